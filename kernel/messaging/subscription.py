"""What a context takes from others: a topic, an event class with only the fields it needs, and a reaction."""

from collections.abc import Awaitable, Callable, Sequence
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
class Subscription(Generic[E]):
    topic: str
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
        self._by_type: dict[tuple[str, str], dict[int, Subscription[Any]]] = {}
        for subscription in subscriptions:
            event_class = subscription.event_class
            versions = self._by_type.setdefault((subscription.topic, event_class.event_type), {})
            if event_class.version in versions:
                raise ValueError(
                    f"two reactions to {event_class.event_type} v{event_class.version}; call both from one"
                )
            versions[event_class.version] = subscription
        self.topics = sorted({subscription.topic for subscription in subscriptions})

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
