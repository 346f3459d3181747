"""Attempts counted in Redis for all processes; while it is away, in this process alone: that locks nobody out."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256

from gateway.application.attempts import AttemptLimit
from gateway.infrastructure.resting_redis import RestingRedis

PREFIX = "viva:gateway:attempts:"
# Of this process; who was counted longest ago makes room.
MOST_KEYS = 10_000
# The row ends by itself, whatever happens to us: a key never stays without an end.
_COUNT = """
local count = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return {count, left}
"""


class CountedAttempts:
    def __init__(self, redis: RestingRedis, clock: Callable[[], float] = time.monotonic) -> None:
        self._redis = redis
        self._local = LocalAttempts(clock)

    async def count(self, limit: AttemptLimit, key: str) -> int:
        row = f"{PREFIX}{limit.name}:{sha256(key.encode()).hexdigest()[:32]}"
        answer = await self._redis.ask("EVAL", _COUNT, 1, row, limit.seconds * 1000)
        count, left_seconds = (answer[0], answer[1] / 1000) if answer else self._local.count(row, limit.seconds)
        return max(1, math.ceil(left_seconds)) if count > limit.most else 0

    async def close(self) -> None:
        await self._redis.close()


class LocalAttempts:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._rows: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def count(self, row: str, seconds: int) -> tuple[int, float]:
        """How often within the time, this one included, and the seconds that are left of it."""
        now = self._clock()
        count, until = self._rows.pop(row, (0, 0.0))
        if until <= now:
            count, until = 0, now + seconds
        self._rows[row] = (count + 1, until)
        if len(self._rows) > MOST_KEYS:
            self._rows.popitem(last=False)
        return count + 1, until - now
