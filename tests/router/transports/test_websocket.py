"""Subscriptions of subgraphs over real sockets that misbehave: told as failures, in time."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from router.errors import SubgraphUnreachable
from router.json_text import write_json
from router.transports.base import SubgraphSubscribe
from router.transports.websocket import WebSocketTransport
from tests.router.support.live import PROTOCOL
from tests.support.ports import free_port

Handler = Callable[[ServerConnection], Awaitable[None]]
ACK = json.dumps({"type": "connection_ack"})


def following(*messages: Any, close: int | None = None) -> Handler:
    """Acknowledges, waits for the subscription, says this, and then nothing more."""

    async def handle(socket: ServerConnection) -> None:
        await socket.recv()
        await socket.send(ACK)
        await socket.recv()
        for message in messages:
            await socket.send(message if isinstance(message, str | bytes) else json.dumps(message))
        if close is not None:
            await socket.close(close, "enough")
        await socket.wait_closed()

    return handle


def next_(payload: Any) -> dict[str, Any]:
    return {"type": "next", "id": "1", "payload": payload}


async def silent(socket: ServerConnection) -> None:
    await socket.wait_closed()


async def refusing(socket: ServerConnection) -> None:
    await socket.close(4403, "Forbidden")


async def confused(socket: ServerConnection) -> None:
    await socket.send(json.dumps({"type": "next", "id": "1", "payload": {}}))
    await socket.wait_closed()


async def babbling(socket: ServerConnection) -> None:
    """Says that it is alive, for ever, and never that it agrees."""
    while True:
        await socket.send(json.dumps({"type": "pong"}))
        await asyncio.sleep(0.01)


@asynccontextmanager
async def upstream(handler: Handler) -> AsyncIterator[str]:
    async with serve(handler, "127.0.0.1", 0, subprotocols=[PROTOCOL]) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"ws://127.0.0.1:{port}/graphql"


async def collect(url: str) -> list[dict[str, Any]]:
    transport = WebSocketTransport(connect_seconds=0.5, ack_seconds=0.3, message_bytes=10_000)
    request = SubgraphSubscribe("one", url, {"query": "subscription { tick }"})
    async with aclosing(transport.subscribe(request)) as events, asyncio.timeout(30):
        return [event async for event in events]


@pytest.mark.parametrize("handler", [silent, refusing, confused, babbling])
async def test_a_source_that_does_not_agree_is_given_up_in_time(handler: Handler) -> None:
    started = time.monotonic()
    async with upstream(handler) as url:
        with pytest.raises(SubgraphUnreachable):
            await collect(url)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "handler",
    [
        following(close=1011),
        following(next_({"data": {"tick": 1}}), close=4400),
        following("x" * 20_000),
    ],
)
async def test_a_source_that_breaks_off_or_says_too_much_is_a_failure(handler: Handler) -> None:
    async with upstream(handler) as url:
        with pytest.raises(SubgraphUnreachable):
            await collect(url)


@pytest.mark.parametrize(
    "url", ["", "not a url", "http://127.0.0.1:1/x", "ws://nowhere.invalid/x", "ws://127.0.0.1:PORT/x"]
)
async def test_nobody_there_is_a_failure(url: str) -> None:
    url = url.replace("PORT", str(free_port()))
    with pytest.raises(SubgraphUnreachable):
        await collect(url)


async def test_a_server_that_only_speaks_http_is_a_failure() -> None:
    async def page(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(page, "127.0.0.1", 0)
    async with server:
        with pytest.raises(SubgraphUnreachable):
            await collect(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/graphql")


async def test_what_makes_no_sense_between_events_is_passed_over() -> None:
    noise = ["{", "[1]", "null", {"type": "next", "id": "1"}, next_("text"), next_([1]), {"type": 5}, {"hello": 1}]
    handler = following(*noise, next_({"data": {"tick": 1}}), {"type": "complete", "id": "1"})
    async with upstream(handler) as url:
        assert await collect(url) == [{"data": {"tick": 1}}]


@pytest.mark.parametrize(
    ("payload", "errors"), [([{"message": "no"}], [{"message": "no"}]), ("no", [{}]), (None, [{}])]
)
async def test_an_error_ends_the_events_with_itself(payload: Any, errors: Any) -> None:
    async with upstream(following({"type": "error", "id": "1", "payload": payload})) as url:
        assert await collect(url) == [{"data": None, "errors": errors}]


async def test_a_ping_is_answered_with_its_payload() -> None:
    heard: list[Any] = []

    async def handle(socket: ServerConnection) -> None:
        await socket.recv()
        await socket.send(json.dumps({"type": "ping"}))
        heard.append(json.loads(await socket.recv()))
        await socket.send(ACK)
        await socket.recv()
        await socket.send(json.dumps({"type": "ping", "payload": {"a": 1}}))
        heard.append(json.loads(await socket.recv()))
        await socket.send(json.dumps({"type": "complete", "id": "1"}))

    async with upstream(handle) as url:
        assert await collect(url) == []
    assert heard == [{"type": "pong"}, {"type": "pong", "payload": {"a": 1}}]


async def test_events_keep_their_numbers_as_written_where_scalars_are_the_graphs_own() -> None:
    mark = "\ufeff"
    event = mark + '{"type":"next","id":"1","payload":{"data":{"tick":1.10}}}'
    transport = WebSocketTransport(connect_seconds=0.5)
    async with upstream(following(event, {"type": "complete", "id": "1"})) as url:
        for has_own_scalars, written in ((True, b"1.10"), (False, b"1.1")):
            request = SubgraphSubscribe("one", url, {"query": "subscription { tick }"}, has_own_scalars=has_own_scalars)
            async with aclosing(transport.subscribe(request)) as events, asyncio.timeout(30):
                found = [write_json(event) async for event in events]
            assert found == [b'{"data":{"tick":' + written + b"}}"]
