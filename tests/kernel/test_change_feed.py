"""The live feed: in order, without a gap or a repeat, whatever happens to rings, processes and connections."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any, cast

import pytest
from redis import Redis

from kernel.database.database import Database, open_database
from kernel.database.unit_of_work import SqlAlchemyUnitOfWork
from kernel.live.feed import Change, ChangeFeed
from kernel.rings.redis_doorbell import RedisDoorbell
from tests.kernel.support import free_port_with_neighbours


@pytest.fixture
async def rung(sample_url: str, redis_url: str) -> AsyncIterator[Database]:
    doorbell = RedisDoorbell(redis_url, "sample")
    database = open_database(sample_url, source="sample", topics="t", doorbell=doorbell)
    yield database
    doorbell.close()
    await database.close()


async def change(database: Database, subject: str, *kinds: str) -> None:
    for kind in kinds:
        async with SqlAlchemyUnitOfWork(database) as uow:
            await uow.changes.append(subject, kind, "ans_1", {"kind": kind})
            await uow.commit()


async def take(changes: AsyncIterator[Change], count: int, seconds: float = 30) -> list[int]:
    taken: list[int] = []
    async with asyncio.timeout(seconds):
        async for one in changes:
            taken.append(one.sequence)
            if len(taken) == count:
                break
    return taken


class TestChangeFeed:
    async def test_two_processes_tell_the_same_in_order(self, rung: Database, redis_url: str) -> None:
        feeds = [ChangeFeed(rung, redis_url) for _ in range(2)]
        follows = [asyncio.create_task(take(feed.follow("room", 0), 30)) for feed in feeds]
        await asyncio.gather(*(change(rung, "room", "a", "b", "c") for _ in range(10)))
        assert await asyncio.gather(*follows) == [list(range(1, 31))] * 2
        for feed in feeds:
            await feed.close()

    async def test_a_ring_is_heard_well_before_the_next_look(self, rung: Database, redis_url: str) -> None:
        feed = ChangeFeed(rung, redis_url, poll_seconds=60)
        following = asyncio.create_task(take(feed.follow("room", 0), 2, 30))
        await change(rung, "room", "a")
        await asyncio.sleep(0.3)
        await change(rung, "room", "b")
        assert await asyncio.wait_for(following, 30) == [1, 2]
        await feed.close()

    async def test_a_reconnect_goes_on_after_the_last_number_seen(self, rung: Database, redis_url: str) -> None:
        feed = ChangeFeed(rung, redis_url)
        await change(rung, "room", "a", "b", "c")
        async with aclosing(feed.follow("room", 0)) as first:
            assert await take(first, 2) == [1, 2]
        await change(rung, "room", "d")
        async with aclosing(feed.follow("room", 2)) as second:
            assert await take(second, 2) == [3, 4]
        await feed.close()

    async def test_without_a_number_only_what_is_new_is_told(self, rung: Database, redis_url: str) -> None:
        feed = ChangeFeed(rung, redis_url, poll_seconds=0.2)
        await change(rung, "room", "old")
        following = asyncio.create_task(take(feed.follow("room", None), 1, 60))
        while not following.done():
            # nobody says when a feed without a number has begun: the first change behind that moment is told
            await asyncio.wait({following}, timeout=0.3)
            await change(rung, "room", "new")
        assert (await following)[0] > 1
        await feed.close()

    async def test_other_subjects_are_not_told(self, rung: Database, redis_url: str) -> None:
        feed = ChangeFeed(rung, redis_url)
        await change(rung, "other room", "a")
        await change(rung, "room", "a")
        async with aclosing(feed.follow("room", 0)) as changes:
            one = await anext(changes)
        assert (one.sequence, one.kind, one.node_id, one.payload) == (1, "a", "ans_1", {"kind": "a"})
        await feed.close()

    async def test_a_flushed_redis_loses_nothing(self, rung: Database, redis_url: str) -> None:
        feed = ChangeFeed(rung, redis_url)
        following = asyncio.create_task(take(feed.follow("room", 0), 4))
        await change(rung, "room", "a", "b")
        with Redis.from_url(redis_url) as client:
            client.flushall()
        await change(rung, "room", "c", "d")
        assert await following == [1, 2, 3, 4]
        await feed.close()

    async def test_without_redis_the_next_look_finds_it(self, database: Database) -> None:
        feed = ChangeFeed(database, f"redis://127.0.0.1:{free_port_with_neighbours()}/0", poll_seconds=0.2)
        following = asyncio.create_task(take(feed.follow("room", 0), 3))
        for kind in ("a", "b", "c"):
            await change(database, "room", kind)
            await asyncio.sleep(0.1)
        assert await following == [1, 2, 3]
        await feed.close()

    async def test_a_subscriber_that_goes_leaves_nothing_behind(self, rung: Database, redis_url: str) -> None:
        feed = ChangeFeed(rung, redis_url)
        await change(rung, "room", "a")
        async with aclosing(feed.follow("room", 0)) as changes:
            await anext(changes)
            assert "room" in feed._waiting
        assert feed._waiting == {}
        await feed.close()

    async def test_many_followers_leave_connections_to_others_and_share_reads(
        self, sample_url: str, redis_url: str
    ) -> None:
        database = open_database(sample_url, source="sample", topics="t", pool_size=3)
        feed = ChangeFeed(database, redis_url, poll_seconds=0.2)
        await change(database, "room", "a")
        held: list[int] = []
        changing = False
        pool = cast("Any", database.engine.pool)

        async def watch() -> None:
            while True:
                if not changing:  # that takes the third
                    held.append(pool.checkedout())
                await asyncio.sleep(0.001)

        watching = asyncio.create_task(watch())
        taken = asyncio.gather(*(take(feed.follow("room", 0), 2, 30) for _ in range(400)))
        await asyncio.sleep(0.5)
        changing = True
        await change(database, "room", "b")
        changing = False
        assert await taken == [[1, 2]] * 400
        watching.cancel()
        assert 1 <= max(held) <= 2
        await feed.close()
        await database.close()
