"""What a context takes from others: a topic, an event class with only the fields it needs, and a reaction."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from kernel.events.codec import payload_from_json
from kernel.events.domain_event import DomainEvent
from kernel.events.envelope import Envelope, InvalidEnvelope

E = TypeVar("E", bound=DomainEvent)

# A reaction begins its own unit of work; first line: `if not await uow.inbox.first_time(envelope.event_id): return`
Handler = Callable[[Envelope, E], Awaitable[None]]


@dataclass(frozen=True)
class SignedTopic:
    """A topic, and the one context whose signature counts on it."""

    name: str
    signed_by: str


@dataclass(frozen=True)
class Subscription(Generic[E]):
    topic: SignedTopic
    event_class: type[E]
    handler: Handler[E]


@dataclass(frozen=True)
class ReceivedMessage:
    """A message as it came, so that a dead letter can keep every byte of it."""

    topic: str
    partition: int
    offset: int
    key: bytes
    value: bytes
    headers: tuple[tuple[str, bytes | str | None], ...] = ()
    sent_at: datetime | None = None


class Subscriptions:
    """Finds the reaction to an envelope. One reaction per event type: the inbox counts per event, not per reaction."""

    def __init__(self, subscriptions: Sequence[Subscription[Any]]) -> None:
        self._signers = _signers({subscription.topic for subscription in subscriptions})
        self.topics = sorted(self._signers)
        self._by_type: dict[tuple[str, str], dict[int, Subscription[Any]]] = {}
        for subscription in subscriptions:
            event_class = subscription.event_class
            versions = self._by_type.setdefault((subscription.topic.name, event_class.event_type), {})
            if event_class.version in versions:
                raise ValueError(
                    f"two reactions to {event_class.event_type} v{event_class.version}; call both from one"
                )
            versions[event_class.version] = subscription

    def signer_of(self, topic: str, envelope: Envelope) -> str | None:
        """The context that must have signed it; None for an event type that does not concern us."""
        return self._signers[topic] if (topic, envelope.event_type) in self._by_type else None

    def find(self, topic: str, envelope: Envelope) -> Callable[[], Awaitable[None]] | None:
        """The bound reaction; None for an event type that does not concern us."""
        versions = self._by_type.get((topic, envelope.event_type))
        if versions is None:
            return None
        subscription = versions.get(envelope.version)
        if subscription is None:
            known = ", ".join(map(str, sorted(versions)))
            raise InvalidEnvelope(
                "EVENT_VERSION_UNKNOWN", f"{envelope.event_type} v{envelope.version} is unknown here (known: {known})"
            )
        event = payload_from_json(subscription.event_class, envelope.payload)
        return lambda: subscription.handler(envelope, event)


def _signers(topics: Collection[SignedTopic]) -> dict[str, str]:
    signers = {topic.name: topic.signed_by for topic in topics}
    if len(signers) != len(topics):
        raise ValueError("a topic is signed by one context")
    return signers
