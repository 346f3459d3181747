"""`__schema` and `__type`: answered from the API schema, by graphql-core, without any subgraph."""

from collections.abc import Callable, Mapping
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

from router.executor.errors import ErrorList
from router.operation.conditions import is_included
from router.operation.model import NormalizedOperation
from router.operation.normalize import fragments_of

_FIELDS = frozenset({"__schema", "__type"})


def introspect(
    schema: GraphQLSchema, normalized: NormalizedOperation, variables: Mapping[str, Any], errors: ErrorList
) -> dict[str, Any]:
    """The values by response key; empty when nothing of the kind was asked."""
    if not any(field.name in _FIELDS for one in normalized.root.with_deferred() for field in one.fields.values()):
        return {}
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
        schema, document, variable_values=dict(variables), middleware=(_tell_one_of,)
    )
    assert isinstance(result, ExecutionResult)
    for error in result.errors or ():
        errors.add(error.message, tuple(error.path or ()), "INTROSPECTION_FAILED")
    return result.data or {}


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
