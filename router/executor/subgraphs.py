"""The subgraphs as the executor knows them: where each is, how to talk to it, how long it may take, what to believe."""

from collections.abc import Mapping
from dataclasses import dataclass

from router.transports.base import SubgraphTransport, SubscriptionTransport


@dataclass(frozen=True)
class SubgraphLink:
    name: str
    url: str
    transport: SubgraphTransport
    subscriptions: SubscriptionTransport
    websocket_url: str
    timeout_seconds: float
    show_errors: bool


Subgraphs = Mapping[str, SubgraphLink]
