"""Every context's history: up, down and up again from empty; afterwards the database equals the code's tables."""

import asyncpg
import pytest

from tests.conftest import NewDatabase
from viva.histories import HISTORIES, is_current, newest
from viva.migrations import check, downgrade, upgrade

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"


async def tables_of(url: str) -> set[str]:
    connection = await asyncpg.connect(url)
    try:
        return {row["tablename"] for row in await connection.fetch(TABLES)}
    finally:
        await connection.close()


@pytest.mark.parametrize("context", HISTORIES)
class TestEveryHistory:
    async def test_goes_up_and_down_and_up_again(self, context: str, new_database: NewDatabase) -> None:
        url = new_database()
        await upgrade(context, url)
        first = await tables_of(url)
        await downgrade(context, url)
        between = await tables_of(url)
        await upgrade(context, url)
        assert (first == await tables_of(url), between) == (True, set())
        assert {"outbox", "processed_events", "dead_letters"} <= first

    async def test_ends_at_the_tables_of_the_code(self, context: str, new_database: NewDatabase) -> None:
        url = new_database()
        empty = await is_current(context, url)
        await upgrade(context, url)
        await check(context, url)
        assert (empty, await is_current(context, url)) == (False, True)

    def test_has_one_newest_revision(self, context: str) -> None:
        assert len(newest(HISTORIES[context])) == 1

    def test_its_files_are_named_after_their_minute(self, context: str) -> None:
        files = [path.name for path in (HISTORIES[context] / "versions").glob("*.py")]
        assert files
        assert all(name[:4].isdigit() and name[15] == "_" for name in files)
