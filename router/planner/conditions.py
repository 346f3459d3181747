"""What must be known before a jump: the fields of a key or a `@requires`, as a small operation at the same place."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from router.operation.model import SelectionSet
from router.planner.moves import through
from router.planner.paths import Leaf, Option, Reach, Reaches, Spot
from router.planner.query_graph import QueryGraph
from router.planner.usable_fields import UsableFields
from router.supergraph.model import TYPENAME


class LeafSearch(Protocol):
    """The search that conditions are solved by: the one that asked for them."""

    def selected(self, spot: Spot, selections: SelectionSet, reaches: Reaches) -> list[Leaf] | None: ...


class Conditions:
    def __init__(self, graph: QueryGraph, fields: UsableFields, search: LeafSearch) -> None:
        self._graph = graph
        self._fields = fields
        self._search = search

    def direct(self, spot: Spot, selections: SelectionSet, reach: Reach) -> tuple[Option, ...] | None:
        """The conditions as plain fields of one reach, or None."""
        if selections.narrowed:
            return None
        found: list[Option] = []
        for field in selections.fields.values():
            graph_field = None if field.name == TYPENAME else self._fields.plain(reach, field)
            if field.name != TYPENAME and graph_field is None:
                return None
            option = Option(reach, field, graph_field)
            if field.selections is None:
                found.append(option)
                continue
            child = spot.child(field, field.selections.type_name)
            below = self.direct(child, field.selections, through(self._graph, option, child))
            if below is None:
                return None
            found.extend(below)
        return tuple(found)

    def solve(self, spot: Spot, selections: SelectionSet, reaches: Reaches) -> tuple[Option, ...] | None:
        """The cheapest options that give the whole selection from these reaches, chosen leaf by leaf."""
        if not reaches:
            return None
        leaves = self._search.selected(spot, selections, reaches)
        return None if leaves is None else tuple(_cheapest(leaves))


def _cheapest(leaves: Iterable[Leaf]) -> Iterator[Option]:
    depth, fetches = 0, 0
    for leaf in leaves:
        best = min(
            leaf.options, key=lambda one: (max(one.depth, depth), (one.fetches | fetches).bit_count(), one.depth)
        )
        depth, fetches = max(depth, best.depth), fetches | best.fetches
        yield best
