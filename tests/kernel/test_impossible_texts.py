"""A text with U+0000 is refused before its statement is sent: the server's log says nothing of it."""

from collections.abc import Callable

import pytest
from sqlalchemy import bindparam, text

from kernel.database.database import Database
from kernel.errors import ImpossibleText

MARK = "statement-that-must-not-be-logged"


@pytest.mark.parametrize(
    ("statement", "parameters"),
    [
        (f"SELECT '{MARK}' WHERE 'x' = :id", {"id": "tpl_\x00"}),
        (f"SELECT '{MARK}' WHERE 'x' IN :ids", {"ids": ["tpl_1", "tpl_\x00"]}),
        (f"SELECT '{MARK}' WHERE 'x' = ANY(CAST(:ids AS text[]))", {"ids": ["tpl_1", "\x00"]}),
    ],
    ids=["one", "several", "an array"],
)
async def test_it_is_refused_and_not_logged(
    database: Database, postgres_log: Callable[[], str], statement: str, parameters: dict[str, object]
) -> None:
    query = text(statement)
    if " IN :" in statement:
        query = query.bindparams(bindparam("ids", expanding=True))
    async with database.session() as session:
        with pytest.raises(ImpossibleText):
            await session.execute(query, parameters)
    assert MARK not in postgres_log()


async def test_several_rows_are_looked_through(database: Database, postgres_log: Callable[[], str]) -> None:
    insert = text(f"SELECT CAST(:id AS text), '{MARK}'")
    async with database.session() as session:
        with pytest.raises(ImpossibleText):
            await session.execute(insert, [{"id": "fine"}, {"id": "\x00"}])
    assert MARK not in postgres_log()
