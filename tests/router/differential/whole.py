"""The other side of the comparison: graphql-core executes the operation over one schema that holds all the data."""

from collections.abc import AsyncGenerator, Iterable, Mapping
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    ExperimentalIncrementalExecutionResults,
    FieldNode,
    GraphQLDeferDirective,
    GraphQLEnumType,
    GraphQLError,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    execute_sync,
    experimental_execute_incrementally,
    get_named_type,
    subscribe,
    validate,
)
from graphql.execution.values import get_argument_values

from tests.router.differential.formula import Formula, chosen, echoed, shown
from tests.router.differential.model import KEY_NAMES
from tests.router.differential.places import Place, Places, field_place
from tests.router.differential.world import ABSENT, FAULTY, Object, World
from tests.router.support.incremental import Message

_ABOVE = "__above"
_AT = "__at"


class Whole:
    """`subgraphs` are asked only for their declarations of arguments, those that clients cannot see included, and for
    which inputs are oneOf: one of the composers does not print that.

    `places` are those of the last answer.
    """

    def __init__(self, api_sdl: str, world: World, subgraphs: Iterable[GraphQLSchema]) -> None:
        self.schema = build_schema(api_sdl, assume_valid=True)
        self.schema.directives = (*self.schema.directives, GraphQLDeferDirective)
        self.places = Places()
        self._world = world
        self._log: list[str] = []
        self._declared: dict[tuple[str, str], GraphQLField] = {}
        for schema in subgraphs:
            self._learn(schema)
        for type_ in self.schema.type_map.values():
            if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__"):
                for name, definition in type_.fields.items():
                    definition.resolve = self._resolver(type_.name, name)
            if hasattr(type_, "resolve_type"):
                type_.resolve_type = lambda value, *_: value["__typename"]
        for name, definition in (self.schema.subscription_type.fields if self.schema.subscription_type else {}).items():
            definition.subscribe = self._events(name)

    def _learn(self, subgraph: GraphQLSchema) -> None:
        for type_ in subgraph.type_map.values():
            if isinstance(type_, GraphQLObjectType):
                for name, field in type_.fields.items():
                    self._declared[type_.name, name] = field
            elif isinstance(type_, GraphQLInputObjectType) and type_.is_one_of:
                self.schema.type_map[type_.name].is_one_of = True  # type: ignore[attr-defined]

    def mistakes(self, document: DocumentNode) -> list[GraphQLError]:
        """By the specification."""
        return validate(self.schema, document)

    def answer(self, document: DocumentNode, variables: Mapping[str, Any]) -> dict[str, Any]:
        self._begin()
        return dict(execute_sync(self.schema, document, variable_values=dict(variables)).formatted)

    async def parts(self, document: DocumentNode, variables: Mapping[str, Any]) -> list[Message]:
        """The messages of an answer of which parts come later; one message if none does."""
        self._begin()
        found = experimental_execute_incrementally(self.schema, document, variable_values=dict(variables))
        if isinstance(found, ExperimentalIncrementalExecutionResults):
            later = [dict(part.formatted) async for part in found.subsequent_results]
            return [dict(found.initial_result.formatted), *later]
        assert isinstance(found, ExecutionResult)
        return [dict(found.formatted)]

    async def events(
        self, document: DocumentNode, variables: Mapping[str, Any]
    ) -> AsyncGenerator[dict[str, Any], None]:
        """The answers of a subscription; `places` are those of the last one."""
        self._begin()
        found = subscribe(self.schema, document, variable_values=dict(variables))
        results = found if isinstance(found, ExecutionResult) or hasattr(found, "__aiter__") else await found
        if isinstance(results, ExecutionResult):
            yield dict(results.formatted)
            return
        async for result in results:
            yield dict(result.formatted)

    def _begin(self) -> None:
        self.places = Places()
        self._log.clear()

    def _events(self, name: str) -> Any:
        async def events(*_: Any, **__: Any) -> AsyncGenerator[int, None]:
            for number in range(len(self._world.roots[f"Subscription.{name}"])):
                self.places = Places()
                self._log.append(name)
                yield number

        return events

    def _resolver(self, type_name: str, name: str) -> Any:
        def resolve(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
            is_root = info.path.prev is None
            path = tuple(info.path.as_list())
            above: Place = () if type_name != "Mutation" else path  # what is written twice there runs twice
            at = field_place(above if is_root else source[_AT], name, arguments)
            if is_root:
                value = self._root(type_name, name, arguments, source)
            elif name in source.get(FAULTY, ()):
                self.places.show(at, path)
                raise GraphQLError(f"{type_name}.{name} fails")
            else:
                value = self._value(source, name, arguments)
            self.places.show(at, path, value)
            base = get_named_type(info.return_type)
            if isinstance(base, GraphQLEnumType):
                return _visible(value, base)
            return _placed(value, None if is_root else source, at)

        return resolve

    def _root(self, type_name: str, name: str, arguments: Mapping[str, Any], event: int | None) -> Any:
        formula = self._world.formulas.get(f"{type_name}.{name}")
        if formula is not None and formula.kind == "find":
            return self._world.by_id(arguments["id"])
        if type_name == "Mutation":
            self._log.append(name)
        if formula is not None and formula.kind == "log":
            return echoed(f"{len(self._log)}", arguments)
        stored = self._world.roots[f"{type_name}.{name}"]
        stored = self._world.follow(stored if event is None else stored[event])
        return echoed(stored, arguments) if formula is not None else stored

    def _value(self, source: Object, name: str, arguments: Mapping[str, Any]) -> Any:
        formula = self._world.formulas.get(f"{source['__typename']}.{name}")
        if name in source.get(ABSENT, ()):
            self._note_failures(source, formula)
            return None
        stored = self._world.follow(source.get(name))
        if formula is None:
            return stored
        match formula.kind:
            case "requires":
                return shown(formula.text, source, self._required, lambda item: {item["__typename"]})
            case "context":
                argument, *types = formula.text.split()
                return echoed(stored, {**arguments, argument: self._around(source, types)})
            case "state":
                return len(self._log)
            case "echo":
                return echoed(stored, arguments)
            case _:
                return chosen(stored, arguments)

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
        at = field_place(source[_AT], name, arguments)
        if name in source.get(FAULTY, ()):
            self.places.fail(at)
            return None
        return _placed(self._value(source, name, arguments), source, at)

    def _note_failures(self, source: Object, formula: Formula | None) -> None:
        """A field is missing: but the router has asked for the key that leads to it, and for what it requires."""
        for name in source.get(FAULTY, ()):
            if name in KEY_NAMES:
                self.places.fail((*source[_AT], name))
        if formula is not None and formula.kind == "requires":
            shown(formula.text, source, self._required, lambda item: {item["__typename"]})


def _placed(value: Any, above: Object | None, at: Place) -> Any:
    """Objects that know what they stand in, and where."""
    if isinstance(value, list):
        return [_placed(item, above, (*at, index)) for index, item in enumerate(value)]
    return {**value, _ABOVE: above, _AT: at} if isinstance(value, dict) and "__typename" in value else value


def _visible(value: Any, enum: GraphQLEnumType) -> Any:
    """Values that clients may not see are null to them."""
    if isinstance(value, list):
        return [_visible(item, enum) for item in value]
    return value if value in enum.values else None
