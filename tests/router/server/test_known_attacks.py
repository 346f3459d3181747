"""What other servers were once caught by (the numbers are of CVEs and advisories), tried on this one."""

import asyncio
import gzip
import json
import time
from typing import Any

import pytest

from http_server.bounded_http import bounded_http
from http_server.bounds import HttpBounds
from router.settings import Limits, RouterSettings, Timeouts, WebSockets
from tests.router.support.bombs import REFUSED, SDL, WORLD
from tests.router.support.graph import Graph, post, request
from tests.router.support.live import client, served
from tests.router.support.process import router_process

GRAPH = Graph(SDL, WORLD)
PRODUCTION = Graph(SDL, WORLD, settings=RouterSettings(environment="production"))


async def ask(query: Any, graph: Graph = GRAPH, raw: bytes | None = None, **headers: str) -> tuple[int, Any]:
    status, _, answer = await post(graph.router, {"query": query}, headers, raw=raw)
    return status, json.loads(answer)


def code(body: Any) -> str:
    found: str = body["errors"][0]["extensions"]["code"]
    return found


@pytest.mark.parametrize(
    "query",
    [
        '{ _entities(representations: [{__typename: "A", id: "1"}]) { __typename } }',
        "{ _service { sdl } }",
        "query($r: [_Any!]!) { _entities(representations: $r) { __typename } }",
    ],
)
async def test_the_router_speaks_no_subgraph_protocol_to_clients(query: str) -> None:
    status, body = await ask(query)
    assert (status, code(body)) == (400, "GRAPHQL_VALIDATION_FAILED")


async def test_a_compressed_body_is_not_inflated_cve_2024_28101() -> None:
    bomb = gzip.compress(b'{"query":"' + b" " * 5_000_000 + b'{a{id}}"}')
    status, body = await ask("", raw=bomb, content_encoding="gzip")
    assert (status, code(body)) == (415, "INVALID_CONTENT_ENCODING_HEADER")


@pytest.mark.parametrize(
    "query",
    ["subscription { a { id } }", "subscription { }", "subscription", "query A { a { id } } query A { a { id } }"],
)
async def test_anonymous_and_doubled_operations_are_refused_in_order_cve_2023_41317(query: str) -> None:
    status, body = await ask(query)
    assert (status, len(body["errors"]) > 0) == (400, True)


@pytest.mark.parametrize("key", ["__proto__", "__class__", "constructor", "__dict__", "hasOwnProperty"])
async def test_response_keys_are_data_cve_2026_32621(key: str) -> None:
    assert await ask(f"{{ {key}: a {{ {key}: name }} }}") == (200, {"data": {key: {key: "n"}}})
    assert await ask(f"query(${key}: ID) {{ n(id: ${key}) {{ id }} }}") == (200, {"data": {"n": None}})


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "x-user-defined", "base64", "zlib"])
async def test_only_utf_8_is_decoded_cve_2026_23897(charset: str) -> None:
    status, body = await ask("{ a { id } }", content_type=f"application/json; charset={charset}")
    assert (status, code(body)) == (415, "INVALID_CONTENT_TYPE_HEADER")


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", "json"],
)
async def test_json_in_disguise_is_refused_cve_2021_32677(content_type: str) -> None:
    status, body = await ask("{ a { id } }", content_type=content_type)
    assert (status, code(body)) == (415, "INVALID_CONTENT_TYPE_HEADER")


async def test_a_get_with_an_odd_content_type_is_refused_ghsa_hff2_gcpx_8f4p() -> None:
    status, _, raw = await request(GRAPH.router, "GET", b"", {"content-type": "text/plain"}, "query=%7Ba%7Bid%7D%7D")
    assert (status, code(json.loads(raw))) == (415, "INVALID_CONTENT_TYPE_HEADER")


@pytest.mark.parametrize("name", ["fragments spread twice per level", "250 aliases", "200 inline fragments"])
async def test_the_limits_hold_on_a_socket_as_well_cve_2026_30241(name: str) -> None:
    document, expected = REFUSED[name]
    async with served(GRAPH.router) as address, client(address) as one:
        await one.initialise()
        await one.subscribe(document)
        message = await one.receive()
        assert (message["type"], message["payload"][0]["extensions"]["code"]) == ("error", expected)
        await one.subscribe("{ a { id } }", "2")
        assert (await one.receive())["payload"] == {"data": {"a": {"id": "1"}}}


async def test_nothing_runs_on_a_socket_before_its_init_cve_2026_35526() -> None:
    async with served(GRAPH.router) as address, client(address) as one:
        await one.subscribe("{ a { id } }")
        assert (await one.closed())[0] == 4401


async def test_operations_on_one_socket_are_limited_cve_2026_35523() -> None:
    settings = RouterSettings(websockets=WebSockets(operations_per_socket=2))
    graph = Graph(SDL, WORLD, settings=settings)
    hold = asyncio.Event()

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        await hold.wait()
        await graph.subgraphs["one"](scope, receive, send)

    graph.replace("one", slow)
    async with served(graph.router) as address, client(address) as one:
        await one.initialise()
        for number in range(3):
            await one.subscribe("{ a { id } }", str(number))
        refused = await one.receive()
        assert (refused["id"], refused["payload"][0]["extensions"]["code"]) == ("2", "TOO_MANY_OPERATIONS")
        hold.set()


@pytest.mark.parametrize("name", ["fragments under two aliases, not too many", "fragments in a circle"])
async def test_aliases_count_as_often_as_fragments_bring_them_cve_2026_47707(name: str) -> None:
    document, expected = REFUSED[name]
    status, body = await ask(document)
    assert (status, code(body)) == (400, expected)


async def test_errors_do_not_multiply_what_was_sent() -> None:
    for document in ("{a" + "@x" * 99 + "{id}}", "{a{" + " ".join(f"z{i}" for i in range(900)) + "}}"):
        _, _, raw = await post(GRAPH.router, {"query": document})
        assert len(raw) < 10_000


async def test_nothing_of_the_callers_headers_goes_to_subgraphs_or_comes_back() -> None:
    seen: list[dict[bytes, bytes]] = []
    graph = Graph(SDL, WORLD)

    async def watched(scope: Any, receive: Any, send: Any) -> None:
        seen.append(dict(scope["headers"]))
        await graph.subgraphs["one"](scope, receive, send)

    graph.replace("one", watched)
    sent = {
        "apollo-federation-include-trace": "ftv1",
        "router-authorization": "forged",
        "x-user-id": "1",
        "x-forwarded-uri": "/admin",
        "x-request-id": "one\r\nset-cookie: a=b",
    }
    status, got, _ = await post(graph.router, {"query": "{ a { id } }"}, sent)
    assert (status, len(seen)) == (200, 1)
    assert not {name.decode() for name in seen[0]} & sent.keys()
    assert "\r" not in got["x-request-id"]


async def test_a_batch_is_one_budget_of_requests() -> None:
    status, body = await ask("", raw=json.dumps([{"query": "{ a { id } }"}] * 11).encode())
    assert (status, code(body)) == (422, "BATCH_LIMIT_EXCEEDED")


async def test_suggestions_do_not_tell_what_introspection_would_not() -> None:
    _, body = await ask("{ a { nam } }")
    assert "Did you mean 'name'" in body["errors"][0]["message"]
    _, body = await ask("{ a { nam } }", PRODUCTION)
    assert body["errors"][0]["message"] == "Cannot query field 'nam' on type 'A'."
    assert body["errors"][0]["locations"] == [{"line": 1, "column": 7}]
    _, body = await ask("{ __schema { queryType { name } } }", PRODUCTION)
    assert code(body) == "INTROSPECTION_DISABLED"


COSTLY = "n { x { x { x { id } } } } a { " + " ".join(f"f{one}: arg(x: {one}) {{ id }}" for one in range(8)) + " }"


async def test_the_first_limit_that_is_met_is_the_one_that_is_told() -> None:
    """Bytes, tokens, parse, operation, expanded size, validation, variables, plan: each costs more than the last."""
    limits = Limits(body_bytes=2000, tokens=200, depth=5, aliases=10, expanded_selections=50, plan_steps=20)
    graph = Graph(SDL, WORLD, settings=RouterSettings(limits=limits))
    wrong = "{ zzz " + "a { id } " * 40
    stages = [
        (wrong + "}" + " " * 2000, 413, "INVALID_GRAPHQL_REQUEST"),
        (wrong * 4, 400, "MAX_TOKENS_LIMIT"),
        (wrong, 400, "PARSING_ERROR"),
        ("query A " + wrong + "} query B { a { id } }", 400, "GRAPHQL_UNKNOWN_OPERATION_NAME"),
        (wrong + "}", 400, "MAX_EXPANDED_SELECTIONS_LIMIT"),
        ("query($v: Int!) { zzz a { id } }", 400, "GRAPHQL_VALIDATION_FAILED"),
        (f"query($v: ID!) {{ m: n(id: $v) {{ id }} {COSTLY} }}", 400, "VALIDATION_INVALID_TYPE_VARIABLE"),
        (f"{{ {COSTLY} }}", 400, "MAX_PLANNING_EFFORT"),
    ]
    for query, expected_status, expected in stages:
        status, body = await ask(query, graph)
        assert (status, code(body)) == (expected_status, expected), query[:80]


# -- slow and endless clients, over real sockets --------------------------------------------------------------------


async def converse(address: str, *parts: bytes, pause: float = 0) -> bytes:
    """What the server says until it ends the connection."""
    host, port = address.split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)
        return await asyncio.wait_for(reader.read(), 30)
    except ConnectionResetError:
        return b""
    finally:
        writer.transport.abort()


HEAD = b"POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n"


def settings(**timeouts: float) -> dict[str, Any]:
    made = Timeouts(**timeouts)
    return {"http": bounded_http(HttpBounds(head_bytes=20_000, head_seconds=made.head_seconds))}


async def test_a_head_that_never_ends_is_refused() -> None:
    async with served(GRAPH.router, **settings(head_seconds=5)) as address:
        endless = [b"x-one: " + b"a" * 1000 + b"\r\n"] * 20
        assert b" 431 " in await converse(address, HEAD, *endless)
        one_line = [b"x-one: ", *[b"a" * 1000] * 20]
        assert b" 431 " in await converse(address, HEAD, *one_line)
        assert b" 431 " in await converse(address, b"GET /" + b"a" * 20_100)


async def test_a_head_that_comes_too_slowly_is_refused() -> None:
    async with served(GRAPH.router, **settings(head_seconds=0.2)) as address:
        started = time.monotonic()
        assert b" 408 " in await converse(address, HEAD)
        assert b" 408 " in await converse(address)
        whole = HEAD + b"content-length: 20\r\n\r\n" + b'{"query":"{a{id}}"}\n'
        answer = await converse(address, whole, whole, HEAD)
        assert answer.count(b'{"data":{"a":{"id":"1"}}}') == 2
        assert b" 408 " in answer
        assert time.monotonic() - started < 5


async def test_an_answer_on_its_way_is_not_mixed_with_the_refusal_of_the_next_request() -> None:
    graph = Graph(SDL, WORLD)

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.sleep(0.5)
        await graph.subgraphs["one"](scope, receive, send)

    graph.replace("one", slow)
    async with served(graph.router, **settings(head_seconds=0.1)) as address:
        whole = HEAD + b"content-length: 20\r\n\r\n" + b'{"query":"{a{id}}"}\n'
        answer = await converse(address, whole + HEAD)
    assert answer.index(b'{"data":{"a":{"id":"1"}}}') < answer.index(b" 408 ")
    assert answer.startswith(b"HTTP/1.1 200 ")


async def test_a_body_that_comes_too_slowly_is_refused() -> None:
    graph = Graph(SDL, WORLD, settings=RouterSettings(timeouts=Timeouts(body_seconds=0.2)))
    async with served(graph.router) as address:
        answer = await converse(
            address, HEAD + b"content-length: 100\r\nconnection: close\r\n\r\n", b'{"query', pause=0.1
        )
    assert b" 408 " in answer
    assert b"REQUEST_TIMEOUT" in answer


async def test_a_body_that_never_ends_is_refused() -> None:
    async with served(GRAPH.router) as address:
        head = HEAD + b"transfer-encoding: chunked\r\n\r\n"
        answer = await converse(address, head, *[b"10000\r\n" + b" " * 65536 + b"\r\n"] * 40)
    assert b" 413 " in answer or answer == b""


async def test_the_process_serves_with_these_bounds(tmp_path: Any) -> None:
    config = tmp_path / "router.yaml"
    config.write_text("timeouts: {head_seconds: 0.2}\nlimits: {head_bytes: 2000}\n", encoding="utf-8")
    async with router_process("schema/supergraph.graphql", "--config", str(config)) as router:
        await router.healthy()
        assert b" 408 " in await converse(router.address, HEAD)
        assert b" 431 " in await converse(router.address, HEAD, b"x-one: " + b"a" * 3000)
        assert (await router.ask("{ __typename }"))[0] == 200
