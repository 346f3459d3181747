"""Alembic for every context: up, down, check and new, on the history in `<context folder>/migrations`.

The connection is opened here and handed to the context's `env.py` as `config.attributes["connection"]`.
"""

import asyncio
import sys
import tempfile
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from kernel.database.address import asyncpg_url, tls_arguments
from viva.embedded.disposable import running
from viva.embedded.postgres import DISPOSABLE, EmbeddedPostgres
from viva.histories import HISTORIES

FILE_NAME = "%%(year)d-%%(month).2d-%%(day).2d-%%(hour).2d%%(minute).2d_%%(slug)s"


async def upgrade(context: str, database_url: str, revision: str = "head") -> None:
    await _on(database_url, context, lambda config: command.upgrade(config, revision))


async def downgrade(context: str, database_url: str, revision: str = "base") -> None:
    await _on(database_url, context, lambda config: command.downgrade(config, revision))


async def check(context: str, database_url: str) -> None:
    """Raises if the context's tables and its migrated database differ."""
    await _on(database_url, context, command.check)


async def write_new(context: str, database_url: str, what: str) -> None:
    """A new migration file with the difference between the migrated database and the context's tables."""
    await upgrade(context, database_url)
    await _on(database_url, context, lambda config: command.revision(config, what, autogenerate=True))


async def _on(database_url: str, context: str, run: Callable[[Config], object]) -> None:
    engine = create_async_engine(
        asyncpg_url(database_url), poolclass=NullPool, connect_args=tls_arguments(database_url)
    )
    try:
        async with engine.begin() as connection:
            await connection.run_sync(lambda plain: run(_config(context, plain)))
    finally:
        await engine.dispose()


def _config(context: str, connection: Connection) -> Config:
    config = Config(stdout=sys.stderr)
    config.set_main_option("script_location", str(HISTORIES[context]))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", FILE_NAME)
    config.attributes["connection"] = connection
    return config


def blocking(work: Coroutine[Any, Any, None]) -> None:
    """Runs it to the end in a thread of its own: works inside and outside of a running event loop."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(work)
        except BaseException as failure:  # noqa: BLE001  carried over to the calling thread
            failures.append(failure)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]


def main() -> None:
    """`python -m viva.migrations users "add a column"` writes a new migration with a throw-away database."""
    context, what = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        server = EmbeddedPostgres(Path(folder) / "postgres", 19999, "disposable", DISPOSABLE)
        with running(server, Path(folder) / "log"):
            blocking(write_new(context, server.url("postgres"), what))


if __name__ == "__main__":
    main()
