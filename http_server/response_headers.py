"""The headers that every response carries unless its own say otherwise: nothing is kept, sniffed, framed or run."""

from typing import Any

from uvicorn._types import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, Scope

DEFAULTS = {
    b"cache-control": b"no-store",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    b"cross-origin-resource-policy": b"same-origin",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
}
# For responses that the connection gives itself, before any application is asked.
AS_TEXT = b"".join(name + b": " + value + b"\r\n" for name, value in DEFAULTS.items())
_PAIRS = tuple(DEFAULTS.items())


class ResponseHeaders:
    """An ASGI application with `DEFAULTS` on every HTTP response; what the inner application sets stands."""

    def __init__(self, app: ASGI3Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers") or ())
                given = {name.lower() for name, _ in headers}
                headers += [pair for pair in _PAIRS if pair[0] not in given]
                message = {**message, "headers": headers}
            await send(message)

        await self._app(scope, receive, send_with_headers)
