"""Relay connections: `Connection[User]` prints as `UserConnection`, with `edges`, `nodes`, `pageInfo`, `totalCount`."""

from collections.abc import Iterable
from typing import Annotated, Generic, TypeAlias, TypeVar

import strawberry
from strawberry.types.nodes import FragmentSpread, InlineFragment, SelectedField, Selection

from kernel.paging.page import Page
from kernel.subgraph.fields import resolver

T = TypeVar("T")

First: TypeAlias = Annotated[int | None, strawberry.argument(description="How many from the start: 1 to 100.")]
After: TypeAlias = Annotated[str | None, strawberry.argument(description="Continue behind this cursor.")]
Last: TypeAlias = Annotated[int | None, strawberry.argument(description="How many from the end: 1 to 100.")]
Before: TypeAlias = Annotated[str | None, strawberry.argument(description="Stop in front of this cursor.")]


@strawberry.federation.type(shareable=True, description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more follows.")
    has_previous_page: bool = strawberry.field(description="Whether something comes before.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first edge.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last edge.")


@strawberry.type(description="One item of a list, with its place.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="The place of this item; opaque.")
    node: T = strawberry.field(description="The item.")


@strawberry.type(description="One page of a list.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = strawberry.field(description="The items with their cursors.")
    nodes: list[T] = strawberry.field(description="The items alone.")
    page_info: PageInfo = strawberry.field(description="Where this page stands.")
    counted: strawberry.Private[int | None] = None

    @resolver("How many items the whole list has under this filter; counted only when asked for.")
    def total_count(self) -> int:
        if self.counted is None:
            raise RuntimeError("the list was not counted: pass count=wants_total_count(info) to page_request")
        return self.counted


def to_connection(page: Page[T]) -> Connection[T]:
    """Map the page's items to GraphQL types first: `to_connection(page.map(User.of))`."""
    edges = [Edge(cursor=cursor, node=node) for cursor, node in page.items]
    return Connection(
        edges=edges,
        nodes=[edge.node for edge in edges],
        page_info=PageInfo(
            has_next_page=page.has_next_page,
            has_previous_page=page.has_previous_page,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        ),
        counted=page.total_count,
    )


def wants_total_count(info: strawberry.Info) -> bool:
    """Whether this list's `totalCount` stands in the query (a skipped one may count in vain; never the reverse)."""
    return any(_selects(field.selections, "totalCount") for field in info.selected_fields)


def _selects(selections: Iterable[Selection], name: str) -> bool:
    for selection in selections:
        if isinstance(selection, SelectedField) and selection.name == name:
            return True
        if isinstance(selection, InlineFragment | FragmentSpread) and _selects(selection.selections, name):
            return True
    return False
