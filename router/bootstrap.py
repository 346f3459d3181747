"""Wiring: puts a supergraph, settings and plug-ins together into one ASGI application."""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from typing import Any

from router.plugins.base import RouterPlugin
from router.settings import RouterSettings

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]


class Router:
    """The GraphQL endpoint as an ASGI application: HTTP and WebSocket on whatever path it is mounted at.

    `await router.start()` before the first request and `await router.close()` at the end (it drains) belong to the
    host's lifespan; `router.ready` is what its health endpoint may ask.
    """

    ready: bool = False

    async def start(self) -> None:
        raise NotImplementedError

    async def close(self) -> None:
        raise NotImplementedError

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        raise NotImplementedError


def create_router(
    settings: RouterSettings,
    supergraph_sdl: str,
    plugins: Sequence[RouterPlugin] = (),
    in_process: Mapping[str, AsgiApp] | None = None,
) -> Router:
    """Subgraphs named in `in_process` are called as ASGI applications (path `/graphql`), the others at their URL."""
    raise NotImplementedError
