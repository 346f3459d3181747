"""An internal token that changed something serves once, for every process of its context."""

import redis as redis_client

from kernel.auth.used_tokens import KEPT_SECONDS, LocalUsedTokens, SharedUsedTokens


async def test_a_token_is_taken_once_while_it_is_valid() -> None:
    now = 0.0
    used = LocalUsedTokens(clock=lambda: now)
    assert [await used.take("jti_1"), await used.take("jti_1"), await used.take("jti_2")] == [True, False, True]
    now = KEPT_SECONDS - 1
    assert not await used.take("jti_1")
    now = KEPT_SECONDS + 1
    assert await used.take("jti_1"), "it has expired by itself, and is not remembered for ever"


async def test_what_one_process_took_the_others_refuse(redis_url: str) -> None:
    first, second = (SharedUsedTokens(redis_url, "sample") for _ in range(2))
    other = SharedUsedTokens(redis_url, "other")
    assert await first.take("jti_shared")
    assert not await second.take("jti_shared")
    assert await other.take("jti_shared"), "another context has tokens of its own"
    for used in (first, second, other):
        await used.close()


async def test_it_is_forgotten_after_its_life(redis_url: str) -> None:
    used = SharedUsedTokens(redis_url, "sample")
    await used.take("jti_expiring")
    await used.close()
    with redis_client.Redis.from_url(redis_url) as client:
        (key,) = client.scan_iter("viva:used-token:sample:jti_expiring")
        assert 0 < client.ttl(key) <= KEPT_SECONDS


async def test_without_redis_work_goes_on_and_the_process_still_refuses() -> None:
    used = SharedUsedTokens("redis://127.0.0.1:1/0", "sample")
    assert await used.take("jti_1")
    assert not await used.take("jti_1")
