"""Where an operation goes: which fields lead to what a graph is interesting for, and who answers them."""

from collections.abc import Collection, Mapping

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
)

from tests.router.differential.draw import Draw
from tests.router.differential.model import GraphModel

_LONGEST_WAY = 5
Owners = Mapping[str, frozenset[str]]


class Guide:
    """Says of a field whether it is one of the `wanted` coordinates, or leads to their types on the shortest way."""

    def __init__(self, schema: GraphQLSchema, wanted: Collection[str]) -> None:
        self._wanted = wanted
        self._distance = {coordinate.split(".")[0]: 0 for coordinate in wanted}
        edges = [
            (name, get_named_type(field.type).name)
            for name, type_ in schema.type_map.items()
            if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
            for field in type_.fields.values()
        ]
        for name, type_ in schema.type_map.items():
            if isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
                edges += [(name, member.name) for member in schema.get_possible_types(type_)]
        for _ in range(_LONGEST_WAY):
            for above, below in edges:
                if below in self._distance:
                    self._distance.setdefault(above, self._distance[below] + 1)

    def is_good(self, type_name: str, name: str, field: GraphQLField) -> bool:
        if f"{type_name}.{name}" in self._wanted:
            return True
        here, there = self._distance.get(type_name), self._distance.get(get_named_type(field.type).name)
        return bool(here) and there is not None and there < (here or 0)


def wanted(d: Draw, model: GraphModel, owners: Owners) -> set[str]:
    """The coordinates of a few features: an operation that wants everything reaches nothing."""
    coordinates: set[str] = set()
    features = sorted(name for name, where in model.features.items() if where != {"*"})
    themes = [name for name in features if name in model.themes]
    exact = [name for name in themes if any("." in place for place in model.features[name])]
    wide = [name for name in themes if name not in exact]
    chosen = [*d.some(exact, 2, 50), *([d.pick(wide)] if wide and d.chance(50) else [])]
    chosen += [d.pick(features)] if features and d.chance(60) else []
    for name in chosen or features[:1]:
        for place in model.features[name]:
            type_name, _, graph = place.partition("@")
            if graph:
                coordinates.update(
                    field for field, graphs in owners.items() if field.startswith(f"{type_name}.") and graph in graphs
                )
            else:
                coordinates.add(place)
    return coordinates


def owners_of(model: GraphModel) -> Owners:
    return {
        f"{type_.name}.{field.name}": frozenset(field.owners)
        for type_ in model.types.values()
        for field in type_.fields.values()
    }
