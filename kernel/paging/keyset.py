"""One page in SQL: a keyset (sort key, id) instead of an offset, so that page 1,000 costs what page 1 costs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Row, Select, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.paging.cursor import Cursor, encode_cursor
from kernel.paging.page import Page, PageRequest

T = TypeVar("T")

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
AnyRow: TypeAlias = Row[*tuple[Any, ...]]


@dataclass(frozen=True)
class Keyset:
    """An order of a list. `key` must never be NULL (wrap it in `coalesce`); `id` makes it total."""

    list_name: str
    key: ColumnElement[Any]
    id: ColumnElement[str]
    descending: bool = False


async def fetch_page(
    session: AsyncSession,
    statement: AnySelect,
    keyset: Keyset,
    request: PageRequest,
    to_item: Callable[[AnyRow], T],
) -> Page[T]:
    """Run `statement` (already filtered, not yet ordered) for one page; one more row tells whether there is a next."""
    rows = list((await session.execute(_page_statement(statement, keyset, request))).all())
    more = len(rows) > request.limit
    rows = rows[: request.limit]
    if request.backward:
        rows.reverse()
    items = tuple((_cursor_of(row, keyset), to_item(row)) for row in rows)
    total = await _count(session, statement) if request.count else None
    beyond = request.cursor is not None
    has_next, has_previous = (beyond, more) if request.backward else (more, beyond)
    return Page(items, has_next, has_previous, total)


def _page_statement(statement: AnySelect, keyset: Keyset, request: PageRequest) -> AnySelect:
    downward = keyset.descending != request.backward
    if request.cursor is not None:
        place = tuple_(keyset.key, keyset.id)
        mark = tuple_(request.cursor.key, request.cursor.id)
        statement = statement.where(place < mark if downward else place > mark)
    order = [column.desc() if downward else column.asc() for column in (keyset.key, keyset.id)]
    marked = statement.add_columns(keyset.key.label("_page_key"), keyset.id.label("_page_id"))
    return marked.order_by(*order).limit(request.limit + 1)


def _cursor_of(row: AnyRow, keyset: Keyset) -> str:
    marks = row._mapping
    return encode_cursor(keyset.list_name, Cursor(marks["_page_key"], marks["_page_id"]))


async def _count(session: AsyncSession, statement: AnySelect) -> int:
    counted = select(func.count()).select_from(statement.order_by(None).subquery())
    return (await session.execute(counted)).scalar_one()
