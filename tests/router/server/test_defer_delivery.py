"""Answers in parts on their way: over real sockets, as soon as they are there, to clients that can read them."""

import json

import pytest

from router.server.multipart import defer_dialect
from tests.router.support.defer_graph import DIALECTS, SDL, WORLD
from tests.router.support.graph import Graph, post
from tests.router.support.incremental import V1, V2, put_together
from tests.router.support.live import client, served, until
from tests.router.support.streamed import gated, streamed

QUERY = '{ me { name ... @defer(label: "mail") { email } } }'
TYPES = {
    V1: 'multipart/mixed;boundary="graphql";deferSpec=20220824',
    V2: 'multipart/mixed;boundary="-";incrementalSpec=v0.2',
}


@pytest.mark.parametrize("accept", DIALECTS)
async def test_the_first_answer_is_there_while_a_slow_subgraph_still_works(accept: str) -> None:
    graph, mail = gated()
    async with served(graph.router) as address, streamed(address, accept, QUERY) as stream:
        assert await stream.head() == 200
        assert stream.headers["content-type"] == TYPES[accept]
        assert stream.headers["transfer-encoding"] == "chunked"
        assert "content-length" not in stream.headers
        assert stream.headers["x-accel-buffering"] == "no"  # a proxy in between must not collect the parts
        first = await stream.message()
        assert (first["data"], first["hasNext"]) == ({"me": {"name": "Ada"}}, True)
        await until(lambda: mail.asked == 1)
        mail.gate.set()
        rest = await stream.rest()
    assert put_together(accept, [first, *rest]) == ({"me": {"name": "Ada", "email": "a@x"}}, [])


async def test_the_bytes_of_the_older_dialect() -> None:
    async with served(Graph(SDL, WORLD).router) as address, streamed(address, V1, QUERY) as stream:
        await stream.head()
        await stream.rest()
    assert stream.raw == (
        b'\r\n--graphql\r\ncontent-type: application/json\r\n\r\n{"data":{"me":{"name":"Ada"}},"hasNext":true}'
        b"\r\n--graphql\r\ncontent-type: application/json\r\n\r\n"
        b'{"incremental":[{"data":{"email":"a@x"},"path":["me"],"label":"mail"}],"hasNext":false}'
        b"\r\n--graphql--\r\n"
    )


async def test_the_bytes_of_the_newer_dialect() -> None:
    async with served(Graph(SDL, WORLD).router) as address, streamed(address, V2, QUERY) as stream:
        await stream.head()
        await stream.rest()
    assert stream.raw == (
        b"\r\n---\r\ncontent-type: application/json; charset=utf-8\r\n\r\n"
        b'{"data":{"me":{"name":"Ada"}},"pending":[{"id":"0","path":["me"],"label":"mail"}],"hasNext":true}'
        b"\r\n---\r\ncontent-type: application/json; charset=utf-8\r\n\r\n"
        b'{"incremental":[{"id":"0","data":{"email":"a@x"}}],"completed":[{"id":"0"}],"hasNext":false}'
        b"\r\n-----\r\n"
    )


@pytest.mark.parametrize(
    ("accept", "dialect"),
    [
        (V1, "v0.1"),
        (V2, "v0.2"),
        ("multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9", "v0.1"),
        ('Multipart/Mixed; DeferSpec="20220824"; boundary="graphql"', "v0.1"),
        (f"{V1};q=0.4, {V2};q=0.5, */*;q=0.9", "v0.2"),
        (f"{V2}, {V1}", "v0.2"),
        (f"{V1};q=0", None),
        ("multipart/mixed", None),
        ("multipart/mixed;deferSpec=20990101", None),
        ("multipart/mixed;subscriptionSpec=1.0", None),
        ("application/json", None),
        ("*/*", None),
        (None, None),
    ],
)
def test_the_dialect_is_what_the_client_says_it_reads(accept: str | None, dialect: str | None) -> None:
    assert defer_dialect(accept) == dialect


@pytest.mark.parametrize("accept", ["", "application/json", "*/*", "multipart/mixed"])
async def test_a_client_that_cannot_read_parts_is_refused(accept: str) -> None:
    answer = await Graph(SDL, WORLD).ask(QUERY, accept=accept)
    assert (answer.status, answer.errors[0]["extensions"]["code"]) == (406, "DEFER_BAD_HEADER")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.call_counts == {}


async def test_an_answer_in_one_piece_is_json_to_those_who_read_parts_too() -> None:
    for accept in (V1, f"{V1}, application/json"):
        answer = await Graph(SDL, WORLD).ask("{ me { name ... @defer(if: false) { slow } } }", accept=accept)
        assert answer.data == {"me": {"name": "Ada", "slow": 7}}
        assert answer.headers["content-type"] == "application/json; charset=utf-8"


async def test_an_operation_of_a_batch_cannot_be_deferred() -> None:
    body = [{"query": "{ root }"}, {"query": QUERY}]
    status, _, raw = await post(Graph(SDL, WORLD).router, body, {"accept": f"{V1}, application/json"})
    first, second = json.loads(raw)
    assert (status, first) == (200, {"data": {"root": 3}})
    assert second["errors"][0]["extensions"]["code"] == "BATCHING_DEFER_UNSUPPORTED"


SUBSCRIPTIONS: dict[str, tuple[str, dict[str, bool], str]] = {
    "always": ("@defer", {}, "GRAPHQL_VALIDATION_FAILED"),
    "by a variable": ("@defer(if: $b)", {"b": True}, "GRAPHQL_VALIDATION_FAILED"),
    "not by a variable": ("@defer(if: $b)", {"b": False}, "SUBSCRIPTION_BAD_HEADER"),
    "never": ("@defer(if: false)", {}, "SUBSCRIPTION_BAD_HEADER"),
}


@pytest.mark.parametrize("case", SUBSCRIPTIONS)
async def test_a_subscription_cannot_be_deferred(case: str) -> None:
    defer, variables, code = SUBSCRIPTIONS[case]
    sdl = {"a": "type Query { q: Int }  type Subscription { s: S }  type S { x: Int  y: Int }"}
    query = f"subscription($b: Boolean! = false) {{ s {{ x ... {defer} {{ y }} z: y @skip(if: $b) }} }}"
    answer = await Graph(sdl, WORLD).ask(query, variables, accept=V1)
    assert answer.errors[0]["extensions"]["code"] == code


async def test_over_a_websocket_every_message_is_a_result() -> None:
    graph, mail = gated()
    async with served(graph.router) as address, client(address) as one:
        await one.initialise()
        await one.subscribe(QUERY)
        first = await one.receive()
        assert first["payload"] == {"data": {"me": {"name": "Ada"}}, "hasNext": True}
        mail.gate.set()
        payload = {"data": {"email": "a@x"}, "path": ["me"], "label": "mail"}
        assert await one.receive() == {
            "id": "1",
            "type": "next",
            "payload": {"incremental": [payload], "hasNext": False},
        }
        assert await one.receive() == {"id": "1", "type": "complete"}


@pytest.mark.parametrize("accept", DIALECTS)
async def test_a_slow_part_does_not_hold_up_another(accept: str) -> None:
    graph, mail = gated()
    query = '{ users { id ... @defer(label: "slow") { email } ... @defer(label: "fast") { posts { title } } } }'
    async with served(graph.router) as address, streamed(address, accept, query) as stream:
        await stream.head()
        first = await stream.message()
        second = await stream.message()
        assert "one" in json.dumps(second)
        assert not mail.gate.is_set()
        mail.gate.set()
        rest = await stream.rest()
    data, errors = put_together(accept, [first, second, *rest])
    assert not errors
    assert [one["email"] for one in data["users"]] == ["a@x", "b@x"]
