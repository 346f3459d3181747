"""The relay (rule 2): in order per aggregate, marked only after the acknowledgement, one process per shard."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

import orjson
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.database.database import Database
from kernel.database.locks import SessionLocks
from kernel.database.tables import KERNEL
from kernel.database.unit_of_work import SqlAlchemyUnitOfWork
from kernel.messaging.producer import Delivered, DeliveryFailed
from kernel.outbox.relay import Relay
from kernel.outbox.rows import bucket_of
from tests.kernel.sample.domain import Thing
from tests.kernel.support import make_thing, rows_of


@dataclass
class FakeBroker:
    """Keeps what it acknowledged; may refuse keys, and may be made to wait."""

    sent: list[tuple[str, int]] = field(default_factory=list)
    refused_keys: set[str] = field(default_factory=set)
    open_transactions: list[int] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    database: Database | None = None
    seconds: float = 0.0

    async def send(self, topic: str, key: str, value: bytes, headers: Sequence[tuple[str, bytes]] = ()) -> Delivered:
        await self.gate.wait()
        await asyncio.sleep(self.seconds)
        if self.database is not None:
            self.open_transactions.append(await _idle_in_transaction(self.database))
        if key in self.refused_keys:
            raise DeliveryFailed(f"{topic}: no acknowledgement")
        self.sent.append((key, orjson.loads(value)["payload"]["number"]))
        return Delivered(topic, 0, len(self.sent))

    def numbers(self, key: str) -> list[int]:
        return [number for sent_key, number in self.sent if sent_key == key]


@pytest.fixture
def broker() -> FakeBroker:
    broker = FakeBroker()
    broker.gate.set()
    return broker


@pytest.fixture
async def locks(sample_url: str) -> AsyncIterator[SessionLocks]:
    locks = SessionLocks(sample_url)
    yield locks
    await locks.close()


@pytest.fixture
async def other_locks(sample_url: str) -> AsyncIterator[SessionLocks]:
    locks = SessionLocks(sample_url)
    yield locks
    await locks.close()


def shard_of(thing_id: str) -> int:
    return bucket_of(thing_id) % 4


def two_things_of_one_shard() -> tuple[str, str]:
    first = "thg_0"
    second = next(f"thg_{n}" for n in range(1, 100) if shard_of(f"thg_{n}") == shard_of(first))
    return first, second


async def waiting(database: Database) -> list[str]:
    return [row.aggregate_id for row in await rows_of(database, KERNEL.outbox) if row.published_at is None]


class TestDraining:
    async def test_publishes_in_order_per_aggregate(
        self, database: Database, locks: SessionLocks, broker: FakeBroker
    ) -> None:
        first, second = two_things_of_one_shard()
        for number in range(10):
            await make_thing(database, first, number * 2, number * 2 + 1)
            await make_thing(database, second, number)
        broker.seconds = 0.001
        assert await Relay(database, locks, broker).drain(shard_of(first)) == 30
        assert broker.numbers(first) == list(range(20))
        assert broker.numbers(second) == list(range(10))
        assert await waiting(database) == []

    async def test_leaves_the_shards_of_others_alone(
        self, database: Database, locks: SessionLocks, broker: FakeBroker
    ) -> None:
        await make_thing(database, "thg_0", 1)
        assert await Relay(database, locks, broker).drain((shard_of("thg_0") + 1) % 4) == 0
        assert broker.sent == []

    async def test_takes_what_is_unpublished_never_what_is_greater_than_the_last(
        self, database: Database, locks: SessionLocks, broker: FakeBroker
    ) -> None:
        """A transaction that took a lower position may commit after a higher one was published."""
        first, second = two_things_of_one_shard()
        relay = Relay(database, locks, broker)
        async with SqlAlchemyUnitOfWork(database) as slow:
            thing = Thing(first)
            slow.track(thing)
            thing.make(1)
            await slow.session.execute(text("SELECT nextval(pg_get_serial_sequence('outbox', 'position'))"))
            await make_thing(database, second, 1)
            await relay.drain(shard_of(first))
            await slow.session.execute(text("SELECT setval(pg_get_serial_sequence('outbox', 'position'), 1, false)"))
            await slow.commit()
        await relay.drain(shard_of(first))
        positions = {row.aggregate_id: row.position for row in await rows_of(database, KERNEL.outbox)}
        assert positions[first] < positions[second]
        assert broker.numbers(first) == [1]

    async def test_holds_no_transaction_while_it_waits_for_the_broker(
        self, database: Database, locks: SessionLocks, broker: FakeBroker
    ) -> None:
        await make_thing(database, "thg_0", 1, 2)
        broker.database = database
        await Relay(database, locks, broker).drain(shard_of("thg_0"))
        assert broker.open_transactions == [0, 0]


class TestFailing:
    async def test_marks_nothing_that_was_not_acknowledged_and_keeps_the_order(
        self, database: Database, locks: SessionLocks, broker: FakeBroker
    ) -> None:
        bad, good = two_things_of_one_shard()
        await make_thing(database, bad, 1, 2)
        await make_thing(database, good, 1, 2)
        broker.refused_keys = {bad}
        relay = Relay(database, locks, broker)
        assert await relay.drain(shard_of(bad)) == 2
        assert await waiting(database) == [bad, bad]
        broker.refused_keys = set()
        assert await relay.drain(shard_of(bad)) == 2
        assert broker.numbers(bad) == [1, 2]

    async def test_a_crash_between_acknowledgement_and_mark_sends_again_and_loses_nothing(
        self, database: Database, locks: SessionLocks, broker: FakeBroker
    ) -> None:
        class Crash(BaseException):
            pass

        class CrashingDatabase(Database):
            def session(self) -> AsyncSession:
                if broker.sent:
                    raise Crash
                return super().session()

        await make_thing(database, "thg_0", 1)
        crashing = CrashingDatabase(database.engine, database.source, database.topics)
        with pytest.raises(Crash):
            await Relay(crashing, locks, broker).drain(shard_of("thg_0"))
        assert await waiting(database) == ["thg_0"]
        await Relay(database, locks, broker).drain(shard_of("thg_0"))
        assert broker.numbers("thg_0") == [1, 1]


class TestTwoRelays:
    async def test_only_one_drains_a_shard(
        self, database: Database, locks: SessionLocks, other_locks: SessionLocks, broker: FakeBroker
    ) -> None:
        await make_thing(database, "thg_0", *range(20))
        broker.seconds = 0.002
        counts = await asyncio.gather(
            Relay(database, locks, broker).drain(shard_of("thg_0")),
            Relay(database, other_locks, broker).drain(shard_of("thg_0")),
        )
        assert sorted(counts) == [0, 20]
        assert broker.numbers("thg_0") == list(range(20))

    @pytest.mark.parametrize("same_process", [True, False])
    async def test_a_ring_that_finds_it_taken_makes_the_other_look_again(
        self,
        database: Database,
        locks: SessionLocks,
        other_locks: SessionLocks,
        broker: FakeBroker,
        same_process: bool,
    ) -> None:
        """The row of the second commit was not there when the first drain read its last batch."""
        shard = shard_of("thg_0")
        holder = Relay(database, locks, broker)
        late = holder if same_process else Relay(database, other_locks, broker)
        taken = asyncio.Event()
        real_unlock = locks._unlock

        async def unlock_late(name: str) -> None:
            # right before the lock is given back: the shard looked empty, the lock is still held
            if not taken.is_set():
                taken.set()
                await make_thing(database, "thg_0", 2)
                assert await late.drain(shard) == 0
            await real_unlock(name)

        locks._unlock = unlock_late  # type: ignore[method-assign]
        await make_thing(database, "thg_0", 1)
        assert await holder.drain(shard) == 2
        assert broker.numbers("thg_0") == [1, 2]

    async def test_a_lost_lock_connection_ends_the_drain(
        self, database: Database, locks: SessionLocks, other_locks: SessionLocks, broker: FakeBroker
    ) -> None:
        async with locks.try_hold("sample.lock") as held:
            assert held
            assert await locks.alive()
            async with database.session() as session:
                await session.execute(
                    text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'viva-locks'")
                )
            assert not await locks.alive()
            async with other_locks.try_hold("sample.lock") as taken_over:
                assert taken_over
        async with locks.try_hold("sample.lock") as again:
            assert again


async def _idle_in_transaction(database: Database) -> int:
    query = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND state LIKE 'idle in transaction%' AND pid <> pg_backend_pid()"
    )
    async with database.session() as session:
        return int(await session.scalar(query) or 0)


def test_buckets_are_stable_for_ever() -> None:
    assert [bucket_of(name) for name in ("thg_0", "thg_1", "tpl_abc")] == [44, 58, 47]
