"""The relay: takes one shard's committed rows to the broker, in order per aggregate, and marks the acknowledged."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import select, update

from kernel.database.database import Database
from kernel.database.locks import SessionLocks
from kernel.database.tables import KERNEL
from kernel.events.envelope import CORRELATION_HEADER, TRACE_HEADER
from kernel.failpoints import AFTER_ACK_BEFORE_MARK, failpoints
from kernel.messaging.producer import Delivered, DeliveryFailed
from kernel.rings.doorbell import Rings
from kernel.telemetry.metrics import OUTBOX_EVENTS

log = logging.getLogger(__name__)

BATCH_ROWS = 500
AGGREGATES_AT_ONCE = 50


@dataclass(frozen=True)
class WaitingRow:
    position: int
    topic: str
    aggregate_id: str
    body: str
    correlation_id: str | None
    traceparent: str | None


class Sender(Protocol):
    """Promises that the broker has the message when it returns; raises `DeliveryFailed` otherwise."""

    async def send(
        self, topic: str, key: str, value: bytes, headers: Sequence[tuple[str, bytes]] = ()
    ) -> Delivered: ...


class Relay:
    """One per process. A shard is drained by one process at a time: SKIP LOCKED alone would reorder."""

    def __init__(self, database: Database, locks: SessionLocks, sender: Sender, *, rings_readers: bool = False) -> None:
        self._database, self._locks, self._sender = database, locks, sender
        self._rings_readers = rings_readers
        self._draining: set[int] = set()
        self._look_again: set[int] = set()

    async def drain(self, shard: int) -> int:
        """How many rows were published; 0 when another is at it, who then looks again before it goes."""
        if shard in self._draining:
            self._look_again.add(shard)
            return 0
        self._draining.add(shard)
        try:
            return await self._drain_until_quiet(shard)
        finally:
            self._draining.discard(shard)
            self._look_again.discard(shard)

    async def _drain_until_quiet(self, shard: int) -> int:
        """The look after the lock is given back is what makes a ring safe that found it taken (here or elsewhere)."""
        published, again = 0, True
        while again:
            self._look_again.discard(shard)
            async with self._locks.try_hold(f"{self._database.source}.relay.{shard}") as held:
                if not held:
                    return published
                count, stuck = await self._drain_locked(shard)
            published += count
            again = not stuck and (shard in self._look_again or await self._has_rows(shard))
        return published

    async def _drain_locked(self, shard: int) -> tuple[int, bool]:
        published, stuck = 0, set[str]()
        while rows := await self._unpublished(shard, stuck):
            if not await self._locks.alive():
                return published, True
            acknowledged, failed = await self._publish(rows)
            await asyncio.gather(self._mark(acknowledged), self._ring_readers(rows, acknowledged))
            published += len(acknowledged)
            stuck |= failed
        return published, bool(stuck)

    async def _publish(self, rows: Sequence[WaitingRow]) -> tuple[list[int], set[str]]:
        """Aggregates side by side, the events of each one by one: the next leaves when the last is acknowledged."""
        by_aggregate: dict[str, list[WaitingRow]] = defaultdict(list)
        for row in rows:
            by_aggregate[row.aggregate_id].append(row)
        slots = asyncio.Semaphore(AGGREGATES_AT_ONCE)
        acknowledged: list[int] = []
        failed: set[str] = set()

        async def publish(aggregate_id: str, events: list[WaitingRow]) -> None:
            async with slots:
                try:
                    for event in events:
                        await self._send(event)
                        acknowledged.append(event.position)
                except DeliveryFailed as error:
                    failed.add(aggregate_id)
                    OUTBOX_EVENTS.labels("failed").inc()
                    log.warning("the relay waits for the broker: %s", error, extra={"aggregateId": aggregate_id})

        await asyncio.gather(*(publish(key, events) for key, events in by_aggregate.items()))
        return acknowledged, failed

    async def _send(self, row: WaitingRow) -> None:
        carried = ((CORRELATION_HEADER, row.correlation_id), (TRACE_HEADER, row.traceparent))
        headers = [(name, value.encode()) for name, value in carried if value]
        await self._sender.send(row.topic, row.aggregate_id, row.body.encode(), headers)

    async def _ring_readers(self, rows: Sequence[WaitingRow], acknowledged: list[int]) -> None:
        """For a broker that does not wake a waiting fetch (`kernel/messaging/rung_fetching.py`)."""
        topics = {row.topic for row in rows if row.position in set(acknowledged)}
        if self._rings_readers and topics:
            await self._database.doorbell.ring(Rings(topics=topics))

    async def _unpublished(self, shard: int, stuck: set[str]) -> Sequence[WaitingRow]:
        """By "not yet published", never "position greater than the last": positions become visible out of order."""
        outbox = KERNEL.outbox.c
        query = select(outbox.position, outbox.topic, outbox.aggregate_id, outbox.body)
        query = query.add_columns(outbox.correlation_id, outbox.traceparent).where(*self._waiting(shard))
        if stuck:
            query = query.where(outbox.aggregate_id.not_in(stuck))
        async with self._database.session() as session:
            found = await session.execute(query.order_by(outbox.position).limit(BATCH_ROWS))
            return [WaitingRow(**row) for row in found.mappings()]

    async def _has_rows(self, shard: int) -> bool:
        query = select(KERNEL.outbox.c.position).where(*self._waiting(shard)).limit(1)
        async with self._database.session() as session:
            return (await session.execute(query)).first() is not None

    def _waiting(self, shard: int) -> tuple[Any, ...]:
        outbox = KERNEL.outbox.c
        return outbox.published_at.is_(None), outbox.bucket % self._database.shards == shard

    async def _mark(self, positions: list[int]) -> None:
        if not positions:
            return
        failpoints.pass_by(AFTER_ACK_BEFORE_MARK)
        outbox = KERNEL.outbox
        mark = update(outbox).where(outbox.c.position.in_(positions)).values(published_at=self._database.clock.now())
        async with self._database.session() as session:
            await session.execute(mark)
            await session.commit()
        OUTBOX_EVENTS.labels("published").inc(len(positions))
