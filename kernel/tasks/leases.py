"""The rows behind running jobs: each step is one short transaction, so that a crash leaves a countable trace."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import case, null, select, update

from kernel.database.database import Database
from kernel.database.tables import KERNEL
from kernel.ids import new_id
from kernel.tasks.job import Job

JOBS = KERNEL.jobs


@dataclass(frozen=True)
class LeasedJob:
    job: Job
    lease: str
    correlation_id: str | None
    traceparent: str | None


class JobLeases:
    def __init__(self, database: Database, lease_seconds: float) -> None:
        self._database, self._lease_time = database, timedelta(seconds=lease_seconds)

    async def take_next(self) -> LeasedJob | None:
        """The next due job; its attempt is counted and committed before anything of it runs."""
        now, lease = self._database.clock.now(), new_id("lea")
        free = JOBS.c.leased_until.is_(None) | (JOBS.c.leased_until < now)
        due = select(JOBS.c.id).where(JOBS.c.status == "PENDING", JOBS.c.run_at <= now, free)
        due = due.order_by(JOBS.c.run_at).limit(1).with_for_update(skip_locked=True)
        taken = (
            update(JOBS)
            .where(JOBS.c.id == due.scalar_subquery())
            .values(attempts=JOBS.c.attempts + 1, lease=lease, leased_until=now + self._lease_time)
            .returning(JOBS)
        )
        async with self._database.session() as session:
            row = (await session.execute(taken)).mappings().first()
            await session.commit()
        if row is None:
            return None
        job = Job(row["id"], row["kind"], row["subject_id"], row["payload"], row["attempts"])
        return LeasedJob(job, lease, row["correlation_id"], row["traceparent"])

    async def extend(self, leased: LeasedJob) -> None:
        await self._update(leased, leased_until=self._database.clock.now() + self._lease_time)

    async def done(self, leased: LeasedJob) -> None:
        """Unless it was asked for again while it ran: then it begins anew, with all its attempts."""
        again = JOBS.c.again_at.is_not(None)
        now = self._database.clock.now()
        await self._update(
            leased,
            status=case((again, "PENDING"), else_="DONE"),
            finished_at=case((again, null()), else_=now),
            run_at=case((again, JOBS.c.again_at), else_=JOBS.c.run_at),
            attempts=case((again, 0), else_=JOBS.c.attempts),
            again_at=None,
            leased_until=None,
            lease=None,
        )

    async def try_later(self, leased: LeasedJob, error: str, delay_seconds: float) -> None:
        run_at = self._database.clock.now() + timedelta(seconds=delay_seconds)
        await self._update(leased, run_at=run_at, error=error, leased_until=None, lease=None)

    async def set_aside(self, leased: LeasedJob, error: str) -> None:
        now = self._database.clock.now()
        await self._update(leased, status="DEAD", finished_at=now, error=error, leased_until=None, lease=None)

    async def last_error(self, leased: LeasedJob) -> str | None:
        async with self._database.session() as session:
            found = await session.execute(select(JOBS.c.error).where(JOBS.c.id == leased.job.id))
            error: str | None = found.scalar_one_or_none()
            return error

    async def _update(self, leased: LeasedJob, **values: Any) -> None:
        """Only while the lease is ours and the job was not cancelled: a slow worker must not undo what came after."""
        mine = (JOBS.c.id == leased.job.id) & (JOBS.c.lease == leased.lease) & (JOBS.c.status == "PENDING")
        async with self._database.session() as session:
            await session.execute(update(JOBS).where(mine).values(**values))
            await session.commit()
