"""Counting attempts: in Redis for all processes, in one's own memory while it is away."""

from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from gateway.application.attempts import AttemptLimit
from gateway.infrastructure import counted_attempts
from gateway.infrastructure.counted_attempts import PREFIX, CountedAttempts, LocalAttempts
from gateway.infrastructure.resting_redis import RestingRedis, open_redis
from tests.support.ports import free_port

LIMIT = AttemptLimit("sign-in", most=3, seconds=60)


def attempts_at(redis_url: str) -> CountedAttempts:
    return CountedAttempts(RestingRedis(open_redis(redis_url), "the counter"))


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    async with Redis.from_url(redis_url) as client:
        await client.flushall()
        yield client


@pytest.fixture(params=["with Redis", "without Redis"])
async def attempts(request: pytest.FixtureRequest, redis: Redis, redis_url: str) -> AsyncIterator[CountedAttempts]:
    counted = attempts_at(redis_url if request.param == "with Redis" else f"redis://127.0.0.1:{free_port()}")
    yield counted
    await counted.close()


async def test_beyond_the_limit_one_waits_until_the_time_of_the_first_is_over(attempts: CountedAttempts) -> None:
    waits = [await attempts.count(LIMIT, "192.0.2.1") for _ in range(5)]
    assert waits[:3] == [0, 0, 0]
    assert all(50 < wait <= 60 for wait in waits[3:])


async def test_others_and_other_limits_are_counted_apart(attempts: CountedAttempts) -> None:
    for _ in range(4):
        await attempts.count(LIMIT, "192.0.2.1")
    assert await attempts.count(LIMIT, "192.0.2.2") == 0
    assert await attempts.count(AttemptLimit("link", most=3), "192.0.2.1") == 0


async def test_all_processes_count_together_and_nothing_is_kept_for_longer(redis: Redis, redis_url: str) -> None:
    one, other = attempts_at(redis_url), attempts_at(redis_url)
    for _ in range(3):
        assert await one.count(LIMIT, "a-secret-token") == 0
    assert await other.count(LIMIT, "a-secret-token") > 0
    (row,) = await redis.keys(f"{PREFIX}*")
    assert b"a-secret-token" not in row
    assert 0 < await redis.pttl(row) <= 60_000
    await one.close()
    await other.close()


async def test_a_row_that_lost_its_end_gets_one_again(redis: Redis, redis_url: str) -> None:
    counted = attempts_at(redis_url)
    await counted.count(LIMIT, "192.0.2.1")
    (row,) = await redis.keys(f"{PREFIX}*")
    await redis.persist(row)
    await counted.count(LIMIT, "192.0.2.1")
    assert 0 < await redis.pttl(row) <= 60_000
    await counted.close()


class TestInOneProcess:
    def test_the_count_begins_anew_when_its_time_is_over(self) -> None:
        now = 0.0
        local = LocalAttempts(lambda: now)
        assert [local.count("a", 60), local.count("a", 60)] == [(1, 60.0), (2, 60.0)]
        now = 61.0
        assert local.count("a", 60) == (1, 60.0)

    def test_memory_is_bounded(self) -> None:
        local = LocalAttempts(lambda: 0.0)
        for number in range(counted_attempts.MOST_KEYS + 50):
            local.count(str(number), 60)
        assert len(local._rows) == counted_attempts.MOST_KEYS
        assert local.count(str(counted_attempts.MOST_KEYS + 49), 60) == (2, 60.0)
