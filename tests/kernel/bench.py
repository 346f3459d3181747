"""A topic of the real broker with a producer and consumers, for tests of messaging."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from confluent_kafka import Consumer, TopicPartition

from kernel.database.database import Database
from kernel.database.unit_of_work import SqlAlchemyUnitOfWork
from kernel.events.codec import payload_to_json
from kernel.events.envelope import Envelope
from kernel.ids import new_id
from kernel.messaging.broker import Broker
from kernel.messaging.consumer import ConsumerSettings, EventConsumer
from kernel.messaging.dead_letters import count_dead_letters
from kernel.messaging.handling import RetryPolicy
from kernel.messaging.producer import EventProducer
from kernel.messaging.signing import EventVerifier, SigningSender
from kernel.messaging.subscription import SignedTopic, Subscription
from kernel.telemetry.correlation import correlation_id, traceparent
from tests.kernel.sample.domain import ThingMade
from tests.kernel.support import until
from tests.support.event_keys import VERIFIER, signed_by

TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
React = Callable[[Envelope, ThingMade], Awaitable[None]]


@dataclass
class Bench:
    """A topic of its own, a producer, and consumers that record what they applied."""

    database: Database
    bootstrap: str
    topic: str
    producer: EventProducer
    applied: list[tuple[str, int]] = field(default_factory=list)
    contexts: list[tuple[str | None, str | None]] = field(default_factory=list)

    async def send(self, thing: str, number: int, *, version: int = 1, event_id: str = "", kind: str = "") -> str:
        envelope = self.envelope(thing, number, version=version, event_id=event_id, kind=kind)
        await self.signed.send(self.topic, thing, envelope.encode(), envelope.headers())
        return envelope.event_id

    def envelope(self, thing: str, number: int, *, version: int = 1, event_id: str = "", kind: str = "") -> Envelope:
        event = ThingMade(thing_id=thing, number=number)
        return Envelope(
            event_id or new_id("evt"),
            kind or event.event_type,
            version,
            datetime.now(UTC),
            "sample",
            thing,
            payload_to_json(event),
            "cor_1",
            TRACE,
        )

    async def apply(self, envelope: Envelope, event: ThingMade) -> None:
        async with SqlAlchemyUnitOfWork(self.database) as uow:
            if not await uow.inbox.first_time(envelope.event_id):
                return
            await uow.commit()
        self.applied.append((event.thing_id, event.number))
        self.contexts.append((correlation_id.get(), traceparent.get()))

    @property
    def signed(self) -> SigningSender:
        """Sends as our own relay does."""
        return signed_by("sample", self.producer)

    @property
    def signed_topic(self) -> SignedTopic:
        return SignedTopic(self.topic, signed_by="sample")

    @asynccontextmanager
    async def consuming(
        self,
        react: React | None = None,
        *,
        group: str = "sample",
        max_in_flight: int = 500,
        verifier: EventVerifier = VERIFIER,
        waits_for_rings: bool = False,
    ) -> AsyncIterator[EventConsumer]:
        retry = RetryPolicy(first_delay_seconds=0.1, timeout_seconds=5)
        settings = ConsumerSettings(Broker(self.bootstrap), 2000, 20, max_in_flight, 4, retry, waits_for_rings)
        consumer = EventConsumer(
            [Subscription(self.signed_topic, ThingMade, react or self.apply)],
            f"{group}-{self.topic}",
            database=self.database,
            dlq=self.producer,
            settings=settings,
            verifier=verifier,
        )
        stop = asyncio.Event()
        running = asyncio.create_task(consumer.run(stop))
        try:
            yield consumer
        finally:
            stop.set()
            await running

    async def until_applied(self, count: int, seconds: float = 60) -> None:
        async def enough() -> bool:
            return len(self.applied) >= count

        await until(enough, seconds)

    async def until_dead(self, count: int) -> None:
        async def enough() -> bool:
            return await count_dead_letters(self.database) >= count

        await until(enough)

    def committed(self, group: str = "sample") -> int:
        reader = Consumer({"bootstrap.servers": self.bootstrap, "group.id": f"{group}-{self.topic}"})
        try:
            found = reader.committed([TopicPartition(self.topic, part) for part in range(2)], timeout=30)
            return sum(max(position.offset, 0) for position in found)
        finally:
            reader.close()

    def read_all(self, topic: str, count: int) -> list[Any]:
        reader = Consumer(
            {"bootstrap.servers": self.bootstrap, "group.id": new_id("grp"), "auto.offset.reset": "earliest"}
        )
        reader.assign([TopicPartition(topic, part, 0) for part in range(2)])
        try:
            found: list[Any] = []
            for _ in range(100):
                message = reader.poll(0.1)
                if message is not None and not message.error():
                    found.append(message)
                if len(found) == count:
                    break
            return found
        finally:
            reader.close()
