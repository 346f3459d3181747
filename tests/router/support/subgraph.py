"""A subgraph in the process: its own SDL over its part of a `World`, executed by graphql-core, `_entities` included.

It is as strict as a real one: it knows only its own fields, a required field only from the representation, and it
validates what it is asked.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    graphql_sync,
)

from tests.router.support.compose import FEDERATION
from tests.router.support.world import Object, World

_DIRECTIVES = """
directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @requires(fields: String!) on FIELD_DEFINITION
directive @provides(fields: String!) on FIELD_DEFINITION
directive @external(reason: String) on OBJECT | FIELD_DEFINITION
directive @shareable repeatable on OBJECT | FIELD_DEFINITION
directive @override(from: String!, label: String) on FIELD_DEFINITION
directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM | ENUM_VALUE | SCALAR | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
directive @interfaceObject on OBJECT
directive @extends on OBJECT | INTERFACE
directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM | ENUM_VALUE | SCALAR | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
directive @context(name: String!) repeatable on OBJECT | INTERFACE | UNION
directive @fromContext(field: String) on ARGUMENT_DEFINITION
scalar _Any
"""  # noqa: E501  # one line per directive, as in the specification


@dataclass
class Subgraph:
    name: str
    sdl: str
    world: World
    calls: list[str] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    failing: bool = False

    def __post_init__(self) -> None:
        self.schema = _executable(self.sdl.removeprefix(FEDERATION))
        for type_ in self.schema.type_map.values():
            if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__"):
                for name, definition in type_.fields.items():
                    definition.resolve = self._resolver(type_.name, name)

    def execute(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        self.calls.append(payload["query"])
        self.requests.append(dict(payload))
        result = graphql_sync(self.schema, payload["query"], variable_values=payload.get("variables"))
        return dict(result.formatted)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """As an ASGI application."""
        body = (await receive())["body"]
        if self.failing:
            status, answer = 500, b"<html>broken</html>"
        else:
            status, answer = 200, json.dumps(self.execute(json.loads(body))).encode()
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    def _resolver(self, type_name: str, name: str) -> Any:
        def resolve(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
            if name == "_entities":
                return [self._entity(one) for one in arguments["representations"]]
            if info.path.prev is None and source is None:
                return self._root(name, arguments)
            return self._value(type_name, name, source, arguments)

        return resolve

    def _root(self, name: str, arguments: Mapping[str, Any]) -> Any:
        value = self.world.roots[name]
        return self._follow(value(arguments) if callable(value) else value)

    def _entity(self, representation: Mapping[str, Any]) -> Any:
        type_name = representation["__typename"]
        found = self.world.find(representation, self._possible(type_name))
        return None if found is None else {**found, "__representation": dict(representation), "__as": type_name}

    def _possible(self, type_name: str) -> frozenset[str]:
        declared = self.schema.type_map.get(type_name)
        if declared is None:
            raise GraphQLError(f"subgraph {self.name} has no type {type_name}")
        if isinstance(declared, GraphQLInterfaceType):
            return frozenset(one.name for one in self.schema.get_possible_types(declared))
        if declared.ast_node is not None and "interfaceObject" in _names(declared.ast_node):
            return frozenset(one["__typename"] for one in self.world.objects.values())
        return frozenset({type_name})

    def _value(self, type_name: str, name: str, source: Mapping[str, Any], arguments: Mapping[str, Any]) -> Any:
        compute = self.world.computed.get((source.get("__typename", type_name), name)) or self.world.computed.get(
            (type_name, name)
        )
        if compute is not None:
            return self._follow(compute(self._seen(type_name, source), arguments))
        return self._follow(source.get(name))

    def _seen(self, type_name: str, source: Mapping[str, Any]) -> Object:
        """The object without what only other subgraphs know, unless it was sent along."""
        declared = self.schema.type_map[type_name]
        fields = declared.fields if isinstance(declared, GraphQLObjectType) else {}
        external = {name for name, one in fields.items() if one.ast_node and "external" in _names(one.ast_node)}
        own = {name: value for name, value in source.items() if name in fields and name not in external}
        return {**own, **source.get("__representation", {})}

    def _follow(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._follow(one) for one in value]
        found = self.world.follow(value)
        if isinstance(found, dict) and found.get("__typename") not in self.schema.type_map:
            return {**found, "__as": None}
        return found


def _names(node: Any) -> set[str]:
    return {one.name.value for one in node.directives or ()}


def _executable(sdl: str) -> GraphQLSchema:
    text = re.sub(r"extend\s+type\s+(Query|Mutation|Subscription)\b", r"type \1", sdl)
    text = re.sub(r"extend\s+type\s+(\w+)", r"type \1", text)
    entities = re.findall(r"\btype\s+(\w+)[^{]*@key", text)
    if "type Query" not in text:
        text += "\ntype Query { _nothing: Boolean }"
    if entities:
        text += f"\nunion _Entity = {' | '.join(dict.fromkeys(entities))}"
        text += "\nextend type Query { _entities(representations: [_Any!]!): [_Entity]! }"
    schema = build_schema(_DIRECTIVES + text)
    union = schema.type_map.get("_Entity")
    for abstract in schema.type_map.values():
        if hasattr(abstract, "resolve_type"):
            abstract.resolve_type = _type_of
    assert not entities or union is not None
    return schema


def _type_of(value: Mapping[str, Any], info: GraphQLResolveInfo[Any], abstract: Any) -> str:
    sent_as = value.get("__as")
    declared = info.schema.type_map.get(sent_as) if sent_as else None
    if isinstance(declared, GraphQLObjectType):
        return str(declared.name)
    if value["__typename"] not in info.schema.type_map:
        # Of a type that is unknown here: it can only be meant as the interface object that may stand here.
        for one in info.schema.get_possible_types(abstract):
            if one.ast_node is not None and "interfaceObject" in _names(one.ast_node):
                return str(one.name)
    return str(value["__typename"])
