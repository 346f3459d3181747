"""The outermost ring: foreign origins are refused, and headers that only we may set never come in from outside.

A cookie says which browser asks, not which site made it ask. So whatever changes something with cookies, and every
WebSocket, must name an origin of ours.
"""

from collections.abc import Iterable

import orjson
from starlette.types import ASGIApp, Receive, Scope, Send

from kernel.events.envelope import CORRELATION_HEADER, TRACE_HEADER
from kernel.telemetry.correlation import correlated

GRAPHQL_PATH = "/graphql"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_NEVER_FROM_OUTSIDE = frozenset(
    {
        b"viva-internal-token",
        b"viva-session-id",
        b"router-authorization",
        b"apollo-federation-include-trace",
        b"forwarded",
    }
)
_NEVER_PREFIXES = (b"x-user", b"x-viva", b"x-forwarded", b"x-auth", b"x-remote-user", b"x-original")

Headers = list[tuple[bytes, bytes]]


class Edge:
    def __init__(self, app: ASGIApp, allowed_origins: Iterable[str]) -> None:
        self._app = app
        self._allowed = frozenset(origin.encode() for origin in allowed_origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers: Headers = scope["headers"]
        if not self._is_welcome(scope, headers):
            await _refuse(scope, receive, send)
            return
        welcome = [pair for pair in headers if not _is_ours_alone(pair[0])]
        with correlated(_value(headers, CORRELATION_HEADER), _value(headers, TRACE_HEADER)):
            await self._app({**scope, "headers": welcome}, receive, send)

    def _is_welcome(self, scope: Scope, headers: Headers) -> bool:
        origins = [value for name, value in headers if name == b"origin"]
        if scope["type"] == "http" and scope["method"] in _SAFE_METHODS:
            return True
        if origins:
            return len(origins) == 1 and origins[0] in self._allowed
        carries_cookies = any(name == b"cookie" for name, _ in headers)
        return scope["type"] == "http" and not carries_cookies


def _value(headers: Headers, name: str) -> str | None:
    return next((value.decode("latin-1") for key, value in headers if key == name.encode()), None)


def _is_ours_alone(name: bytes) -> bool:
    lower = name.lower()
    return lower in _NEVER_FROM_OUTSIDE or lower.startswith(_NEVER_PREFIXES)


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403, "reason": "Origin not allowed"})  # before accept: HTTP 403
        return
    code, message = "ORIGIN_NOT_ALLOWED", "This request does not come from a site of ours."
    error = {"code": code, "message": message}
    body = {"errors": [{"message": message, "extensions": {"code": code}}]}
    content = orjson.dumps(body if scope["path"] == GRAPHQL_PATH else {"error": error})
    answer_headers = [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": 403, "headers": answer_headers})
    await send({"type": "http.response.body", "body": content})
