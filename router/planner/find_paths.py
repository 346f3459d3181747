"""Operation → leaves, each with all sensible ways to get it: the search through the query graph.

At every spot of the answer the search keeps the subgraphs in which the object is at hand (`Reach`): those that
resolved the field above it, and those it can be entered into by a key (`jumps.py`). The fields of a key or a
`@requires` are a small operation of their own at the same spot, solved by the same search (`conditions.py`). A field of
an abstract type is asked of the interface where every object behind it can answer, otherwise of each concrete type.
"""

from collections.abc import Collection, Iterator, Mapping

from router.errors import NoPathFound, too_much_effort
from router.operation.model import PRESENCE, Condition, Field, SelectionSet
from router.operation.normalize import META_FIELDS
from router.planner.conditions import Conditions
from router.planner.defer import DeferredFields, marked
from router.planner.jumps import Jumps
from router.planner.moves import casts, narrowed_to, pruned, through
from router.planner.narrow import by_type, objects_of, of_interface, on_implementer
from router.planner.narrower_places import NarrowerPlaces
from router.planner.paths import CastStep, FetchBits, Leaf, Option, Reach, Reaches, RootStep, Spot
from router.planner.query_graph import QueryGraph
from router.planner.usable_fields import UsableFields
from router.supergraph.model import TYPENAME

_TYPENAME_FIELD = Field(TYPENAME)
# Measured: what a fetch costs later, when it is placed, merged, arranged and written.
_STEPS_PER_FETCH = 4


class PathSearch:
    """One search. `labels` are the progressive overrides in force; `max_steps` bounds the effort.

    Jumps are looked for only where something is not at hand, values below included. A `thorough` search looks for them
    everywhere: it finds what can only be had by entering an object further up than where the field is missed. `only` is
    the subgraph that must run the root fields (None: any of those that share them).
    """

    def __init__(
        self,
        graph: QueryGraph,
        labels: Collection[str] = (),
        max_steps: int = 100_000,
        *,
        thorough: bool = False,
        only: str | None = None,
    ) -> None:
        self._graph = graph
        self._only = only
        self._thorough = thorough
        self._steps_left = max_steps
        self._bits = FetchBits()
        self._fields = UsableFields(graph, labels)
        self._jumps = Jumps(graph, self._fields, Conditions(graph, self._fields, self), self._bits)
        self._deferred = DeferredFields(graph, self._jumps, self)
        self._narrower = NarrowerPlaces(graph, self._fields)
        self._uneven: dict[int, tuple[SelectionSet, bool]] = {}

    def find_paths(self, root: SelectionSet, kind: str) -> tuple[Spot, list[Leaf]]:
        spot = Spot([0], root.type_name)
        return spot, self._root_leaves(spot, root, kind)

    def _root_leaves(self, spot: Spot, selections: SelectionSet, kind: str) -> list[Leaf]:
        before = spot.at_hand
        reaches = spot.at_hand = tuple(self._root_reaches(spot, kind))
        leaves: list[Leaf] = []
        for field in selections.fields.values():
            if field.name in META_FIELDS:
                continue
            found = self._field_leaves(spot, field, reaches)
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
            if self._only in (None, join.graph):
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
        found = self.selected(spot, selections, reaches)
        later = self._deferred.leaves(spot, selections, at_hand, reaches)
        return None if found is None or later is None else found + later

    def selected(self, spot: Spot, selections: SelectionSet, reaches: Reaches) -> list[Leaf] | None:
        """The leaves of what is asked at once of an object that can be had from these; None when some cannot be had."""
        found: list[Leaf] = []
        for field in selections.fields.values():
            leaves = self._field_leaves(spot, field, reaches)
            if leaves is None:
                return None
            found.extend(leaves)
        if selections.narrowed:
            leaves = self._narrowed_leaves(spot, selections.narrowed, reaches)
            return None if leaves is None else leaves + found
        return found

    def _field_leaves(self, spot: Spot, field: Field, reaches: Reaches) -> list[Leaf] | None:
        """The leaves of one field and of what is selected below it; None when it cannot be had."""
        self._spend()
        leaves = self._plain_field_leaves(spot, field, reaches)
        if leaves is None and self._graph.supergraph.types[spot.type_name].is_abstract:
            leaves = self._expanded_leaves(spot, field, reaches)
        return leaves

    def _narrowed_leaves(
        self, spot: Spot, asked: Mapping[Condition, Mapping[str, Field]], reaches: Reaches
    ) -> list[Leaf] | None:
        """The leaves of fields that are asked only where the object is of a certain type.

        A field that several subgraphs resolve has the same value in all of them, so objects of types that only some of
        these know are not to be expected: nothing is asked of them, whichever subgraph is asked in the end.

            north: type Box @shareable { thing: Thing }  union Thing = Common | OnlyNorth
            south: type Box @shareable { thing: Thing }  union Thing = Common | OnlySouth
            { crate { box { thing { ... on Common { label } ... on OnlyNorth { compass } } } } }   # only `label`
        """
        at_hand = spot.at_hand or reaches
        named = self._naming(at_hand) or self._naming(reaches)
        if named:
            return self._named_leaves(spot, asked, named)
        expected = frozenset.intersection(*(self._possible(spot, one) for one in at_hand))
        found: list[Leaf] = []
        for condition, fields in self._narrower.places(spot, asked, at_hand, expected).items():
            leaves = self._leaves_as(spot, condition, fields, reaches)
            if leaves is None:
                return None
            found.extend(leaves)
        if not self._graph.supergraph.types[spot.type_name].is_abstract:
            return found
        options = self.options(spot, _TYPENAME_FIELD, reaches)
        return [Leaf(spot, _TYPENAME_FIELD, options), *found] if options else None

    def _possible(self, spot: Spot, reach: Reach) -> frozenset[str]:
        """The types that the object can have: { thing { ... on Named { ... on Dated { x } } } } asks `x` of what is
        both, and is a thing, though the subgraph knows more that is dated."""
        found = self._graph.possible(reach.graph, reach.type_name)
        while isinstance(reach.step, CastStep):
            reach = reach.step.parent
            found &= self._graph.possible(reach.graph, reach.type_name)
        condition = spot.condition
        return found.intersection(objects_of(self._graph.supergraph, condition)) if condition else found

    def _naming(self, reaches: Reaches) -> Reaches:
        """Where no subgraph can tell what the object is, those that tell interface objects from other types, alike."""
        if any(map(self._fields.knows_type, reaches)):
            return ()
        names = [self._graph.interface_objects_below(one.graph, one.type_name) for one in reaches]
        first = next(filter(None, names), ())
        return [one for one, name in zip(reaches, names, strict=True) if first and name == first]

    def _named_leaves(
        self, spot: Spot, asked: Mapping[Condition, Mapping[str, Field]], named: Reaches
    ) -> list[Leaf] | None:
        """The same where some objects are at hand by the name of an interface object: what is asked of all types behind
        it is asked of it, and only for the rest somebody must tell the type."""
        graph, first = self._graph, named[0]
        types = objects_of(graph.supergraph, spot.condition or (spot.type_name,))
        by_name = by_type(graph.supergraph, asked, types)
        wanted: list[tuple[Spot, SelectionSet]] = []
        for name in sorted(graph.members(first.graph, first.type_name)):
            if graph.is_interface_object(first.graph, name):
                selections = of_interface(graph.supergraph, name, by_name)
            else:
                fields = {key: one for key, one in by_name.get(name, {}).items() if one.name != TYPENAME}
                selections = SelectionSet(name, fields)
            if selections:
                wanted.append((spot.narrow(name), selections))
        options = tuple(Option(one, PRESENCE, None) for one in named)
        found = [Leaf(spot, PRESENCE, options)]
        for narrowed, selections in wanted:
            leaves = self.leaves(narrowed, selections, [*casts(graph, self._fields, narrowed, named)])
            if leaves is None:
                return None
            found.extend(leaves)
        return found

    def _leaves_as(
        self, spot: Spot, condition: Condition, fields: Mapping[str, Field], reaches: Reaches
    ) -> list[Leaf] | None:
        """The leaves of fields of the object as one that is of certain types."""
        supergraph = self._graph.supergraph
        narrowed, casted = narrowed_to(self._graph, self._fields, spot, condition, reaches)
        asked = {key: on_implementer(supergraph, condition[-1], one) for key, one in fields.items()}
        return self.leaves(narrowed, SelectionSet(condition[-1], asked), casted)

    def _all_direct(self, reaches: Reaches, selections: SelectionSet) -> bool:
        self._spend()
        if selections.narrowed:
            return False
        asked = [field for one in selections.with_deferred() for field in one.fields.values()]
        return all(self._is_direct(reach, field) for reach in reaches for field in asked)

    def _is_direct(self, reach: Reach, field: Field) -> bool:
        if field.name == TYPENAME:
            return field is PRESENCE or self._fields.knows_type(reach)
        found = self._fields.plain(reach, field)
        if found is None:
            return False
        if field.selections is None:
            return True
        if self._thorough:
            return False
        # An entity below can be entered where it stands; a value has to be whole, or come from its owner.
        if self._graph.keys_into(found.base_type) and not self._is_uneven(found.type_name, field, field.selections):
            return True
        child = reach.spot.child(field, field.selections.type_name)
        return self._all_direct([through(self._graph, Option(reach, field, found), child)], field.selections)

    def _is_uneven(self, type_name: str, field: Field, selections: SelectionSet) -> bool:
        """Whether the value, or one below it, is asked by type where subgraphs differ in the types they know: which
        are expected there depends on every way to it, those by way of an object further up among them."""
        if selections.narrowed and self._graph.members_differ(type_name, field.name):
            return True
        known = self._uneven.get(id(selections))
        if known is None:
            uneven = any(
                below.selections is not None and self._is_uneven(owner, below, below.selections)
                for owner, below in selections.walk_typed()
            )
            known = self._uneven[id(selections)] = selections, uneven
        return known[1]

    def _plain_field_leaves(self, spot: Spot, field: Field, reaches: Reaches) -> list[Leaf] | None:
        options = self.options(spot, field, reaches)
        if not options:
            return None
        if field.selections is None:
            return [Leaf(spot, field, options)]
        child = spot.child(field, field.selections.type_name)
        below = pruned([through(self._graph, option, child) for option in options if option.graph_field])
        return self.leaves(child, field.selections, self._of_one_word(below, field.selections))

    def _of_one_word(self, reaches: Reaches, selections: SelectionSet) -> Reaches:
        """An object has one type name: where it matters, only those that tell the type are asked, not those that tell
        the name of an interface object."""
        named = [one for one in reaches if self._graph.interface_objects_below(one.graph, one.type_name)]
        if not named or not any(map(self._fields.knows_type, reaches)) or self._all_direct(named, selections):
            return reaches
        return [one for one in reaches if one not in named]

    def _expanded_leaves(self, spot: Spot, field: Field, reaches: Reaches) -> list[Leaf] | None:
        """The field asked of every concrete type that can stand here; None when no subgraph can give it of all of
        those that it can answer with."""
        at_hand = spot.at_hand or reaches
        possible = [self._possible(spot, one) for one in at_hand]
        if not any(possible):
            return None
        alone = (self._is_whole(spot, field, one, types) for one, types in zip(at_hand, possible, strict=True))
        if len(at_hand) > 1 and not any(alone):
            return None
        known = frozenset[str]().union(*possible)
        types = (one for one in self._graph.supergraph.possible_types[spot.type_name] if one in known)
        return self._narrowed_leaves(spot, {(one,): {field.key: field} for one in types}, reaches)

    def _is_whole(self, spot: Spot, field: Field, reach: Reach, types: Collection[str]) -> bool:
        if self._naming([reach]):
            return self._named_leaves(spot, {(one,): {field.key: field} for one in types}, [reach]) is not None
        return all(self._leaves_as(spot, (one,), {field.key: field}, [reach]) is not None for one in types)

    def options(self, spot: Spot, field: Field, reaches: Reaches) -> tuple[Option, ...]:
        """Every way to get one field of the object: as it is at hand, and entered with what the field requires."""
        if field.name == TYPENAME:
            return tuple(
                Option(one, field, None) for one in reaches if field is PRESENCE or self._fields.knows_type(one)
            )
        found = [Option(one, field, known) for one in reaches if (known := self._fields.plain(one, field))]
        for demanding in self._fields.demanding(spot.type_name, field.name):
            entered = self._jumps.for_field(spot, demanding, reaches)
            found.extend(Option(one, field, demanding) for one in entered)
        return tuple(found)

    def _spend(self) -> None:
        self._steps_left -= 1
        if self._steps_left < self._bits.count * _STEPS_PER_FETCH:
            raise too_much_effort()
