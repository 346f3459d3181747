"""Stored data → the client's answer: its keys and order, its types checked, nulls where the specification puts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graphql import GraphQLEnumType, GraphQLList, GraphQLNonNull, GraphQLOutputType, GraphQLScalarType

from router.executor.errors import ErrorList, ResponsePath
from router.executor.shape import ObjectShape, ShapedField
from router.supergraph.model import TYPENAME

# A path is a chain of (rest, last element): built for every value, read only for errors.
Chain = tuple[Any, str | int] | None
INVALID = object()
_MAX_INT = 2**31 - 1


class Answer:
    """Shapes one answer. `introspection` holds the values of `__schema` and `__type` by response key."""

    def __init__(self, errors: ErrorList, introspection: Mapping[str, Any] | None = None) -> None:
        self._errors = errors
        self._introspection = introspection or {}

    def shape(self, data: dict[str, Any] | None, root: ObjectShape) -> dict[str, Any] | None:
        value = self._object(data or {}, root, None)
        return None if value is INVALID else value

    def _object(self, data: Any, shape: ObjectShape, path: Chain) -> Any:
        """The shaped object; `INVALID` when it has to be null, None when its type is `@inaccessible`."""
        if not isinstance(data, dict):
            return self._mismatch(f"expected an object of type {shape.type_name}", path)
        type_name = shape.type_name
        if shape.is_abstract:
            type_name = data.get(TYPENAME, type_name)
            if type_name != shape.type_name and not shape.allows(type_name):
                if shape.hides(type_name):
                    return None
                return self._mismatch(f"not a type that {shape.type_name} can be", path)
        result: dict[str, Any] = {}
        for field in shape.fields_of(type_name):
            value = self._field(data, field, (path, field.response_key))
            if value is INVALID:
                return INVALID
            result[field.response_key] = value
        return result

    def _field(self, data: dict[str, Any], field: ShapedField, path: Chain) -> Any:
        if field.type is None:
            return field.parent_type if field.name == TYPENAME else self._introspection.get(field.response_key)
        if field.denied:
            self._errors.add("Unauthorized field or type", path_of(path), "UNAUTHORIZED_FIELD_OR_TYPE")
            return INVALID if isinstance(field.type, GraphQLNonNull) else None
        value = None
        for key in field.keys:
            value = data.get(key)
            if value is not None:
                break
        return self._complete(value, field.type, field, path)

    def _complete(self, value: Any, type_: GraphQLOutputType, field: ShapedField, path: Chain) -> Any:
        """The value by its type; `INVALID` when the null must go to the object above."""
        if isinstance(type_, GraphQLNonNull):
            completed = self._nullable(value, type_.of_type, field, path)
            if completed is None or completed is INVALID:
                self._explain_null(field, path)
                return INVALID
            return completed
        completed = self._nullable(value, type_, field, path)
        return None if completed is INVALID else completed

    def _nullable(self, value: Any, type_: GraphQLOutputType, field: ShapedField, path: Chain) -> Any:
        if value is None:
            return None
        if isinstance(type_, GraphQLList):
            return self._list(value, type_.of_type, field, path)
        if field.below is not None:
            return self._object(value, field.below, path)
        read = leaf_reader(type_)
        completed = read(value)
        if completed is INVALID:
            if isinstance(value, str) and value in field.hidden:
                return None  # @inaccessible: no lie, and nothing that clients may see
            return self._mismatch(f"not a value of type {type_}", path)
        return completed

    def _list(self, value: Any, item_type: GraphQLOutputType, field: ShapedField, path: Chain) -> Any:
        if not isinstance(value, list):
            return self._mismatch("expected a list", path)
        result = []
        for index, item in enumerate(value):
            completed = self._complete(item, item_type, field, (path, index))
            if completed is INVALID:
                return INVALID
            result.append(completed)
        return result

    def _mismatch(self, what: str, path: Chain) -> Any:
        at = path_of(path)
        if not self._errors.explains(at):
            self._errors.add(f"a subgraph sent something that the schema does not allow: {what}", at, _MISFIT)
        return INVALID

    def _explain_null(self, field: ShapedField, path: Chain) -> None:
        at = path_of(path)
        if not self._errors.explains(at):
            self._errors.add(
                f"Cannot return null for non-nullable field {field.parent_type}.{field.name}.", at, _MISFIT
            )


_MISFIT = "RESPONSE_VALIDATION_FAILED"


def path_of(chain: Chain) -> ResponsePath:
    elements: list[str | int] = []
    while chain is not None:
        chain, last = chain
        elements.append(last)
    return tuple(reversed(elements))


Reader = Callable[[Any], Any]


def leaf_reader(type_: GraphQLOutputType) -> Reader:
    if isinstance(type_, GraphQLEnumType):
        values = type_.values
        return lambda value: value if isinstance(value, str) and value in values else INVALID
    if isinstance(type_, GraphQLScalarType):
        return _SCALARS.get(type_.name, _any)
    return _any


def _any(value: Any) -> Any:
    return value


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
    return value if isinstance(value, int | float) and not isinstance(value, bool) else INVALID


_SCALARS: dict[str, Reader] = {
    "String": _string,
    "ID": _identifier,
    "Boolean": _boolean,
    "Int": _integer,
    "Float": _float,
}
