"""Normalised operation → plan. The top of the planner: read it first, then what it calls, in the order of its calls.

query_graph.py      what each subgraph can resolve, and by which keys it is entered
series.py           of mutations and subscriptions: which subgraph runs which root field, and in which order
find_paths.py       every sensible way to get each field (paths.py: the data of this search), by means of
  usable_fields.py    what a subgraph can be asked of an object at hand
  moves.py            on to the value of a field, or to a concrete type
  jumps.py            into another subgraph; conditions.py: what must be known for that
  contexts.py         arguments that take their values from the objects around
  defer.py            what comes after the first answer: entered again, to be requests of its own
choose_paths.py     one way per field, by cost.py
defer_plan.py       the same by part of the answer, where something is deferred
fetch_graph.py      the chosen ways as requests with what they wait for
merge_fetches.py    requests that can be one; merge_entries.py: what is then sent of each object
merge_places.py     equal requests for places that differ only in the types of the objects on the way
compact.py          what is asked of every type alike is asked of the interface
build_plan.py       the requests as a plan: storage.py (where values are kept), write_operation.py, arrange.py
"""

from collections.abc import Collection, Iterator
from functools import partial

from router.errors import NoPathFound, PlanningFailed
from router.operation.model import AT_ONCE, NormalizedOperation, Part, SelectionSet
from router.planner.alias_copies import AliasCopies
from router.planner.arrange import sequence
from router.planner.build_plan import PlanBuilder
from router.planner.compact import Compaction
from router.planner.defer_plan import build_deferred, by_part, choose_by_part
from router.planner.estimate import FetchEstimate
from router.planner.fetch_graph import FetchKind, FetchNode, build_fetch_graph
from router.planner.find_paths import PathSearch
from router.planner.merge_fetches import merge_fetches
from router.planner.merge_places import merge_places
from router.planner.paths import Leaf, Spot
from router.planner.plan import Defer, QueryPlan, fetches_of
from router.planner.query_graph import QueryGraph
from router.planner.series import in_series
from router.planner.storage import Clashes, StorageKeys
from router.planner.subselection import first_subselection
from router.planner.written_fields import has_aliases
from router.supergraph.model import Supergraph


class Planner:
    """Plans operations over one supergraph. Pure: the same operation always gets the same plan."""

    def __init__(self, supergraph: Supergraph, max_steps: int = 100_000, max_fetches: int = 10_000) -> None:
        self.supergraph = supergraph
        self.query_graph = QueryGraph(supergraph)
        self._clashes = Clashes(self.query_graph)
        self._max_steps = max_steps
        self._max_fetches = max_fetches

    def check_effort(self, root: SelectionSet) -> None:
        """Raises `PlanningFailed` for an operation that needs too many requests, whatever plan is made."""
        self._check_fetches(FetchEstimate(self.query_graph).fewest(root))

    def plan(self, normalized: NormalizedOperation, labels: Collection[str] = ()) -> QueryPlan:
        keys = StorageKeys(self._clashes, self.supergraph)
        builder = PlanBuilder(self.supergraph, keys, normalized.operation)
        kind = normalized.operation.kind
        series = [
            self._fetches(root, only, kind, keys, labels) for root, only in self._parts(normalized.root, kind, labels)
        ]
        if has_aliases(normalized.operation.document):
            nodes = (node for parts in series for part in parts.values() for node in part)
            AliasCopies(self.supergraph, normalized, keys).make(nodes)
        first = [builder.build(parts.pop(AT_ONCE)) for parts in series]
        node = sequence(first) if any(first) else None
        later = tuple(one for parts in series for one in build_deferred(builder, parts, normalized.root))
        whole = Defer(node, later, first_subselection(normalized.root)) if later else node
        return QueryPlan(whole, keys, any(one.grouped for one in fetches_of(whole)))

    def find_paths(
        self, root: SelectionSet, kind: str, labels: Collection[str] = (), only: str | None = None
    ) -> tuple[Spot, list[Leaf]]:
        """`only` is the subgraph that must run the root fields."""
        search = partial(PathSearch, self.query_graph, labels, self._max_steps, only=only)
        try:
            return search().find_paths(root, kind)
        except NoPathFound:
            return search(thorough=True).find_paths(root, kind)

    def _parts(
        self, root: SelectionSet, kind: FetchKind, labels: Collection[str]
    ) -> Iterator[tuple[SelectionSet, str | None]]:
        if kind == "query":
            yield root, None
            return
        yield from in_series(
            self.query_graph, root, labels, lambda part, graph: self.find_paths(part, kind, labels, graph)[1]
        )

    def _fetches(
        self, root: SelectionSet, only: str | None, kind: FetchKind, keys: StorageKeys, labels: Collection[str]
    ) -> dict[Part, list[FetchNode]]:
        _, leaves = self.find_paths(root, kind, labels, only)
        chosen = choose_by_part(leaves)
        fetches = build_fetch_graph(self.query_graph, keys, kind, chosen)
        if len(fetches) > self._max_fetches:
            fetches = merge_places(fetches, self.supergraph)
            self._check_fetches(len(fetches))
        merged = merge_fetches(fetches, self.supergraph.possible_types)
        merged = merge_places(merged, self.supergraph)
        for node in merged:
            Compaction(self.query_graph, node.graph).compact(node)
        return by_part(merged, [part for part, _ in chosen])

    def _check_fetches(self, needed: int) -> None:
        if needed > self._max_fetches:
            what = f"the operation needs more than {self._max_fetches} requests to subgraphs"
            raise PlanningFailed(f"{what}: ask for less at once, or raise limits.plan_fetches", "MAX_PLANNING_EFFORT")
