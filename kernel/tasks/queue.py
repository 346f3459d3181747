"""The job queue of a unit of work: a job or a timer is a row, written in the transaction that needs it."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.clock import Clock
from kernel.database.tables import KERNEL
from kernel.ids import new_id
from kernel.rings.doorbell import Rings
from kernel.telemetry.correlation import correlation_id, traceparent


class JobQueue:
    def __init__(self, session: AsyncSession, clock: Clock, rings: Rings) -> None:
        self._session, self._clock, self._rings = session, clock, rings

    async def put(
        self, kind: str, subject_id: str, payload: dict[str, Any] | None = None, run_at: datetime | None = None
    ) -> str:
        """The job's id; while one of this kind is unfinished for this subject, that one is kept and its id returned."""
        now = self._clock.now()
        row = {
            "id": new_id("job"),
            "kind": kind,
            "subject_id": subject_id,
            "payload": payload or {},
            "correlation_id": correlation_id.get(),
            "traceparent": traceparent.get(),
            "run_at": run_at or now,
            "created_at": now,
        }
        put = await self._session.execute(
            insert(KERNEL.jobs).values(row).on_conflict_do_nothing().returning(KERNEL.jobs.c.id)
        )
        job_id = put.scalar_one_or_none() or await self._unfinished(kind, subject_id)
        if run_at is None or run_at <= now:
            self._rings.jobs.append(job_id)
        return job_id

    async def cancel(self, kind: str, subject_id: str) -> None:
        """Also one that is running just now: it ends as cancelled, whatever its run does."""
        await self._session.execute(
            update(KERNEL.jobs)
            .where(*_unfinished_of(kind, subject_id))
            .values(status="CANCELLED", finished_at=self._clock.now())
        )

    async def reschedule(self, kind: str, subject_id: str, run_at: datetime) -> None:
        """Move a timer that has not fired; nothing happens when there is none."""
        moved = await self._session.execute(
            update(KERNEL.jobs)
            .where(*_unfinished_of(kind, subject_id))
            .values(run_at=run_at)
            .returning(KERNEL.jobs.c.id)
        )
        job_id = moved.scalar_one_or_none()
        if job_id is not None and run_at <= self._clock.now():
            self._rings.jobs.append(job_id)

    async def _unfinished(self, kind: str, subject_id: str) -> str:
        found = await self._session.execute(select(KERNEL.jobs.c.id).where(*_unfinished_of(kind, subject_id)))
        job_id: str = found.scalar_one()
        return job_id


def _unfinished_of(kind: str, subject_id: str) -> tuple[Any, ...]:
    jobs = KERNEL.jobs.c
    return jobs.kind == kind, jobs.subject_id == subject_id, jobs.status == "PENDING"
