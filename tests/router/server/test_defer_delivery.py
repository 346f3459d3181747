"""Answers in parts on their way: over real sockets, as soon as they are there, to clients that can read them."""

import asyncio
import json
import time
from contextlib import AsyncExitStack
from typing import Any

import pytest

from router.executor.fetch import FetchRunner
from router.plugins.base import ClientResponse, RequestContext, RouterPlugin
from router.server.multipart import defer_dialect
from router.settings import RouterSettings, Timeouts
from tests.router.support.defer_graph import DIALECTS, SDL, WORLD
from tests.router.support.graph import Graph, post
from tests.router.support.incremental import V1, V2, put_together
from tests.router.support.live import client, served, until
from tests.router.support.streamed import Gated, streamed

QUERY = '{ me { name ... @defer(label: "mail") { email } } }'
TYPES = {
    V1: 'multipart/mixed;boundary="graphql";deferSpec=20220824',
    V2: 'multipart/mixed;boundary="-";incrementalSpec=v0.2',
}


def gated(settings: RouterSettings | None = None, *plugins: RouterPlugin) -> tuple[Graph, Gated]:
    graph = Graph(SDL, WORLD, settings=settings, plugins=plugins)
    mail = Gated(graph.subgraphs["mail"])
    graph.replace("mail", mail)
    return graph, mail


@pytest.mark.parametrize("accept", DIALECTS)
async def test_the_first_answer_is_there_while_a_slow_subgraph_still_works(accept: str) -> None:
    graph, mail = gated()
    async with served(graph.router) as address, streamed(address, accept, QUERY) as stream:
        assert await stream.head() == 200
        assert stream.headers["content-type"] == TYPES[accept]
        assert stream.headers["transfer-encoding"] == "chunked"
        assert "content-length" not in stream.headers
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


async def test_a_client_that_leaves_ends_the_work_for_it() -> None:
    graph, mail = gated()
    async with served(graph.router) as address:
        async with streamed(address, V1, QUERY) as stream:
            await stream.head()
            await stream.message()
            await until(lambda: mail.asked == 1)
        await until(lambda: mail.given_up == 1)


@pytest.mark.parametrize("accept", DIALECTS)
async def test_a_part_that_takes_too_long_is_given_up_and_the_answer_ends(accept: str) -> None:
    graph, mail = gated(RouterSettings(timeouts=Timeouts(request_seconds=0.3)))
    begun = time.monotonic()
    async with served(graph.router) as address, streamed(address, accept, QUERY) as stream:
        await stream.head()
        found = await stream.rest()
    assert time.monotonic() - begun < 2
    data, (error,) = put_together(accept, found)
    assert data == {"me": {"name": "Ada"}}
    assert (error["path"], error["extensions"]["code"]) == (["me"], "GATEWAY_TIMEOUT")
    assert mail.given_up == 1


async def test_a_first_answer_that_takes_too_long_is_refused_whole() -> None:
    graph, _ = gated(RouterSettings(timeouts=Timeouts(request_seconds=0.3)))
    answer = await graph.ask("{ me { email ... @defer { name } } }", accept=V1)
    assert answer.errors[0]["extensions"]["code"] == "GATEWAY_TIMEOUT"


@pytest.mark.parametrize("accept", DIALECTS)
async def test_a_mistake_of_ours_in_a_part_is_told_in_one_word(accept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = FetchRunner.run

    async def run(self: FetchRunner, fetch: Any, path: Any) -> None:
        if fetch.service == "mail":
            raise RuntimeError("secret")
        await plain(self, fetch, path)

    monkeypatch.setattr(FetchRunner, "run", run)
    async with served(Graph(SDL, WORLD).router) as address, streamed(address, accept, QUERY) as stream:
        await stream.head()
        found = await stream.rest()
    data, (error,) = put_together(accept, found)
    assert data == {"me": {"name": "Ada"}}
    assert (error["message"], error["extensions"]["code"]) == ("Internal server error", "INTERNAL_SERVER_ERROR")


async def test_a_server_that_is_told_to_go_finishes_what_it_has_begun() -> None:
    graph, mail = gated()
    async with AsyncExitStack() as server:
        address = await server.enter_async_context(served(graph.router))
        async with streamed(address, V1, QUERY) as stream:
            await stream.head()
            first = await stream.message()
            going = asyncio.create_task(server.aclose())
            await asyncio.sleep(0.2)
            assert not going.done()
            mail.gate.set()
            rest = await stream.rest()
            await going
    assert put_together(V1, [first, *rest])[0] == {"me": {"name": "Ada", "email": "a@x"}}


class Counting(RouterPlugin):
    """Marks the first answer, counts all, and refuses the last when told to."""

    def __init__(self, refuse_after: int = 100) -> None:
        self.seen: list[Any] = []
        self._refuse_after = refuse_after

    async def on_response(self, ctx: RequestContext, response: ClientResponse) -> None:
        self.seen.append(response.body)
        response.headers["x-part"] = str(len(self.seen))
        if len(self.seen) > self._refuse_after:
            raise RuntimeError("secret")


async def test_plug_ins_see_every_message_and_set_headers_with_the_first() -> None:
    plugin = Counting()
    async with served(Graph(SDL, WORLD, plugins=(plugin,)).router) as address, streamed(address, V1, QUERY) as stream:
        await stream.head()
        found = await stream.rest()
    assert stream.headers["x-part"] == "1"
    assert plugin.seen == found


async def test_a_plug_in_that_fails_between_the_parts_ends_them_in_order() -> None:
    plugin = Counting(refuse_after=1)
    async with served(Graph(SDL, WORLD, plugins=(plugin,)).router) as address, streamed(address, V1, QUERY) as stream:
        await stream.head()
        found = await stream.rest()
    assert len(found) == 2
    assert found[1]["errors"][0]["message"] == "Internal server error"
    assert found[1]["hasNext"] is False


async def test_a_plug_in_that_fails_at_the_first_answer_leaves_nothing_running() -> None:
    graph, mail = gated(None, Counting(refuse_after=0))
    answer = await graph.ask(QUERY, accept=V1)
    assert (answer.status, answer.errors[0]["extensions"]["code"]) == (500, "INTERNAL_SERVER_ERROR")
    await until(lambda: mail.asked == mail.given_up)


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


async def test_a_client_that_completes_over_a_websocket_ends_the_work_for_it() -> None:
    graph, mail = gated()
    async with served(graph.router) as address, client(address) as one:
        await one.initialise()
        await one.subscribe(QUERY)
        await one.receive()
        await until(lambda: mail.asked == 1)
        await one.send({"type": "complete", "id": "1"})
        await until(lambda: mail.given_up == 1)


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
