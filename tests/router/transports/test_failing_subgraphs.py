"""Subgraphs that fail in every way: a coded error on their fields, in time, and everything else is answered."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from router.bootstrap import Router, create_router
from router.settings import Limits, RouterSettings, SubgraphSettings, Timeouts
from tests.router.support import misbehaving as how
from tests.router.support.compose import compose
from tests.router.support.graph import post
from tests.router.support.misbehaving import MisbehavingSubgraph, Misdeed, Wire, answering
from tests.router.support.subgraph import Subgraph
from tests.router.support.world import Ref, World

SDL = {
    "good": """
        type Query { fine: String  items: [Item!] }
        type Item @key(fields: "id") { id: ID!  own: String }
    """,
    "bad": """
        type Query { broken: String  other: Box }
        type Box { n: Int }
        type Item @key(fields: "id") { id: ID!  name: String }
    """,
}
WORLD = World(
    objects={
        "1": {"__typename": "Item", "id": "1", "own": "a"},
        "2": {"__typename": "Item", "id": "2", "own": "b"},
    },
    roots={"fine": "yes", "items": [Ref("1"), Ref("2")]},
)
SUPERGRAPH = compose(SDL)
QUERY = "{ fine broken other { n } items { id own name } }"
REST = {"fine": "yes", "items": [{"id": "1", "own": "a", "name": None}, {"id": "2", "own": "b", "name": None}]}
SECONDS = 0.4
MEGABYTE = 2**20
HTTP_ERROR, MALFORMED, TIMEOUT = "SUBREQUEST_HTTP_ERROR", "SUBREQUEST_MALFORMED_RESPONSE", "GATEWAY_TIMEOUT"


@asynccontextmanager
async def router_over(url: str, concurrency: int = 50, **settings: Any) -> AsyncIterator[Router]:
    chosen: dict[str, Any] = {
        "limits": Limits(subgraph_response_bytes=MEGABYTE),
        "timeouts": Timeouts(subgraph_seconds=SECONDS),
        "subgraphs": {"bad": SubgraphSettings(url=url, concurrency=concurrency)},
        **settings,
    }
    router = create_router(
        RouterSettings(**chosen), SUPERGRAPH, in_process={"good": Subgraph("good", SDL["good"], WORLD)}
    )
    try:
        yield router
    finally:
        await router.close()


async def ask(router: Router, query: str = QUERY) -> dict[str, Any]:
    status, _, raw = await post(router, {"query": query})
    assert status == 200, raw
    body: dict[str, Any] = json.loads(raw)
    return body


def check_failed(body: dict[str, Any], code: str) -> None:
    """The bad subgraph's fields are null with an error each that says so; the others are there."""
    assert {**body["data"], "broken": 0, "other": 0} == {**REST, "broken": 0, "other": 0}
    assert (body["data"]["broken"], body["data"]["other"]) == (None, None)
    places = [error["path"] for error in body["errors"]]
    assert [place for place in places if place[0] != "items"] == [["broken"], ["other"]]
    assert any(place[0] == "items" for place in places)
    for error in body["errors"]:
        assert (error["extensions"]["code"], error["extensions"]["service"]) == (code, "bad")


FAILURES: dict[str, tuple[Misdeed, str]] = {
    "says nothing": (how.silent, TIMEOUT),
    "closes at once": (how.closing, HTTP_ERROR),
    "resets the connection": (how.resetting, HTTP_ERROR),
    "speaks another protocol": (how.no_http, HTTP_ERROR),
    "HTML": (answering(b"<html>hello</html>", content_type="text/html"), MALFORMED),
    "HTML that says it is JSON": (answering(b"<html>hello</html>"), MALFORMED),
    "JSON that says it is HTML": (answering(b'{"data":{"broken":"x"}}', content_type="text/html"), MALFORMED),
    "HTML with 500": (answering(b"<html>oops</html>", "500 Oops", "text/html"), HTTP_ERROR),
    "500 with nothing": (answering(b"", "500 Oops"), HTTP_ERROR),
    "503 with nothing": (answering(b"", "503 Busy"), HTTP_ERROR),
    "401 with JSON that is no GraphQL": (answering(b'{"message":"no"}', "401 No"), HTTP_ERROR),
    "404": (answering(b"not found", "404 Not Found", "text/plain"), HTTP_ERROR),
    "204": (answering(b"", "204 No Content", "", content_length=""), MALFORMED),
    "200 with nothing": (answering(b""), MALFORMED),
    "half an answer": (how.half, HTTP_ERROR),
    "half a chunked answer": (how.half_chunked, HTTP_ERROR),
    "half a JSON document": (answering(b'{"data":{"broken":"x"'), MALFORMED),
    "a JSON list": (answering(b'[{"data":{"broken":"x"}}]'), MALFORMED),
    "a JSON text": (answering(b'"data"'), MALFORMED),
    "null": (answering(b"null"), MALFORMED),
    "an object without data": (answering(b'{"hello":1}'), MALFORMED),
    "data that is a text": (answering(b'{"data":"x"}'), MALFORMED),
    "data that is a list": (answering(b'{"data":[]}'), MALFORMED),
    "data that is null": (answering(b'{"data":null}'), MALFORMED),
    "errors of no shape": (answering(b'{"data":null,"errors":"x"}'), MALFORMED),
    "errors that are none": (answering(b'{"data":null,"errors":[]}'), MALFORMED),
    "invalid UTF-8": (answering(b'{"data":{"broken":"\xff\xfe"}}'), MALFORMED),
    "UTF-16": (answering('{"data":{}}'.encode("utf-16")), MALFORMED),
    "lists in lists without end": (answering(b'{"data":' + b"[" * 200_000 + b"]" * 200_000 + b"}"), MALFORMED),
    "objects in objects without end": (answering(b'{"a":' * 100_000 + b"1" + b"}" * 100_000), MALFORMED),
    "a number beyond all numbers": (answering(b'{"data":{"broken":1e999}}'), MALFORMED),
    "NaN": (answering(b'{"data":{"broken":NaN}}'), MALFORMED),
    "a redirect": (answering(b"", "302 Found", location="http://127.0.0.1:1/elsewhere"), HTTP_ERROR),
    "a permanent redirect": (answering(b"", "308 Moved", location="/graphql/"), HTTP_ERROR),
    "one byte at a time": (how.trickling, TIMEOUT),
    "a gigabyte in chunks": (how.endless, MALFORMED),
    "a gigabyte announced": (how.a_gigabyte_announced, MALFORMED),
    "a bomb in gzip": (how.gzip_bomb(), MALFORMED),
    "what only says it is gzip": (answering(b'{"data":{}}', content_encoding="gzip"), HTTP_ERROR),
    "an encoding it does not keep": (answering(b"\x1b\x05\x00", content_encoding="br"), HTTP_ERROR),
    "headers without end": (how.endless_headers, HTTP_ERROR),
}


@pytest.mark.parametrize("name", FAILURES)
async def test_a_failing_subgraph_costs_its_fields_within_its_time_and_nothing_else(name: str) -> None:
    misdeed, code = FAILURES[name]
    subgraph = MisbehavingSubgraph(misdeed)
    async with subgraph.running() as url, router_over(url) as router:
        started = time.monotonic()
        body = await ask(router)
        took = time.monotonic() - started
    check_failed(body, code)
    assert took < SECONDS * 2 + 2
    assert len(subgraph.requests) in (2, 4)  # roots and entities, once more each if that can help


async def test_nobody_listening() -> None:
    async with router_over("http://127.0.0.1:1/graphql") as router:
        check_failed(await ask(router), HTTP_ERROR)


@pytest.mark.parametrize("url", ["not a url", "http://", "ftp://127.0.0.1/x", "http://nowhere.invalid/graphql"])
async def test_a_subgraph_without_a_usable_url(url: str) -> None:
    sdl = SUPERGRAPH.replace("http://bad.test/graphql", url)
    in_process = {"good": Subgraph("good", SDL["good"], WORLD)}
    router = create_router(RouterSettings(), sdl, in_process=in_process)
    check_failed(await ask(router), HTTP_ERROR)
    await router.close()


async def test_the_memory_does_not_grow_with_what_an_endless_subgraph_sends() -> None:
    for misdeed in (how.endless, how.a_gigabyte_announced, how.gzip_bomb()):
        subgraph = MisbehavingSubgraph(misdeed)
        async with subgraph.running() as url, router_over(url) as router:
            before = most = resident_bytes()
            asked = asyncio.create_task(ask(router, "{ broken }"))
            while not asked.done():
                await asyncio.sleep(0.005)
                most = max(most, resident_bytes())
            await asked
        assert most - before < 50 * MEGABYTE
        assert max(wire.sent for wire in subgraph.wires) < 20 * MEGABYTE


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


async def test_the_connection_of_an_endless_answer_is_closed() -> None:
    subgraph = MisbehavingSubgraph(how.endless)
    async with subgraph.running() as url, router_over(url) as router:
        await ask(router, "{ broken }")
        for _ in range(100):
            if subgraph.gone:
                break
            await asyncio.sleep(0.02)
        assert subgraph.gone == len(subgraph.requests)


async def test_a_redirect_is_not_followed() -> None:
    elsewhere = MisbehavingSubgraph(answering(b'{"data":{"broken":"stolen"}}'))
    async with elsewhere.running() as target:
        subgraph = MisbehavingSubgraph(answering(b"", "307 Temporary Redirect", location=target))
        async with subgraph.running() as url, router_over(url) as router:
            body = await ask(router, "{ broken }")
    assert (body["data"], elsewhere.connections) == ({"broken": None}, 0)


@pytest.mark.parametrize("status", ["200 OK", "400 Bad Request", "500 Oops", "503 Busy"])
async def test_a_graphql_answer_is_read_whatever_its_status(status: str) -> None:
    answer = b'{"data":{"broken":null},"errors":[{"message":"sorry","path":["broken"],"extensions":{"code":"TIRED"}}]}'
    async with MisbehavingSubgraph(answering(answer, status)).running() as url, router_over(url) as router:
        body = await ask(router, "{ fine broken }")
    assert body["data"] == {"fine": "yes", "broken": None}
    (error,) = body["errors"]
    assert (error["message"], error["path"], error["extensions"]["code"]) == ("sorry", ["broken"], "TIRED")


@pytest.mark.parametrize(
    "content_type", ["application/graphql-response+json; charset=utf-8", "application/json", "text/json", ""]
)
async def test_any_kind_of_json_is_read(content_type: str) -> None:
    answer = answering(b'{"data":{"broken":"whole"}}', content_type=content_type)
    async with MisbehavingSubgraph(answer).running() as url, router_over(url) as router:
        assert await ask(router, "{ broken }") == {"data": {"broken": "whole"}}


async def test_of_a_name_sent_twice_the_last_counts() -> None:
    answer = answering(b'{"data":{"broken":"first","broken":"last"}}')
    async with MisbehavingSubgraph(answer).running() as url, router_over(url) as router:
        assert await ask(router, "{ broken }") == {"data": {"broken": "last"}}


@pytest.mark.parametrize(
    "entities",
    [
        "null",
        "5",
        "{}",
        "[]",
        '[{"name":"one"}]',
        '[{"name":"one"},{"name":"two"},{"name":"three"}]',
        '["one","two"]',
        "[[],[]]",
    ],
)
async def test_entities_that_do_not_fit_what_was_asked(entities: str) -> None:
    answer = answering(f'{{"data":{{"_entities":{entities}}}}}'.encode())
    async with MisbehavingSubgraph(answer).running() as url, router_over(url) as router:
        body = await ask(router, "{ fine items { own name } }")
    rest = [{"own": "a", "name": None}, {"own": "b", "name": None}]
    assert body["data"] == {"fine": "yes", "items": rest}
    assert {one["extensions"]["code"] for one in body["errors"]} == {MALFORMED}
    assert {one["extensions"]["service"] for one in body["errors"]} == {"bad"}


async def test_an_entity_that_is_null_or_of_another_type_is_only_missing() -> None:
    answer = answering(b'{"data":{"_entities":[null,{"__typename":"Box","name":{"n":1}}]}}')
    async with MisbehavingSubgraph(answer).running() as url, router_over(url) as router:
        body = await ask(router, "{ fine items { own name } }")
    rest = [{"own": "a", "name": None}, {"own": "b", "name": None}]
    assert body["data"] == {"fine": "yes", "items": rest}


async def test_one_broken_entity_does_not_cost_the_others() -> None:
    async def misdeed(wire: Wire) -> None:
        asked: list[Any] = wire.variables["representations"]
        found = [{"name": f"item {one['id']}"} if one["id"] == "2" else None for one in asked]
        errors = [{"message": "lost", "path": ["_entities", 0]}]
        await wire.answer(json.dumps({"data": {"_entities": found}, "errors": errors}).encode())

    async with MisbehavingSubgraph(misdeed).running() as url, router_over(url) as router:
        body = await ask(router, "{ items { name } }")
    assert body["data"] == {"items": [{"name": None}, {"name": "item 2"}]}
    assert [one["path"][:2] for one in body["errors"]] == [["items", 0]]


async def test_what_failed_is_masked_in_production() -> None:
    secret = b'{"data":null,"errors":[{"message":"password is hunter2","path":["broken"],"extensions":{"stack":"x"}}]}'
    for misdeed in (answering(secret), how.closing, answering(b"hunter2", "500 Oops", "text/plain")):
        async with (
            MisbehavingSubgraph(misdeed).running() as url,
            router_over(url, environment="production") as router,
        ):
            body = await ask(router, "{ fine broken }")
        assert body["data"] == {"fine": "yes", "broken": None}
        assert body["errors"][0]["extensions"]["code"]
        told = json.dumps(body)
        assert not any(word in told for word in ("hunter2", "stack", "bad", "127.0.0.1"))


async def test_a_connection_is_used_again_but_not_after_a_broken_answer() -> None:
    moods = iter(["whole", "whole", "endless", "whole", "whole"])

    async def misdeed(wire: Wire) -> None:
        if next(moods) == "endless":
            await how.endless(wire)
        await wire.answer(b'{"data":{"broken":"whole"}}')

    subgraph = MisbehavingSubgraph(misdeed)
    async with subgraph.running() as url, router_over(url) as router:
        answers = [(await ask(router, "{ broken }"))["data"]["broken"] for _ in range(5)]
    assert answers == ["whole", "whole", None, "whole", "whole"]
    assert (len(subgraph.requests), subgraph.connections) == (5, 2)


async def test_when_the_time_of_the_request_is_over_there_is_still_what_came_until_then() -> None:
    timeouts = Timeouts(request_seconds=SECONDS, subgraph_seconds=30)
    async with MisbehavingSubgraph(how.silent).running() as url, router_over(url, timeouts=timeouts) as router:
        started = time.monotonic()
        check_failed(await ask(router), TIMEOUT)
        assert time.monotonic() - started < SECONDS + 2


async def test_who_waits_for_a_turn_at_a_busy_subgraph_gives_up_in_time_too() -> None:
    async with MisbehavingSubgraph(how.silent).running() as url, router_over(url, concurrency=1) as router:
        started = time.monotonic()
        bodies = await asyncio.gather(*(ask(router, "{ broken }") for _ in range(10)))
        assert time.monotonic() - started < SECONDS + 2
    assert {one["errors"][0]["extensions"]["code"] for one in bodies} == {TIMEOUT}


MANY = 30_000


@pytest.mark.parametrize(
    "entities",
    [
        lambda count: {"data": {"_entities": [None] * count}},
        lambda count: {"data": {"_entities": [{"name": 5}] * count}},
        lambda count: {
            "data": {"_entities": [None] * count},
            "errors": [{"message": "lost " * 20, "path": ["_entities", number, "name"]} for number in range(count)],
        },
        lambda count: {"data": None, "errors": [{"message": "lost"}] * count},
        lambda count: {"data": None, "errors": [{"message": "lost", "path": ["_entities", 0, *["name"] * 9]}] * count},
    ],
    ids=["null", "of a wrong type", "null with an error each", "errors without a place", "errors at places too deep"],
)
async def test_many_broken_entities_cost_neither_time_nor_more_than_the_allowed_errors(entities: Any) -> None:
    async def misdeed(wire: Wire) -> None:
        await wire.answer(json.dumps(entities(len(wire.variables["representations"]))).encode())

    items = json.dumps({"data": {"items": [{"__typename": "Item", "id": str(one)} for one in range(MANY)]}}).encode()
    async with (
        MisbehavingSubgraph(answering(items)).running() as good,
        MisbehavingSubgraph(misdeed).running() as url,
    ):
        subgraphs = {"bad": SubgraphSettings(url=url), "good": SubgraphSettings(url=good)}
        router = create_router(RouterSettings(limits=Limits(errors=20), subgraphs=subgraphs), SUPERGRAPH)
        started = time.process_time()
        body = await ask(router, "{ items { id name } }")
        took = time.process_time() - started
        await router.close()
    assert [len(body["data"]["items"]), body["data"]["items"][-1]] == [MANY, {"id": str(MANY - 1), "name": None}]
    assert len(body.get("errors", [])) <= 20
    assert took < 3
