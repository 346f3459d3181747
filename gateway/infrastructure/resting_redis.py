"""Redis as something that may be away: a deadline on each command, and a rest after one that failed."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

DEADLINE_SECONDS = 0.2
# After a failure nobody pays the deadline again for this long.
REST_SECONDS = 1.0


def open_redis(redis_url: str) -> "Redis":
    return Redis.from_url(
        redis_url,
        socket_connect_timeout=DEADLINE_SECONDS,
        socket_timeout=DEADLINE_SECONDS,
        retry=Retry(NoBackoff(), 0),
        max_connections=20,
    )


class RestingRedis:
    """`purpose` says in the log what goes on without it."""

    def __init__(self, redis: "Redis", purpose: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._redis, self._purpose, self._clock = redis, purpose, clock
        self._resting_until = 0.0

    async def ask(self, *command: object) -> Any:
        """The answer, or None while Redis is away."""
        if self._clock() < self._resting_until:
            return None
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                return await self._redis.execute_command(*command)  # type: ignore[no-untyped-call]
        except (RedisError, OSError, TimeoutError) as error:
            self._resting_until = self._clock() + REST_SECONDS
            log.warning("%s did not answer within %g s: %s", self._purpose, DEADLINE_SECONDS, type(error).__name__)
            return None

    async def close(self) -> None:
        await self._redis.aclose()
