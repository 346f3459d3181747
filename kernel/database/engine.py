"""The engine: asyncpg with a statement timeout, a connect timeout and a bounded pool, so nothing waits for ever."""

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from kernel.database.address import asyncpg_url, tls_arguments
from kernel.errors import ImpossibleText

CONNECT_TIMEOUT_SECONDS = 3.0
POOL_TIMEOUT_SECONDS = 3.0


def create_engine(database_url: str, *, pool_size: int, statement_timeout_seconds: float = 5) -> AsyncEngine:
    timeout_ms = str(int(statement_timeout_seconds * 1000))
    engine = create_async_engine(
        asyncpg_url(database_url),
        pool_size=pool_size,
        max_overflow=0,
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
