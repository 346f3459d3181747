"""What a fetch asks of each object, by storage keys: nothing else of what its subgraph sends is taken over."""

from collections.abc import Iterable, Iterator

from graphql import ListTypeNode, NamedTypeNode, NonNullTypeNode

from router.planner.fetch_graph import FetchNode, Selection
from router.planner.plan import Asked, ScalarPlaces
from router.supergraph.model import TYPENAME, Kind, Supergraph

_BUILT_IN = frozenset({"Int", "Float", "String", "Boolean", "ID"})


def asked_by(node: FetchNode) -> Asked:
    """Of the root, or of every entity: of whatever type it is."""
    return _asked(node.selected)


def scalars_in(node: FetchNode, supergraph: Supergraph) -> ScalarPlaces | None:
    """None where every leaf is of a type whose values are known."""
    return _scalars(node.selected, supergraph)


def _scalars(selections: Iterable[Selection], supergraph: Supergraph) -> ScalarPlaces | None:
    keys: set[str] = set()
    below: dict[str, list[Selection]] = {}
    for selection in _with_fragments(selections):
        for key, selected in selection.fields.items():
            if selected.selection is not None:
                below.setdefault(key, []).append(selected.selection)
            elif _is_own_scalar(selection.type_name, selected.field.name, supergraph):
                keys.add(key)
    places = ((key, _scalars(inner, supergraph)) for key, inner in below.items())
    found = tuple((key, place) for key, place in places if place is not None)
    return ScalarPlaces(tuple(keys), found) if keys or found else None


def _is_own_scalar(type_name: str, field: str, supergraph: Supergraph) -> bool:
    definition = supergraph.types[type_name].fields.get(field)
    if definition is None:
        return False
    node = definition.type
    while isinstance(node, ListTypeNode | NonNullTypeNode):
        node = node.type
    name = node.name.value if isinstance(node, NamedTypeNode) else ""
    return name not in _BUILT_IN and supergraph.types[name].kind is Kind.SCALAR


def _asked(selections: Iterable[Selection]) -> Asked:
    keys: set[str] = set()
    below: dict[str, list[Selection]] = {}
    for selection in _with_fragments(selections):
        if selection.typename or not selection.fields:
            keys.add(TYPENAME)
        for key, selected in selection.fields.items():
            keys.add(key)
            if selected.selection is not None:
                below.setdefault(key, []).append(selected.selection)
    return Asked(frozenset(keys), {key: _asked(found) for key, found in below.items()})


def _with_fragments(selections: Iterable[Selection]) -> Iterator[Selection]:
    for selection in selections:
        yield selection
        yield from _with_fragments(selection.fragments.values())
