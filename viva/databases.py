"""The databases of the embedded mode: one per context, each with a role of its own, migrated to the newest version."""

import traceback
from pathlib import Path

import asyncpg
from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

from viva.generated_secrets import GeneratedSecrets
from viva.migrations import is_current, upgrade
from viva.parts import backing_servers, database_url
from viva.site import Site


async def create_missing(site: Site, made: GeneratedSecrets, contexts: tuple[str, ...]) -> None:
    """Roles and databases that are not there yet; nobody but its own role may connect to a database."""
    connection = await asyncpg.connect(backing_servers(site, made).postgres.url("postgres"))
    try:
        known = {row["datname"] for row in await connection.fetch("SELECT datname FROM pg_database")}
        for context in contexts:
            name = f"viva_{context}"
            if name not in known:
                # Names and passwords are our own (url-safe base64), and CREATE takes no parameters.
                password = made.database_passwords[context]
                await connection.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
                await connection.execute(f"CREATE DATABASE {name} OWNER {name}")
                await connection.execute(f"REVOKE CONNECT ON DATABASE {name} FROM PUBLIC")
    finally:
        await connection.close()


class MigrationFailed(Exception):
    """A database that cannot be brought to the newest version; the whole story is in the log it names."""

    def __init__(self, context: str, problem: Exception, log: Path) -> None:
        with log.open("a") as output:
            traceback.print_exception(problem, file=output)
        first_line = next(iter(str(problem).strip().splitlines()), type(problem).__name__)
        super().__init__(f"the migration of {context} failed: {first_line} (log: {log})")


async def migrate(site: Site, made: GeneratedSecrets, context: str) -> None:
    """A database that is already at the newest version is left alone: loading a context's tables takes its time."""
    url = database_url(site, made, context)
    try:
        if not await is_current(context, url):
            await upgrade(context, url)
    except (SQLAlchemyError, CommandError, asyncpg.PostgresError, OSError) as problem:
        raise MigrationFailed(context, problem, site.log("migrations")) from problem
