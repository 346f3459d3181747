"""Sessions by way of Redis, for two seconds at most. PostgreSQL stays the record: without Redis all goes on, slower.

An entry counts only under the epoch it was read in. Whoever changes an identity makes a new epoch after the commit, so
a slow reader cannot put an old row back; losing Redis (or its data) loses entries and the epoch alike.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from secrets import token_hex

from pydantic import TypeAdapter
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from gateway.application.ports import SessionView, SessionViews

log = logging.getLogger(__name__)

PREFIX = "viva:gateway:session:"
EPOCH = "viva:gateway:session-epoch"
KEEP_MS = 2_000
DEADLINE_SECONDS = 0.2
# After a failure nobody pays the deadline again for this long.
REST_SECONDS = 1.0

_ENTRY: TypeAdapter[tuple[str, SessionView]] = TypeAdapter(tuple[str, SessionView])


def open_redis(redis_url: str) -> "Redis":
    return Redis.from_url(
        redis_url,
        socket_connect_timeout=DEADLINE_SECONDS,
        socket_timeout=DEADLINE_SECONDS,
        retry=Retry(NoBackoff(), 0),
        max_connections=20,
    )


class CachedSessionReader:
    def __init__(self, views: SessionViews, redis: "Redis", *, clock: Callable[[], float] = time.monotonic) -> None:
        self._views, self._redis, self._clock = views, redis, clock
        self._resting_until = 0.0

    async def by_hash(self, token_hash: str) -> SessionView | None:
        epoch, cached = await self._look(token_hash)
        if cached is not None:
            return cached
        view = await self._views.by_hash(token_hash)
        if view is not None and epoch is not None:
            await self._keep(token_hash, epoch, view)
        return view

    async def forget(self) -> None:
        """All entries of all processes: identities change rarely, and one key is never missed."""
        await self._ask("SET", EPOCH, token_hex(8))

    async def close(self) -> None:
        await self._redis.aclose()

    async def _look(self, token_hash: str) -> tuple[str | None, SessionView | None]:
        found = await self._ask("MGET", EPOCH, PREFIX + token_hash)
        if found is None:
            return None, None
        epoch, entry = found
        if epoch is None:
            await self._ask("SET", EPOCH, token_hex(8), "NX")
            return None, None
        if entry is None:
            return epoch.decode(), None
        kept_in, view = _ENTRY.validate_json(entry)
        return epoch.decode(), view if kept_in == epoch.decode() else None

    async def _keep(self, token_hash: str, epoch: str, view: SessionView) -> None:
        entry = _ENTRY.dump_json((epoch, view))
        await self._ask("SET", PREFIX + token_hash, entry, "PX", KEEP_MS)

    async def _ask(self, *command: object) -> list[bytes | None] | None:
        """The answer, or None while Redis is away."""
        if self._clock() < self._resting_until:
            return None
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                answer: list[bytes | None] = await self._redis.execute_command(*command)  # type: ignore[no-untyped-call]
                return answer
        except (RedisError, OSError, TimeoutError) as error:
            self._resting_until = self._clock() + REST_SECONDS
            log.warning("the session cache did not answer within %g s: %s", DEADLINE_SECONDS, type(error).__name__)
            return None
