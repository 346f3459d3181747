"""Jobs and timers (rule 1): rows with attempts and a lease, counted before they run, set aside after three."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from kernel.database.database import Database
from kernel.database.locks import SessionLocks
from kernel.database.tables import KERNEL
from kernel.database.unit_of_work import SqlAlchemyUnitOfWork
from kernel.messaging.signing import NOT_SIGNED
from kernel.rings.doorbell import Rings
from kernel.tasks.dead_letter_bounds import DeadLetterBounds
from kernel.tasks.job import Job, JobHandler
from kernel.tasks.leases import JobLeases
from kernel.tasks.runner import JobPolicy, JobRunner
from kernel.tasks.sweeper import Sweeper
from kernel.telemetry.correlation import correlated, correlation_id
from kernel.telemetry.metrics import DEAD_LETTERS_DROPPED
from tests.kernel.support import make_thing, rows_of


class MovableClock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class CountingDoorbell:
    def __init__(self) -> None:
        self.rings: list[Rings] = []

    async def ring(self, rings: Rings) -> None:
        self.rings.append(rings)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def doorbell() -> CountingDoorbell:
    return CountingDoorbell()


@pytest.fixture
def timed(database: Database, clock: MovableClock, doorbell: CountingDoorbell) -> Database:
    return Database(database.engine, database.source, database.topics, clock, doorbell)


async def put(database: Database, kind: str = "score", subject: str = "ans_1", delay: float | None = None) -> str:
    async with SqlAlchemyUnitOfWork(database) as uow:
        run_at = None if delay is None else database.clock.now() + timedelta(seconds=delay)
        job_id = await uow.jobs.put(kind, subject, {"n": 1}, run_at=run_at)
        await uow.commit()
    return job_id


async def statuses(database: Database) -> list[tuple[str, int]]:
    return [(row.status, row.attempts) for row in await rows_of(database, KERNEL.jobs)]


class Handler:
    """Records its runs; raises what it is told to."""

    def __init__(self, *errors: Exception) -> None:
        self.runs: list[Job] = []
        self.errors = list(errors)
        self.correlations: list[str | None] = []

    async def __call__(self, job: Job) -> None:
        self.runs.append(job)
        self.correlations.append(correlation_id.get())
        if self.errors:
            raise self.errors.pop(0)


def runner(database: Database, handler: JobHandler, **policy: float) -> JobRunner:
    return JobRunner(database, {"score": handler}, policy=JobPolicy(**policy))  # type: ignore[arg-type]


class TestJobQueue:
    async def test_one_unfinished_job_per_kind_and_subject(self, timed: Database) -> None:
        first = await put(timed)
        assert await put(timed) == first
        assert await put(timed, subject="ans_2") != first
        await runner(timed, Handler()).look()
        assert await put(timed) != first

    async def test_two_transactions_at_once_put_one_job(self, timed: Database) -> None:
        assert len(set(await asyncio.gather(*(put(timed) for _ in range(5))))) == 1

    async def test_a_cancelled_timer_does_not_run(self, timed: Database, clock: MovableClock) -> None:
        await put(timed, delay=10)
        async with SqlAlchemyUnitOfWork(timed) as uow:
            await uow.jobs.cancel("score", "ans_1")
            await uow.commit()
        clock.move(11)
        handler = Handler()
        assert await runner(timed, handler).look() == 0
        assert await statuses(timed) == [("CANCELLED", 0)]

    async def test_a_rescheduled_timer_runs_at_its_new_time(self, timed: Database, clock: MovableClock) -> None:
        await put(timed, delay=10)
        async with SqlAlchemyUnitOfWork(timed) as uow:
            await uow.jobs.reschedule("score", "ans_1", clock.now() + timedelta(seconds=60))
            await uow.jobs.reschedule("score", "nobody", clock.now())
            await uow.commit()
        handler = Handler()
        clock.move(59)
        assert await runner(timed, handler).look() == 0
        clock.move(2)
        assert await runner(timed, handler).look() == 1


class TestAskedForAgain:
    """A put or a move while the job runs comes too late for this run: its rows may be read already."""

    async def test_a_put_while_it_runs_makes_it_run_once_more(self, database: Database) -> None:
        first, runs = await put(database), list[int]()

        async def put_again(job: Job) -> None:
            runs.append(job.attempt)
            if len(runs) == 1:
                assert await put(database) == first

        await runner(database, put_again).look()
        assert runs == [1, 1]
        assert await statuses(database) == [("DONE", 1)]

    async def test_a_timer_can_set_itself_anew(self, timed: Database, clock: MovableClock) -> None:
        await put(timed)

        async def tomorrow(job: Job) -> None:
            await put(timed, delay=3600)

        assert await runner(timed, tomorrow).look() == 1
        (row,) = await rows_of(timed, KERNEL.jobs)
        assert (row.status, row.run_at) == ("PENDING", clock.now() + timedelta(hours=1))

    async def test_a_timer_that_is_moved_while_it_fires_fires_again_at_its_new_time(
        self, timed: Database, clock: MovableClock
    ) -> None:
        await put(timed)

        async def moved_meanwhile(job: Job) -> None:
            async with SqlAlchemyUnitOfWork(timed) as uow:
                await uow.jobs.reschedule("score", "ans_1", clock.now() + timedelta(hours=1))
                await uow.commit()

        assert await runner(timed, moved_meanwhile).look() == 1
        assert await statuses(timed) == [("PENDING", 0)]
        clock.move(3601)
        assert await runner(timed, Handler()).look() == 1
        assert await statuses(timed) == [("DONE", 1)]


class TestJobRunner:
    async def test_runs_what_is_due_once_with_its_payload_and_correlation(self, timed: Database) -> None:
        with correlated("cor_1"):
            job_id = await put(timed)
        handler = Handler()
        assert await runner(timed, handler).look() == 1
        assert handler.runs == [Job(job_id, "score", "ans_1", {"n": 1}, 1)]
        assert handler.correlations == ["cor_1"]
        assert await statuses(timed) == [("DONE", 1)]
        assert await runner(timed, handler).look() == 0

    async def test_the_attempt_is_counted_before_the_run(self, timed: Database) -> None:
        await put(timed)
        seen: list[tuple[str, int]] = []

        async def look_at_row(job: Job) -> None:
            seen.extend(await statuses(timed))

        await runner(timed, look_at_row).look()
        assert seen == [("PENDING", 1)]

    async def test_tries_three_times_with_growing_pauses_then_sets_aside(
        self, timed: Database, clock: MovableClock
    ) -> None:
        await put(timed)
        handler = Handler(ValueError("a"), ValueError("b"), ValueError("c"), ValueError("never"))
        told = Handler()
        runner = JobRunner(timed, {"score": handler}, when_set_aside={"score": told})
        assert await runner.look() == 1
        clock.move(1.5)
        assert await runner.look() == 0
        clock.move(1)
        assert await runner.look() == 1
        clock.move(3)
        assert await runner.look() == 0
        clock.move(2)
        assert await runner.look() == 1
        clock.move(3600)
        assert await runner.look() == 0
        (row,) = await rows_of(timed, KERNEL.jobs)
        assert (row.status, row.attempts, row.error) == ("DEAD", 3, "ValueError: c")
        assert [job.attempt for job in told.runs] == [3]

    async def test_a_job_that_kills_its_worker_three_times_is_set_aside_unrun(
        self, timed: Database, clock: MovableClock
    ) -> None:
        await put(timed)
        for _ in range(3):
            assert await JobLeases(timed, 30).take_next() is not None  # leased and counted, then the process is gone
            clock.move(31)
        handler, told = Handler(), Handler()
        await JobRunner(timed, {"score": handler}, when_set_aside={"score": told}).look()
        assert handler.runs == []
        assert [job.subject_id for job in told.runs] == ["ans_1"]
        assert [status for status, _ in await statuses(timed)] == ["DEAD"]

    async def test_a_lease_keeps_others_away_until_it_ends(self, timed: Database, clock: MovableClock) -> None:
        await put(timed)
        leases = JobLeases(timed, 30)
        assert await leases.take_next() is not None
        clock.move(29)
        assert await leases.take_next() is None
        clock.move(2)
        again = await leases.take_next()
        assert again is not None
        assert again.job.attempt == 2

    async def test_a_worker_that_lost_its_lease_changes_nothing_any_more(
        self, timed: Database, clock: MovableClock
    ) -> None:
        await put(timed)
        leases = JobLeases(timed, 30)
        slow = await leases.take_next()
        clock.move(31)
        assert await leases.take_next() is not None
        assert slow is not None
        await leases.set_aside(slow, "late")
        assert await statuses(timed) == [("PENDING", 2)]

    async def test_a_running_job_keeps_its_lease(self, database: Database) -> None:
        await put(database)
        others: list[object] = []

        async def long_run(job: Job) -> None:
            await asyncio.sleep(0.5)
            others.append(await JobLeases(database, 0.3).take_next())

        await runner(database, long_run, lease_seconds=0.3).look()
        assert others == [None]
        assert await statuses(database) == [("DONE", 1)]

    async def test_a_job_has_a_deadline_and_the_error_names_it(self, timed: Database) -> None:
        async def hang(job: Job) -> None:
            await asyncio.Event().wait()

        await put(timed)
        await runner(timed, hang, timeout_seconds=0.05).look()
        (row,) = await rows_of(timed, KERNEL.jobs)
        assert "job timeout of 0.05 s" in row.error

    async def test_a_kind_without_handler_is_kept_not_lost(self, timed: Database) -> None:
        await put(timed, kind="unheard")
        await runner(timed, Handler(), max_attempts=1).look()
        (row,) = await rows_of(timed, KERNEL.jobs)
        assert (row.status, row.error) == ("DEAD", "LookupError: no handler for jobs of kind unheard")

    async def test_a_ring_that_finds_all_slots_taken_is_not_lost(self, database: Database) -> None:
        release, ran = asyncio.Event(), list[str]()

        async def wait(job: Job) -> None:
            ran.append(job.subject_id)
            await release.wait()

        busy = runner(database, wait, slots=1)
        await put(database, subject="ans_1")
        first = asyncio.create_task(busy.look())
        while not ran:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await put(database, subject="ans_2")
        assert await busy.look() == 0
        release.set()
        await first
        assert ran == ["ans_1", "ans_2"]


class TestSweeper:
    async def sweep(self, database: Database) -> float:
        return await Sweeper(database, SessionLocks("postgresql://unused")).sweep()

    async def test_rings_for_rows_whose_ring_was_lost(
        self, timed: Database, clock: MovableClock, doorbell: CountingDoorbell
    ) -> None:
        await make_thing(timed, "thg_1", 1)
        job_id = await put(timed)
        lost = doorbell.rings.copy()
        doorbell.rings.clear()
        clock.move(2)
        await self.sweep(timed)
        assert doorbell.rings == [Rings(lost[0].shards, [job_id])]

    async def test_is_silent_when_nothing_is_due(self, timed: Database, doorbell: CountingDoorbell) -> None:
        await put(timed, delay=600)
        assert await self.sweep(timed) == 1.0
        assert doorbell.rings == []

    async def test_sleeps_until_the_next_timer_but_never_longer_than_a_second(
        self, timed: Database, clock: MovableClock
    ) -> None:
        await put(timed, delay=0.4)
        assert await self.sweep(timed) == pytest.approx(0.4)

    async def test_deletes_what_was_kept_long_enough_and_nothing_unpublished(
        self, timed: Database, clock: MovableClock
    ) -> None:
        await make_thing(timed, "thg_1", 1, 2)
        async with timed.session() as session:
            first = KERNEL.outbox.update().where(KERNEL.outbox.c.position == 1).values(published_at=clock.now())
            await session.execute(first)
            await session.commit()
        await put(timed)
        await runner(timed, Handler()).look()
        await put(timed, subject="ans_2", delay=3600 * 24 * 365)
        sweeper = Sweeper(timed, SessionLocks("postgresql://unused"))
        clock.move(6.9 * 24 * 3600)
        assert await sweeper.clean() == 0
        clock.move(0.2 * 24 * 3600)
        assert await sweeper.clean() == 2
        assert [row.position for row in await rows_of(timed, KERNEL.outbox)] == [2]
        assert [row.subject_id for row in await rows_of(timed, KERNEL.jobs)] == ["ans_2"]

    async def letters(self, database: Database, *days_ago: float, code: str = "REACTION_FAILED") -> None:
        async with database.session() as session:
            for number, days in enumerate(days_ago):
                at = database.clock.now() - timedelta(days=days)
                texts = dict.fromkeys(("consumer_group", "topic", "error", "stack"), "x")
                row = {"id": f"{code[:9]}_{number}", "code": code, "dead_at": at, "headers": [], "body": b""}
                numbers = {"partition": 0, "offset": number, "attempts": 1}
                await session.execute(KERNEL.dead_letters.insert().values({**texts, **row, **numbers}))
            await session.commit()

    async def kept_letters(self, database: Database) -> list[str]:
        return sorted(row.id for row in await rows_of(database, KERNEL.dead_letters))

    async def test_dead_letters_are_dropped_by_age_and_it_is_said(
        self, timed: Database, caplog: pytest.LogCaptureFixture
    ) -> None:
        await self.letters(timed, 91, 89, 90.5)
        dropped = DEAD_LETTERS_DROPPED.labels("age")._value.get()
        sweeper = Sweeper(timed, SessionLocks("postgresql://unused"))
        assert await sweeper.clean() == 2
        assert await self.kept_letters(timed) == ["REACTION__1"]
        assert DEAD_LETTERS_DROPPED.labels("age")._value.get() == dropped + 2
        assert "2 dead letters older than 90 days were dropped" in caplog.text

    async def test_of_too_many_dead_letters_the_oldest_go_first_and_unsigned_before_all(
        self, timed: Database, caplog: pytest.LogCaptureFixture
    ) -> None:
        await self.letters(timed, 3, 2, 1)
        await self.letters(timed, 0, 0, code=NOT_SIGNED)
        sweeper = Sweeper(timed, SessionLocks("postgresql://unused"), DeadLetterBounds(days=90, most=2))
        await sweeper.sweep()
        assert await self.kept_letters(timed) == ["REACTION__1", "REACTION__2"]
        assert "3 dead letters beyond the newest 2 were dropped" in caplog.text
        await sweeper.sweep()
        assert len(await self.kept_letters(timed)) == 2

    async def test_only_one_process_leads_and_another_takes_over(self, database: Database, sample_url: str) -> None:
        stops = [asyncio.Event(), asyncio.Event()]
        locks = [SessionLocks(sample_url), SessionLocks(sample_url)]
        sweepers = [Sweeper(database, lock) for lock in locks]
        runs = [asyncio.create_task(sweepers[0].run(stops[0]))]
        while not sweepers[0].leading:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        runs.append(asyncio.create_task(sweepers[1].run(stops[1])))
        await asyncio.sleep(0.2)
        assert [sweeper.leading for sweeper in sweepers] == [True, False]
        stops[0].set()
        async with asyncio.timeout(30):
            while not sweepers[1].leading:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        stops[1].set()
        await asyncio.gather(*runs)
        for lock in locks:
            await lock.close()
