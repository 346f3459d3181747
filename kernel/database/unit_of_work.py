"""The unit of work: one transaction that holds a change and everything that follows from it.

A context subclasses it and adds its repositories:

    class UsersUnitOfWork(SqlAlchemyUnitOfWork):
        async def __aenter__(self) -> Self:
            await super().__aenter__()
            self.users = SqlAlchemyUserRepository(self.session, self.track)
            return self
"""

from contextvars import ContextVar
from types import TracebackType
from typing import Any, Self

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.database.database import Database
from kernel.database.idempotency import IdempotencyKeys
from kernel.database.tables import KERNEL
from kernel.events.aggregate import Aggregate
from kernel.events.domain_event import DomainEvent
from kernel.inbox.inbox import Inbox
from kernel.live.changes import ChangeLog
from kernel.outbox.rows import outbox_row
from kernel.rings.doorbell import Rings
from kernel.tasks.queue import JobQueue

# A request that sets a list here finds in it the ids of all events its units of work committed (`Viva-Events`).
committed_events: ContextVar[list[str] | None] = ContextVar("committed_events", default=None)


class SqlAlchemyUnitOfWork:
    session: AsyncSession
    inbox: Inbox
    jobs: JobQueue
    changes: ChangeLog
    idempotency: IdempotencyKeys

    def __init__(self, database: Database) -> None:
        self.database = database
        self.committed_event_ids: list[str] = []
        self._tracked: dict[int, Aggregate] = {}
        self._emitted: list[tuple[str, DomainEvent]] = []
        self._rings = Rings()

    async def __aenter__(self) -> Self:
        clock = self.database.clock
        self.session = self.database.session()
        self.inbox = Inbox(self.session, clock)
        self.jobs = JobQueue(self.session, clock, self._rings)
        self.changes = ChangeLog(self.session, clock, self._rings)
        self.idempotency = IdempotencyKeys(self.session, clock)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.session.close()  # rolls back what was not committed

    def track(self, aggregate: Aggregate) -> None:
        """Repositories call it on add and on every load: an event without a changed column must not be lost."""
        self._tracked[id(aggregate)] = aggregate

    def emit(self, event: DomainEvent, *, aggregate_id: str) -> None:
        """For an event without an aggregate object."""
        self._emitted.append((aggregate_id, event))

    async def flush(self) -> None:
        """Hook for repositories that write late; called by `commit` before the outbox rows are numbered."""
        await self.session.flush()

    async def commit(self) -> None:
        # First the aggregates' own rows: their locks put the outbox positions of one aggregate in the order of commits.
        await self.flush()
        rows = self._outbox_rows()
        if rows:
            await self.session.execute(insert(KERNEL.outbox), rows)
        await self.session.commit()
        self._note_committed(rows)
        if self._rings:
            await self.database.doorbell.ring(self._rings)

    def _outbox_rows(self) -> list[dict[str, Any]]:
        events = [
            (aggregate.aggregate_id, event) for aggregate in self._tracked.values() for event in aggregate.take_events()
        ]
        events += self._emitted
        return [outbox_row(self.database, event, aggregate_id) for aggregate_id, event in events]

    def _note_committed(self, rows: list[dict[str, Any]]) -> None:
        self._emitted = []
        self.committed_event_ids += [row["event_id"] for row in rows]
        self._rings.shards |= {row["bucket"] % self.database.shards for row in rows}
        collected = committed_events.get()
        if collected is not None:
            collected += [row["event_id"] for row in rows]
