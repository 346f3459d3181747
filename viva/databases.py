"""The databases of the embedded mode: one per context, each with a role of its own, migrated to the newest version."""

import asyncio
import sys
from pathlib import Path

import asyncpg

from viva.child import last_lines
from viva.embedded.launch import bare_environment, dies_with_parent
from viva.generated_secrets import GeneratedSecrets
from viva.histories import is_current
from viva.parts import backing_servers, database_url
from viva.site import ROOT, Site


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

    def __init__(self, context: str, log: Path) -> None:
        super().__init__(f"the migration of {context} failed: {last_lines(log)[-1]} (log: {log})")


async def migrate(site: Site, made: GeneratedSecrets, context: str) -> None:
    """In a process of its own: the supervisor stays small, and loads nothing when there is nothing to do."""
    url = database_url(site, made, context)
    if await is_current(context, url):
        return
    log = site.log("migrations")
    with log.open("ab") as output:
        migrating = await asyncio.create_subprocess_exec(
            *dies_with_parent((sys.executable, "-m", "viva", "migrate", context), "KILL"),
            cwd=ROOT,
            env=bare_environment(**{f"VIVA_{context.upper()}_DATABASE_URL": url}),
            stdout=output,
            stderr=output,
        )
    if await migrating.wait() != 0:
        raise MigrationFailed(context, log)
