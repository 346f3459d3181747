"""Stored data → the client's answer: its keys and order, its types checked, nulls where the specification puts them."""

from collections.abc import Mapping
from typing import Any

from router.executor.completion import INVALID, Chain
from router.executor.errors import ErrorList, ResponsePath
from router.executor.shape import ObjectShape, ShapedField
from router.supergraph.model import TYPENAME

_MISFIT = "RESPONSE_VALIDATION_FAILED"


class Answer:
    """Shapes one answer. `introspection` holds the values of `__schema` and `__type` by response key."""

    def __init__(self, errors: ErrorList, introspection: Mapping[str, Any] | None = None) -> None:
        self._errors = errors
        self._introspection = introspection or {}

    def shape(self, data: dict[str, Any] | None, root: ObjectShape) -> dict[str, Any] | None:
        value = self.object(data or {}, root, None)
        return None if value is INVALID else value

    def object(self, data: Any, shape: ObjectShape, path: Chain) -> Any:
        """The shaped object; `INVALID` when it has to be null, None when its type is `@inaccessible`.

        This is the hot loop of an answer.
        """
        if not isinstance(data, dict):
            self.mismatch(f"expected an object of type {shape.type_name}", path)
            return INVALID
        type_name = shape.type_name
        found = data.get(TYPENAME)
        if shape.is_abstract or (found is not None and found != type_name):
            if isinstance(found, str) and found in shape.hidden:
                return None
            shown = self._type_name(found, shape, path)
            if shown is None:
                return INVALID
            type_name = shown
        result: dict[str, Any] = {}
        for response_key, key, exact, complete, field in shape.rows_of(type_name):
            value = data.get(key)
            if type(value) is not exact:
                if complete is not None:
                    value = complete(self, value, (path, response_key))
                else:
                    value = self._field(data, field, path)
                if value is INVALID:
                    return INVALID
            result[response_key] = value
        return result

    def _type_name(self, found: Any, shape: ObjectShape, path: Chain) -> str | None:
        """The type whose fields are shown; None when the object cannot stand here."""
        if not shape.is_abstract:
            if shape.is_root_type:  # subgraphs may call their roots differently
                return shape.type_name
        elif isinstance(found, str) and found in shape.allowed:
            return found
        elif found is None or found == shape.type_name:  # nobody told: what any object here shows
            return shape.type_name
        self.mismatch(f"not an object that {shape.type_name} can be", path)
        return None

    def _field(self, data: dict[str, Any], field: ShapedField, path: Chain) -> Any:
        if field.complete is None:
            return field.parent_type if field.name == TYPENAME else self._introspection.get(field.response_key)
        path = (path, field.response_key)
        if field.denied:
            self._errors.add("Unauthorized field or type", path_of(path), "UNAUTHORIZED_FIELD_OR_TYPE")
            return INVALID if field.is_required else None
        return field.complete(self, field.stored_in(data), path)

    def mismatch(self, what: str, path: Chain) -> None:
        self._explain(f"a subgraph sent something that the schema does not allow: {what}", path)

    def unexpected_null(self, field: str, path: Chain) -> None:
        self._explain(f"Cannot return null for non-nullable field {field}.", path)

    def _explain(self, message: str, path: Chain) -> None:
        at = path_of(path)
        if not self._errors.explains(at):
            self._errors.add(message, at, _MISFIT)


def path_of(chain: Chain) -> ResponsePath:
    elements: list[str | int] = []
    while chain is not None:
        chain, last = chain
        elements.append(last)
    return tuple(reversed(elements))
