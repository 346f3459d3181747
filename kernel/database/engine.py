"""The engine: asyncpg with a statement timeout, a connect timeout and a bounded pool, so nothing waits for ever."""

import asyncio
from weakref import WeakSet

import asyncpg
from sqlalchemy import Connection, Engine, QueuePool, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from kernel.database.address import asyncpg_url, tls_arguments
from kernel.errors import ImpossibleText

CONNECT_TIMEOUT_SECONDS = 3.0
POOL_TIMEOUT_SECONDS = 3.0
# How long `dispose` waits for the connections that are in use.
RETURNED_WITHIN_SECONDS = 2.0


class PooledEngine(AsyncEngine):
    """`dispose` closes every connection: those in use get a moment to come back, then they are cut off.

    SQLAlchemy's own forgets those: they come back to a pool that nobody has any more, and stay open on the server until
    they are collected as garbage.
    """

    def __init__(self, sync_engine: Engine) -> None:
        super().__init__(sync_engine)
        self._opened: WeakSet[asyncpg.Connection] = WeakSet()
        event.listen(sync_engine, "connect", self._remember)

    async def dispose(self, close: bool = True) -> None:
        deadline = asyncio.get_running_loop().time() + RETURNED_WITHIN_SECONDS
        while self._in_use() and asyncio.get_running_loop().time() < deadline:  # noqa: ASYNC110  the pool tells nobody
            await asyncio.sleep(0.01)
        await super().dispose(close)
        for connection in list(self._opened):
            if not connection.is_closed():
                connection.terminate()

    def _in_use(self) -> int:
        pool = self.sync_engine.pool
        return pool.checkedout() if isinstance(pool, QueuePool) else 0

    def _remember(self, connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        self._opened.add(entry.driver_connection)


def create_engine(
    database_url: str, *, pool_size: int, kept_idle: int | None = None, statement_timeout_seconds: float = 5
) -> AsyncEngine:
    """At most `pool_size` connections. Those that are not in use are closed, but for `kept_idle` (None: for all): one
    costs the server 4 to 7 MB."""
    kept = pool_size if kept_idle is None else min(kept_idle, pool_size)
    timeout_ms = str(int(statement_timeout_seconds * 1000))
    plain = create_async_engine(
        asyncpg_url(database_url),
        pool_size=kept,
        max_overflow=pool_size - kept,
        pool_timeout=POOL_TIMEOUT_SECONDS,
        pool_pre_ping=True,
        pool_recycle=1800,
        connect_args={
            **tls_arguments(database_url),
            "timeout": CONNECT_TIMEOUT_SECONDS,
            # a dead server answers nothing at all, not even a cancelled statement: the client gives up a little later
            "command_timeout": statement_timeout_seconds + 2,
            "server_settings": {
                "statement_timeout": timeout_ms,
                "lock_timeout": timeout_ms,
                "idle_in_transaction_session_timeout": "60000",
                "timezone": "UTC",
            },
        },
    )
    engine = PooledEngine(plain.sync_engine)
    event.listen(engine.sync_engine, "before_cursor_execute", _refuse_impossible_texts)
    return engine


def _refuse_impossible_texts(
    connection: Connection, cursor: object, statement: str, parameters: object, context: object, many: bool
) -> None:
    """Whatever a client put into an id, a filter or a text: no statement with U+0000 reaches the server's log."""
    if _holds_null(parameters):
        raise ImpossibleText


def _holds_null(value: object) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, dict):
        return any(map(_holds_null, value.values()))
    return isinstance(value, list | tuple) and any(map(_holds_null, value))
