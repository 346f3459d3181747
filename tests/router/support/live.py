"""Real servers for protocol tests: the router under uvicorn, and a subgraph that streams over WebSocket."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

from tests.support.ports import free_port

PROTOCOL = Subprotocol("graphql-transport-ws")


@asynccontextmanager
async def served(app: Any, **options: Any) -> AsyncIterator[str]:
    """The application on a real port, by a server with these options; gives `host:port`."""
    port = free_port()
    always: dict[str, Any] = {"host": "127.0.0.1", "log_level": "error", "lifespan": "off", "ws_ping_interval": None}
    config = uvicorn.Config(app, port=port, **{**always, **options})
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    task = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    try:
        yield f"127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task


async def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError("it did not happen in time")
        await asyncio.sleep(0.01)


@dataclass
class EventSource:
    """A subgraph's subscription endpoint. `events` go to every subscriber; None completes, a list is an error."""

    events: list[Any]
    init_payloads: list[Any] = field(default_factory=list)
    subscribed: list[Any] = field(default_factory=list)
    open_streams: int = 0
    hold: asyncio.Event = field(default_factory=asyncio.Event)
    break_off: bool = False

    async def handle(self, socket: ServerConnection) -> None:
        try:
            self.init_payloads.append(json.loads(await socket.recv()).get("payload"))
            await socket.send(json.dumps({"type": "connection_ack"}))
            subscribe = json.loads(await socket.recv())
            self.subscribed.append(subscribe["payload"])
            self.open_streams += 1
            await self._stream(socket, subscribe["id"])
        except ConnectionClosed:
            pass
        finally:
            self.open_streams -= bool(self.subscribed)

    async def _stream(self, socket: ServerConnection, operation_id: str) -> None:
        for event in self.events:
            if event is None:
                await socket.send(json.dumps({"type": "complete", "id": operation_id}))
                return
            kind = "error" if isinstance(event, list) else "next"
            await socket.send(json.dumps({"type": kind, "id": operation_id, "payload": event}))
        if not self.break_off:
            await asyncio.gather(socket.wait_closed())

    @asynccontextmanager
    async def running(self) -> AsyncIterator[str]:
        server: Server = await serve(self.handle, "127.0.0.1", 0, subprotocols=[PROTOCOL])
        port = next(iter(server.sockets)).getsockname()[1]
        try:
            yield f"ws://127.0.0.1:{port}/graphql"
        finally:
            server.close(close_connections=True)
            await server.wait_closed()


class Client:
    """A browser's side of the protocol."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def send(self, message: Any) -> None:
        await self.socket.send(message if isinstance(message, str) else json.dumps(message))

    async def receive(self) -> dict[str, Any]:
        async with asyncio.timeout(30):
            message: dict[str, Any] = json.loads(await self.socket.recv())
            return message

    async def initialise(self, payload: Any = None) -> None:
        await self.send({"type": "connection_init", "payload": payload})
        assert (await self.receive())["type"] == "connection_ack"

    async def subscribe(self, query: str, operation_id: str = "1", **payload: Any) -> None:
        await self.send({"type": "subscribe", "id": operation_id, "payload": {"query": query, **payload}})

    async def closed(self) -> tuple[int, str]:
        async with asyncio.timeout(30):
            await self.socket.wait_closed()
        return self.socket.close_code or 0, self.socket.close_reason or ""


@asynccontextmanager
async def client(address: str, origin: str | None = None, protocol: str = PROTOCOL) -> AsyncIterator[Client]:
    async with connect(
        f"ws://{address}/graphql",
        subprotocols=[Subprotocol(protocol)],
        origin=Origin(origin) if origin else None,
        proxy=None,
    ) as socket:
        yield Client(socket)
