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


PERSON = """INSERT INTO users
            (id, external_auth_id, email, email_verified, full_name, roles, status, created_at, updated_at, version)
            VALUES ($1, $1, $2, true, $3, '{HR}', 'ACTIVE', now(), now(), 1)"""
COMPANY = "INSERT INTO companies (id, name, created_at, updated_at, version) VALUES ($1, $2, now(), now(), 1)"


class TestOneFormOfTexts:
    """Rows from before: everybody keeps the account, and is found under one form of name and address."""

    async def test_accounts_are_kept_and_what_would_collide_stays(self, new_database: NewDatabase) -> None:
        url = new_database()
        await upgrade("users", url, "users_0001")
        connection = await asyncpg.connect(url)
        try:
            await connection.execute(PERSON, "usr_1", "jane@xn--mller-kva.de", "Zoe\u0308")
            await connection.execute(PERSON, "usr_2", "ben@xn--mller-kva.de", "Ben")
            await connection.execute(PERSON, "usr_3", "ben@müller.de", "Ben")
            for number, name in enumerate(("Cafe\u0301", "Re\u0301", "Ré")):
                await connection.execute(COMPANY, f"cmp_{number}", name)
            await upgrade("users", url)
            people = await connection.fetch("SELECT email, full_name FROM users ORDER BY id")
            companies = await connection.fetch("SELECT name FROM companies ORDER BY id")
        finally:
            await connection.close()
        addresses = ["jane@müller.de", "ben@xn--mller-kva.de", "ben@müller.de"]
        assert [tuple(row) for row in people] == list(zip(addresses, ["Zoë", "Ben", "Ben"], strict=True))
        assert [row["name"] for row in companies] == ["Café", "Re\u0301", "Ré"]

    async def test_people_known_to_interviews_are_found_by_their_address(self, new_database: NewDatabase) -> None:
        url = new_database()
        await upgrade("interviews", url, "ec40cabf566c")
        connection = await asyncpg.connect(url)
        try:
            person = "INSERT INTO people (id, full_name, email, status) VALUES ('usr_1', 'Jane', $1, 'ACTIVE')"
            await connection.execute(person, "Jane@xn--mller-kva.de")
            await upgrade("interviews", url)
            assert await connection.fetchval("SELECT email FROM people") == "jane@müller.de"
        finally:
            await connection.close()
