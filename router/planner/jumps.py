"""Objects entered in another subgraph: by a key, with what a field there demands, or afresh at a nested root type."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from router.operation.model import AT_ONCE, Part, SelectionSet
from router.planner.conditions import Conditions
from router.planner.contexts import Contexts
from router.planner.moves import pruned
from router.planner.paths import ContextRead, FetchBits, JumpStep, Option, Reach, Reaches, RootJumpStep, Spot
from router.planner.query_graph import GraphField, Key, QueryGraph
from router.planner.usable_fields import UsableFields


@dataclass
class _Known:
    """Of one object: keys as plain fields of one reach (None where they cannot be read there), and where these lead.

    Many subgraphs have the same keys, and one of them is enough to get from one to another: all cost the same.
    """

    read: dict[tuple[Reach, str], tuple[Option, ...] | None] = field(default_factory=dict)
    led: dict[tuple[Reach, str, str], tuple[Reach, ...]] = field(default_factory=dict)


class Jumps:
    """Of one search."""

    def __init__(self, graph: QueryGraph, fields: UsableFields, conditions: Conditions, bits: FetchBits) -> None:
        self._graph = graph
        self._fields = fields
        self._conditions = conditions
        self._contexts = Contexts(graph, conditions, self.everywhere)
        self._bits = bits
        self._entering: set[tuple[int, str, str]] = set()
        self.part = AT_ONCE

    @contextmanager
    def apart(self, part: Part) -> Iterator[None]:
        """Inside, jumps are requests of `part` alone."""
        before, self.part = self.part, part
        try:
            yield
        finally:
            self.part = before

    def everywhere(self, spot: Spot, at_hand: Reaches) -> Reaches:
        """Everything from which the object can be read, nearest first: what is at hand, and every key's target."""
        if spot.parent is None:
            return at_hand
        if self._graph.supergraph.root_kind(spot.type_name) == "query":
            return self._root_jumps(spot, at_hand)
        reaches = list(at_hand)
        waiting = list(self._graph.keys_into(spot.type_name))
        known = _Known()
        while waiting:
            found = [(key, jumps) for key in waiting if (jumps := self._by_key(spot, key, reaches, known))]
            if not found:
                break
            nearest = min(min(one.depth for one in jumps) for _, jumps in found)
            for key, jumps in found:
                if min(one.depth for one in jumps) == nearest:
                    waiting.remove(key)
                    reaches.extend(jumps)
            reaches = list(pruned(dict.fromkeys(reaches)))
        return reaches

    def for_field(self, spot: Spot, field: GraphField, reaches: Reaches) -> Reaches:
        """The object entered (again) with what the field requires, or with values of the objects around it."""
        guard = (id(spot), field.graph, field.name)
        if guard in self._entering:
            return ()  # what the field requires is what is being looked for: a circle
        self._entering.add(guard)
        try:
            ways = [one for start in _starts(spot, reaches) for one in self._with_demands(spot, field, start)]
            return pruned(ways)
        finally:
            self._entering.discard(guard)

    def _with_demands(self, spot: Spot, field: GraphField, reaches: Reaches) -> Iterator[Reach]:
        required = self._conditions.solve(spot, field.requires, reaches) if field.requires else ()
        reads = self._contexts.reads(spot, field)
        around = self._contexts.solve(reads)
        if required is None or around is None:
            return
        for key in self._graph.keys_into(spot.type_name):
            if key.graph == field.graph and key.type_name == field.type_name:
                solved = self._conditions.solve(spot, key.selection, reaches)
                if solved is not None:
                    inputs = (key.selection, field.requires) if field.requires else (key.selection,)
                    conditions = (*solved, *required, *around)
                    yield from self._jump(spot, key, inputs, conditions, field.name, reaches, reads)

    def _root_jumps(self, spot: Spot, at_hand: Reaches) -> Reaches:
        origin = at_hand[0]
        jumps = [
            Reach(
                spot,
                join.graph,
                spot.type_name,
                RootJumpStep(origin, self.part),
                origin.depth + 1,
                origin.fetches | self._bits.bit(spot, join.graph, "query", self.part),
            )
            for join in self._graph.supergraph.types[spot.type_name].joins
        ]
        return pruned([*at_hand, *jumps])

    def _by_key(self, spot: Spot, key: Key, reaches: Reaches, known: _Known) -> Sequence[Reach]:
        """Ways into `key`'s subgraph, one per subgraph that has the whole key, or else one from several."""
        found: list[Reach] = []
        elsewhere = [one for one in reaches if one.graph != key.graph or one.held is not None]
        for reach in elsewhere:
            found.extend(self._directly(spot, key, reach, reaches, known))
        if not found:
            solved = self._conditions.solve(spot, key.selection, elsewhere)
            if solved is not None:
                found.extend(self._jump(spot, key, (key.selection,), solved, "", reaches))
        return found

    def _directly(self, spot: Spot, key: Key, reach: Reach, reaches: Reaches, known: _Known) -> Sequence[Reach]:
        """The way by which one reach that has the whole key leads into its subgraph."""
        if (reach, key.text) not in known.read:
            known.read[reach, key.text] = self._conditions.direct(spot, key.selection, reach)
        solved = known.read[reach, key.text]
        if solved is None:
            return ()
        if spot.narrowed and not self._fields.knows_type(reach):
            return tuple(self._jump(spot, key, (key.selection,), solved, "", reaches))
        place = (reach, key.graph, key.type_name)
        if place not in known.led:
            known.led[place] = tuple(self._jump(spot, key, (key.selection,), solved, "", (reach,)))
        return known.led[place]

    def _jump(
        self,
        spot: Spot,
        key: Key,
        inputs: tuple[SelectionSet, ...],
        conditions: tuple[Option, ...],
        group: str,
        reaches: Reaches,
        contexts: tuple[ContextRead, ...] = (),
    ) -> Iterator[Reach]:
        # Where the object is known to be: narrowed to a concrete type that must be somewhere that knows its type.
        is_concrete = spot.narrowed is not None and not self._graph.supergraph.types[spot.narrowed].is_abstract
        origin = next((one for one in reaches if not is_concrete or self._fields.knows_type(one)), None)
        if origin is None:
            return
        entering = self._bits.bit(spot, key.graph, group, self.part)
        if any(one.fetches & entering for one in conditions):
            return  # one request enters all objects of a place, so it would wait for its own answer
        depth = 1 + max([origin.depth, *(one.depth for one in conditions)])
        fetches = origin.fetches | entering
        for one in conditions:
            fetches |= one.fetches
        step = JumpStep(origin, key, inputs, conditions, group, self.part, contexts)
        yield Reach(spot, key.graph, key.type_name, step, depth, fetches)


def _starts(spot: Spot, reaches: Reaches) -> Iterator[Reaches]:
    """Everything there is; and where several root requests have the object, what follows from each: the choice between
    them is made with all that the operation asks for in view."""
    yield reaches
    roots = [one for one in spot.at_hand if one.depth == 1]
    for root in roots if len(roots) > 1 else ():
        alone = [one for one in reaches if not root.fetches & ~one.fetches]
        if alone:
            yield alone
