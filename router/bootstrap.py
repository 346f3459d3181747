"""Wiring: puts a supergraph, settings and plug-ins together into one ASGI application."""

import asyncio
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit, urlunsplit

from router.error_size import MOST_ERROR_BYTES
from router.errors import SupergraphInvalid
from router.executor.executor import ExecutionSettings, Executor
from router.executor.subgraphs import SubgraphLink
from router.plugins.base import RouterPlugin
from router.plugins.pipeline import Pipeline
from router.server.asgi import AsgiApp, Receive, Scope, Send
from router.server.engine import Engine
from router.server.graphql_http import HttpEndpoint
from router.server.operations import Operations
from router.server.websocket import WebSocketEndpoint
from router.settings import RouterSettings
from router.supergraph.model import Subgraph, Supergraph
from router.supergraph.parse import parse_supergraph
from router.transports.base import SubscriptionTransport
from router.transports.http import HttpTransport
from router.transports.in_process import InProcessTransport
from router.transports.resilience import ResilientTransport
from router.transports.websocket import WebSocketTransport

# Whoever develops wants to see what subgraphs say.
_DEVELOPERS_ERROR_BYTES = 1024 * 1024


class Router:
    """The GraphQL endpoint as an ASGI application: HTTP and WebSocket on whatever path it is mounted at.

    `await router.start()` before the first request and `await router.close()` at the end (it drains) belong to the
    host's lifespan; `router.ready` is what its health endpoint may ask.
    """

    def __init__(self, engine: Engine, links: Mapping[str, SubgraphLink], drain_seconds: float) -> None:
        self._engine = engine
        self._http = HttpEndpoint(engine)
        self._websocket = WebSocketEndpoint(engine)
        self._links = links
        self._drain_seconds = drain_seconds
        self._in_flight = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self.ready = False

    async def start(self) -> None:
        self.ready = True

    async def retire(self, seconds: float) -> None:
        """Nothing new is begun on open sockets, what runs there may finish, then their clients are told to go."""
        self.ready = False
        await self._websocket.drain(seconds)

    async def close(self) -> None:
        """After retiring: requests in flight may finish, connections to subgraphs are closed."""
        await self.retire(self._drain_seconds)
        try:
            async with asyncio.timeout(self._drain_seconds):
                await self._idle.wait()
        except TimeoutError:
            pass
        self._engine.close()
        for link in self._links.values():
            await link.transport.close()
            await link.subscriptions.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._in_flight += 1
        self._idle.clear()
        try:
            if scope["type"] == "websocket":
                await self._websocket(scope, receive, send)
            else:
                await self._http(scope, receive, send)
        finally:
            self._in_flight -= 1
            if not self._in_flight:
                self._idle.set()


def create_router(
    settings: RouterSettings,
    supergraph_sdl: str,
    plugins: Sequence[RouterPlugin] = (),
    in_process: Mapping[str, AsgiApp] | None = None,
    subscriptions: Mapping[str, SubscriptionTransport] | None = None,
) -> Router:
    """Subgraphs named in `in_process` are called as ASGI applications (path `/graphql`), the others at their URL;
    those named in `subscriptions` stream by these transports, the others over WebSocket."""
    supergraph = parse_supergraph(supergraph_sdl)
    pipeline = Pipeline(plugins)
    links = _links(supergraph, settings, in_process or {}, subscriptions or {})
    execution = ExecutionSettings(
        show_errors=settings.environment == "development",
        max_errors=settings.limits.errors,
        max_error_bytes=_DEVELOPERS_ERROR_BYTES if settings.environment == "development" else MOST_ERROR_BYTES,
        request_seconds=settings.timeouts.request_seconds,
        forward_headers=settings.forward_headers,
    )
    executor = Executor(supergraph, links, pipeline, execution)
    engine = Engine(Operations(supergraph, pipeline, settings), executor, pipeline, settings)
    return Router(engine, links, settings.timeouts.drain_seconds)


def _links(
    supergraph: Supergraph,
    settings: RouterSettings,
    in_process: Mapping[str, AsgiApp],
    subscriptions: Mapping[str, SubscriptionTransport],
) -> dict[str, SubgraphLink]:
    http = HttpTransport(
        connect_seconds=settings.timeouts.connect_seconds,
        max_response_bytes=settings.limits.subgraph_response_bytes,
    )
    sockets = WebSocketTransport(connect_seconds=settings.timeouts.connect_seconds)
    return {
        one.name: _link(one, settings, in_process, http, subscriptions.get(one.name, sockets))
        for one in supergraph.subgraphs.values()
    }


def _link(
    subgraph: Subgraph,
    settings: RouterSettings,
    in_process: Mapping[str, AsgiApp],
    http: HttpTransport,
    streams: SubscriptionTransport,
) -> SubgraphLink:
    own = settings.subgraph(subgraph.name)
    url = own.url or subgraph.url
    app = in_process.get(subgraph.name)
    if not url and not app:
        raise SupergraphInvalid(
            f'the subgraph "{subgraph.name}" has no address: the supergraph says none, so the settings must '
            f"(subgraphs.{subgraph.name}.url)"
        )
    return SubgraphLink(
        name=subgraph.name,
        url=url,
        transport=ResilientTransport(InProcessTransport(app) if app else http, own.concurrency),
        subscriptions=streams,
        websocket_url=own.websocket_url or _websocket_url(url),
        timeout_seconds=own.timeout_seconds or settings.timeouts.subgraph_seconds,
        show_errors=own.show_errors,
    )


def _websocket_url(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(scheme="wss" if parts.scheme == "https" else "ws"))
