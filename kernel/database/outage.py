"""Telling "the database is away" from "this work is wrong": the first is waited for and counts as no attempt."""

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

_AWAY = (
    ConnectionError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
)


def is_overload(error: BaseException) -> bool:
    """All connections are busy, ours or the server's: the same request may well be answered in a moment."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, (PoolTimeout, asyncpg.TooManyConnectionsError)):
            return True
        seen = seen.__cause__ or (seen.orig if isinstance(seen, DBAPIError) else None)
    return False


def is_outage(error: BaseException) -> bool:
    """Looks at the error and at what it was raised from."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, (*_AWAY, PoolTimeout)):
            return True
        if isinstance(seen, DBAPIError) and seen.connection_invalidated:
            return True
        seen = seen.__cause__ or (seen.orig if isinstance(seen, DBAPIError) else None)
    return False
