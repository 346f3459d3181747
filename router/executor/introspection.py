"""`__schema` and `__type`: answered from the API schema, by graphql-core, without any subgraph."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    REMOVE,
    DirectiveNode,
    DocumentNode,
    ExecutionResult,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLResolveInfo,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    Visitor,
    VisitorAction,
    experimental_execute_incrementally,
    is_input_object_type,
    visit,
)

from router.executor.errors import ResponsePath
from router.operation.conditions import is_included
from router.operation.model import NormalizedOperation
from router.operation.normalize import fragments_of

_FIELDS = frozenset({"__schema", "__type"})


@dataclass(frozen=True)
class Introspected:
    """The values of `__schema` and `__type` by response key, and what went wrong: message and path."""

    values: dict[str, Any]
    errors: tuple[tuple[str, ResponsePath], ...] = ()


class _OutOfTime(BaseException):
    """Goes through graphql-core, which takes any `Exception` of a resolver for an error of its field."""


def asks_for_schema(normalized: NormalizedOperation) -> bool:
    return any(field.name in _FIELDS for one in normalized.root.with_deferred() for field in one.fields.values())


def introspect(
    schema: GraphQLSchema, normalized: NormalizedOperation, variables: Mapping[str, Any], deadline: float
) -> Introspected:
    """Raises TimeoutError at the deadline (of the monotonic clock)."""
    try:
        return _introspect(schema, normalized, variables, deadline)
    except _OutOfTime as error:
        raise TimeoutError("introspection took too long") from error


def _introspect(
    schema: GraphQLSchema, normalized: NormalizedOperation, variables: Mapping[str, Any], deadline: float
) -> Introspected:
    operation = normalized.operation
    fragments = fragments_of(operation)
    fields = _collect(operation.definition.selection_set, fragments, normalized.conditions, set())
    definition = OperationDefinitionNode(
        operation=OperationType.QUERY,
        variable_definitions=operation.definition.variable_definitions,
        directives=(),
        selection_set=SelectionSetNode(selections=tuple(fields)),
    )
    document = visit(DocumentNode(definitions=(definition, *fragments.values())), _WithoutDefer())
    # The plain function refuses a schema that has @defer.
    result = experimental_execute_incrementally(
        schema, document, variable_values=dict(variables), middleware=(_tell_one_of, _until(deadline))
    )
    assert isinstance(result, ExecutionResult)
    errors = tuple((error.message, tuple(error.path or ())) for error in result.errors or ())
    return Introspected(result.data or {}, errors)


def _until(deadline: float) -> Callable[..., Any]:
    def resolve_in_time(resolve: Callable[..., Any], *given: Any, **arguments: Any) -> Any:
        if time.monotonic() > deadline:
            raise _OutOfTime
        return resolve(*given, **arguments)

    return resolve_in_time


def _tell_one_of(resolve: Callable[..., Any], source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
    """Strawberry, in the same process, replaces how the one `__Type` of all schemas resolves `isOneOf`."""
    if info.field_name == "isOneOf" and info.parent_type.name == "__Type":
        return source.is_one_of if is_input_object_type(source) else None
    return resolve(source, info, **arguments)


class _WithoutDefer(Visitor):
    """Introspection is one piece: what is deferred in it comes with the rest."""

    def enter_directive(self, node: DirectiveNode, *_: object) -> VisitorAction:
        return REMOVE if node.name.value == "defer" else None


def _collect(
    selection_set: SelectionSetNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    conditions: Mapping[str, bool],
    seen: set[str],
) -> list[FieldNode]:
    found: list[FieldNode] = []
    for selection in selection_set.selections:
        if not is_included(selection.directives, conditions):
            continue
        if isinstance(selection, FieldNode):
            if selection.name.value in _FIELDS:
                found.append(selection)
        elif isinstance(selection, InlineFragmentNode):
            found.extend(_collect(selection.selection_set, fragments, conditions, seen))
        elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
            seen.add(selection.name.value)
            found.extend(_collect(fragments[selection.name.value].selection_set, fragments, conditions, seen))
    return found
