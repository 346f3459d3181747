"""Text → `Operation`: too large a document refused before it costs anything, the operation chosen by name, the document
valid for the API schema."""

from collections.abc import Sequence
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    parse,
)

from router.errors import RequestRefused
from router.operation.limits import check_limits
from router.operation.model import Operation, OperationKind
from router.operation.tokens import check_tokens, too_deep, too_many_tokens
from router.operation.validate import validate_document
from router.settings import Limits

# What graphql-core says when it runs out of stack.
_ABORTED = "Validation aborted."
_KINDS: dict[OperationType, OperationKind] = {
    OperationType.QUERY: "query",
    OperationType.MUTATION: "mutation",
    OperationType.SUBSCRIPTION: "subscription",
}


class InvalidDocument(RequestRefused):
    """A document with located errors, each shown to the client."""

    def __init__(self, code: str, errors: Sequence[GraphQLError]) -> None:
        super().__init__(400, code, errors[0].message)
        self.located = tuple(errors)

    def errors(self) -> list[dict[str, Any]]:
        return [dict(error.formatted) for error in self.located]


def parse_operation(
    schema: GraphQLSchema, text: str, operation_name: str | None, limits: Limits, *, hints: bool = True
) -> Operation:
    try:
        return _parse_operation(schema, text, operation_name, limits, hints)
    except RecursionError as error:
        raise too_deep("is nested too deeply") from error


def _parse_operation(
    schema: GraphQLSchema, text: str, operation_name: str | None, limits: Limits, hints: bool
) -> Operation:
    check_tokens(text, limits)
    document = parse_document(text, limits)
    definition = choose_operation(document, operation_name)
    try:
        check_limits(document, limits)
    except GraphQLError as error:
        raise InvalidDocument("GRAPHQL_VALIDATION_FAILED", [error]) from error
    errors = validate_document(schema, document, hints=hints)
    if any(error.message == _ABORTED for error in errors):
        raise too_deep("is nested too deeply")
    if errors:
        raise InvalidDocument("GRAPHQL_VALIDATION_FAILED", errors)
    name = definition.name.value if definition.name else None
    return Operation(text, name, _KINDS[definition.operation], document, definition)


def parse_document(text: str, limits: Limits) -> DocumentNode:
    try:
        return parse(text, max_tokens=limits.tokens)
    except GraphQLSyntaxError as error:
        if f"more than {limits.tokens} tokens" in error.message:
            raise too_many_tokens(limits) from error
        if "nested too deeply" in error.message:
            raise too_deep("is nested too deeply") from error
        raise InvalidDocument("PARSING_ERROR", [error]) from error


def choose_operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    if name:
        found = next((one for one in operations if one.name and one.name.value == name), None)
        if found is None:
            raise RequestRefused(400, "GRAPHQL_UNKNOWN_OPERATION_NAME", f'the document has no operation "{name[:100]}"')
        return found
    if len(operations) != 1:
        what = "no operation" if not operations else "several operations: say which by operationName"
        raise RequestRefused(400, "GRAPHQL_UNKNOWN_OPERATION_NAME", f"the document has {what}")
    return operations[0]
