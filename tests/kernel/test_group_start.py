"""Consumer groups of the embedded broker that were disturbed while their first member joined."""

import asyncio
import time

import pytest
from confluent_kafka import Consumer

from kernel.ids import new_id
from kernel.messaging.broker import Broker
from kernel.messaging.group_reader import GroupReader, ReaderSettings
from kernel.messaging.progress import PartitionProgress
from kernel.messaging.subscription import ReceivedMessage
from kernel.messaging.topics import TopicAdmin
from tests.kernel.support import until

JOINING_SECONDS = 0.5


def ignore(message: ReceivedMessage, progress: PartitionProgress) -> None:
    return None


@pytest.fixture
async def settings(kafka_bootstrap: str) -> ReaderSettings:
    return ReaderSettings(Broker(kafka_bootstrap), new_id("grp"), 2000, 20, 100)


@pytest.fixture
async def topic(kafka_bootstrap: str) -> str:
    name = new_id("top")
    assert await TopicAdmin(Broker(kafka_bootstrap)).ensure([name], 2)
    return name


async def gets_going(settings: ReaderSettings, topic: str, seconds: float) -> bool:
    reader = GroupReader(settings, [topic], ignore)
    reading = asyncio.create_task(reader.run())

    async def assigned() -> bool:
        return reader.assigned.is_set()

    try:
        await until(assigned, seconds)
    except TimeoutError:
        return False
    finally:
        reader.stop()
        await reading
    return True


class TestGroupStart:
    async def test_a_member_that_is_stopped_while_it_joins_leaves_a_group_that_works(
        self, settings: ReaderSettings, topic: str
    ) -> None:
        hasty = GroupReader(settings, [topic], ignore)
        reading = asyncio.create_task(hasty.run())
        await asyncio.sleep(JOINING_SECONDS)
        hasty.stop()
        await reading
        assert await gets_going(settings, topic, 15)

    async def test_a_group_with_a_ghost_is_begun_anew_by_forgetting_it(
        self, settings: ReaderSettings, topic: str
    ) -> None:
        await asyncio.to_thread(leave_a_ghost, settings, topic)
        assert not await gets_going(settings, topic, 6), "Tansu got over it by itself: this can go"
        await TopicAdmin(settings.broker).forget_group(settings.group_id)
        assert await gets_going(settings, topic, 15)


def leave_a_ghost(settings: ReaderSettings, topic: str) -> None:
    """A member that leaves properly, but while it joins."""
    ghost = Consumer(settings.as_kafka())
    ghost.subscribe([topic])
    until_then = time.monotonic() + JOINING_SECONDS
    while time.monotonic() < until_then:
        ghost.poll(0.05)
    ghost.close()
