"""`@fromContext`: where the argument of a field finds its value, in the objects around the one that has the field."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from router.operation.model import SelectionSet
from router.operation.normalize import parse_field_set
from router.planner.conditions import Conditions
from router.planner.paths import ContextRead, ContextSource, Option, Reaches, Spot
from router.planner.query_graph import GraphField, QueryGraph
from router.supergraph.model import ContextArgument

Everywhere = Callable[[Spot, Reaches], Reaches]


class Contexts:
    """`everywhere` tells from where else an object can be read: the value may be another subgraph's."""

    def __init__(self, graph: QueryGraph, conditions: Conditions, everywhere: Everywhere) -> None:
        self._graph = graph
        self._conditions = conditions
        self._everywhere = everywhere

    def reads(self, spot: Spot, field: GraphField) -> tuple[ContextRead, ...]:
        return tuple(ContextRead(one, tuple(self._sources(spot, one))) for one in field.context_arguments)

    def solve(self, reads: tuple[ContextRead, ...]) -> tuple[Option, ...] | None:
        """The options that bring all values, or None."""
        found: list[Option] = []
        for source in (source for read in reads for source in read.sources):
            solved = self._solve(source, source.spot.at_hand)
            if solved is None:  # what is deferred may have no other way than the request that has the object
                solved = self._solve(source, [replace(one, held=None) for one in source.spot.at_hand])
            if solved is None:
                return None
            found.extend(solved)
        return tuple(found)

    def _solve(self, source: ContextSource, at_hand: Reaches) -> tuple[Option, ...] | None:
        return self._conditions.solve(source.spot, source.selection, self._everywhere(source.spot, at_hand))

    def _sources(self, spot: Spot, argument: ContextArgument) -> Iterator[ContextSource]:
        """Nearest first. An object that may be of several types counts as those of them that set the context; for the
        others the search goes on further up."""
        setting = self._graph.context_types(argument.context)
        around = spot.base.parent
        while around is not None:
            possible = self._graph.supergraph.possible_types[around.type_name]
            here = tuple(one for one in possible if one in setting)
            if len(here) == len(possible):
                yield ContextSource(around, self._selection(around.type_name, argument), None)
                return
            if here:
                selection = SelectionSet(around.type_name)
                selection.narrowed = {(one,): self._selection(one, argument).fields for one in here}
                yield ContextSource(around, selection, frozenset(here))
            around = around.base.parent

    def _selection(self, type_name: str, argument: ContextArgument) -> SelectionSet:
        text = argument.selection.strip()
        return parse_field_set(self._graph.supergraph, type_name, text[1:-1] if text.startswith("{") else text)
