"""Session-level advisory locks on a connection of their own: held across transactions, gone with the process."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from kernel.database.address import plain_url
from kernel.database.engine import CONNECT_TIMEOUT_SECONDS

LOCK_COMMAND_TIMEOUT_SECONDS = 5.0
# What a lost or refused connection raises; the last when the server's goodbye arrives while a question is being sent.
LOCK_ERRORS = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)


def lock_key(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)


class SessionLocks:
    """Not re-entrant here although PostgreSQL's are: a name that this process holds is taken for everyone."""

    def __init__(self, database_url: str) -> None:
        self._url = plain_url(database_url)
        self._connection: asyncpg.Connection | None = None
        self._turn = asyncio.Lock()
        self._held: set[str] = set()

    @asynccontextmanager
    async def try_hold(self, name: str) -> AsyncIterator[bool]:
        taken = name not in self._held and await self._try_lock(name)
        if not taken:
            yield False
            return
        self._held.add(name)
        try:
            yield True
        finally:
            self._held.discard(name)
            await self._unlock(name)

    async def alive(self) -> bool:
        """Whether the locks still hold: they are gone when their connection is."""
        try:
            async with self._turn:
                return self._connection is not None and await self._connection.fetchval("SELECT true") is True
        except LOCK_ERRORS:
            return False

    async def close(self) -> None:
        async with self._turn:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.terminate()

    async def _try_lock(self, name: str) -> bool:
        async with self._turn:
            if self._connection is None or self._connection.is_closed():
                self._connection = await asyncpg.connect(
                    self._url,
                    timeout=CONNECT_TIMEOUT_SECONDS,
                    command_timeout=LOCK_COMMAND_TIMEOUT_SECONDS,
                    server_settings={"application_name": "viva-locks", "tcp_keepalives_idle": "10"},
                )
            return bool(await self._connection.fetchval("SELECT pg_try_advisory_lock($1)", lock_key(name)))

    async def _unlock(self, name: str) -> None:
        async with self._turn:
            if self._connection is None or self._connection.is_closed():
                return
            try:
                await self._connection.fetchval("SELECT pg_advisory_unlock($1)", lock_key(name))
            except LOCK_ERRORS:
                # an unanswered unlock may leave the lock held: dropping the connection gives it back for certain
                self._connection.terminate()
                self._connection = None
