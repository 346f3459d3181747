"""A broker that loses its memory (embedded mode): noticed, offered again, applied once, and nothing hangs."""

import asyncio
import os
import signal
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert, update

from kernel.database.database import Database, open_database
from kernel.database.locks import SessionLocks
from kernel.database.tables import KERNEL
from kernel.messaging.broker import Broker
from kernel.messaging.consumer import ConsumerSettings, EventConsumer
from kernel.messaging.producer import EventProducer
from kernel.messaging.subscription import SignedTopic, Subscription
from kernel.messaging.topics import TopicAdmin
from kernel.outbox.broker_watch import BrokerWatch
from kernel.outbox.relay import Relay
from tests.kernel.sample.bootstrap import TOPIC, apply_thing
from tests.kernel.sample.domain import ThingMade
from tests.kernel.support import effects_of, make_thing, rows_of, until
from tests.support.event_keys import VERIFIER, signed_by
from tests.support.ports import free_port
from viva.embedded.disposable import running
from viva.embedded.tansu import EmbeddedTansu


class FakeTopics:
    """A broker's topics; `forget` is a restart without memory."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self.life = 0

    async def ensure(self, topics: Iterable[str], partitions: int) -> bool:
        for topic in topics:
            self.ids.setdefault(topic, f"{topic}-{self.life}")
        return True

    async def incarnations(self, topics: Iterable[str]) -> Mapping[str, str]:
        return {topic: self.ids[topic] for topic in topics if topic in self.ids}

    def forget(self) -> None:
        self.ids, self.life = {}, self.life + 1


async def published_at(database: Database, *hours_ago: float) -> None:
    """As many published rows as hours given."""
    ids = await make_thing(database, "thg_1", *range(len(hours_ago)))
    async with database.session() as session:
        for event_id, hours in zip(ids, hours_ago, strict=True):
            at = database.clock.now() - timedelta(hours=hours)
            row = KERNEL.outbox.c.event_id == event_id
            await session.execute(update(KERNEL.outbox).where(row).values(published_at=at))
        await session.commit()


def watch(database: Database, topics: FakeTopics, read: str = TOPIC) -> BrokerWatch:
    return BrokerWatch(database, topics, read=[read], partitions=2)


async def unpublished(database: Database) -> int:
    return sum(row.published_at is None for row in await rows_of(database, KERNEL.outbox))


class TestBrokerWatch:
    async def test_makes_missing_topics_and_offers_nothing_at_the_first_look(self, database: Database) -> None:
        topics = FakeTopics()
        await published_at(database, 1)
        await watch(database, topics, read="other-events").look()
        assert set(topics.ids) == {TOPIC, "other-events"}
        assert await unpublished(database) == 0

    async def test_offers_the_last_day_again_when_the_broker_forgot_and_only_once(self, database: Database) -> None:
        topics = FakeTopics()
        await watch(database, topics).look()
        await published_at(database, 1, 23, 25)
        topics.forget()
        first, second = watch(database, topics), watch(database, topics)
        await first.look()
        assert await unpublished(database) == 2
        await published_at(database, 1)
        await second.look()
        await first.look()
        assert await unpublished(database) == 2

    async def test_what_was_published_before_events_were_signed_is_offered_again(self, database: Database) -> None:
        topics = FakeTopics()
        await topics.ensure([TOPIC], 2)
        seen = {"topic": TOPIC, "incarnation": topics.ids[TOPIC], "seen_at": database.clock.now()}
        async with database.session() as session:
            await session.execute(insert(KERNEL.broker_topics).values(seen))
            await session.commit()
        await published_at(database, 1, 25)
        for _ in range(2):
            await watch(database, topics).look()
            assert await unpublished(database) == 1

    async def test_a_restart_that_lost_nothing_is_no_matter(self, database: Database) -> None:
        topics = FakeTopics()
        await watch(database, topics).look()
        await published_at(database, 1)
        await watch(database, topics).look()
        assert await unpublished(database) == 0


class TestBrokerRestart:
    async def test_live_producer_and_consumer_go_on_with_a_broker_that_forgot_everything(
        self, sample_url: str, servers_folder: Path
    ) -> None:
        server = EmbeddedTansu(servers_folder / "forgetful", free_port())
        log = servers_folder / "forgetful.log"
        database = open_database(sample_url, source="sample", topics=TOPIC)
        broker, locks = Broker(server.bootstrap), SessionLocks(sample_url)
        producer = EventProducer(broker, "t", delivery_timeout_seconds=1.5)
        relay = Relay(database, locks, signed_by("sample", producer))
        consumer = EventConsumer(
            [Subscription(SignedTopic(TOPIC, signed_by="sample"), ThingMade, apply_thing(database))],
            "sample",
            database=database,
            dlq=producer,
            settings=ConsumerSettings(broker, session_timeout_ms=2000),
            verifier=VERIFIER,
        )
        topics = TopicAdmin(broker)
        watching = BrokerWatch(database, topics, read=[TOPIC], partitions=2)

        async def drain() -> bool:
            for shard in range(4):
                await relay.drain(shard)
            return await unpublished(database) == 0

        async def applied(count: int) -> bool:
            return len(await effects_of(database)) >= count

        stop = asyncio.Event()
        with running(server, log) as pid:
            await watching.look()
            consuming = asyncio.create_task(consumer.run(stop))
            for number in range(10):
                await make_thing(database, f"thg_{number}", number)
            assert await drain()
            await until(lambda: applied(10))
            os.kill(pid, signal.SIGKILL)
        with running(server, log):
            for number in range(10, 15):
                await make_thing(database, f"thg_{number - 10}", number)
            await watching.look()
            await until(drain, 60)
            await until(lambda: applied(15), 60)
            await asyncio.sleep(0.5)
            stop.set()
            await consuming
        numbers = [row.number for row in await effects_of(database)]
        assert sorted(numbers) == list(range(15))
        producer.close()
        await locks.close()
        await database.close()
