"""Sockets and subscriptions are counted by session, equal subscriptions share a stream, and idle sockets end."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from router.plugins.base import RequestContext, RouterPlugin
from router.settings import RouterSettings, SubgraphSettings, WebSockets
from router.transports.base import SubgraphSubscribe
from tests.router.server.test_subscriptions import QUERY, SDL, WORLD, event
from tests.router.support.graph import Graph
from tests.router.support.live import PROTOCOL, Client, EventSource, served, until

FEW = WebSockets(sockets_per_client=3, sockets_per_session=2, subscriptions_per_session=4, idle_seconds=0.3)
ROOM: dict[str, Any] = {"variables": {"room": "r"}}


class Sessions(RouterPlugin):
    """The cookie is the session; `unknown` fails."""

    async def session_of(self, ctx: RequestContext) -> str | None:
        if ctx.cookies.get("session") == "broken":
            raise OSError("the record is away")
        return ctx.cookies.get("session")

    async def on_request(self, ctx: RequestContext) -> None:
        ctx.identity = ctx.cookies.get("session")

    async def on_subgraph_subscribe(self, ctx: RequestContext, request: SubgraphSubscribe) -> None:
        request.connection_params["who"] = str(ctx.identity)


@asynccontextmanager
async def running(source: EventSource, limits: WebSockets) -> AsyncIterator[tuple[str, AsyncExitStack]]:
    async with source.running() as url, AsyncExitStack() as stack:
        settings = RouterSettings(websockets=limits, subgraphs={"feed": SubgraphSettings(websocket_url=url)})
        graph = Graph(SDL, WORLD, settings=settings, plugins=(Sessions(),))
        address = await stack.enter_async_context(served(graph.router))
        async with AsyncExitStack() as sockets:
            yield address, sockets


async def socket(address: str, stack: AsyncExitStack, session: str | None = None) -> Client:
    headers = {"cookie": f"session={session}"} if session else {}
    opened = connect(
        f"ws://{address}/graphql", subprotocols=[Subprotocol(PROTOCOL)], additional_headers=headers, proxy=None
    )
    one = Client(await stack.enter_async_context(opened))
    await one.initialise()
    return one


async def refusal(address: str, stack: AsyncExitStack, session: str | None = None) -> tuple[int, dict[str, Any]]:
    with pytest.raises(InvalidStatus) as refused:
        await socket(address, stack, session)
    error: dict[str, Any] = json.loads(refused.value.response.body)["errors"][0]
    return refused.value.response.status_code, error


async def test_anonymous_sockets_are_few_and_lock_out_nobody_with_a_session() -> None:
    async with running(EventSource([]), FEW.model_copy(update={"idle_seconds": 30})) as (address, stack):
        for _ in range(3):
            await socket(address, stack)
        status, error = await refusal(address, stack)
        assert (status, error["extensions"]["code"]) == (429, "TOO_MANY_SOCKETS")
        assert "close some" in error["message"]
        assert (await refusal(address, stack, "broken"))[0] == 429
        for session in ("ada", "ada", "bo"):
            await socket(address, stack, session)
        assert (await refusal(address, stack, "ada"))[0] == 429
        await socket(address, stack, "bo")


async def test_a_socket_that_was_closed_counts_no_more() -> None:
    async with running(EventSource([]), FEW.model_copy(update={"idle_seconds": 30})) as (address, _):
        for _ in range(5):
            async with AsyncExitStack() as short:
                await socket(address, short, "ada")
                await socket(address, short, "ada")


async def test_a_socket_without_an_operation_ends() -> None:
    async with running(EventSource([event("hi", "u1")]), FEW) as (address, stack):
        idle = await socket(address, stack, "ada")
        busy = await socket(address, stack, "ada")
        await busy.subscribe(QUERY, **ROOM)
        assert await idle.closed() == (1000, "no operation for 0.3 s")
        assert (await busy.receive())["type"] == "next"
        await asyncio.sleep(0.5)
        await busy.send({"type": "ping"})
        assert (await busy.receive())["type"] == "pong"
        await busy.send({"type": "complete", "id": "1"})
        assert (await busy.closed())[0] == 1000


async def test_subscriptions_of_a_session_are_counted_over_its_sockets() -> None:
    async with running(EventSource([]), FEW) as (address, stack):
        first, second = await socket(address, stack, "ada"), await socket(address, stack, "ada")
        for number in range(4):
            await (first if number % 2 else second).subscribe(QUERY, str(number), variables={"room": str(number)})
        await asyncio.sleep(0.1)
        await first.subscribe(QUERY, "5", **ROOM)
        refused = await first.receive()
        assert refused["payload"][0]["extensions"]["code"] == "TOO_MANY_SUBSCRIPTIONS"
        await first.send({"type": "complete", "id": "1"})
        await asyncio.sleep(0.1)
        await first.subscribe(QUERY, "6", **ROOM)
        other = await socket(address, stack, "bo")
        await other.subscribe(QUERY, **ROOM)
        await asyncio.sleep(0.1)
        await first.send({"type": "ping"})
        assert (await first.receive())["type"] == "pong"


class Held(EventSource):
    """Sends its events when it is let go."""

    async def _stream(self, socket: Any, operation_id: str) -> None:
        await self.hold.wait()
        await super()._stream(socket, operation_id)


async def test_equal_subscriptions_of_one_identity_share_a_stream() -> None:
    source = Held([event("hi", "u1"), event("yo", "u2"), None])
    async with running(source, FEW) as (address, stack):
        first, second = await socket(address, stack, "ada"), await socket(address, stack, "ada")
        for one in (first, second):
            await one.subscribe(QUERY, **ROOM)
        other = await socket(address, stack, "bo")
        await other.subscribe(QUERY, **ROOM)
        await second.subscribe(QUERY, "2", variables={"room": "another"})
        await until(lambda: len(source.subscribed) == 3)
        await asyncio.sleep(0.1)
        assert sorted(one["who"] for one in source.init_payloads) == ["ada", "ada", "bo"]
        source.hold.set()
        for one in (first, other):
            received = [await one.receive() for _ in range(3)]
            assert [message["type"] for message in received] == ["next", "next", "complete"]
            assert [message["payload"]["data"]["new"]["by"]["name"] for message in received[:2]] == ["Ada", "Bo"]
        assert len([await second.receive() for _ in range(6)]) == 6


async def test_who_leaves_ends_the_stream_for_nobody_else_and_the_last_one_does() -> None:
    source = Held([event("hi", "u1")])
    async with running(source, FEW) as (address, stack):
        first, second = await socket(address, stack, "ada"), await socket(address, stack, "ada")
        for one in (first, second):
            await one.subscribe(QUERY, **ROOM)
        await until(lambda: source.open_streams == 1)
        await asyncio.sleep(0.1)
        first.socket.transport.abort()
        source.hold.set()
        assert (await second.receive())["payload"]["data"]["new"]["text"] == "hi"
        assert len(source.subscribed) == 1
        # What has begun is not joined: its first event is gone.
        await second.subscribe(QUERY, "2", **ROOM)
        assert (await second.receive())["payload"]["data"]["new"]["text"] == "hi"
        assert len(source.subscribed) == 2
        second.socket.transport.abort()
        await until(lambda: source.open_streams == 0)


async def test_a_shared_stream_that_breaks_is_told_to_all() -> None:
    source = Held([], break_off=True)
    async with running(source, FEW) as (address, stack):
        both = await socket(address, stack, "ada"), await socket(address, stack, "ada")
        for one in both:
            await one.subscribe(QUERY, **ROOM)
        await until(lambda: source.open_streams == 1)
        await asyncio.sleep(0.1)
        source.hold.set()
        for one in both:
            assert (await one.receive())["payload"][0]["extensions"]["code"] == "SUBREQUEST_HTTP_ERROR"
