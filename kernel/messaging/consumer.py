"""The consumer of a context: reads its topics, works per aggregate in order, commits offsets after the effects.

Kafka's client lives on a thread of its own, so that nothing here ever stops its heartbeat; messages cross to the
loop, where each aggregate has a lane. A lane that waits for its next try holds up nobody but the commit of its own
partition (and that only costs repeats, which the inbox drops).
"""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kernel.cancellation import end_tasks
from kernel.database.database import Database
from kernel.failpoints import AFTER_COMMIT_BEFORE_OFFSET, failpoints
from kernel.messaging.broker import Broker
from kernel.messaging.dead_letters import DeadLetters
from kernel.messaging.group_reader import GroupReader, ReaderSettings
from kernel.messaging.handling import EventHandling, RetryPolicy
from kernel.messaging.progress import PartitionProgress
from kernel.messaging.signing import EventVerifier
from kernel.messaging.subscription import ReceivedMessage, Subscription, Subscriptions
from kernel.outbox.relay import Sender

log = logging.getLogger(__name__)

STOP_GRACE_SECONDS = 5.0

Lane = tuple[str, int, bytes]


@dataclass(frozen=True)
class ConsumerSettings:
    """Embedded values; production sets a longer session and waits longer per fetch."""

    broker: Broker
    session_timeout_ms: int = 6000
    fetch_wait_ms: int = 50
    max_in_flight: int = 500
    reactions_at_once: int = 4
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    waits_for_rings: bool = False


class EventConsumer:
    def __init__(
        self,
        subscriptions: Sequence[Subscription[Any]],
        group_id: str,
        *,
        database: Database,
        dlq: Sender,
        settings: ConsumerSettings,
        verifier: EventVerifier,
    ) -> None:
        self._subscriptions = Subscriptions(subscriptions)
        self._settings = settings
        self._reader_settings = ReaderSettings(
            settings.broker,
            group_id,
            settings.session_timeout_ms,
            settings.fetch_wait_ms,
            settings.max_in_flight,
            settings.waits_for_rings,
        )
        slots = asyncio.Semaphore(settings.reactions_at_once)
        dead_letters = DeadLetters(database, group_id)
        self._handling = EventHandling(self._subscriptions, dead_letters, dlq, slots, settings.retry, verifier)
        self._lanes: dict[Lane, deque[tuple[ReceivedMessage, PartitionProgress]]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._reader: GroupReader | None = None

    @property
    def assigned(self) -> bool:
        """Whether the group has told us our share (which may rightly be empty with several instances)."""
        if not self._subscriptions.topics:
            return True
        return self._reader is not None and self._reader.assigned.is_set()

    def ring(self) -> None:
        """Somebody has published to one of its topics."""
        if self._reader is not None:
            self._reader.ring()

    async def run(self, stop: asyncio.Event) -> None:
        if not self._subscriptions.topics:
            await stop.wait()
            return
        reader = GroupReader(self._reader_settings, self._subscriptions.topics, self._accept)
        self._reader = reader
        reading = asyncio.create_task(reader.run())
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait((reading, stopping), return_when=asyncio.FIRST_COMPLETED)
            reader.pause()
            await self._finish_work()
        finally:
            reader.stop()
            await end_tasks(stopping)
            await reading

    async def _finish_work(self) -> None:
        if self._workers:
            await asyncio.wait(self._workers, timeout=STOP_GRACE_SECONDS)
        await end_tasks(*self._workers)
        self._lanes.clear()

    def _accept(self, message: ReceivedMessage, progress: PartitionProgress) -> None:
        lane = (message.topic, message.partition, message.key)
        queued = self._lanes.get(lane)
        if queued is not None:
            queued.append((message, progress))
            return
        self._lanes[lane] = deque([(message, progress)])
        worker = asyncio.create_task(self._work(lane))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, lane: Lane) -> None:
        queued = self._lanes[lane]
        try:
            while queued:
                message, progress = queued[0]
                if not progress.revoked:
                    await self._handling.handle(message)
                    failpoints.pass_by(AFTER_COMMIT_BEFORE_OFFSET)
                self._finished(message, progress)
                queued.popleft()
        finally:
            if self._lanes.get(lane) is queued:
                del self._lanes[lane]

    def _finished(self, message: ReceivedMessage, progress: PartitionProgress) -> None:
        next_offset = progress.finish(message.offset)
        if self._reader is not None:
            self._reader.finished(message, next_offset)
