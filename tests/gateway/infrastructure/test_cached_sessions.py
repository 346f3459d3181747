"""The session cache: an aid that nothing rests on."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from redis.asyncio import Redis

from gateway.application.ports import SessionView, SessionViews
from gateway.bootstrap import Store
from gateway.domain.access import Access
from gateway.domain.session import SessionId
from gateway.infrastructure.cached_sessions import EPOCH, CachedSessionReader
from gateway.infrastructure.resting_redis import open_redis
from tests.gateway.fakes import NOON, FakeClock, FakeStore
from tests.support.ports import free_port

HASH = "h" * 64


class CountingViews(FakeStore):
    """One session; counts how often the record was read, and lets a test change it meanwhile."""

    def __init__(self) -> None:
        super().__init__(FakeClock())
        self.reads = 0
        self.end_code: str | None = None
        self.while_reading: asyncio.Event | None = None
        self.go_on = asyncio.Event()

    async def by_hash(self, token_hash: str) -> SessionView | None:
        self.reads += 1
        view = self.view() if token_hash == HASH else None
        if self.while_reading is not None:
            self.while_reading.set()
            await self.go_on.wait()
        return view

    def view(self) -> SessionView:
        return SessionView(
            session_id=SessionId("ses_1"),
            kind="USER",
            subject="usr_1",
            created_at=NOON,
            last_seen_at=NOON,
            expires_at=NOON + timedelta(days=7),
            ended_at=NOON if self.end_code else None,
            end_code=self.end_code,
            user_agent=None,
            access=Access("ACTIVE", frozenset({"HR"}), "cmp_1", "OWNER"),
            registration="COMPLETED",
        )


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    client = Redis.from_url(redis_url)
    await client.flushall()
    yield client
    await client.aclose()


@pytest.fixture
def views() -> CountingViews:
    return CountingViews()


@pytest.fixture
async def reader(views: CountingViews, redis: Redis, redis_url: str) -> AsyncIterator[CachedSessionReader]:
    reader = CachedSessionReader(views, open_redis(redis_url))
    await reader.forget()
    yield reader
    await reader.close()


class TestCache:
    async def test_a_second_read_comes_from_redis_and_is_the_same(
        self, reader: CachedSessionReader, views: CountingViews
    ) -> None:
        first = await reader.by_hash(HASH)
        assert await reader.by_hash(HASH) == first == views.view()
        assert views.reads == 1

    async def test_after_a_change_the_record_is_read(self, reader: CachedSessionReader, views: CountingViews) -> None:
        await reader.by_hash(HASH)
        views.end_code = "SIGNED_OUT"
        await reader.forget()
        view = await reader.by_hash(HASH)
        assert view is not None
        assert view.end_code == "SIGNED_OUT"

    async def test_a_slow_reader_cannot_put_the_old_row_back(
        self, reader: CachedSessionReader, views: CountingViews
    ) -> None:
        views.while_reading = asyncio.Event()
        slow = asyncio.create_task(reader.by_hash(HASH))
        await views.while_reading.wait()
        views.while_reading, views.end_code = None, "SIGNED_OUT"
        await reader.forget()
        views.go_on.set()
        await slow
        view = await reader.by_hash(HASH)
        assert view is not None
        assert view.end_code == "SIGNED_OUT"

    async def test_an_unknown_session_is_not_kept(self, reader: CachedSessionReader, views: CountingViews) -> None:
        assert await reader.by_hash("x" * 64) is None
        assert await reader.by_hash("x" * 64) is None
        assert views.reads == 2

    async def test_a_flushed_redis_costs_reads_only(
        self, reader: CachedSessionReader, views: CountingViews, redis: Redis
    ) -> None:
        await reader.by_hash(HASH)
        await redis.flushall()
        for _ in range(3):
            assert await reader.by_hash(HASH) == views.view()
        assert views.reads == 3
        assert await redis.get(EPOCH) is not None

    async def test_entries_live_for_two_seconds_at_most(self, reader: CachedSessionReader, redis: Redis) -> None:
        await reader.by_hash(HASH)
        (key,) = [key async for key in redis.scan_iter("viva:gateway:session:*")]
        assert 0 < await redis.pttl(key) <= 2000


class TestWithoutRedis:
    async def test_sessions_are_found_without_redis_and_without_waiting_each_time(self, views: CountingViews) -> None:
        reader = CachedSessionReader(views, open_redis(f"redis://127.0.0.1:{free_port()}"))
        started = time.monotonic()
        for _ in range(20):
            assert await reader.by_hash(HASH) == views.view()
        await reader.forget()
        assert time.monotonic() - started < 1.0
        assert views.reads == 20
        await reader.close()

    async def test_the_real_views_can_stand_behind_it(self, store: Store) -> None:
        views: SessionViews = store.views
        assert await store.reader.by_hash(HASH) is None
        assert await views.by_hash(HASH) is None
