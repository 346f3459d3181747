"""A data folder as an older version left it, rebuilt from its dumps: same rows, same keys, times moved up to today.

The dumps were made on 27 November 2026 by commit b5c4c49, whose demo people had done what `known.json` lists.
"""

import asyncio
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg

from viva.databases import create_missing
from viva.embedded.disposable import running
from viva.generated_secrets import GeneratedSecrets, load_or_make
from viva.parts import backing_servers, database_url
from viva.site import CONTEXTS, Site

FOLDER = Path(__file__).parent / "data_at_b5c4c49"
KNOWN: dict[str, Any] = json.loads((FOLDER / "known.json").read_text())
IDENTITY_PORT = 27009

COLUMNS_OF_TIMES = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND data_type = 'timestamp with time zone'
"""


def lay(site: Site) -> None:
    """Fill the site's empty data folder; nothing of it may run yet."""
    shutil.copy(FOLDER / "secrets.json", site.data)
    (site.data / "secrets.json").chmod(0o600)
    (site.data / "seeded").touch()
    made = load_or_make(site.data)
    with running(backing_servers(site, made).postgres, site.data / "restore.log"):
        asyncio.run(_restore(site, made))


async def _restore(site: Site, made: GeneratedSecrets) -> None:
    await create_missing(site, made, CONTEXTS)
    for context in CONTEXTS:
        dump = (FOLDER / f"{context}.sql").read_text()
        owner = await asyncpg.connect(database_url(site, made, context).replace("+asyncpg", ""))
        await owner.execute(dump.replace(f":{IDENTITY_PORT}/", f":{site.ports.identity}/"))
        await owner.close()
        superuser = await asyncpg.connect(backing_servers(site, made).postgres.url(f"viva_{context}"))
        await _move_times(superuser)
        await superuser.close()


async def _move_times(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """As if the dump had been made just now, so that what was still valid then is valid today."""
    passed = datetime.now(UTC) - datetime.fromisoformat(KNOWN["madeAt"])
    await connection.execute("SET session_replication_role = replica")  # versions are guarded by a trigger
    for row in await connection.fetch(COLUMNS_OF_TIMES):
        table, column = row["table_name"], row["column_name"]
        await connection.execute(f'UPDATE public."{table}" SET "{column}" = "{column}" + $1::interval', passed)
