"""Subscriptions of subgraphs over WebSocket (`graphql-transport-ws`): one socket per subscription."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Subprotocol

from router.errors import SubgraphUnreachable
from router.json_text import read_exactly, read_json, write_json
from router.transports.base import SubgraphSubscribe

_SUBPROTOCOL = Subprotocol("graphql-transport-ws")
_OPERATION = "1"


class WebSocketTransport:
    def __init__(self, *, connect_seconds: float, ack_seconds: float = 5, message_bytes: int = 4 * 1024 * 1024) -> None:
        self._connect_seconds = connect_seconds
        self._ack_seconds = ack_seconds
        self._message_bytes = message_bytes

    async def subscribe(self, request: SubgraphSubscribe) -> AsyncGenerator[dict[str, Any], None]:
        try:
            async with await self._open(request) as socket:
                await self._begin(socket, request)
                async with aclosing(_results(socket, request)) as results:
                    async for result in results:
                        yield result
        except (OSError, WebSocketException, TimeoutError) as error:
            raise SubgraphUnreachable(request.subgraph, f"subscription failed ({type(error).__name__})") from error

    async def _open(self, request: SubgraphSubscribe) -> ClientConnection:
        return await connect(
            request.url,
            subprotocols=[_SUBPROTOCOL],
            additional_headers=request.headers,
            open_timeout=self._connect_seconds,
            max_size=self._message_bytes,
            compression=None,
            proxy=None,
            close_timeout=1,
        )

    async def _begin(self, socket: ClientConnection, request: SubgraphSubscribe) -> None:
        await _send(socket, {"type": "connection_init", "payload": request.connection_params})
        async with asyncio.timeout(self._ack_seconds):
            while (message := _read(await socket.recv())).get("type") != "connection_ack":
                if message.get("type") == "ping":
                    await _send(socket, {"type": "pong"})
                elif message.get("type") != "pong":
                    raise SubgraphUnreachable(request.subgraph, "connection_init was not acknowledged")
        await _send(socket, {"id": _OPERATION, "type": "subscribe", "payload": request.payload})

    async def close(self) -> None:
        """Sockets belong to their subscriptions and end with them."""


async def _results(socket: ClientConnection, request: SubgraphSubscribe) -> AsyncGenerator[dict[str, Any], None]:
    while True:
        try:
            message = _read(await socket.recv(), exactly=request.has_own_scalars)
        except ConnectionClosed as error:
            raise SubgraphUnreachable(request.subgraph, "the subscription's socket was closed") from error
        payload = message.get("payload")
        match message.get("type"):
            case "next" if isinstance(payload, dict):
                yield payload
            case "error":
                yield {"data": None, "errors": payload if isinstance(payload, list) else [{}]}
                return
            case "complete":
                return
            case "ping":
                await _send(socket, {"type": "pong", **({"payload": payload} if payload is not None else {})})


async def _send(socket: ClientConnection, message: dict[str, Any]) -> None:
    await socket.send(write_json(message), text=True)


def _read(raw: str | bytes, *, exactly: bool = False) -> dict[str, Any]:
    try:
        message = read_exactly(raw) if exactly else read_json(raw)
    except ValueError:
        message = None
    return message if isinstance(message, dict) else {}
