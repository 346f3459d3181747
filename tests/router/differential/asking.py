"""How the router is asked: one answer over HTTP, one in parts (both dialects), the events of a subscription."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from typing import Any

from router.server.websocket import SUBPROTOCOL
from tests.router.support.graph import post
from tests.router.support.incremental import Message, read_all


async def answer(router: Any, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    _, _, raw = await post(router, {"query": query, "variables": dict(variables)})
    found: dict[str, Any] = json.loads(raw)
    return found


async def parts(router: Any, query: str, variables: Mapping[str, Any], accept: str) -> list[Message]:
    """The messages of an answer in parts; one message if nothing came later."""
    body = {"query": query, "variables": dict(variables)}
    _, headers, raw = await post(router, body, {"accept": f"{accept}, application/json"})
    if headers["content-type"].startswith("multipart/mixed"):
        return read_all(headers["content-type"], raw)
    return [json.loads(raw)]


async def events(router: Any, query: str, variables: Mapping[str, Any]) -> AsyncGenerator[dict[str, Any], None]:
    """The answers of a subscription, each as soon as it is sent; one with errors alone if it is refused."""
    socket = _Socket()
    serving = asyncio.create_task(router(socket.scope, socket.receive, socket.send))
    socket.say({"type": "connection_init"})
    socket.say({"type": "subscribe", "id": "1", "payload": {"query": query, "variables": dict(variables)}})
    try:
        while (message := await socket.heard.get()) is not None and message["type"] != "complete":
            if message["type"] == "next":
                yield message["payload"]
            elif message["type"] == "error":
                yield {"errors": message["payload"]}
                break
    finally:
        socket.leave()
        await serving


class _Socket:
    """A client of `graphql-transport-ws` without a network. It hears None when the router closes the socket."""

    scope: Mapping[str, Any] = {
        "type": "websocket",
        "path": "/graphql",
        "query_string": b"",
        "headers": [(b"host", b"router.test")],
        "client": ("127.0.0.1", 1),
        "subprotocols": [SUBPROTOCOL],
    }

    def __init__(self) -> None:
        self._said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._said.put_nowait({"type": "websocket.connect"})
        self.heard: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()

    def say(self, message: Mapping[str, Any]) -> None:
        self._said.put_nowait({"type": "websocket.receive", "text": json.dumps(message)})

    def leave(self) -> None:
        self._said.put_nowait({"type": "websocket.disconnect", "code": 1000})

    async def receive(self) -> dict[str, Any]:
        return await self._said.get()

    async def send(self, message: Mapping[str, Any]) -> None:
        if message["type"] == "websocket.send":
            heard = message.get("text") or message["bytes"]
            self.heard.put_nowait(json.loads(heard))
        elif message["type"] == "websocket.close":
            self.heard.put_nowait(None)
