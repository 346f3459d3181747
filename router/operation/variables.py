"""The variables of a request: coerced by the API schema, then kept as plain JSON for subgraphs."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLSchema, NonNullTypeNode
from graphql.execution.values import get_variable_values

from router.errors import RequestRefused
from router.operation.model import Operation
from router.settings import Limits

_MAX_ERRORS = 10


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


def coerce_variables(schema: GraphQLSchema, operation: Operation, given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given for declared variables, after a check against their types; defaults are left to be declared.

    The values themselves go to the subgraphs as the client wrote them: coercion is theirs, and ours only refuses.
    """
    definitions = operation.definition.variable_definitions or ()
    result = get_variable_values(schema, list(definitions), dict(given), max_errors=_MAX_ERRORS)
    if isinstance(result, list):
        raise RequestRefused(400, "VALIDATION_INVALID_TYPE_VARIABLE", result[0].message)
    names = [one.variable.name.value for one in definitions]
    return {name: given[name] for name in names if name in given}


def condition_values(operation: Operation, names: tuple[str, ...], given: Mapping[str, Any]) -> dict[str, bool]:
    """The values of the variables that decide what is skipped or deferred, defaults included.

    One that may be left out and is has no say: then @defer defers. Null is no answer to the question.
    """
    for name in names:
        if name in given and given[name] is None:
            message = f"Variable '${name}' decides what is skipped, included or deferred, and may not be null."
            raise RequestRefused(400, "VALIDATION_INVALID_TYPE_VARIABLE", message)
    defaults = {
        one.variable.name.value: getattr(one.default_value, "value", False)
        if one.default_value is not None
        else not isinstance(one.type, NonNullTypeNode)
        for one in operation.definition.variable_definitions or ()
    }
    return {name: bool(given.get(name, defaults.get(name, False))) for name in names}
