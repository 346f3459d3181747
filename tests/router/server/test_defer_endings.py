"""Answers in parts that do not go well: clients that leave, parts that take too long, servers that go, mistakes."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import pytest

from router.executor.fetch import FetchRunner
from router.plugins.base import ClientResponse, RequestContext, RouterPlugin, StreamGuard
from router.settings import RouterSettings, Timeouts
from router.transports.base import SubgraphRequest
from tests.router.support.defer_graph import DIALECTS, SDL, WORLD
from tests.router.support.graph import Graph
from tests.router.support.incremental import V1, put_together
from tests.router.support.live import client, served, until
from tests.router.support.process import router_process
from tests.router.support.streamed import gated, streamed

QUERY = '{ me { name ... @defer(label: "mail") { email } } }'


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


class Hanging(RouterPlugin):
    """Never comes back from before a request to one of these."""

    def __init__(self, *subgraphs: str) -> None:
        self._subgraphs = subgraphs

    async def on_subgraph_request(self, ctx: RequestContext, request: SubgraphRequest) -> None:
        if request.subgraph in self._subgraphs:
            await asyncio.Event().wait()


@pytest.mark.parametrize("accept", DIALECTS)
async def test_a_part_that_hangs_outside_of_its_fetch_is_given_up_too(accept: str) -> None:
    graph, _ = gated(RouterSettings(timeouts=Timeouts(request_seconds=0.1)), Hanging("mail"))
    async with served(graph.router) as address, streamed(address, accept, QUERY) as stream:
        await stream.head()
        found = await stream.rest()
    data, (error,) = put_together(accept, found)
    assert data == {"me": {"name": "Ada"}}
    assert error["extensions"]["code"] == "GATEWAY_TIMEOUT"


async def test_a_first_answer_that_takes_too_long_is_refused_whole() -> None:
    graph, _ = gated(RouterSettings(timeouts=Timeouts(request_seconds=0.2)), Hanging("people"))
    answer = await graph.ask(QUERY, accept=V1)
    assert (answer.status, answer.errors[0]["extensions"]["code"]) == (504, "GATEWAY_TIMEOUT")


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


async def test_a_process_that_is_told_to_go_finishes_what_it_has_begun(tmp_path: Path) -> None:
    graph, mail = gated()
    supergraph, config = tmp_path / "supergraph.graphql", tmp_path / "router.yaml"
    supergraph.write_text(graph.sdl, encoding="utf-8")
    async with served(graph.subgraphs["people"]) as people, served(mail) as mails:
        urls = {"people": {"url": f"http://{people}/graphql"}, "mail": {"url": f"http://{mails}/graphql"}}
        config.write_text(json.dumps({"subgraphs": urls}), encoding="utf-8")
        async with router_process(supergraph, "--config", str(config)) as router:
            await router.healthy()
            async with streamed(router.address, V1, QUERY) as stream:
                await stream.head()
                first = await stream.message()
                going = asyncio.create_task(router.end())
                await asyncio.sleep(0.2)
                assert not going.done()
                mail.gate.set()
                rest = await stream.rest()
                code, _ = await going
    assert put_together(V1, [first, *rest])[0] == {"me": {"name": "Ada", "email": "a@x"}}
    assert code == 0


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


async def test_a_client_that_completes_over_a_websocket_ends_the_work_for_it() -> None:
    graph, mail = gated()
    async with served(graph.router) as address, client(address) as one:
        await one.initialise()
        await one.subscribe(QUERY)
        await one.receive()
        await until(lambda: mail.asked == 1)
        await one.send({"type": "complete", "id": "1"})
        await until(lambda: mail.given_up == 1)


class Leaving(RouterPlugin):
    def __init__(self) -> None:
        self.gone = asyncio.Event()

    def stream_guard(self, ctx: RequestContext) -> StreamGuard:
        async def wait() -> None:
            await self.gone.wait()

        return wait


async def test_who_may_stay_gets_everything() -> None:
    graph = Graph(SDL, WORLD, plugins=(Leaving(),))
    async with served(graph.router) as address, streamed(address, V1, QUERY) as stream:
        await stream.head()
        found = await stream.rest()
    assert put_together(V1, found) == ({"me": {"name": "Ada", "email": "a@x"}}, [])


async def test_the_end_of_the_identity_ends_the_answer_and_the_work_for_it() -> None:
    leaving = Leaving()
    graph, mail = gated(None, leaving)
    async with served(graph.router) as address, streamed(address, V1, QUERY) as stream:
        await stream.head()
        await stream.message()
        await until(lambda: mail.asked == 1)
        leaving.gone.set()
        (last,) = await stream.rest()
    assert last["errors"][0]["extensions"]["code"] == "DEFERRED_RESPONSE_JWT_EXPIRED"
    assert last["hasNext"] is False
    assert mail.given_up == 1
