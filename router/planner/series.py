"""Mutations and subscriptions: every root field is run once, by one subgraph; those of a mutation in their order."""

from collections.abc import Callable, Collection, Iterator

from router.errors import NoPathFound, PlanningFailed
from router.operation.model import AT_ONCE, Field, SelectionSet
from router.planner.choose_paths import choose_cheapest
from router.planner.cost import Cost
from router.planner.paths import Leaf
from router.planner.query_graph import QueryGraph

# (selections, subgraph) → the leaves below, when this subgraph runs the root fields
Search = Callable[[SelectionSet, str], list[Leaf]]


def in_series(
    graph: QueryGraph, root: SelectionSet, labels: Collection[str], search: Search
) -> Iterator[tuple[SelectionSet, str]]:
    """Neighbours of one subgraph travel in one request, since it runs them one after the other itself. A field that
    other subgraphs complete ends its request: what they say of it is read before the next field changes it.

        mutation { add { sum stock } clear { sum } }   # `stock` is another subgraph's: add, stock, clear
        mutation { add { sum } clear { sum } }         # one request
    """
    part, runs_in = SelectionSet(root.type_name), ""
    last: Field | None = None
    for key, field in root.fields.items():
        if field.name.startswith("__"):
            continue
        costs = _costs(graph, root.type_name, field, labels, search)
        chosen = min(costs, key=lambda one: (costs[one].rank(0), one != runs_in))
        if last is not None and (chosen != runs_in or _is_joined(search(_alone(root, last), runs_in))):
            yield part, runs_in
            part = SelectionSet(root.type_name)
        part.fields[key] = last = field
        runs_in = chosen
    if part:
        yield part, runs_in


def _alone(root: SelectionSet, field: Field) -> SelectionSet:
    return SelectionSet(root.type_name, {field.key: field})


def _is_joined(leaves: list[Leaf]) -> bool:
    """Whether the first answer takes more requests than the one that runs the root field. What is deferred comes after
    all root fields anyway."""
    first = [leaf for leaf in leaves if leaf.part == AT_ONCE]
    return any(option.fetches.bit_count() > 1 for option in choose_cheapest(first))


def _costs(graph: QueryGraph, type_name: str, field: Field, labels: Collection[str], search: Search) -> dict[str, Cost]:
    """Of every subgraph that shares the field: what the rest costs when it runs there."""
    sharing = [
        found.graph
        for found in graph.fields_named(type_name, field.name)
        if not found.external and (found.label is None or (found.label[0] in labels) == found.label[1])
    ]
    if len(sharing) == 1:
        return {sharing[0]: Cost()}
    costs = {}
    for one in sharing:
        try:
            leaves = search(SelectionSet(type_name, {field.key: field}), one)
        except NoPathFound:
            continue
        costs[one] = _cost(leaves)
    if not costs:
        raise PlanningFailed(f"no subgraph can resolve {type_name}.{field.name}")
    return costs


def _cost(leaves: list[Leaf]) -> Cost:
    cost = Cost()
    for option in choose_cheapest(leaves):
        cost = cost.plus(option)
    return cost
