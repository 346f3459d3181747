"""The sweeper: one leader per context rings for what is due, and clears what was kept long enough."""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, delete, func, select, tuple_
from sqlalchemy.exc import SQLAlchemyError

from kernel.database.database import Database
from kernel.database.locks import LOCK_ERRORS, SessionLocks
from kernel.database.tables import KERNEL
from kernel.inbox.inbox import PROCESSED_KEPT
from kernel.rings.doorbell import Rings
from kernel.tasks.dead_letter_bounds import DeadLetterBounds
from kernel.telemetry.metrics import DEAD_LETTERS, OUTBOX_WAITING

log = logging.getLogger(__name__)

# A timer is at most this late (plus its ring): the sweeper sleeps until the next one, but never longer.
SWEEP_SECONDS = 1.0
CAMPAIGN_SECONDS = 2.0
CLEAN_EVERY = timedelta(hours=1)
RING_AFTER = timedelta(seconds=1)
MAX_JOBS_RUNG = 4
CLEAN_BATCH = 5_000

PUBLISHED_KEPT = timedelta(days=7)
CHANGES_KEPT = timedelta(days=30)
JOBS_KEPT = timedelta(days=7)
IDEMPOTENCY_KEPT = timedelta(hours=24)


DEFAULT_BOUNDS = DeadLetterBounds()


class Sweeper:
    def __init__(
        self, database: Database, locks: SessionLocks, dead_letters: DeadLetterBounds = DEFAULT_BOUNDS
    ) -> None:
        self._database, self._locks, self._dead_letters = database, locks, dead_letters
        self._cleaned_at: datetime | None = None
        self.leading = False

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                async with self._locks.try_hold(f"{self._database.source}.sweeper") as elected:
                    while elected and not stop.is_set() and await self._locks.alive():
                        self.leading = True
                        await _sleep(stop, await self._sweep_and_clean())
            except (SQLAlchemyError, OSError, *LOCK_ERRORS) as error:
                log.warning("the sweeper waits for the database: %s", type(error).__name__)
            self.leading = False
            await _sleep(stop, CAMPAIGN_SECONDS)

    async def sweep(self) -> float:
        """Ring for everything that is due; how many seconds to sleep until the next look."""
        now = self._database.clock.now()
        rings, next_run, dead = await self._look(now)
        await self._dead_letters.drop_too_many(self._database, dead)
        if rings:
            await self._database.doorbell.ring(rings)
        if next_run is None:
            return SWEEP_SECONDS
        return min(max((next_run - now).total_seconds(), 0.02), SWEEP_SECONDS)

    async def clean(self) -> int:
        """Delete what was kept long enough; published rows only, whatever their age."""
        now = self._database.clock.now()
        kernel = KERNEL
        deleted = 0
        for column, kept in (
            (kernel.outbox.c.published_at, PUBLISHED_KEPT),
            (kernel.processed_events.c.processed_at, PROCESSED_KEPT),
            (kernel.changes.c.at, CHANGES_KEPT),
            (kernel.jobs.c.finished_at, JOBS_KEPT),
            (kernel.idempotency_keys.c.created_at, IDEMPOTENCY_KEPT),
        ):
            deleted += await self._delete_before(column, now - kept)
        return deleted + await self._dead_letters.drop_old(self._database)

    async def _sweep_and_clean(self) -> float:
        delay = await self.sweep()
        now = self._database.clock.now()
        if self._cleaned_at is None or now - self._cleaned_at > CLEAN_EVERY:
            self._cleaned_at = now
            await self.clean()
        return delay

    async def _look(self, now: datetime) -> tuple[Rings, datetime | None, int]:
        """What is due, when the next job is, and how many dead letters there are."""
        outbox, jobs = KERNEL.outbox.c, KERNEL.jobs.c
        waiting = outbox.published_at.is_(None)
        free = jobs.leased_until.is_(None) | (jobs.leased_until < now)
        due = select(jobs.id).where(jobs.status == "PENDING", jobs.run_at <= now, free).order_by(jobs.run_at)
        late = select(outbox.bucket).distinct().where(waiting, outbox.created_at < now - RING_AFTER)
        later = select(func.min(jobs.run_at)).where(jobs.status == "PENDING", jobs.run_at > now)
        dead = KERNEL.dead_letters.c.status == "DEAD"
        look = select(
            func.array(due.limit(MAX_JOBS_RUNG).scalar_subquery()).label("jobs"),
            func.array(late.scalar_subquery()).label("buckets"),
            later.scalar_subquery().label("next_run"),
            select(func.count()).where(waiting).scalar_subquery().label("waiting"),
            select(func.count()).where(dead).scalar_subquery().label("dead"),
            select(func.count()).select_from(KERNEL.dead_letters).scalar_subquery().label("letters"),
        )
        async with self._database.session() as session:
            seen = (await session.execute(look)).one()
        OUTBOX_WAITING.set(seen.waiting)
        DEAD_LETTERS.set(seen.dead)
        rings = Rings({bucket % self._database.shards for bucket in seen.buckets}, list(seen.jobs))
        return rings, seen.next_run, seen.letters

    async def _delete_before(self, column: Column[Any], before: datetime) -> int:
        table = column.table
        keys = list(table.primary_key.columns)
        total = 0
        while True:
            old = select(*keys).where(column < before).limit(CLEAN_BATCH)
            async with self._database.session() as session:
                gone = await session.scalars(delete(table).where(tuple_(*keys).in_(old)).returning(keys[0]))
                deleted = len(gone.all())
                await session.commit()
            total += deleted
            if deleted < CLEAN_BATCH:
                return total


async def _sleep(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
