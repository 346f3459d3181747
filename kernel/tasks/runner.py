"""Runs due jobs: leased, counted before they run, tried three times, then set aside (DEAD, kept and listed)."""

import asyncio
import logging
import random
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from kernel.cancellation import end_tasks
from kernel.database.database import Database
from kernel.failpoints import IN_JOB, failpoints
from kernel.tasks.job import Job, JobHandler
from kernel.tasks.leases import JobLeases, LeasedJob
from kernel.telemetry.correlation import correlated
from kernel.telemetry.logs import redact
from kernel.telemetry.metrics import JOB_SECONDS, JOBS

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class JobPolicy:
    """`slots` leaves room in a worker of four threads for the relay; the lease is renewed while a job runs."""

    slots: int = 3
    max_attempts: int = 3
    lease_seconds: float = 30
    timeout_seconds: float = 60
    first_retry_seconds: float = 2


class JobRunner:
    """`when_set_aside` tells a context that a job of this kind will not run again (it may be told twice)."""

    def __init__(
        self,
        database: Database,
        handlers: Mapping[str, JobHandler],
        *,
        when_set_aside: Mapping[str, JobHandler] | None = None,
        policy: JobPolicy | None = None,
    ) -> None:
        self._handlers, self._when_set_aside = handlers, when_set_aside or {}
        self._policy = policy or JobPolicy()
        self._leases = JobLeases(database, self._policy.lease_seconds)
        self._busy, self._look_again = 0, False

    async def look(self) -> int:
        """Run what is due until nothing is; a ring that finds all slots taken makes them look again."""
        if self._busy >= self._policy.slots:
            self._look_again = True
            return 0
        self._busy += 1
        runs = 0
        try:
            while await self._run_next() or self._look_again:
                runs += 1
        finally:
            self._busy -= 1
        return runs

    async def _run_next(self) -> bool:
        self._look_again = False
        leased = await self._leases.take_next()
        if leased is None:
            return False
        with correlated(leased.correlation_id, leased.traceparent):
            if leased.job.attempt > self._policy.max_attempts:
                # all attempts were counted but none reported back: they killed their workers
                reason = await self._leases.last_error(leased) or "the job ended its worker, or outlived its lease"
                await self._set_aside(leased, reason)
            else:
                await self._run(leased)
        return True

    async def _run(self, leased: LeasedJob) -> None:
        began = time.monotonic()
        renewal = asyncio.create_task(self._keep_lease(leased))
        try:
            async with asyncio.timeout(self._policy.timeout_seconds):
                failpoints.pass_by(IN_JOB)
                await self._handler(leased.job)(leased.job)
        except Exception as error:  # noqa: BLE001  the edge of a process: whatever a job raises is recorded
            await self._failed(leased, error)
        else:
            await self._leases.done(leased)
            JOBS.labels(leased.job.kind, "done").inc()
        finally:
            await end_tasks(renewal)
            JOB_SECONDS.labels(leased.job.kind).observe(time.monotonic() - began)

    def _handler(self, job: Job) -> JobHandler:
        if job.kind not in self._handlers:
            raise LookupError(f"no handler for jobs of kind {job.kind}")
        return self._handlers[job.kind]

    async def _keep_lease(self, leased: LeasedJob) -> None:
        while True:
            await asyncio.sleep(self._policy.lease_seconds / 3)
            # a database that is away for a moment costs one renewal, not the job
            with suppress(SQLAlchemyError, OSError):
                await self._leases.extend(leased)

    async def _failed(self, leased: LeasedJob, error: Exception) -> None:
        job, reason = leased.job, self._reason(error)
        log.warning("a job failed", exc_info=error, extra=_about(job))
        JOBS.labels(job.kind, "failed").inc()
        if job.attempt >= self._policy.max_attempts:
            await self._set_aside(leased, reason)
            return
        delay = self._policy.first_retry_seconds * 2 ** (job.attempt - 1)
        await self._leases.try_later(leased, reason, delay * random.uniform(0.8, 1.2))  # noqa: S311  jitter

    def _reason(self, error: Exception) -> str:
        if isinstance(error, TimeoutError):
            return f"TimeoutError: job timeout of {self._policy.timeout_seconds:g} s, or a call inside it: {error}"
        return redact(f"{type(error).__name__}: {error}")

    async def _set_aside(self, leased: LeasedJob, reason: str) -> None:
        log.error("a job is set aside: %s", reason, extra=_about(leased.job))
        JOBS.labels(leased.job.kind, "dead").inc()
        tell = self._when_set_aside.get(leased.job.kind)
        try:
            if tell is not None:
                await tell(leased.job)
        except Exception as error:
            log.warning("telling that a job is set aside failed", exc_info=error, extra=_about(leased.job))
        await self._leases.set_aside(leased, reason)


def _about(job: Job) -> dict[str, object]:
    return {"jobId": job.id, "jobKind": job.kind, "subjectId": job.subject_id, "attempt": job.attempt}
