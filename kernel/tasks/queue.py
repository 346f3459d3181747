"""The job queue of a unit of work: a job or a timer is a row, written in the transaction that needs it."""

from datetime import datetime
from typing import Any

from sqlalchemy import case, func, null, update
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
        """The job's id; while one of this kind is unfinished for this subject, that one is kept and its id returned.

        One that is running just now may have read its rows before this transaction: it will run once more.
        """
        now = self._clock.now()
        due = run_at or now
        row = {
            "id": new_id("job"),
            "kind": kind,
            "subject_id": subject_id,
            "payload": payload or {},
            "correlation_id": correlation_id.get(),
            "traceparent": traceparent.get(),
            "run_at": due,
            "created_at": now,
        }
        job_id = None
        while job_id is None:  # again only if the unfinished one ended between the insert and the look at it
            job_id = await self._insert(row) or await self._again(kind, subject_id, due)
        if due <= now:
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
        """Move a timer that has not finished (one that is firing runs once more then); nothing when there is none."""
        again_at = case((KERNEL.jobs.c.leased_until.is_not(None), run_at), else_=null())
        moved = await self._session.execute(
            update(KERNEL.jobs)
            .where(*_unfinished_of(kind, subject_id))
            .values(run_at=run_at, again_at=again_at)
            .returning(KERNEL.jobs.c.id)
        )
        job_id = moved.scalar_one_or_none()
        if job_id is not None and run_at <= self._clock.now():
            self._rings.jobs.append(job_id)

    async def _insert(self, row: dict[str, Any]) -> str | None:
        new = insert(KERNEL.jobs).values(row).on_conflict_do_nothing().returning(KERNEL.jobs.c.id)
        job_id: str | None = (await self._session.execute(new)).scalar_one_or_none()
        return job_id

    async def _again(self, kind: str, subject_id: str, due: datetime) -> str | None:
        jobs = KERNEL.jobs.c
        again_at = case((jobs.leased_until.is_not(None), func.least(jobs.again_at, due)), else_=null())
        kept = update(KERNEL.jobs).where(*_unfinished_of(kind, subject_id)).values(again_at=again_at)
        job_id: str | None = (await self._session.execute(kept.returning(jobs.id))).scalar_one_or_none()
        return job_id


def _unfinished_of(kind: str, subject_id: str) -> tuple[Any, ...]:
    jobs = KERNEL.jobs.c
    return jobs.kind == kind, jobs.subject_id == subject_id, jobs.status == "PENDING"
