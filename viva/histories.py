"""Where each context keeps its migrations, and which is the newest, read without loading Alembic (1 s at start)."""

import ast
from pathlib import Path

import asyncpg

from viva.site import ROOT

HISTORIES = {
    "users": ROOT / "subgraphs/users/migrations",
    "interviews": ROOT / "subgraphs/interviews/migrations",
    "analysis": ROOT / "subgraphs/analysis/migrations",
    "gateway": ROOT / "gateway/migrations",
}


def newest(history: Path) -> set[str]:
    """The revisions that no other builds upon: one, unless two were written side by side."""
    links = [revision_of(path) for path in (history / "versions").glob("*.py")]
    return {revision for revision, _ in links if revision} - {before for _, before in links if before}


def revision_of(path: Path) -> tuple[str | None, str | None]:
    named: dict[str, object] = {}
    for node in ast.parse(path.read_text()).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value)):
                named[name] = value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=value)):
                named[name] = value
    revision, before = named.get("revision"), named.get("down_revision")
    return revision if isinstance(revision, str) else None, before if isinstance(before, str) else None


async def is_current(context: str, database_url: str) -> bool:
    connection = await asyncpg.connect(database_url)
    try:
        if await connection.fetchval("SELECT to_regclass('alembic_version')") is None:
            return False
        rows = await connection.fetch("SELECT version_num FROM alembic_version")
    finally:
        await connection.close()
    return {row["version_num"] for row in rows} == newest(HISTORIES[context])
