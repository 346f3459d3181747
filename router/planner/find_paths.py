"""Operation → leaves, each with all sensible ways to get it: the search through the query graph.

At every spot of the answer the search keeps the subgraphs in which the object is at hand (`Reach`): those that
resolved the field above it, and those it can be entered into by a key (`jumps.py`). The fields of a key or a
`@requires` are a small operation of their own at the same spot, solved by the same search (`conditions.py`). A field of
an abstract type is asked of the interface where every object behind it can answer, otherwise of each concrete type.
"""

from collections.abc import Collection, Iterator

from router.errors import NoPathFound, too_much_effort
from router.operation.model import Field, SelectionSet
from router.operation.normalize import META_FIELDS
from router.planner.conditions import Conditions
from router.planner.defer import DeferredFields, marked
from router.planner.jumps import Jumps
from router.planner.moves import casts, pruned, through
from router.planner.narrow import on_implementer
from router.planner.paths import FetchBits, Leaf, Option, Reach, Reaches, RootStep, Spot
from router.planner.query_graph import QueryGraph
from router.planner.usable_fields import UsableFields
from router.supergraph.model import TYPENAME

_TYPENAME_FIELD = Field(TYPENAME)
# Measured: what a fetch costs later, when it is placed, merged, arranged and written.
_STEPS_PER_FETCH = 4


class PathSearch:
    """One search. `labels` are the progressive overrides in force; `max_steps` bounds the effort.

    Jumps are looked for only where something is not at hand, values below included. A `thorough` search looks for them
    everywhere: it finds what can only be had by entering an object further up than where the field is missed.
    """

    def __init__(
        self, graph: QueryGraph, labels: Collection[str] = (), max_steps: int = 100_000, *, thorough: bool = False
    ) -> None:
        self._graph = graph
        self._thorough = thorough
        self._steps_left = max_steps
        self._bits = FetchBits()
        self._fields = UsableFields(graph, labels)
        self._jumps = Jumps(graph, self._fields, Conditions(graph, self._fields, self), self._bits)
        self._deferred = DeferredFields(graph, self._jumps, self)

    def find_paths(self, root: SelectionSet, kind: str) -> tuple[Spot, list[Leaf]]:
        spot = Spot([0], root.type_name)
        return spot, self._root_leaves(spot, root, kind)

    def field_leaves(self, spot: Spot, field: Field, at_hand: Reaches, reaches: Reaches) -> list[Leaf] | None:
        """The leaves of one field and of what is selected below it; None when it cannot be had."""
        self._spend()
        leaves = self._plain_field_leaves(spot, field, reaches)
        if leaves is None and self._graph.supergraph.types[spot.type_name].is_abstract:
            leaves = self._expanded_leaves(spot, field, reaches)
        return leaves

    def narrowed_leaves(
        self, spot: Spot, type_name: str, fields: dict[str, Field], reaches: Reaches
    ) -> list[Leaf] | None:
        """The leaves of fields that are asked only where the object is of a concrete type."""
        if type_name not in self._possible_at(spot, reaches):
            return []  # no subgraph on the way can answer with such an object
        narrowed = spot.narrow(type_name)
        supergraph = self._graph.supergraph
        selections = SelectionSet(
            type_name, {key: on_implementer(supergraph, type_name, one) for key, one in fields.items()}
        )
        return self.leaves(narrowed, selections, [*casts(self._graph, self._fields, narrowed, reaches)])

    def _root_leaves(self, spot: Spot, selections: SelectionSet, kind: str) -> list[Leaf]:
        before = spot.at_hand
        reaches = spot.at_hand = tuple(self._root_reaches(spot, kind))
        leaves: list[Leaf] = []
        for field in selections.fields.values():
            if field.name in META_FIELDS:
                continue
            found = self.field_leaves(spot, field, reaches, reaches)
            if found is None:
                raise NoPathFound(f"no subgraph can resolve {selections.type_name}.{field.name}")
            leaves.extend(found)
        for part, later in selections.deferred.items():
            with self._jumps.apart(part):
                leaves.extend(marked(part, self._root_leaves(spot, later, kind)))
        spot.at_hand = before
        return leaves

    def _root_reaches(self, spot: Spot, kind: str) -> Iterator[Reach]:
        part = self._jumps.part
        for join in self._graph.supergraph.types[spot.type_name].joins:
            bit = self._bits.bit(spot, join.graph, kind, part)
            yield Reach(spot, join.graph, spot.type_name, RootStep(part), 1, bit)

    def leaves(self, spot: Spot, selections: SelectionSet, at_hand: Reaches) -> list[Leaf] | None:
        before, spot.at_hand = spot.at_hand, at_hand
        try:
            return self._leaves_of(spot, selections, at_hand)
        finally:
            spot.at_hand = before

    def _leaves_of(self, spot: Spot, selections: SelectionSet, at_hand: Reaches) -> list[Leaf] | None:
        reaches = at_hand
        if not self._all_direct(at_hand, selections):
            reaches = self._jumps.everywhere(spot, at_hand)
        found: list[Leaf] = []
        if selections.narrowed and self._graph.supergraph.types[spot.type_name].is_abstract:
            typename = self._typename_leaf(spot, reaches)
            if typename is None:
                return None
            found.append(typename)
        for field in selections.fields.values():
            leaves = self.field_leaves(spot, field, at_hand, reaches)
            if leaves is None:
                return None
            found.extend(leaves)
        for type_name, fields in selections.narrowed.items():
            leaves = self.narrowed_leaves(spot, type_name, fields, reaches)
            if leaves is None:
                return None
            found.extend(leaves)
        later = self._deferred.leaves(spot, selections, at_hand, reaches)
        return None if later is None else found + later

    def _all_direct(self, reaches: Reaches, selections: SelectionSet) -> bool:
        self._spend()
        if selections.narrowed:
            return False
        asked = [field for one in selections.with_deferred() for field in one.fields.values()]
        return all(self._is_direct(reach, field) for reach in reaches for field in asked)

    def _is_direct(self, reach: Reach, field: Field) -> bool:
        if field.name == TYPENAME:
            return self._fields.knows_type(reach)
        found = self._fields.plain(reach, field)
        if found is None:
            return False
        if field.selections is None:
            return True
        if self._thorough:
            return False
        # An entity below can be entered where it stands; a value has to be whole, or come from its owner.
        if self._graph.keys_into(found.base_type):
            return True
        child = reach.spot.child(field, field.selections.type_name)
        return self._all_direct([through(self._graph, Option(reach, field, found), child)], field.selections)

    def _plain_field_leaves(self, spot: Spot, field: Field, reaches: Reaches) -> list[Leaf] | None:
        options = self.options(spot, field, reaches)
        if not options:
            return None
        if field.selections is None:
            return [Leaf(spot, field, options)]
        child = spot.child(field, field.selections.type_name)
        below = pruned([through(self._graph, option, child) for option in options if option.graph_field])
        return self.leaves(child, field.selections, below)

    def _expanded_leaves(self, spot: Spot, field: Field, reaches: Reaches) -> list[Leaf] | None:
        """The field asked of every concrete type that can stand here."""
        typename = self._typename_leaf(spot, reaches)
        if typename is None:
            return None
        found = [typename]
        for type_name in self._possible_at(spot, reaches):
            leaves = self.narrowed_leaves(spot, type_name, {field.key: field}, reaches)
            if leaves is None:
                return None
            found.extend(leaves)
        return found

    def _typename_leaf(self, spot: Spot, reaches: Reaches) -> Leaf | None:
        options = self.options(spot, _TYPENAME_FIELD, reaches)
        return Leaf(spot, _TYPENAME_FIELD, options) if options else None

    def _possible_at(self, spot: Spot, reaches: Reaches) -> tuple[str, ...]:
        # A field that several subgraphs resolve answers the same everywhere, so only with what all of them know.
        known = frozenset[str]().union(*(self._graph.possible(one.graph, one.type_name) for one in reaches))
        if spot.field is not None:
            for declared in self._graph.fields_named(spot.field_parent_type, spot.field.name):
                if not declared.external and declared.type_name == spot.field_parent_type:
                    known &= self._graph.possible(declared.graph, declared.base_type)
        return tuple(one for one in self._graph.supergraph.possible_types[spot.type_name] if one in known)

    def options(self, spot: Spot, field: Field, reaches: Reaches) -> tuple[Option, ...]:
        """Every way to get one field of the object: as it is at hand, and entered with what the field requires."""
        if field.name == TYPENAME:
            return tuple(Option(one, field, None) for one in reaches if self._fields.knows_type(one))
        found = [Option(one, field, known) for one in reaches if (known := self._fields.plain(one, field))]
        for demanding in self._fields.demanding(spot.type_name, field.name):
            entered = self._jumps.for_field(spot, demanding, reaches)
            found.extend(Option(one, field, demanding) for one in entered)
        return tuple(found)

    def _spend(self) -> None:
        self._steps_left -= 1
        if self._steps_left < self._bits.count * _STEPS_PER_FETCH:
            raise too_much_effort()
