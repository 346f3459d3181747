"""The unit of work: one transaction for the change and everything that follows from it (rules 1 and 2)."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

import orjson
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kernel.database.database import Database, open_database
from kernel.database.idempotency import FirstResult, IdempotencyKeyReused
from kernel.database.tables import KERNEL
from kernel.database.unit_of_work import SqlAlchemyUnitOfWork, committed_events
from kernel.events.envelope import MAX_EVENT_BYTES, EventTooLarge
from kernel.rings.doorbell import Rings
from kernel.telemetry.correlation import correlated
from tests.kernel.sample.domain import Thing, ThingMade
from tests.kernel.support import make_thing, rows_of, until


class CountingDoorbell:
    def __init__(self) -> None:
        self.rings: list[Rings] = []

    async def ring(self, rings: Rings) -> None:
        self.rings.append(rings)


def rung(database: Database) -> tuple[Database, CountingDoorbell]:
    doorbell = CountingDoorbell()
    return Database(database.engine, database.source, database.topics, doorbell=doorbell), doorbell


class TestOutbox:
    async def test_events_are_written_in_the_transaction_of_the_change(self, database: Database) -> None:
        with correlated("cor_1"):
            ids = await make_thing(database, "thg_1", 1, 2)
        rows = await rows_of(database, KERNEL.outbox)
        assert [row.event_id for row in rows] == ids
        wire = orjson.loads(rows[0].body)
        assert (wire["eventType"], wire["source"], wire["payload"]["number"]) == ("thing.made", "sample", 1)
        assert (rows[0].topic, rows[0].correlation_id, rows[0].published_at) == ("sample-events", "cor_1", None)

    async def test_leaving_without_commit_leaves_nothing(self, database: Database) -> None:
        async with SqlAlchemyUnitOfWork(database) as uow:
            uow.emit(ThingMade(thing_id="thg_1", number=1), aggregate_id="thg_1")
            await uow.jobs.put("record", "thg_1")
            await uow.changes.append("room", "made", "thg_1")
            await uow.inbox.first_time("evt_1")
        for table in (KERNEL.outbox, KERNEL.jobs, KERNEL.changes, KERNEL.change_counters, KERNEL.processed_events):
            assert await rows_of(database, table) == []

    async def test_an_aggregate_that_was_only_loaded_is_asked_for_events_too(self, database: Database) -> None:
        async with SqlAlchemyUnitOfWork(database) as uow:
            loaded = Thing("thg_1", version=3)
            uow.track(loaded)
            loaded.make(7)
            await uow.commit()
        assert len(await rows_of(database, KERNEL.outbox)) == 1

    async def test_an_event_that_is_too_large_is_refused_before_anything_is_stored(self, database: Database) -> None:
        with pytest.raises(EventTooLarge):
            await make_thing(database, "thg_1", 1, note="x" * MAX_EVENT_BYTES)
        assert await rows_of(database, KERNEL.outbox) == []

    async def test_a_commit_rings_the_shard_the_job_and_the_subject(self, database: Database) -> None:
        counted, doorbell = rung(database)
        async with SqlAlchemyUnitOfWork(counted) as uow:
            uow.emit(ThingMade(thing_id="thg_1", number=1), aggregate_id="thg_1")
            job_id = await uow.jobs.put("record", "thg_1")
            await uow.jobs.put("later", "thg_1", run_at=counted.clock.now() + timedelta(hours=1))
            await uow.changes.append("room", "made", "thg_1")
            await uow.commit()
        (rings,) = doorbell.rings
        (row,) = await rows_of(database, KERNEL.outbox)
        assert rings == Rings({row.bucket % 4}, [job_id], {"room"})

    async def test_the_request_learns_which_events_it_committed(self, database: Database) -> None:
        collected: list[str] = []
        token = committed_events.set(collected)
        ids = await make_thing(database, "thg_1", 1) + await make_thing(database, "thg_2", 2)
        committed_events.reset(token)
        assert collected == ids

    def test_a_topic_can_be_named_per_event_type(self, database: Database) -> None:
        topics = {"user.signed_in": "auth-events", "*": "user-commands"}
        routed = Database(database.engine, "gateway", topics)
        assert routed.topic_of("user.signed_in") == "auth-events"
        assert routed.topic_of("user.create") == "user-commands"
        assert routed.own_topics() == {"auth-events", "user-commands"}
        with pytest.raises(LookupError, match=r"user\.create"):
            Database(database.engine, "gateway", {"user.signed_in": "auth-events"}).topic_of("user.create")


class TestInbox:
    async def test_an_event_is_new_once(self, database: Database) -> None:
        for expected in (True, False):
            async with SqlAlchemyUnitOfWork(database) as uow:
                assert await uow.inbox.first_time("evt_1") is expected
                await uow.commit()

    async def test_a_reaction_that_was_rolled_back_is_new_again(self, database: Database) -> None:
        for _ in range(2):
            async with SqlAlchemyUnitOfWork(database) as uow:
                assert await uow.inbox.first_time("evt_1") is True

    async def test_of_two_at_the_same_moment_one_waits_and_is_told_no(self, database: Database) -> None:
        async def apply() -> bool:
            async with SqlAlchemyUnitOfWork(database) as uow:
                first = await uow.inbox.first_time("evt_1")
                await asyncio.sleep(0.05)
                await uow.commit()
                return first

        assert sorted(await asyncio.gather(apply(), apply(), apply())) == [False, False, True]


class TestChangeLog:
    async def test_numbers_are_per_subject_and_without_gaps_under_load(self, database: Database) -> None:
        async def append(keep: bool) -> None:
            async with SqlAlchemyUnitOfWork(database) as uow:
                await uow.changes.append("room", "made", "thg_1")
                if keep:
                    await uow.commit()

        await asyncio.gather(*(append(number % 3 != 0) for number in range(30)))
        async with SqlAlchemyUnitOfWork(database) as uow:
            assert await uow.changes.append("other room", "made", "thg_2") == 1
        async with database.session() as session:
            query = select(KERNEL.changes.c.sequence).order_by(KERNEL.changes.c.sequence)
            assert list(await session.scalars(query)) == list(range(1, 21))


class TestIdempotencyKeys:
    async def test_the_same_call_gets_the_first_result(self, database: Database) -> None:
        async with SqlAlchemyUnitOfWork(database) as uow:
            assert await uow.idempotency.claim("usr_1", "key", {"a": 1, "b": 2}) is None
            await uow.idempotency.keep("usr_1", "key", {"id": "inv_1"})
            await uow.commit()
        async with SqlAlchemyUnitOfWork(database) as uow:
            assert await uow.idempotency.claim("usr_1", "key", {"b": 2, "a": 1}) == FirstResult({"id": "inv_1"})
            with pytest.raises(IdempotencyKeyReused):
                await uow.idempotency.claim("usr_1", "key", {"a": 2})
            assert await uow.idempotency.claim("usr_2", "key", {"a": 2}) is None

    async def test_a_failed_try_does_not_use_the_key_up(self, database: Database) -> None:
        for _ in range(2):
            async with SqlAlchemyUnitOfWork(database) as uow:
                assert await uow.idempotency.claim("usr_1", "key", {}) is None


class TestDeadlines:
    async def test_a_statement_that_takes_too_long_is_ended_and_the_timeout_named(self, sample_url: str) -> None:
        hasty = open_database(sample_url, source="sample", topics="t", statement_timeout_seconds=0.2)
        async with hasty.session() as session:
            with pytest.raises(DBAPIError, match="statement timeout"):
                await session.execute(select(func.pg_sleep(5)))
        await hasty.close()

    async def test_a_pool_has_a_bound_and_says_so(self, sample_url: str) -> None:
        small = open_database(sample_url, source="sample", topics="t", pool_size=1)
        async with small.session() as held:
            await held.execute(text("SELECT 1"))
            async with small.session() as waiting:
                with pytest.raises(PoolTimeout, match="QueuePool limit of size 1"):
                    await waiting.execute(text("SELECT 1"))
        await small.close()

    async def test_what_a_burst_opened_is_closed_but_for_what_is_kept(self, sample_url: str) -> None:
        database = open_database(sample_url, source="sample", topics="t", pool_size=4, kept_idle=1)
        async with AsyncExitStack() as burst:
            sessions = [await burst.enter_async_context(database.session()) for _ in range(4)]
            names = {(await session.execute(text("SELECT pg_backend_pid()"))).scalar_one() for session in sessions}
        assert len(names) == 4
        open_ones = text("SELECT count(*) FROM pg_stat_activity WHERE pid = ANY(:pids)").bindparams(pids=list(names))

        async def only_one_is_left() -> bool:
            async with database.session() as session:
                return bool((await session.execute(open_ones)).scalar_one() == 1)

        await until(only_one_is_left)
        await database.close()
