"""A strict subgraph: it executes its own SDL over its part of the world, and notes whatever it should not be asked.

What it requires it knows only from what it was sent; what is external to it, it gives only where it provides it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FieldDefinitionNode,
    FieldNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    graphql_sync,
)

from tests.router.differential.formula import chosen, echoed, shown
from tests.router.differential.subgraph_schema import arguments_of, executable, field_set, keys_of
from tests.router.differential.world import GONE, Object, World


@dataclass
class Item:
    """An object as it is met in a subgraph: with what was sent of it, and what the field above provides of it."""

    object: Object
    declared: str
    sent: Mapping[str, Any] = field(default_factory=dict)
    provided: tuple[SelectionSetNode, ...] = ()


@dataclass
class Subgraph:
    """`overridden` are fields that another subgraph took over, as (type, field)."""

    name: str
    sdl: str
    world: World
    log: list[str]
    overridden: frozenset[tuple[str, str]] = frozenset()
    calls: list[dict[str, Any]] = field(default_factory=list)
    wrongs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.schema: GraphQLSchema = executable(self.sdl)
        for type_ in self.schema.type_map.values():
            if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__"):
                for name, definition in type_.fields.items():
                    definition.resolve = self._resolver(type_.name, name, definition.ast_node)
            if hasattr(type_, "resolve_type"):
                type_.resolve_type = lambda item, *_: item.declared

    def execute(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        if payload in self.calls and not payload["query"].lstrip().startswith("mutation"):
            self.wrongs.append(f"{self.name} was asked twice: {payload}")
        self.calls.append(dict(payload))
        result = graphql_sync(self.schema, payload["query"], variable_values=payload.get("variables"))
        return dict(result.formatted)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """As an ASGI application."""
        body = (await receive())["body"]
        answer = json.dumps(self.execute(json.loads(body))).encode()
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    def _wrong(self, what: str) -> GraphQLError:
        self.wrongs.append(f"{self.name}: {what}")
        return GraphQLError(what)

    def _resolver(self, type_name: str, name: str, node: FieldDefinitionNode | None) -> Any:
        directives = {one.name.value: arguments_of(one) for one in (node.directives if node else None) or ()}

        def resolve(source: Item | None, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
            if name == "_entities":
                return self._entities(arguments["representations"])
            if source is None:
                return self._met(self._root(type_name, name, arguments), info, directives, ())
            self._check(source, type_name, name, directives)
            below = tuple(_provided_below(source.provided, name, source.object["__typename"]))
            return self._met(self._value(source, name, arguments), info, directives, below)

        return resolve

    # -- what it is asked -----------------------------------------------------------------------------------------

    def _check(self, source: Item, type_name: str, name: str, directives: Mapping[str, Any]) -> None:
        in_key = any(name in key.fields for key in keys_of(self.schema, type_name))
        if in_key:
            return
        if (type_name, name) in self.overridden:
            raise self._wrong(f"asked for {type_name}.{name}, which another subgraph overrides")
        if "external" in directives and not _provides(source.provided, name, source.object["__typename"]):
            raise self._wrong(f"asked for {type_name}.{name}, which is external")

    def _entities(self, representations: list[dict[str, Any]]) -> list[Item | None]:
        seen: list[Any] = []
        for one in representations:
            if one in seen:
                self.wrongs.append(f"{self.name} was sent twice: {one}")
            seen.append(one)
        return [self._entity(one) for one in representations]

    def _entity(self, sent: dict[str, Any]) -> Item | None:
        type_name = sent["__typename"]
        declared = self.schema.type_map.get(type_name)
        if declared is None:
            raise self._wrong(f"has no type {type_name}")
        keys = [key for key in keys_of(self.schema, type_name) if key.resolvable and _complete(sent, key.selection)]
        if not keys:
            raise self._wrong(f"no key in the representation {sent}")
        found = [one for one in self._possible(declared) if self._fits(one, sent, keys[0].selection)]
        if found and found[0].get(GONE) == self.name:
            return None
        if not found:
            raise self._wrong(f"knows no such object: {sent}")
        name = type_name if isinstance(declared, GraphQLObjectType) else found[0]["__typename"]
        return Item(found[0], name, sent)

    def _possible(self, declared: Any) -> Iterator[Object]:
        names = {declared.name}
        if isinstance(declared, GraphQLInterfaceType):
            names = {one.name for one in self.schema.get_possible_types(declared)}
        is_interface_object = any(one.name.value == "interfaceObject" for one in declared.ast_node.directives or ())
        for one in self.world.objects.values():
            if one["__typename"] in names or (is_interface_object and one["__typename"].startswith(declared.name)):
                yield one

    def _fits(self, one: Any, sent: Any, selection: SelectionSetNode) -> bool:
        for node in selection.selections:
            if isinstance(node, FieldNode):
                known, given = self.world.follow(one.get(node.name.value)), sent.get(node.name.value)
                if node.selection_set is not None:
                    if not self._fits(known, given, node.selection_set):
                        return False
                elif known != given:
                    return False
        return True

    # -- what it answers ------------------------------------------------------------------------------------------

    def _root(self, type_name: str, name: str, arguments: Mapping[str, Any]) -> Any:
        coordinate = f"{type_name}.{name}"
        formula = self.world.formulas.get(coordinate)
        if formula is not None and formula.kind == "find":
            return self.world.by_id(arguments["id"])
        if formula is not None and formula.kind == "log":
            self.log.append(name)
            return echoed(f"{len(self.log)}", arguments)
        if type_name == "Mutation":
            self.log.append(name)
        stored = self.world.follow(self.world.roots[coordinate])
        return echoed(stored, arguments) if formula is not None else stored

    def _value(self, source: Item, name: str, arguments: Mapping[str, Any]) -> Any:
        formula = self.world.formulas.get(f"{source.object['__typename']}.{name}")
        stored = self.world.follow(source.object.get(name))
        if formula is None:
            return stored
        if formula.kind == "requires":
            return shown(formula.text, source.sent, lambda one, node: one.get(node.name.value), _typename_of)
        return chosen(stored, arguments) if formula.kind == "choose" else echoed(stored, arguments)

    def _met(
        self, value: Any, info: GraphQLResolveInfo[Any], directives: Mapping[str, Any], below: tuple[Any, ...]
    ) -> Any:
        if isinstance(value, list):
            return [self._met(one, info, directives, below) for one in value]
        if not isinstance(value, dict):
            return value
        provided = directives.get("provides", {}).get("fields")
        return Item(value, value["__typename"], {}, (*below, *([field_set(provided)] if provided else [])))


def _typename_of(sent: Mapping[str, Any]) -> set[Any]:
    return {sent.get("__typename")}


def _complete(sent: Any, selection: SelectionSetNode) -> bool:
    if isinstance(sent, list):
        return all(_complete(one, selection) for one in sent)
    if not isinstance(sent, dict):
        return False
    for node in selection.selections:
        if isinstance(node, FieldNode):
            value = sent.get(node.name.value)
            if value is None or (node.selection_set is not None and not _complete(value, node.selection_set)):
                return False
    return True


def _nodes(provided: tuple[SelectionSetNode, ...], type_name: str) -> Iterator[FieldNode]:
    for selection in provided:
        for node in selection.selections:
            if isinstance(node, FieldNode):
                yield node
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                if condition is None or condition.name.value == type_name:
                    yield from _nodes((node.selection_set,), type_name)


def _provides(provided: tuple[SelectionSetNode, ...], name: str, type_name: str) -> bool:
    return any(node.name.value == name for node in _nodes(provided, type_name))


def _provided_below(provided: tuple[SelectionSetNode, ...], name: str, type_name: str) -> Iterator[SelectionSetNode]:
    for node in _nodes(provided, type_name):
        if node.name.value == name and node.selection_set is not None:
            yield node.selection_set
