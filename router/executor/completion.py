"""A field's type compiled into a function that checks a stored value, as the specification completes values.

It gives the value for the client, or `INVALID` when the null has to go to the object above. This is where an answer
spends its time: a leaf that is just what it should be costs no call at all (`exact_type`), any other value one.
"""

from collections.abc import Callable
from typing import Any, Protocol

from graphql import GraphQLEnumType, GraphQLList, GraphQLNonNull, GraphQLOutputType, GraphQLScalarType

from router.json_text import MOST_NESTED, is_nested_within

# A path is a chain of (rest, last element): built for every object, read only for errors.
Chain = tuple[Any, str | int] | None
INVALID = object()
_MAX_INT = 2**31 - 1
_MAX_FLOAT = 1.7976931348623157e308


class Completing(Protocol):
    """The answer in the making."""

    def object(self, data: Any, shape: Any, path: Chain) -> Any: ...
    def mismatch(self, what: str, path: Chain) -> None: ...
    def unexpected_null(self, field: str, path: Chain) -> None: ...


Complete = Callable[[Completing, Any, Chain], Any]
Read = Callable[[Any], Any]


def completer(field: str, type_: GraphQLOutputType, below: Any, hidden: frozenset[str] = frozenset()) -> Complete:
    """`field` is its name in messages; `below` the shape of its objects, None for leaves; `hidden` are enum values that
    subgraphs may send but clients do not know: null, and no mistake."""
    required = isinstance(type_, GraphQLNonNull)
    if isinstance(type_, GraphQLNonNull):
        type_ = type_.of_type
    if isinstance(type_, GraphQLList):
        exact = exact_type(type_.of_type)
        inner = _list(completer(field, type_.of_type, below, hidden), exact)
    elif below is not None:
        inner = _object(below)
    else:
        return _leaf(field, str(type_), _leaf_reader(type_, hidden), required)
    return _required(field, inner) if required else _nullable(inner)


def _required(field: str, inner: Complete) -> Complete:
    def complete(answer: Completing, value: Any, path: Chain) -> Any:
        completed = None if value is None else inner(answer, value, path)
        if completed is None or completed is INVALID:
            answer.unexpected_null(field, path)
            return INVALID
        return completed

    return complete


def _nullable(inner: Complete) -> Complete:
    def complete(answer: Completing, value: Any, path: Chain) -> Any:
        if value is None:
            return None
        completed = inner(answer, value, path)
        return None if completed is INVALID else completed

    return complete


def _object(shape: Any) -> Complete:
    return lambda answer, value, path: answer.object(value, shape, path)


def _list(item: Complete, exact: type | None) -> Complete:
    def complete(answer: Completing, value: Any, path: Chain) -> Any:
        if not isinstance(value, list):
            answer.mismatch("expected a list", path)
            return INVALID
        if exact is not None and all(type(one) is exact for one in value):
            return value
        result = []
        for index, one in enumerate(value):
            completed = item(answer, one, (path, index))
            if completed is INVALID:
                return INVALID
            result.append(completed)
        return result

    return complete


def _leaf(field: str, type_name: str, read: Read, required: bool) -> Complete:
    def complete(answer: Completing, value: Any, path: Chain) -> Any:
        if value is not None:
            value = read(value)
            if value is INVALID:
                answer.mismatch(f"not a value of type {type_name}", path)
                value = None
        if value is None and required:
            answer.unexpected_null(field, path)
            return INVALID
        return value

    return complete


def exact_type(type_: GraphQLOutputType) -> type | None:
    """The Python type whose every value is right as it is, if there is one."""
    if isinstance(type_, GraphQLNonNull):
        type_ = type_.of_type
    return _EXACT.get(type_.name) if isinstance(type_, GraphQLScalarType) else None


def _leaf_reader(type_: GraphQLOutputType, hidden: frozenset[str]) -> Read:
    if isinstance(type_, GraphQLEnumType):
        return _enum_reader(frozenset(type_.values), hidden)
    return _READERS.get(type_.name, _custom) if isinstance(type_, GraphQLScalarType) else _custom


def _enum_reader(values: frozenset[str], hidden: frozenset[str]) -> Read:
    def read(value: Any) -> Any:
        if not isinstance(value, str):
            return INVALID
        return value if value in values else None if value in hidden else INVALID

    return read


def _custom(value: Any) -> Any:
    """A scalar of the graph's own may be any JSON, as long as it can be written again."""
    return INVALID if isinstance(value, list | dict) and not is_nested_within(value, MOST_NESTED) else value


def _string(value: Any) -> Any:
    return value if isinstance(value, str) else INVALID


def _identifier(value: Any) -> Any:
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else INVALID


def _boolean(value: Any) -> Any:
    return value if isinstance(value, bool) else INVALID


def _integer(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and -_MAX_INT - 1 <= value <= _MAX_INT:
        return value
    return INVALID


def _float(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool) and -_MAX_FLOAT <= value <= _MAX_FLOAT:
        return value
    return INVALID


_EXACT: dict[str, type] = {"String": str, "ID": str, "Boolean": bool, "Float": float}
_READERS: dict[str, Read] = {
    "String": _string,
    "ID": _identifier,
    "Boolean": _boolean,
    "Int": _integer,
    "Float": _float,
}
