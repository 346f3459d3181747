"""The hooks of a request's life, in the order in which the router calls them; every one does nothing by default.

Hooks of several plug-ins run in the order of the list given to `create_router`. A hook may change what it is given;
`RequestRefused` ends the request with a coded error, any other exception is masked and logged.
"""

from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from router.errors import RequestRefused
from router.operation.model import Operation
from router.transports.base import SubgraphRequest, SubgraphResponse, SubgraphSubscribe

__all__ = ["ClientResponse", "RequestContext", "RequestRefused", "RouterPlugin", "StreamGuard"]

StreamGuard = Callable[[], Awaitable[None]]


@dataclass
class RequestContext:
    """One client request (a WebSocket counts as one until it closes), as the plug-ins see and mark it."""

    headers: Mapping[str, str]
    """Lower-case names; of a WebSocket, those of its upgrade request."""
    cookies: Mapping[str, str]
    method: str
    transport: Literal["http", "websocket"]
    request_id: str
    client_address: str = ""
    connection_params: Mapping[str, Any] = field(default_factory=dict)
    """The payload of `connection_init`; empty over HTTP."""
    values: dict[str, Any] = field(default_factory=dict)
    """Plug-in data, kept for the life of the request."""
    scopes: frozenset[str] = frozenset()
    authenticated: bool = False
    policies: frozenset[str] = frozenset()
    override_labels: frozenset[str] = frozenset()
    """Labels of progressive overrides in force, beside those of the settings and the percentages drawn."""
    identity: Hashable = None
    """Whoever asks, with all that decides what they get: callers with equal identities share a subscription's source.
    None: nothing is shared."""
    session: str | None = None
    """Of a WebSocket: what `session_of` gave."""


@dataclass
class ClientResponse:
    """The answer before it is sent (of a batch, a list). Over a WebSocket only `body` counts, once per result."""

    body: dict[str, Any] | list[dict[str, Any]]
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class RouterPlugin:
    """Override the hooks you need. One object serves all requests at once: keep what belongs to one in `ctx.values`."""

    async def on_request(self, ctx: RequestContext) -> None:
        """Who asks? Set `ctx.authenticated` and `ctx.scopes`; called once per HTTP request and once per WebSocket."""

    async def session_of(self, ctx: RequestContext) -> str | None:
        """Whose WebSocket this will be, from its upgrade request alone: sockets and subscriptions are counted by it.
        None: nobody's, counted by address."""
        return None

    async def on_operation(self, ctx: RequestContext, operation: Operation) -> None:
        """The document is parsed and valid, nothing is planned yet; called per operation, also over a WebSocket."""

    async def on_subgraph_request(self, ctx: RequestContext, request: SubgraphRequest) -> None:
        """Before each subgraph call: add headers. `request.body` is what will be sent, byte for byte."""

    async def on_subgraph_subscribe(self, ctx: RequestContext, request: SubgraphSubscribe) -> None:
        """Before a subscription is opened at a subgraph: add `request.connection_params`."""

    async def on_subgraph_response(
        self, ctx: RequestContext, request: SubgraphRequest, response: SubgraphResponse
    ) -> None:
        """A subgraph answered; read its headers."""

    async def on_response(self, ctx: RequestContext, response: ClientResponse) -> None:
        """Before the client gets its answer (over a WebSocket: each result)."""

    def stream_guard(self, ctx: RequestContext) -> StreamGuard | None:
        """A coroutine function that returns when live subscriptions and answers in parts of this request must end."""
        return None
