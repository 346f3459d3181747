"""One page for each of several owners in one SQL statement: `User.templates` for a list of people is no loop."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.paging.cursor import Cursor, encode_cursor
from kernel.paging.keyset import AnyRow, AnySelect, Keyset
from kernel.paging.page import Page, PageRequest

T = TypeVar("T")


async def fetch_pages(
    session: AsyncSession,
    statement: AnySelect,
    owner: ColumnElement[str],
    owner_ids: Sequence[str],
    keyset: Keyset,
    request: PageRequest,
    to_item: Callable[[AnyRow], T],
) -> Mapping[str, Page[T]]:
    """The same request for every owner; who has nothing gets an empty page."""
    statement = statement.where(owner.in_(owner_ids))
    totals = await _totals(session, statement, owner) if request.count else {}
    found: dict[str, list[AnyRow]] = {owner_id: [] for owner_id in owner_ids}
    for row in await session.execute(_ranked(statement, owner, keyset, request)):
        found[row._mapping["_owner"]].append(row)
    return {
        owner_id: _page(rows, keyset, request, totals.get(owner_id, 0) if request.count else None, to_item)
        for owner_id, rows in found.items()
    }


def _ranked(statement: AnySelect, owner: ColumnElement[str], keyset: Keyset, request: PageRequest) -> AnySelect:
    downward = keyset.descending != request.backward
    if request.cursor is not None:
        place = tuple_(keyset.key, keyset.id)
        mark = tuple_(request.cursor.key, request.cursor.id)
        statement = statement.where(place < mark if downward else place > mark)
    order = [column.desc() if downward else column.asc() for column in (keyset.key, keyset.id)]
    marks: list[ColumnElement[Any]] = [
        owner.label("_owner"),
        keyset.key.label("_page_key"),
        keyset.id.label("_page_id"),
        func.row_number().over(partition_by=owner, order_by=order).label("_rank"),
    ]
    ranked = statement.add_columns(*marks).subquery()
    return select(ranked).where(ranked.c["_rank"] <= request.limit + 1).order_by(ranked.c["_rank"])


async def _totals(session: AsyncSession, statement: AnySelect, owner: ColumnElement[str]) -> dict[str, int]:
    counted = statement.with_only_columns(owner, func.count()).group_by(owner)
    return {row[0]: row[1] for row in await session.execute(counted)}


def _page(
    rows: list[AnyRow], keyset: Keyset, request: PageRequest, total: int | None, to_item: Callable[[AnyRow], T]
) -> Page[T]:
    more, beyond = len(rows) > request.limit, request.cursor is not None
    rows = rows[: request.limit]
    if request.backward:
        rows.reverse()
    items = tuple((_cursor_of(row, keyset), to_item(row)) for row in rows)
    has_next, has_previous = (beyond, more) if request.backward else (more, beyond)
    return Page(items, has_next, has_previous, total)


def _cursor_of(row: AnyRow, keyset: Keyset) -> str:
    marks = row._mapping
    return encode_cursor(keyset.list_name, Cursor(marks["_page_key"], marks["_page_id"]))
