"""The inbox: an event id goes into `processed_events` in the same transaction as the effect of the event."""

from datetime import timedelta

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.clock import Clock
from kernel.database.tables import KERNEL

PROCESSED_KEPT = timedelta(days=30)


class Inbox:
    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session, self._clock = session, clock

    async def first_time(self, event_id: str) -> bool:
        """False: applied before, do nothing. A second consumer at the same moment waits here for the first."""
        row = {"event_id": event_id, "processed_at": self._clock.now()}
        statement = insert(KERNEL.processed_events).values(row).on_conflict_do_nothing()
        inserted = await self._session.execute(statement.returning(KERNEL.processed_events.c.event_id))
        return inserted.first() is not None
