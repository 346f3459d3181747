"""The fields of deferred fragments: found so that they can be fetched apart from what the client gets at once.

An object that is at hand counts as merely *held* for them: they may read what is fetched of it anyway, its keys among
that; for everything else it is entered again, even in the subgraph that it came from. What has no key to be entered by
stays in the request that has it: such fields cannot be split.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from router.operation.model import Field, Part, SelectionSet
from router.planner.jumps import Jumps
from router.planner.moves import held_as, pruned, through
from router.planner.paths import Leaf, Option, Reaches, Spot
from router.planner.query_graph import QueryGraph


class PartSearch(Protocol):
    """The search for everything else."""

    def leaves(self, spot: Spot, selections: SelectionSet, at_hand: Reaches) -> list[Leaf] | None: ...

    def options(self, spot: Spot, field: Field, reaches: Reaches) -> tuple[Option, ...]: ...


class DeferredFields:
    def __init__(self, graph: QueryGraph, jumps: Jumps, search: PartSearch) -> None:
        self._graph = graph
        self._jumps = jumps
        self._search = search

    def leaves(self, spot: Spot, selections: SelectionSet, at_hand: Reaches, reaches: Reaches) -> list[Leaf] | None:
        """The leaves of all that is deferred at a spot; None when something cannot be had at all."""
        found: list[Leaf] = []
        for part, later in selections.deferred.items():
            with self._jumps.apart(part):
                leaves = self._apart(spot, later, self._held(at_hand, selections), reaches)
            if leaves is None:
                return None
            found.extend(marked(part, leaves))
        return found

    def _held(self, at_hand: Reaches, asked: SelectionSet) -> Reaches:
        """`asked` is what is fetched here anyway; what an outer part already holds is all there is."""
        return [
            one if one.held is not None else replace(one, held=held_as(self._graph, asked.type_name, asked))
            for one in at_hand
        ]

    def _apart(self, spot: Spot, selections: SelectionSet, held: Reaches, reaches: Reaches) -> list[Leaf] | None:
        """All of it by requests of its own, or else field by field as far as that can be."""
        found = self._search.leaves(spot, selections, held)
        if found is not None:
            return found
        found = []
        for one in _one_by_one(selections):
            leaves = self._search.leaves(spot, one, held)
            if leaves is None:
                leaves = self._together(spot, one, reaches)
            if leaves is None:
                return None
            found.extend(leaves)
        return found

    def _together(self, spot: Spot, selections: SelectionSet, reaches: Reaches) -> list[Leaf] | None:
        """A field that cannot be split from its object; what is below it may still be."""
        field = next(iter(selections.fields.values()), None)
        if field is None or field.selections is None:
            return self._search.leaves(spot, selections, reaches)
        options = self._search.options(spot, field, reaches)
        if not options:
            return self._search.leaves(spot, selections, reaches)
        child = spot.child(field, field.selections.type_name)
        below = pruned([through(self._graph, option, child) for option in options if option.graph_field])
        held = self._held(below, SelectionSet(child.type_name))
        before, child.at_hand = child.at_hand, below
        try:
            return self._apart(child, field.selections, held, below)
        finally:
            child.at_hand = before


def marked(part: Part, leaves: Iterable[Leaf]) -> list[Leaf]:
    """Leaves that belong to a part, unless they belong to one inside it."""
    return [leaf if leaf.part else replace(leaf, part=part) for leaf in leaves]


def _one_by_one(selections: SelectionSet) -> Iterator[SelectionSet]:
    name = selections.type_name
    for key, field in selections.fields.items():
        yield SelectionSet(name, {key: field})
    for condition, fields in selections.narrowed.items():
        for key, field in fields.items():
            yield SelectionSet(name, narrowed={condition: {key: field}})
    for part, later in selections.deferred.items():
        yield SelectionSet(name, deferred={part: later})
