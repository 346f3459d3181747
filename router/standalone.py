"""The router as a server of its own: `/graphql`, health, and the ASGI lifespan that starts and drains it."""

import asyncio

import orjson

from router.bootstrap import Router
from router.server.asgi import Message, Receive, Scope, Send, send_response

_SHUTTING_DOWN = {"message": "the router is shutting down", "extensions": {"code": "SERVICE_UNAVAILABLE"}}
_HEALTH = frozenset({"/health", "/health/live", "/health/ready"})


class StandaloneApp:
    def __init__(self, router: Router, path: str = "/graphql") -> None:
        self._router = router
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["path"].rstrip("/") == self._path or scope["type"] == "websocket":
            await self._graphql(scope, receive, send)
        elif scope["path"] in _HEALTH:
            await self._health(scope["path"], send)
        else:
            await _json(send, 404, {"errors": [{"message": f"not found: GraphQL is at {self._path}"}]})

    async def _graphql(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._router(scope, receive, watched)
        except asyncio.CancelledError:
            # The server cancels what is still running when its time to drain is over.
            if not begun and scope["type"] == "http":
                await _json(send, 503, {"errors": [_SHUTTING_DOWN]})

    async def _health(self, path: str, send: Send) -> None:
        up = self._router.ready or path == "/health/live"
        await _json(send, 200 if up else 503, {"status": "UP" if up else "DOWN"})

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        await self._router.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._router.close()
        await send({"type": "lifespan.shutdown.complete"})


async def _json(send: Send, status: int, body: dict[str, object]) -> None:
    await send_response(send, status, orjson.dumps(body), {"content-type": "application/json"})
