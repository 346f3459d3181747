"""Sessions by way of Redis, for two seconds at most. PostgreSQL stays the record: without Redis all goes on, slower.

An entry counts only under the epoch it was read in. Whoever changes an identity makes a new epoch after the commit, so
a slow reader cannot put an old row back; losing Redis (or its data) loses entries and the epoch alike.
"""

import time
from collections.abc import Callable
from secrets import token_hex

from pydantic import TypeAdapter
from redis.asyncio import Redis

from gateway.application.ports import SessionView, SessionViews
from gateway.infrastructure.resting_redis import RestingRedis

PREFIX = "viva:gateway:session:"
EPOCH = "viva:gateway:session-epoch"
KEEP_MS = 2_000

_ENTRY: TypeAdapter[tuple[str, SessionView]] = TypeAdapter(tuple[str, SessionView])


class CachedSessionReader:
    def __init__(self, views: SessionViews, redis: "Redis", *, clock: Callable[[], float] = time.monotonic) -> None:
        self._views, self._redis = views, RestingRedis(redis, "the session cache", clock)

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
        await self._redis.ask("SET", EPOCH, token_hex(8))

    async def close(self) -> None:
        await self._redis.close()

    async def _look(self, token_hash: str) -> tuple[str | None, SessionView | None]:
        found = await self._redis.ask("MGET", EPOCH, PREFIX + token_hash)
        if found is None:
            return None, None
        epoch, entry = found
        if epoch is None:
            await self._redis.ask("SET", EPOCH, token_hex(8), "NX")
            return None, None
        if entry is None:
            return epoch.decode(), None
        kept_in, view = _ENTRY.validate_json(entry)
        return epoch.decode(), view if kept_in == epoch.decode() else None

    async def _keep(self, token_hash: str, epoch: str, view: SessionView) -> None:
        entry = _ENTRY.dump_json((epoch, view))
        await self._redis.ask("SET", PREFIX + token_hash, entry, "PX", KEEP_MS)
