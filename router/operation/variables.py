"""The variables of a request: checked by the API schema, and kept as plain JSON for subgraphs."""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import (
    GraphQLInputType,
    GraphQLSchema,
    NonNullTypeNode,
    TypeNode,
    is_input_type,
    print_ast,
    type_from_ast,
)

from router.errors import RequestRefused
from router.operation.input_values import InputReader, Misfit
from router.operation.model import Operation
from router.settings import Limits


def count_values(given: Mapping[str, Any], limits: Limits) -> int:
    """How many there are to check, those in lists and objects too. Raises `RequestRefused` if these nest too deep."""
    count = 0
    level: list[Any] = [given]
    for _ in range(limits.value_depth + 1):
        count += sum(map(len, level))
        inside = (child for one in level for child in (one.values() if isinstance(one, dict) else one))
        level = [child for child in inside if isinstance(child, dict | list)]
        if not level:
            return count
    what = f"the variables hold more than {limits.value_depth} lists or objects inside each other"
    raise RequestRefused(400, "MAX_DEPTH_LIMIT", f"{what}: send less at once, or raise limits.value_depth")


def coerce_variables(
    schema: GraphQLSchema,
    operation: Operation,
    given: Mapping[str, Any],
    written: Callable[[], Mapping[str, Any]] | None = None,
    *,
    hints: bool = True,
) -> dict[str, Any]:
    """What was given for declared variables, after a check against their types; defaults are left to be declared.

    `written` reads them once more, for scalars of the graph's own whose numbers a double cannot hold.
    """
    reader = InputReader(hints=hints)
    result = _read(schema, operation, given, reader)
    return _read(schema, operation, written(), reader) if written is not None and reader.has_fractions else result


def _read(schema: GraphQLSchema, operation: Operation, given: Mapping[str, Any], reader: InputReader) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for one in operation.definition.variable_definitions or ():
        name = one.variable.name.value
        if name in given:
            try:
                result[name] = reader.read(given[name], _input_type(schema, one.type))
            except Misfit as misfit:
                raise _refused(f"Variable '${name}' has invalid value{misfit}") from misfit
        elif isinstance(one.type, NonNullTypeNode) and one.default_value is None:
            raise _refused(f"Variable '${name}' of type '{print_ast(one.type)}' has no value")
    return result


def _input_type(schema: GraphQLSchema, node: TypeNode) -> GraphQLInputType:
    """Of a variable in a valid document."""
    type_ = type_from_ast(schema, node)
    assert is_input_type(type_)
    return type_


def _refused(message: str) -> RequestRefused:
    return RequestRefused(400, "VALIDATION_INVALID_TYPE_VARIABLE", message)


def condition_values(operation: Operation, names: tuple[str, ...], given: Mapping[str, Any]) -> dict[str, bool]:
    """The values of the variables that decide what is skipped or deferred, defaults included.

    One that may be left out and is has no say: then @defer defers. Null is no answer to the question.
    """
    for name in names:
        if name in given and given[name] is None:
            raise _refused(f"Variable '${name}' decides what is skipped, included or deferred, and may not be null.")
    defaults = {
        one.variable.name.value: getattr(one.default_value, "value", False)
        if one.default_value is not None
        else not isinstance(one.type, NonNullTypeNode)
        for one in operation.definition.variable_definitions or ()
    }
    return {name: bool(given.get(name, defaults.get(name, False))) for name in names}
