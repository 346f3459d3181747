"""Internal tokens serve once where they change something: a copied request cannot be sent again within its 35 s.

Each process remembers what it took; Redis tells the others of the same context. Without Redis a copy could at most be
replayed to another process of the context, so work goes on.
"""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

import redis.asyncio
from redis.exceptions import RedisError

from kernel.auth.internal_token import LEEWAY_SECONDS, LIFETIME_SECONDS

log = logging.getLogger(__name__)

KEPT_SECONDS = LIFETIME_SECONDS + 2 * LEEWAY_SECONDS
DEADLINE_SECONDS = 0.2


class UsedTokens(Protocol):
    """`take` is True for the first caller with this id and False for every later one, while the token is valid."""

    async def take(self, token_id: str) -> bool: ...


class LocalUsedTokens:
    """Of this process. It holds what came within 40 s, oldest first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until: OrderedDict[str, float] = OrderedDict()

    async def take(self, token_id: str) -> bool:
        now = self._clock()
        while self._until and next(iter(self._until.values())) <= now:
            self._until.popitem(last=False)
        if token_id in self._until:
            return False
        self._until[token_id] = now + KEPT_SECONDS
        return True


class SharedUsedTokens:
    """Of all processes of one context. `close` it when the process ends."""

    def __init__(self, redis_url: str, name: str) -> None:
        self._local, self._name = LocalUsedTokens(), name
        self._redis = redis.asyncio.Redis.from_url(
            redis_url, socket_connect_timeout=DEADLINE_SECONDS, socket_timeout=DEADLINE_SECONDS
        )

    async def take(self, token_id: str) -> bool:
        if not await self._local.take(token_id):
            return False
        try:
            key = f"viva:used-token:{self._name}:{token_id}"
            return bool(await self._redis.set(key, 1, nx=True, ex=KEPT_SECONDS))
        except (RedisError, OSError, TimeoutError) as error:
            log.warning("used tokens are not shared for a moment: %s", type(error).__name__)
            return True

    async def close(self) -> None:
        await self._redis.aclose()
