"""What the executor says to a subgraph and hears back, whatever the wire: the ports that each transport implements."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass
class SubgraphRequest:
    """One GraphQL request to one subgraph. `body` is final: what is signed is what is sent."""

    subgraph: str
    url: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    is_mutation: bool = False


@dataclass(frozen=True)
class SubgraphResponse:
    """What came back. Header names are lower case; a repeated header is joined with ", "."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class SubgraphSubscribe:
    """One subscription to one subgraph: the `subscribe` payload, and the parameters of `connection_init`. Where it
    `has_own_scalars`, events are read with their numbers as written."""

    subgraph: str
    url: str
    payload: dict[str, Any]
    connection_params: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    has_own_scalars: bool = False


class SubgraphTransport(Protocol):
    """Sends one request. Raises `SubgraphUnreachable` when no answer came within the time it was given."""

    async def send(self, request: SubgraphRequest, timeout_seconds: float) -> SubgraphResponse: ...

    async def close(self) -> None: ...


class SubscriptionTransport(Protocol):
    """Streams the execution results of one subscription; ends when the subgraph completes it.

    Raises `SubgraphUnreachable` when the stream breaks. Closing the iterator ends the subscription upstream.
    """

    def subscribe(self, request: SubgraphSubscribe) -> AsyncGenerator[dict[str, Any], None]: ...

    async def close(self) -> None: ...
