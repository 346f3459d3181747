"""A strict subgraph: it executes its own SDL over its part of the world, and notes whatever it should not be asked.

What it requires it knows only from what it was sent; what is external to it, it gives only where it provides it.
"""

import json
from collections.abc import AsyncGenerator, Awaitable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    ExecutionResult,
    FieldDefinitionNode,
    FieldNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    SelectionSetNode,
    graphql_sync,
    parse,
    subscribe,
)

from router.transports.base import SubgraphSubscribe
from tests.router.differential.formula import chosen, echoed, shown
from tests.router.differential.subgraph_schema import (
    arguments_of,
    executable,
    field_set,
    keys_of,
    provided_below,
    provides,
)
from tests.router.differential.world import FAULTY, GONE, Object, World

NULL_ENTITY = "entity that came back null"
_MISSING = object()


@dataclass
class Item:
    """An object as it is met in a subgraph: with what was sent of it, and what the field above provides of it."""

    object: Object
    declared: str
    sent: Mapping[str, Any] = field(default_factory=dict)
    provided: tuple[SelectionSetNode, ...] = ()


@dataclass
class Course:
    """What happened so far while one operation ran: `log` names the mutations and events, `failed` says
    whether a field did, `features` what else was met on the way."""

    log: list[str] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    failed: bool = False

    def restart(self) -> None:
        self.failed = False
        self.log.clear()
        self.features.clear()


@dataclass
class Subgraph:
    """`overridden` are fields that another subgraph took over, as (type, field)."""

    name: str
    sdl: str
    world: World
    course: Course
    overridden: frozenset[tuple[str, str]] = frozenset()
    calls: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    wrongs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.schema: GraphQLSchema = executable(self.sdl)
        for type_ in self.schema.type_map.values():
            if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__"):
                for name, definition in type_.fields.items():
                    definition.resolve = self._resolver(type_.name, name, definition.ast_node)
            if hasattr(type_, "resolve_type"):
                type_.resolve_type = lambda item, *_: item.declared
        for name, definition in (self.schema.subscription_type.fields if self.schema.subscription_type else {}).items():
            definition.subscribe = self._source(name)

    def execute(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        moment = len(self.course.log)
        if (moment, payload) in self.calls and not payload["query"].lstrip().startswith("mutation"):
            self.wrongs.append(f"{self.name} was asked twice: {payload}")
        self.calls.append((moment, dict(payload)))
        result = graphql_sync(self.schema, payload["query"], variable_values=payload.get("variables"))
        return dict(result.formatted)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """As an ASGI application."""
        body = (await receive())["body"]
        answer = json.dumps(self.execute(json.loads(body))).encode()
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    async def subscribe(self, request: SubgraphSubscribe) -> AsyncGenerator[dict[str, Any], None]:
        """As the transport of its subscriptions."""
        payload = request.payload
        self.calls.append((len(self.course.log), payload))
        results = subscribe(self.schema, parse(payload["query"]), variable_values=payload.get("variables"))
        if isinstance(results, Awaitable):
            results = await results
        if isinstance(results, ExecutionResult):
            yield dict(results.formatted)
            return
        async for result in results:
            yield json.loads(json.dumps(result.formatted))

    async def close(self) -> None:
        """Nothing is held."""

    def _source(self, name: str) -> Any:
        async def events(*_: Any, **__: Any) -> AsyncGenerator[Any, None]:
            for event in self.world.roots[f"Subscription.{name}"]:
                self.course.log.append(name)
                yield event

        return events

    def _wrong(self, what: str) -> GraphQLError:
        self.wrongs.append(f"{self.name}: {what}")
        return GraphQLError(what)

    def _resolver(self, type_name: str, name: str, node: FieldDefinitionNode | None) -> Any:
        directives = {one.name.value: arguments_of(one) for one in (node.directives if node else None) or ()}

        def resolve(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
            if name == "_entities":
                return self._entities(arguments["representations"])
            if info.path.prev is None:
                return self._met(self._root(type_name, name, arguments, source), info, directives, ())
            assert isinstance(source, Item)
            self._check(source, type_name, name, directives)
            below = tuple(provided_below(source.provided, name, source.object["__typename"]))
            return self._met(self._value(source, name, arguments), info, directives, below)

        return resolve

    # -- what it is asked -----------------------------------------------------------------------------------------

    def _check(self, source: Item, type_name: str, name: str, directives: Mapping[str, Any]) -> None:
        in_key = any(name in key.fields for key in keys_of(self.schema, type_name))
        if in_key:
            return
        if (type_name, name) in self.overridden:
            raise self._wrong(f"asked for {type_name}.{name}, which another subgraph overrides")
        if "external" in directives and not provides(source.provided, name, source.object["__typename"]):
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
            self.course.features.add(NULL_ENTITY)
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
                if node.selection_set is not None and known is not None and given is not None:
                    if not self._fits(known, given, node.selection_set):
                        return False
                elif known != given:
                    return False
        return True

    # -- what it answers ------------------------------------------------------------------------------------------

    def _root(self, type_name: str, name: str, arguments: Mapping[str, Any], event: Any) -> Any:
        coordinate = f"{type_name}.{name}"
        formula = self.world.formulas.get(coordinate)
        if formula is not None and formula.kind == "find":
            return self.world.by_id(arguments["id"])
        if formula is not None and formula.kind == "log":
            self.course.log.append(name)
            return echoed(f"{len(self.course.log)}", arguments)
        if type_name == "Mutation":
            self.course.log.append(name)
        stored = self.world.follow(event if type_name == "Subscription" else self.world.roots[coordinate])
        return echoed(stored, arguments) if formula is not None else stored

    def _value(self, source: Item, name: str, arguments: Mapping[str, Any]) -> Any:
        if name in source.object.get(FAULTY, ()):
            self.course.failed = True
            raise GraphQLError(f"{source.object['__typename']}.{name} fails")
        formula = self.world.formulas.get(f"{source.object['__typename']}.{name}")
        stored = self.world.follow(source.object.get(name))
        if formula is None:
            return stored
        if formula.kind == "state":
            return len(self.course.log)
        if formula.kind == "requires":
            return shown(formula.text, source.sent, self._sent, _typename_of)
        return chosen(stored, arguments) if formula.kind == "choose" else echoed(stored, arguments)

    def _sent(self, sent: Mapping[str, Any], node: FieldNode) -> Any:
        if node.name.value not in sent:
            self._note_unknown_requirement()
        return sent.get(node.name.value)

    def _note_unknown_requirement(self) -> None:
        if NULL_ENTITY in self.course.features:
            self.course.features.add("requires from an entity that came back null")

    def _met(
        self, value: Any, info: GraphQLResolveInfo[Any], directives: Mapping[str, Any], below: tuple[Any, ...]
    ) -> Any:
        if isinstance(value, list):
            return [self._met(one, info, directives, below) for one in value]
        if not isinstance(value, dict) or "__typename" not in value:
            return value
        provided = directives.get("provides", {}).get("fields")
        return Item(value, value["__typename"], {}, (*below, *([field_set(provided)] if provided else [])))


def _typename_of(sent: Mapping[str, Any]) -> set[Any]:
    return {sent.get("__typename")}


def _complete(sent: Any, selection: SelectionSetNode) -> bool:
    """Whether all of the key was sent, and names something: a part may be null, but not all of them."""
    leaves = list(_leaves(sent, selection))
    return _MISSING not in leaves and any(leaf is not None for leaf in leaves)


def _leaves(sent: Any, selection: SelectionSetNode) -> Iterator[Any]:
    if sent is None:
        yield None
    elif isinstance(sent, list):
        for item in sent:
            yield from _leaves(item, selection)
    else:
        for node in selection.selections:
            if isinstance(node, FieldNode):
                value = sent.get(node.name.value, _MISSING)
                if node.selection_set is None or value is _MISSING:
                    yield value
                else:
                    yield from _leaves(value, node.selection_set)
