"""What a list is asked for (`PageRequest`) and what it answers (`Page`)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kernel.paging.cursor import Cursor, InvalidPage, decode_cursor

T = TypeVar("T")
U = TypeVar("U")

MAX_PAGE_SIZE = 100
DEFAULT_PAGE_SIZE = 20


@dataclass(frozen=True)
class PageRequest:
    """`backward` reads from the end (`last`/`before`); the items still come in the list's order."""

    limit: int = DEFAULT_PAGE_SIZE
    cursor: Cursor | None = None
    backward: bool = False
    count: bool = False


@dataclass(frozen=True)
class Page(Generic[T]):
    """Items in order, each with its cursor. `total_count` is None unless the request asked to count."""

    items: tuple[tuple[str, T], ...]
    has_next_page: bool
    has_previous_page: bool
    total_count: int | None = None

    def map(self, convert: Callable[[T], U]) -> "Page[U]":
        converted = tuple((cursor, convert(item)) for cursor, item in self.items)
        return Page(converted, self.has_next_page, self.has_previous_page, self.total_count)


def page_size(size: int, name: str = "first") -> int:
    """`InvalidPage` for a size that no list gives; `name` is the argument's."""
    if not 1 <= size <= MAX_PAGE_SIZE:
        raise InvalidPage(f"`{name}` is {size}; it must be from 1 to {MAX_PAGE_SIZE}")
    return size


def page_request(
    list_name: str,
    *,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
    count: bool = False,
) -> PageRequest:
    """Check Relay's arguments; `list_name` is the name given to the keyset of the same list and order."""
    if (first is not None or after is not None) and (last is not None or before is not None):
        raise InvalidPage("use either `first` with `after`, or `last` with `before`")
    backward = last is not None or before is not None
    name, size = ("last", last) if backward else ("first", first)
    limit = page_size(DEFAULT_PAGE_SIZE if size is None else size, name)
    text = before if backward else after
    cursor = None if text is None else decode_cursor(list_name, text)
    return PageRequest(limit, cursor, backward, count)
