"""The other side of the comparison: graphql-core executes the operation over one schema that holds all the data."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    get_named_type,
    graphql_sync,
)
from graphql.execution.values import get_argument_values

from tests.router.differential.formula import chosen, echoed, shown
from tests.router.differential.world import ABSENT, Object, World

_ABOVE = "__above"


class Whole:
    """`subgraphs` are asked only for the declarations of arguments, those that clients cannot see included."""

    def __init__(self, api_sdl: str, world: World, subgraphs: Iterable[GraphQLSchema]) -> None:
        self.schema = build_schema(api_sdl, assume_valid=True)
        self._world = world
        self._log: list[str] = []
        self._declared: dict[tuple[str, str], GraphQLField] = {}
        for schema in subgraphs:
            for type_ in schema.type_map.values():
                if isinstance(type_, GraphQLObjectType):
                    for name, field in type_.fields.items():
                        self._declared[type_.name, name] = field
        for type_ in self.schema.type_map.values():
            if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__"):
                for name, definition in type_.fields.items():
                    definition.resolve = self._resolver(type_.name, name)
            if hasattr(type_, "resolve_type"):
                type_.resolve_type = lambda value, *_: value["__typename"]

    def answer(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        self._log.clear()
        return dict(graphql_sync(self.schema, query, variable_values=dict(variables)).formatted)

    def _resolver(self, type_name: str, name: str) -> Any:
        def resolve(source: Object | None, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
            value = self._root(type_name, name, arguments) if source is None else self._value(source, name, arguments)
            base = get_named_type(info.return_type)
            return _visible(value, base) if isinstance(base, GraphQLEnumType) else _placed(value, source)

        return resolve

    def _root(self, type_name: str, name: str, arguments: Mapping[str, Any]) -> Any:
        formula = self._world.formulas.get(f"{type_name}.{name}")
        if formula is not None and formula.kind == "find":
            return self._world.by_id(arguments["id"])
        if type_name == "Mutation":
            self._log.append(name)
        if formula is not None and formula.kind == "log":
            return echoed(f"{len(self._log)}", arguments)
        stored = self._world.follow(self._world.roots[f"{type_name}.{name}"])
        return echoed(stored, arguments) if formula is not None else stored

    def _value(self, source: Object, name: str, arguments: Mapping[str, Any]) -> Any:
        if name in source.get(ABSENT, ()):
            return None
        formula = self._world.formulas.get(f"{source['__typename']}.{name}")
        stored = self._world.follow(source.get(name))
        if formula is None:
            return stored
        if formula.kind == "requires":
            return shown(formula.text, source, self._required, lambda one: {one["__typename"]})
        if formula.kind == "context":
            name, *types = formula.text.split()
            return echoed(stored, {**arguments, name: self._around(source, types)})
        return echoed(stored, arguments) if formula.kind == "echo" else chosen(stored, arguments)

    def _around(self, source: Object, types: list[str]) -> Any:
        """The property of the nearest object around this one that sets the context."""
        place = source.get(_ABOVE)
        while place is not None and place["__typename"] not in types:
            place = place.get(_ABOVE)
        return None if place is None else self._value(place, "prop", {})

    def _required(self, source: Object, node: FieldNode) -> Any:
        name = node.name.value
        if name == "__typename":
            return source["__typename"]
        declared = self._declared.get((source["__typename"], name))
        arguments = get_argument_values(declared, node) if declared is not None else {}
        return self._value(source, name, arguments)


def _placed(value: Any, above: Object | None) -> Any:
    """Objects that know what they stand in."""
    if isinstance(value, list):
        return [_placed(one, above) for one in value]
    return {**value, _ABOVE: above} if isinstance(value, dict) else value


def _visible(value: Any, enum: GraphQLEnumType) -> Any:
    """Values that clients may not see are null to them."""
    if isinstance(value, list):
        return [_visible(one, enum) for one in value]
    return value if value in enum.values else None
