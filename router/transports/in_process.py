"""A subgraph in the same process, called as an ASGI application: same requests and answers, no socket."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from router.errors import SubgraphUnreachable
from router.transports.base import SubgraphRequest, SubgraphResponse

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
AsgiApp = Callable[[Scope, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]


class InProcessTransport:
    def __init__(self, app: AsgiApp, path: str = "/graphql") -> None:
        self._app = app
        self._path = path

    async def send(self, request: SubgraphRequest, timeout_seconds: float) -> SubgraphResponse:
        call = _Call(request, self._path)
        try:
            async with asyncio.timeout(timeout_seconds):
                await self._app(call.scope, call.receive, call.send)
        except TimeoutError as error:
            reason = f"no answer within {timeout_seconds:.1f} s"
            raise SubgraphUnreachable(request.subgraph, reason, code="GATEWAY_TIMEOUT") from error
        except Exception as error:  # the edge of another application: whatever it raises is its failure
            raise SubgraphUnreachable(request.subgraph, f"raised {type(error).__name__}") from error
        return call.response()

    async def close(self) -> None:
        """Nothing is held."""


class _Call:
    def __init__(self, request: SubgraphRequest, path: str) -> None:
        headers = {"content-type": "application/json", "accept": "application/json", "host": "in-process"}
        headers.update(request.headers)
        headers["content-length"] = str(len(request.body))
        self.scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()],
            "client": ("127.0.0.1", 0),
            "server": ("in-process", 80),
        }
        self._body = request.body
        self._is_read = False
        self._status = 500
        self._headers: dict[str, str] = {}
        self._chunks: list[bytes] = []

    async def receive(self) -> Message:
        if self._is_read:
            return {"type": "http.disconnect"}
        self._is_read = True
        return {"type": "http.request", "body": self._body, "more_body": False}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            for name, value in message.get("headers", ()):
                key = name.decode().lower()
                text = value.decode("latin-1")
                self._headers[key] = f"{self._headers[key]}, {text}" if key in self._headers else text
        elif message["type"] == "http.response.body":
            self._chunks.append(message.get("body", b""))

    def response(self) -> SubgraphResponse:
        return SubgraphResponse(self._status, self._headers, b"".join(self._chunks))
