"""Storage paths → client paths: aliases put back, so that an error stands where the client looks for it."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from graphql import GraphQLList, GraphQLNonNull, GraphQLOutputType

from router.executor.errors import ResponsePath
from router.executor.shape import ObjectShape, ShapedField
from router.planner.plan import Fetch, Path
from router.supergraph.model import TYPENAME

_MOST_PLACES = 100


class ClientPaths:
    def __init__(self, root: ObjectShape) -> None:
        self._root = root
        self.data: Any = None

    def to_client(self, stored: ResponsePath) -> list[ResponsePath]:
        """Every place where the client sees this; of what it did not ask for, the nearest parent that it did."""
        return list(islice(_walk(self._root, self.data, stored, ()), _MOST_PLACES)) or [()]

    def nearest(self, data: Any, path: Path) -> list[ResponsePath]:
        """The last place that all objects at a plan's path have in common."""
        stored: list[str | int] = []
        for step in path:
            key = next((one for one in step.keys if isinstance(data, dict) and one in data), None)
            if key is None:
                break
            stored.append(key)
            data = data[key]
            if isinstance(data, list):
                break
        return self.to_client(tuple(stored))

    def of_failure(self, data: Any, path: Path, fetch: Fetch) -> list[ResponsePath]:
        """Where a fetch that brought nothing is missed: its fields at the root, otherwise the nearest parent."""
        if path:
            return self.nearest(data, path)
        return [(field.response_key,) for field in self._root_fields(fetch)] or [()]

    def _root_fields(self, fetch: Fetch) -> Iterator[ShapedField]:
        asked = fetch.root_keys
        for field in self._root.fields_of(self._root.type_name):
            if any(key in asked for key in field.keys):
                yield field


def _walk(shape: ObjectShape, data: Any, stored: ResponsePath, done: ResponsePath) -> Iterator[ResponsePath]:
    if not stored:
        yield done
        return
    key, rest = stored[0], stored[1:]
    value = data.get(key) if isinstance(data, dict) else None
    fields = [field for field in _fields(shape, data) if key in field.keys]
    for field in fields:
        yield from _below(field, value, rest, (*done, field.response_key))
    if not fields:
        yield done


def _fields(shape: ObjectShape, data: Any) -> Sequence[ShapedField]:
    """Those that are shown here. Of an object whose type is not known, because it is not there, all that could be."""
    if not shape.is_abstract:
        return shape.fields_of(shape.type_name)
    known = data.get(TYPENAME) if isinstance(data, dict) else None
    if isinstance(known, str) and known in shape.allowed:
        return shape.fields_of(known)
    found: dict[str, ShapedField] = {}
    for one in (shape.type_name, *sorted(shape.allowed)):
        for field in shape.fields_of(one):
            found.setdefault(field.response_key, field)
    return tuple(found.values())


def _below(field: ShapedField, value: Any, stored: ResponsePath, done: ResponsePath) -> Iterator[ResponsePath]:
    for _ in range(_list_depth(field.type)):
        if not stored or not isinstance(index := stored[0], int):
            break
        if index < 0 or (isinstance(value, list) and index >= len(value)):
            stored = ()  # there is no such item: the list is what can be named
            break
        value = value[index] if isinstance(value, list) else None
        done, stored = (*done, index), stored[1:]
    if field.below is None or not stored:
        yield done
    else:
        yield from _walk(field.below, value, stored, done)


def _list_depth(type_: GraphQLOutputType | None) -> int:
    depth = 0
    while isinstance(type_, GraphQLList | GraphQLNonNull):
        depth += isinstance(type_, GraphQLList)
        type_ = type_.of_type
    return depth
