"""How many requests an operation needs at least: told before any way is searched, so that one built to need thousands
is refused at once.

Equal selections are one object (`operation/normalize.py`), so each is looked at once per subgraph, however often it
stands in the answer. Where an object is at hand in one subgraph and some field is not there, one request more is made
for its place; from where its fields are taken is free to choose, so the number is never too high.
"""

from router.operation.model import SelectionSet
from router.planner.query_graph import QueryGraph
from router.supergraph.model import TYPENAME


class FetchEstimate:
    """Of one operation."""

    def __init__(self, graph: QueryGraph) -> None:
        self._graph = graph
        self._known: dict[tuple[int, str], int] = {}
        self._graphs: dict[tuple[str, str], frozenset[str]] = {}

    def fewest(self, root: SelectionSet) -> int:
        return sum(self._cheapest(root.type_name, name, below, "") for _, name, below in _fields(root))

    def _at(self, selections: SelectionSet, at_hand: str) -> int:
        """Below an object that is at hand in a subgraph."""
        known = self._known.get((id(selections), at_hand))
        if known is None:
            known, jumps = 0, False
            for type_name, name, below in _fields(selections):
                known += self._cheapest(type_name, name, below, at_hand)
                graphs = self._graphs_with(type_name, name)
                jumps = jumps or (bool(graphs) and at_hand not in graphs)
            known = self._known[id(selections), at_hand] = known + jumps
        return known

    def _cheapest(self, type_name: str, name: str, below: SelectionSet | None, at_hand: str) -> int:
        if below is None:
            return 0
        return min(self._at(below, one) for one in self._graphs_with(type_name, name) or (at_hand,))

    def _graphs_with(self, type_name: str, name: str) -> frozenset[str]:
        """The subgraphs that declare a field on this type, or on one of those that may stand in its place."""
        found = self._graphs.get((type_name, name))
        if found is None:
            owners = {type_name, *self._graph.supergraph.possible_types[type_name]}
            declared = (field for one in owners for field in self._graph.fields_named(one, name))
            found = self._graphs[type_name, name] = frozenset(one.graph for one in declared)
        return found


def _fields(selections: SelectionSet) -> list[tuple[str, str, SelectionSet | None]]:
    """Equal ones of several types once: requests below places that differ only in a type are one."""
    found: dict[tuple[str, int], tuple[str, str, SelectionSet | None]] = {}
    for one in selections.with_deferred():
        for type_name, field in one.walk_typed():
            if field.name != TYPENAME:
                found.setdefault((field.key, id(field.selections)), (type_name, field.name, field.selections))
    return list(found.values())
