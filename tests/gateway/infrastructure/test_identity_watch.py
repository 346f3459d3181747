"""Waking those who wait for changes of identities."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from sqlalchemy.exc import OperationalError

from gateway.application.ports import ANYBODY, IDENTITY_SUBJECT
from gateway.bootstrap import Store
from gateway.infrastructure.identity_watch import IdentityWatch
from kernel.database.database import Database
from kernel.live.feed import Change, ChangeFeed
from tests.gateway.fakes import NOON


class FakeFeed:
    """Yields what it is given; an exception breaks the feed."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[Change | Exception] = asyncio.Queue()
        self.followed: list[int | None] = []

    async def follow(self, subject: str, after: int | None) -> AsyncIterator[Change]:
        assert subject == IDENTITY_SUBJECT
        self.followed.append(after)
        while True:
            item = await self.queue.get()
            if isinstance(item, Exception):
                raise item
            yield item

    def change(self, node_id: str, sequence: int = 1) -> None:
        self.queue.put_nowait(Change(sequence, "evt", "session.ended", node_id, {}, NOON))


@pytest.fixture
def feed() -> FakeFeed:
    return FakeFeed()


@pytest.fixture
async def watch(feed: FakeFeed) -> AsyncIterator[IdentityWatch]:
    watch = IdentityWatch(feed)
    watch.start()
    yield watch
    await watch.close()


class TestWatch:
    async def test_wakes_who_waits_for_this_node_and_who_waits_for_anybody(
        self, watch: IdentityWatch, feed: FakeFeed
    ) -> None:
        with (
            watch.woken_by("ses_1", "usr_1") as mine,
            watch.woken_by(ANYBODY) as all_,
            watch.woken_by("ses_2") as other,
        ):
            feed.change("ses_1")
            await asyncio.gather(mine.wait(2), all_.wait(2))
            started = time.monotonic()
            await other.wait(0.05)
            assert time.monotonic() - started >= 0.05

    async def test_a_change_between_two_waits_is_not_lost(self, watch: IdentityWatch, feed: FakeFeed) -> None:
        with watch.woken_by("ses_1") as alarm:
            feed.change("ses_1")
            await asyncio.sleep(0.02)
            started = time.monotonic()
            await alarm.wait(2)
            assert time.monotonic() - started < 1

    async def test_nobody_is_remembered_after_waiting(self, watch: IdentityWatch, feed: FakeFeed) -> None:
        with watch.woken_by("ses_1"):
            pass
        feed.change("ses_1")
        await asyncio.sleep(0.02)
        assert not watch._waiting

    async def test_a_broken_feed_is_taken_up_again_where_it_broke_and_everybody_looks(
        self, watch: IdentityWatch, feed: FakeFeed
    ) -> None:
        with watch.woken_by("ses_1") as alarm:
            feed.change("usr_9", sequence=7)
            feed.queue.put_nowait(OperationalError("select", {}, Exception("gone")))
            await alarm.wait(3)
            feed.change("ses_1", sequence=8)
            await alarm.wait(3)
        assert feed.followed == [None, 7]

    async def test_rows_of_the_real_change_log_wake_it(self, database: Database, store: Store, redis_url: str) -> None:
        feed = ChangeFeed(database, redis_url, poll_seconds=0.1)
        watch = IdentityWatch(feed)
        watch.start()
        with watch.woken_by("usr_1") as alarm:
            await asyncio.sleep(0.1)  # it begins with what is new from now on
            async with store.begin() as uow:
                await uow.changes.append(IDENTITY_SUBJECT, "access.changed", "usr_1")
                await uow.commit()
            started = time.monotonic()
            await alarm.wait(5)
            assert time.monotonic() - started < 3
        await watch.close()
        await feed.close()
