"""The real processes over the real servers: what SIGKILL, FLUSHALL and SIGTERM do to committed work (rules 1 to 3)."""

import asyncio
import os
import signal
import statistics
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import httpx2
import orjson
import pytest
from confluent_kafka import Consumer, TopicPartition
from redis import Redis

from benchmarks.commit_to_consumer import describe, latencies_ms
from kernel.database.database import Database
from kernel.database.tables import KERNEL
from kernel.database.unit_of_work import SqlAlchemyUnitOfWork
from kernel.failpoints import AFTER_ACK_BEFORE_MARK, AFTER_COMMIT_BEFORE_OFFSET
from kernel.ids import new_id
from kernel.wiring import open_context
from tests.kernel.sample.bootstrap import SampleSettings, topic_of, wire
from tests.kernel.sample.processes import SampleProcess, consumer_of, running, worker_of
from tests.kernel.support import effects_of, make_thing, rows_of, until
from tests.support.busyness import busyness

P50_LIMIT_MS = 40
# From commit to effect about as many processes wake one another: the database three times, Redis, worker, broker ...
WAKINGS = 10


@pytest.fixture
async def committing(sample_settings: SampleSettings) -> AsyncIterator[Database]:
    """What an API process has: the database with the doorbell."""
    opened = open_context(wire(sample_settings))
    yield opened
    await opened.close()


@pytest.fixture
def worker(sample_settings: SampleSettings, tmp_path: Path) -> SampleProcess:
    return worker_of(sample_settings, tmp_path)


@pytest.fixture
def consumer(sample_settings: SampleSettings, tmp_path: Path) -> SampleProcess:
    return consumer_of(sample_settings, tmp_path)


async def applied(database: Database) -> list[str]:
    return [row.event_id for row in await effects_of(database)]


async def until_all_applied(database: Database, event_ids: list[str], seconds: float = 60) -> None:
    async def all_there() -> bool:
        return set(event_ids) <= set(await applied(database))

    await until(all_there, seconds)


async def put_job(database: Database, kind: str, subject: str, delay_seconds: float = 0) -> None:
    async with SqlAlchemyUnitOfWork(database) as uow:
        await uow.jobs.put(kind, subject, run_at=database.clock.now() + timedelta(seconds=delay_seconds))
        await uow.commit()


def times_on_the_wire(settings: SampleSettings, event_ids: list[str]) -> dict[str, int]:
    reader = Consumer({"bootstrap.servers": settings.kafka_bootstrap, "group.id": new_id("grp")})
    reader.assign([TopicPartition(topic_of(settings), partition, 0) for partition in range(2)])
    counts = dict.fromkeys(event_ids, 0)
    try:
        for _ in range(400):
            message = reader.poll(0.02)
            if message is not None and not message.error():
                value = str(message.value())
                for event_id in event_ids:
                    counts[event_id] += event_id in value
    finally:
        reader.close()
    return counts


class TestWholePath:
    async def test_from_commit_to_consumer_takes_less_than_40_ms_for_most(
        self, sample_settings: SampleSettings, tmp_path: Path, record_property: Callable[[str, object], None]
    ) -> None:
        """Median of 40; measured again (at most twice) where it is too long. Others' work on the same cores is allowed
        for."""
        medians: list[str] = []
        for _ in range(3):
            async with busyness() as noted:
                latencies = await latencies_ms(sample_settings, tmp_path, 40)
            record_property("commit_to_consumer", describe(latencies))
            limit = noted.allowed_ms(P50_LIMIT_MS, WAKINGS)
            medians.append(f"{statistics.median(latencies):.1f} ms where {limit:.1f} ms are allowed")
            if statistics.median(latencies) < limit:
                return
        raise AssertionError(medians)

    async def test_every_process_shows_its_health_and_metrics(
        self, sample_settings: SampleSettings, worker: SampleProcess, consumer: SampleProcess
    ) -> None:
        async with running(worker, consumer), httpx2.AsyncClient() as client:
            for offset, service in ((100, "worker"), (200, "consumer")):
                base = f"http://127.0.0.1:{sample_settings.port + offset}"
                health = (await client.get(f"{base}/health")).json()
                assert (health["status"], health["service"]) == ("UP", f"{sample_settings.name}-{service}")
                assert health["parts"] == {"database": "UP", "redis": "UP", "kafka": "UP"}
                broker = "the embedded broker can do neither TLS nor SASL; it is bound to loopback"
                assert health["notes"] == {"kafka": broker}
                assert (await client.get(f"{base}/health/ready")).status_code == 200
                token = {"authorization": f"Bearer {sample_settings.metrics_token}"}
                assert "outbox_events_total" in (await client.get(f"{base}/metrics", headers=token)).text

    async def test_a_timer_runs_at_its_time(
        self, committing: Database, worker: SampleProcess, consumer: SampleProcess
    ) -> None:
        async with running(worker, consumer):
            due = committing.clock.now() + timedelta(seconds=2.5)
            await put_job(committing, "record", "thg_1", 2.5)

            async def fired() -> bool:
                return bool(await effects_of(committing, "job"))

            await until(fired)
        (row,) = await effects_of(committing, "job")
        assert 0 <= row.handled_at - due.timestamp() < 1.2


class TestKilled:
    async def test_a_worker_killed_between_acknowledgement_and_mark_repeats_and_loses_nothing(
        self, committing: Database, sample_settings: SampleSettings, worker: SampleProcess, consumer: SampleProcess
    ) -> None:
        async with running(consumer):
            await worker.start({"VIVA_FAILPOINT": AFTER_ACK_BEFORE_MARK})
            await worker.ready()
            event_ids = await make_thing(committing, "thg_1", 1, 2, 3)
            assert await worker.wait() != 0
            await worker.start()
            try:
                await worker.ready()
                event_ids += await make_thing(committing, "thg_1", 4)
                await until_all_applied(committing, event_ids)
            finally:
                worker.kill()
        wire = await asyncio.to_thread(times_on_the_wire, sample_settings, event_ids)
        assert max(wire.values()) > 1, "the kill must have fallen into the window"
        assert [row.number for row in await effects_of(committing)] == [1, 2, 3, 4]

    async def test_a_consumer_killed_between_effect_and_offset_applies_once(
        self, committing: Database, worker: SampleProcess, consumer: SampleProcess
    ) -> None:
        async with running(worker):
            await consumer.start({"VIVA_FAILPOINT": f"{AFTER_COMMIT_BEFORE_OFFSET}:3"})
            await consumer.ready()
            event_ids = await make_thing(committing, "thg_1", *range(6))
            assert await consumer.wait() == -signal.SIGKILL
            assert 1 <= len(await applied(committing)) < 6
            await consumer.start()
            try:
                await until_all_applied(committing, event_ids)
            finally:
                consumer.kill()
        assert [row.number for row in await effects_of(committing)] == list(range(6))

    async def test_losing_redis_with_all_its_data_loses_no_work(
        self,
        committing: Database,
        sample_settings: SampleSettings,
        worker: SampleProcess,
        consumer: SampleProcess,
    ) -> None:
        event_ids = await make_thing(committing, "thg_1", 1, 2)
        await put_job(committing, "record", "thg_1")
        with Redis.from_url(sample_settings.redis_url) as client:
            client.flushall()
        async with running(worker, consumer):
            await until_all_applied(committing, event_ids)

            async def ran() -> bool:
                return len(await effects_of(committing, "job")) == 1

            await until(ran)

    async def test_a_job_that_kills_its_worker_is_set_aside_after_three_attempts_and_others_run(
        self, committing: Database, worker: SampleProcess, consumer: SampleProcess
    ) -> None:
        await put_job(committing, "kill", "thg_bad")
        deaths = 0
        async with running(consumer):
            try:
                while not await effects_of(committing, "set-aside"):
                    if worker.child is None or worker.child.returncode is not None:
                        deaths += worker.child is not None
                        await worker.start()
                    await asyncio.sleep(0.1)
                await put_job(committing, "record", "thg_good")

                async def settled() -> bool:
                    jobs = {row.subject_id: row.status for row in await rows_of(committing, KERNEL.jobs)}
                    return jobs == {"thg_bad": "DEAD", "thg_good": "DONE"}

                await until(settled)
            finally:
                worker.kill()
        assert deaths == 3
        assert len(await effects_of(committing, "job")) == 1

    async def test_no_worker_outlives_its_killed_master(
        self, sample_settings: SampleSettings, worker: SampleProcess
    ) -> None:
        async with running(worker):
            assert worker.child is not None
            os.kill(worker.child.pid, signal.SIGKILL)

            async def gone() -> bool:
                try:
                    os.killpg(worker.child.pid, 0) if worker.child else None
                except ProcessLookupError:
                    return True
                return False

            await worker.wait()
            await until(gone, 30)
        assert worker.child is not None
        assert worker.child.returncode == -signal.SIGKILL


class TestStopped:
    async def test_sigterm_ends_both_cleanly(self, worker: SampleProcess, consumer: SampleProcess) -> None:
        async with running(worker, consumer):
            assert await consumer.stop(10) == 0, consumer.output()
            assert await worker.stop(10) == 0, worker.output()
        for process in (worker, consumer):
            lines = [orjson.loads(line) for line in process.output().splitlines()]
            assert lines, "each says at least that it is up"
            assert all({"timestamp", "level", "message", "service", "correlationId"} <= line.keys() for line in lines)

    async def test_a_second_sigterm_to_the_whole_group_ends_the_worker_too(self, worker: SampleProcess) -> None:
        async with running(worker):
            assert worker.child is not None
            for _ in range(2):
                with suppress(ProcessLookupError):  # it may be gone after the first already
                    os.killpg(worker.child.pid, signal.SIGTERM)
                await asyncio.sleep(0.1)
            assert await worker.wait(10) is not None

    async def test_a_missing_setting_stops_the_start_with_one_line(
        self, sample_settings: SampleSettings, consumer: SampleProcess
    ) -> None:
        await consumer.start({"VIVA_REDIS_URL": "nonsense"})
        assert await consumer.wait() == 2
        assert consumer.output().startswith("viva: setting VIVA_REDIS_URL is wrong: ")
        assert consumer.output().count("\n") == 1
