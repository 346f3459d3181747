"""Equal fetches whose places differ only in the types of the objects on the way → one fetch for all of these.

one: type Query { i: I }  interface I { id: ID! }  type T0 implements I @key(fields: "id") { id: ID!  kids: [I] } ...
two: type T0 @key(fields: "id") { id: ID!  name: String } ...
{ i { kids { name } } }   # `kids` is asked of each type; their names at i|[T0].kids, i|[T1].kids, ... by one request
"""

from collections.abc import Hashable, Iterator, Sequence

from graphql import ListTypeNode, NonNullTypeNode, TypeNode

from router.operation.model import Condition, SelectionSet
from router.planner.fetch_graph import Entry, FetchNode, Selected, Selection
from router.planner.paths import Spot
from router.supergraph.model import Supergraph


def merge_places(nodes: Sequence[FetchNode], supergraph: Supergraph) -> list[FetchNode]:
    """Parents before their children, since what was fetched for different types waited for different fetches."""
    instead: dict[FetchNode, FetchNode] = {}
    levels: dict[int, list[FetchNode]] = {}
    for node, depth in depths(nodes).items():
        levels.setdefault(depth, []).append(node)
    for depth in sorted(levels):
        for node in levels[depth]:
            node.parents = {instead.get(parent, parent) for parent in node.parents}
        for alike in _alike(levels[depth], supergraph):
            _merge_alike(alike, instead)
    return [node for node in nodes if node not in instead]


def list_depth(node: TypeNode) -> int:
    depth = 0
    while isinstance(node, ListTypeNode | NonNullTypeNode):
        depth += isinstance(node, ListTypeNode)
        node = node.type
    return depth


def depths(nodes: Sequence[FetchNode]) -> dict[FetchNode, int]:
    """How many fetches follow one another up to each."""
    found: dict[FetchNode, int] = {}

    def measure(node: FetchNode) -> int:
        if node not in found:
            found[node] = 1 + max((measure(parent) for parent in node.parents), default=0)
        return found[node]

    for node in nodes:
        measure(node)
    return found


def steps_to(spot: Spot) -> list[Spot]:
    """The places on the way that are values of fields."""
    steps: list[Spot] = []
    place: Spot | None = spot
    while place is not None:
        if place.field is not None:
            steps.append(place)
        place = place.parent
    return steps[::-1]


def narrowing(place: Spot) -> Condition:
    """The types that the object must be of of which this is a field."""
    return place.parent.condition if place.parent is not None else ()


def _alike(nodes: Sequence[FetchNode], supergraph: Supergraph) -> Iterator[list[FetchNode]]:
    groups: dict[Hashable, list[FetchNode]] = {}
    for node in nodes:
        is_plain = not any(entry.contexts for entry in node.entries.values())
        if node.kind == "entities" and is_plain and any(map(narrowing, steps_to(node.spot))):
            groups.setdefault(_content(node, supergraph), []).append(node)
    return (alike for alike in groups.values() if len(alike) > 1)


def _merge_alike(alike: Sequence[FetchNode], instead: dict[FetchNode, FetchNode]) -> None:
    """At one step after the other: types become sets of types where everything else on the way is the same."""
    conditions = {node: [frozenset({narrowing(place)}) for place in steps_to(node.spot)] for node in alike}
    for step in range(len(conditions[alike[0]])):
        merged: dict[Hashable, FetchNode] = {}
        for node in list(conditions):
            way = conditions[node]
            kept = merged.setdefault((*way[:step], *way[step + 1 :]), node)
            if kept is not node:
                conditions[kept][step] |= way[step]
                kept.also_at += (node.spot, *node.also_at)
                kept.read_by |= node.read_by
                instead[node] = kept
                del conditions[node]
    for gone, kept in list(instead.items()):
        while kept in instead:
            kept = instead[gone] = instead[kept]


def _content(node: FetchNode, supergraph: Supergraph) -> Hashable:
    """All that a fetch is, but for the types of the objects on the way."""
    way = tuple(
        (place.field.key, list_depth(supergraph.types[place.field_parent_type].fields[place.field.name].type))
        for place in steps_to(node.spot)
        if place.field is not None
    )
    entries = frozenset(map(_entry, node.entries.values()))
    return node.graph, node.part, frozenset(node.parents), node.spot.type_name, way, entries


def _entry(entry: Entry) -> Hashable:
    sent = tuple(tuple(map(_asked, selections)) for selections in (entry.inputs, entry.required))
    return entry.runtime_type, entry.type_name, entry.sent_type, sent, content_of(entry.selection)


def _asked(selections: SelectionSet) -> Hashable:
    return frozenset(
        (owner, field.key, field.selections and _asked(field.selections)) for owner, field in selections.walk_typed()
    )


def content_of(selection: Selection) -> Hashable:
    """Equal for selections that ask for the same."""
    fields = frozenset((key, content_of_field(one)) for key, one in selection.fields.items())
    return selection.type_name, selection.typename, fields, frozenset(map(content_of, selection.fragments.values()))


def content_of_field(selected: Selected) -> Hashable:
    return selected.field.key, selected.contexts, selected.selection and content_of(selected.selection)
