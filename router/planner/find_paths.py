"""Operation → leaves, each with all sensible ways to get it: the search through the query graph.

At every spot of the answer the search keeps the subgraphs in which the object is at hand (`Reach`): those that
resolved the field above it, and those it can be entered into by a key. The fields of a key or a `@requires` are a
small operation of their own at the same spot, solved by the same search. A field of an abstract type is asked of the
interface where every object behind it can answer, otherwise of each concrete type.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from router.errors import NoPathFound, PlanningFailed
from router.operation.model import Field, SelectionSet
from router.operation.normalize import META_FIELDS
from router.planner.paths import (
    CastStep,
    FetchBits,
    FieldStep,
    JumpStep,
    Leaf,
    Option,
    Reach,
    RootJumpStep,
    RootStep,
    Spot,
)
from router.planner.query_graph import GraphField, Key, QueryGraph
from router.supergraph.model import TYPENAME

_ALTERNATIVES = 4
_TYPENAME_FIELD = Field(TYPENAME)

Reaches = Sequence[Reach]


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
        self._labels = labels
        self._steps_left = max_steps
        self._bits = FetchBits()
        self._solving: set[tuple[int, str, str]] = set()

    # -- the operation ------------------------------------------------------------------------------------------

    def find_paths(self, root: SelectionSet, kind: str) -> tuple[Spot, list[Leaf]]:
        spot = Spot([0], root.type_name)
        reaches = tuple(self._root_reaches(spot, kind))
        leaves: list[Leaf] = []
        for field in root.fields.values():
            if field.name in META_FIELDS:
                continue
            found = self._field_leaves(spot, field, reaches, reaches)
            if found is None:
                raise NoPathFound(f"no subgraph can resolve {root.type_name}.{field.name}")
            leaves.extend(found)
        return spot, leaves

    def _root_reaches(self, spot: Spot, kind: str) -> Iterator[Reach]:
        for join in self._graph.supergraph.types[spot.type_name].joins:
            bit = self._bits.bit(spot, join.graph, kind)
            yield Reach(spot, join.graph, spot.type_name, RootStep(), 1, bit)

    # -- selections ---------------------------------------------------------------------------------------------

    def _leaves(self, spot: Spot, selections: SelectionSet, at_hand: Reaches) -> list[Leaf] | None:
        """The leaves of a selection at `spot`; None when some field cannot be had."""
        reaches = at_hand
        if not self._all_direct(at_hand, selections):
            reaches = self._with_jumps(spot, at_hand)
        found: list[Leaf] = []
        if self._needs_typename(spot, selections):
            options = self._options(spot, _TYPENAME_FIELD, reaches)
            if not options:
                return None
            found.append(Leaf(spot, _TYPENAME_FIELD, options))
        for field in selections.fields.values():
            leaves = self._field_leaves(spot, field, at_hand, reaches)
            if leaves is None:
                return None
            found.extend(leaves)
        for type_name, fields in selections.narrowed.items():
            if not self._narrowed_leaves(spot, type_name, fields, reaches, found):
                return None
        return found

    def _needs_typename(self, spot: Spot, selections: SelectionSet) -> bool:
        return bool(selections.narrowed) and self._graph.supergraph.types[spot.type_name].is_abstract

    def _all_direct(self, reaches: Reaches, selections: SelectionSet) -> bool:
        self._spend()
        if selections.narrowed:
            return False
        return all(self._is_direct(reach, field) for reach in reaches for field in selections.fields.values())

    def _is_direct(self, reach: Reach, field: Field) -> bool:
        if field.name == TYPENAME:
            return self._knows_type(reach)
        found = self._usable(reach, field.name)
        if found is None or found.requires is not None:
            return False
        if field.selections is None:
            return True
        if self._thorough:
            return False
        # An entity below can be entered where it stands; a value has to be whole, or come from its owner.
        if self._graph.keys_into(found.base_type):
            return True
        below = self._through(Option(reach, field, found), reach.spot.child(field, field.selections.type_name))
        return self._all_direct([below], field.selections)

    def _field_leaves(self, spot: Spot, field: Field, at_hand: Reaches, reaches: Reaches) -> list[Leaf] | None:
        self._spend()
        leaves = self._plain_field_leaves(spot, field, reaches)
        if leaves is None and self._graph.supergraph.types[spot.type_name].is_abstract:
            leaves = self._expanded_leaves(spot, field, reaches)
        return leaves

    def _plain_field_leaves(self, spot: Spot, field: Field, reaches: Reaches) -> list[Leaf] | None:
        options = self._options(spot, field, reaches)
        if not options:
            return None
        if field.selections is None:
            return [Leaf(spot, field, options)]
        child = spot.child(field, field.selections.type_name)
        below = self._pruned([self._through(option, child) for option in options if option.graph_field])
        return self._leaves(child, field.selections, below)

    def _expanded_leaves(self, spot: Spot, field: Field, reaches: Reaches) -> list[Leaf] | None:
        """The field asked of every concrete type that can stand here."""
        found: list[Leaf] = []
        typename = self._options(spot, _TYPENAME_FIELD, reaches)
        if not typename:
            return None
        found.append(Leaf(spot, _TYPENAME_FIELD, typename))
        for type_name in self._possible_at(spot, reaches):
            if not self._narrowed_leaves(spot, type_name, {field.key: field}, reaches, found):
                return None
        return found

    def _narrowed_leaves(
        self, spot: Spot, type_name: str, fields: dict[str, Field], reaches: Reaches, found: list[Leaf]
    ) -> bool:
        if type_name not in self._possible_at(spot, reaches):
            return True  # no subgraph on the way can answer with such an object
        narrowed = spot.narrow(type_name)
        selections = SelectionSet(type_name, {key: self._on(type_name, one) for key, one in fields.items()})
        leaves = self._leaves(narrowed, selections, [*self._casts(narrowed, reaches)])
        if leaves is None:
            return False
        found.extend(leaves)
        return True

    def _on(self, type_name: str, field: Field) -> Field:
        """A field of an interface as field of an implementer, whose type may be more precise."""
        if field.selections is None:
            return field
        base = self._graph.supergraph.types[type_name].fields[field.name].base_type
        return (
            field
            if base == field.selections.type_name
            else Field(
                field.name, field.arguments, field.arguments_text, field.alias, self._restrict(field.selections, base)
            )
        )

    def _restrict(self, selections: SelectionSet, type_name: str) -> SelectionSet:
        """A selection on an abstract type as a selection on a type below it."""
        definition = self._graph.supergraph.types[type_name]
        fits = {
            key: one for key, one in selections.fields.items() if one.name in definition.fields or one.name == TYPENAME
        }
        result = SelectionSet(type_name, fits)
        possible = self._graph.supergraph.possible_types[type_name]
        for concrete in possible:
            extra = {key: one for key, one in selections.fields.items() if key not in fits}
            extra.update(selections.narrowed.get(concrete, {}))
            if extra and concrete == type_name:
                result.fields = _merged(result.fields, extra)
            elif extra:
                result.narrowed[concrete] = extra
        return result

    def _possible_at(self, spot: Spot, reaches: Reaches) -> tuple[str, ...]:
        # A field that several subgraphs resolve answers the same everywhere, so only with what all of them know.
        known = frozenset[str]().union(*(self._graph.possible(one.graph, one.type_name) for one in reaches))
        if spot.field is not None:
            for declared in self._graph.fields_named(spot.field_parent_type, spot.field.name):
                if not declared.external and declared.type_name == spot.field_parent_type:
                    known &= self._graph.possible(declared.graph, declared.base_type)
        return tuple(one for one in self._graph.supergraph.possible_types[spot.type_name] if one in known)

    # -- options of one field -----------------------------------------------------------------------------------

    def _options(self, spot: Spot, field: Field, reaches: Reaches) -> tuple[Option, ...]:
        if field.name == TYPENAME:
            return tuple(Option(one, field, None) for one in reaches if self._knows_type(one))
        found: list[Option] = []
        for reach in reaches:
            graph_field = self._usable(reach, field.name)
            if graph_field is not None and graph_field.requires is None:
                found.append(Option(reach, field, graph_field))
        for graph_field in self._graph.fields_named(spot.type_name, field.name):
            if graph_field.requires is not None and self._in_force(graph_field):
                found.extend(Option(one, field, graph_field) for one in self._with_required(spot, graph_field, reaches))
        return tuple(found)

    def _knows_type(self, reach: Reach) -> bool:
        return not self._graph.is_interface_object(reach.graph, reach.type_name)

    def _usable(self, reach: Reach, name: str) -> GraphField | None:
        """The field where this reach can select it just so: declared, in force, and not somebody else's."""
        found = self._graph.field(reach.graph, reach.type_name, name)
        if found is None or not self._in_force(found):
            return None
        if found.external and not any(_provides(one, name, reach.type_name) for one in reach.provided):
            return None
        if not self._answered_by_all(reach, name):
            return None
        return found

    def _answered_by_all(self, reach: Reach, name: str) -> bool:
        if reach.type_name not in self._graph.supergraph.types:
            return False
        if not self._graph.supergraph.types[reach.type_name].is_abstract or not self._knows_type(reach):
            return True
        for concrete in self._graph.possible(reach.graph, reach.type_name):
            found = self._graph.field(reach.graph, concrete, name)
            if found is None or found.requires or not self._in_force(found):
                return False
            if found.external and not any(_provides(one, name, concrete) for one in reach.provided):
                return False
        return True

    def _in_force(self, field: GraphField) -> bool:
        return field.label is None or (field.label[0] in self._labels) == field.label[1]

    # -- ways to have an object -----------------------------------------------------------------------------------

    def _through(self, option: Option, child: Spot) -> Reach:
        field = option.graph_field
        assert field is not None
        above = option.reach
        carried = [*above.provided, *self._graph.keys_of(above.graph, above.type_name)]
        provided = [one for selection in carried if (one := _below(selection, field.name, above.type_name))]
        if field.provides is not None:
            provided.append(field.provides)
        step = FieldStep(above, option.field, field)
        return Reach(child, above.graph, field.base_type, step, above.depth, above.fetches, tuple(provided))

    def _casts(self, narrowed: Spot, reaches: Reaches) -> Iterator[Reach]:
        for reach in reaches:
            if narrowed.type_name not in self._graph.possible(reach.graph, reach.type_name):
                continue
            if self._knows_type(reach):
                step, depth, fetches = CastStep(reach), reach.depth, reach.fetches
                yield Reach(narrowed, reach.graph, narrowed.type_name, step, depth, fetches, reach.provided)
                continue
            # An interface object stays what it is: its subgraph has no type to narrow to, so somebody else must tell.
            told_by = next((one for one in reaches if self._knows_type(one)), None)
            if told_by is not None:
                depth, fetches = max(reach.depth, told_by.depth), reach.fetches | told_by.fetches
                step = CastStep(reach, told_by)
                yield Reach(narrowed, reach.graph, reach.type_name, step, depth, fetches, reach.provided)

    def _with_jumps(self, spot: Spot, at_hand: Reaches) -> Reaches:
        """Everything from which the object can be read, nearest first: what is at hand, and every key's target."""
        if self._graph.supergraph.root_kind(spot.type_name) == "query":
            return self._with_root_jumps(spot, at_hand)
        reaches = list(at_hand)
        waiting = list(self._graph.keys_into(spot.type_name))
        while waiting:
            found = [(key, jumps) for key in waiting if (jumps := self._jumps(spot, key, reaches))]
            if not found:
                break
            nearest = min(min(one.depth for one in jumps) for _, jumps in found)
            for key, jumps in found:
                if min(one.depth for one in jumps) == nearest:
                    waiting.remove(key)
                    reaches = list(self._pruned([*reaches, *jumps]))
        return reaches

    def _with_root_jumps(self, spot: Spot, at_hand: Reaches) -> Reaches:
        origin = at_hand[0]
        jumps = [
            Reach(
                spot,
                join.graph,
                spot.type_name,
                RootJumpStep(origin),
                origin.depth + 1,
                origin.fetches | self._bits.bit(spot, join.graph, "query"),
            )
            for join in self._graph.supergraph.types[spot.type_name].joins
        ]
        return self._pruned([*at_hand, *jumps])

    def _jumps(self, spot: Spot, key: Key, reaches: Reaches) -> list[Reach]:
        """Ways into `key`'s subgraph, one per subgraph that has the whole key, or else one from several."""
        found = []
        for reach in reaches:
            if reach.graph != key.graph:
                conditions = self._direct(spot, key.selection, reach)
                if conditions is not None:
                    found.append(self._jump(spot, key, (key.selection,), conditions, "", (reach, *reaches)))
        if not found:
            conditions = self._solve(spot, key.selection, [one for one in reaches if one.graph != key.graph])
            if conditions is not None:
                found.append(self._jump(spot, key, (key.selection,), conditions, "", reaches))
        return [one for one in found if one is not None]

    def _with_required(self, spot: Spot, field: GraphField, reaches: Reaches) -> Iterator[Reach]:
        """The object entered (again) with what the field requires."""
        assert field.requires is not None
        guard = (id(spot), field.graph, field.name)
        if guard in self._solving:
            return
        self._solving.add(guard)
        try:
            required = self._solve(spot, field.requires, reaches)
            if required is None:
                return
            found: list[Reach] = []
            for key in self._graph.keys_into(spot.type_name):
                if key.graph == field.graph and key.type_name == field.type_name:
                    solved = self._solve(spot, key.selection, reaches)
                    if solved is not None:
                        inputs = (key.selection, field.requires)
                        jump = self._jump(spot, key, inputs, (*solved, *required), field.name, reaches)
                        found += [jump] if jump is not None else []
            yield from self._pruned(found)
        finally:
            self._solving.discard(guard)

    def _jump(
        self,
        spot: Spot,
        key: Key,
        inputs: tuple[SelectionSet, ...],
        conditions: tuple[Option, ...],
        group: str,
        reaches: Reaches,
    ) -> Reach | None:
        origin = self._origin(spot, key, reaches)
        if origin is None:
            return None
        depth = 1 + max([origin.depth, *(one.depth for one in conditions)])
        fetches = origin.fetches | self._bits.bit(spot, key.graph, group)
        for one in conditions:
            fetches |= one.fetches
        step = JumpStep(origin, key, inputs, conditions, group)
        return Reach(spot, key.graph, key.type_name, step, depth, fetches)

    def _origin(self, spot: Spot, key: Key, reaches: Reaches) -> Reach | None:
        """Where the object is known to be: at a narrowed spot that must be somewhere that knows its type."""
        for reach in reaches:
            if not spot.narrowed or self._knows_type(reach):
                return reach
        return None

    # -- conditions -----------------------------------------------------------------------------------------------

    def _direct(self, spot: Spot, selections: SelectionSet, reach: Reach) -> tuple[Option, ...] | None:
        """The conditions as plain fields of one reach, or None."""
        if selections.narrowed:
            return None
        found: list[Option] = []
        for field in selections.fields.values():
            graph_field = None if field.name == TYPENAME else self._usable(reach, field.name)
            if field.name != TYPENAME and (graph_field is None or graph_field.requires):
                return None
            option = Option(reach, field, graph_field)
            if field.selections is None:
                found.append(option)
                continue
            child = spot.child(field, field.selections.type_name)
            below = self._direct(child, field.selections, self._through(option, child))
            if below is None:
                return None
            found.extend(below)
        return tuple(found)

    def _solve(self, spot: Spot, selections: SelectionSet, reaches: Reaches) -> tuple[Option, ...] | None:
        """The cheapest options that give the whole selection from these reaches, chosen leaf by leaf."""
        if not reaches:
            return None
        self._spend()
        leaves: list[Leaf] = []
        for field in selections.fields.values():
            found = self._field_leaves(spot, field, reaches, reaches)
            if found is None:
                return None
            leaves.extend(found)
        for type_name, fields in selections.narrowed.items():
            if not self._narrowed_leaves(spot, type_name, fields, reaches, leaves):
                return None
        return tuple(_cheapest(leaves))

    # -- bounds ---------------------------------------------------------------------------------------------------

    def _pruned(self, reaches: Iterable[Reach]) -> Reaches:
        kept: list[Reach] = []
        counts: dict[tuple[str, str], int] = {}
        for reach in sorted(reaches, key=lambda one: (one.depth, one.fetches.bit_count())):
            place = (reach.graph, reach.type_name)
            if counts.get(place, 0) < _ALTERNATIVES and not any(one.covers(reach) for one in kept):
                counts[place] = counts.get(place, 0) + 1
                kept.append(reach)
        return kept

    def _spend(self) -> None:
        self._steps_left -= 1
        if self._steps_left < 0:
            raise PlanningFailed("the operation takes too much effort to plan", "MAX_PLANNING_EFFORT")


def _cheapest(leaves: Iterable[Leaf]) -> Iterator[Option]:
    depth, fetches = 0, 0
    for leaf in leaves:
        best = min(
            leaf.options, key=lambda one: (max(one.depth, depth), (one.fetches | fetches).bit_count(), one.depth)
        )
        depth, fetches = max(depth, best.depth), fetches | best.fetches
        yield best


def _provides(selections: SelectionSet, name: str, type_name: str) -> bool:
    fields = (*selections.fields.values(), *selections.narrowed.get(type_name, {}).values())
    return any(field.name == name for field in fields)


def _below(selections: SelectionSet, name: str, type_name: str) -> SelectionSet | None:
    for field in (*selections.fields.values(), *selections.narrowed.get(type_name, {}).values()):
        if field.name == name:
            return field.selections
    return None


def _merged(one: dict[str, Field], other: dict[str, Field]) -> dict[str, Field]:
    result = dict(one)
    for key, field in other.items():
        known = result.get(key)
        result[key if known is None or known.selections is None else f"{key} "] = field
    return result
