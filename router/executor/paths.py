"""Storage paths → client paths: aliases put back, so that an error stands where the client looks for it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from graphql import GraphQLList, GraphQLNonNull, GraphQLOutputType

from router.executor.errors import ResponsePath
from router.executor.shape import ObjectShape, ShapedField
from router.planner.plan import Asked, Fetch, Path
from router.supergraph.model import TYPENAME

_MOST_PLACES = 100
_MOST_LOOKED_AT = 1000


@dataclass(frozen=True)
class Place:
    """Where a walk along a stored path ended in the client's answer: `missing` steps before the end of the path, since
    the client asked for no more. `shape` is that of the object there."""

    path: ResponsePath
    missing: int = 0
    shape: ObjectShape | None = None


class ClientPaths:
    def __init__(self, root: ObjectShape) -> None:
        self._root = root
        self.data: Any = None

    def to_client(self, stored: ResponsePath, asked: Asked | None = None, rest: Path = ()) -> list[ResponsePath]:
        """Every place where the client sees this; of what it did not ask for, the nearest parent that it did, once.

        `asked` is what was asked of the objects `rest` further down. Where it is given, an object counts under the
        aliases that show some of it:

            { a: user { note } b: user { id } }     the fetch of `note` fails: at `a` alone
        """
        places = list(islice(_walk(self._root, self.data, stored, ()), _MOST_LOOKED_AT)) or [Place(())]
        nearest = min(places, key=lambda place: place.missing)
        if nearest.missing:
            return [nearest.path]
        whole = [place for place in places if not place.missing]
        if asked is not None:
            whole = [place for place in whole if place.shape is None or _shows(place.shape, rest, asked.keys)] or whole[
                :1
            ]
        return [place.path for place in whole[:_MOST_PLACES]]

    def nearest(self, data: Any, path: Path, asked: Asked) -> list[ResponsePath]:
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
        return self.to_client(tuple(stored), asked, path[len(stored) :])

    def of_failure(self, data: Any, path: Path, fetch: Fetch) -> list[ResponsePath]:
        """Where a fetch that brought nothing is missed: its fields at the root, otherwise the nearest parent."""
        if path:
            return self.nearest(data, path, fetch.asked)
        return [(field.response_key,) for field in self._root_fields(fetch)] or [()]

    def _root_fields(self, fetch: Fetch) -> Iterator[ShapedField]:
        asked = fetch.root_keys
        for field in self._root.fields_of(self._root.type_name):
            if any(key in asked for key in field.keys):
                yield field


def _walk(shape: ObjectShape, data: Any, stored: ResponsePath, done: ResponsePath) -> Iterator[Place]:
    if not stored:
        yield Place(done, shape=shape)
        return
    key, rest = stored[0], stored[1:]
    value = data.get(key) if isinstance(data, dict) else None
    fields = [field for field in _fields(shape, data) if key in field.keys]
    for field in fields:
        yield from _below(field, value, rest, (*done, field.response_key))
    if not fields:
        yield Place(done, missing=len(stored))


def _shows(shape: ObjectShape, path: Path, keys: Collection[str]) -> bool:
    """Whether the client sees any of these fields of the objects at a plan's path."""
    if not path:
        return any(key in keys for field in _fields(shape, None) for key in field.keys)
    return any(
        field.below is not None and _shows(field.below, path[1:], keys)
        for field in _fields(shape, None)
        if any(key in path[0].keys for key in field.keys)
    )


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


def _below(field: ShapedField, value: Any, stored: ResponsePath, done: ResponsePath) -> Iterator[Place]:
    for _ in range(_list_depth(field.type)):
        if not stored or not isinstance(index := stored[0], int):
            break
        if index < 0 or (isinstance(value, list) and index >= len(value)):
            yield Place(done, missing=len(stored))  # there is no such item: the list is what can be named
            return
        value = value[index] if isinstance(value, list) else None
        done, stored = (*done, index), stored[1:]
    if field.below is None:
        yield Place(done)
    else:
        yield from _walk(field.below, value, stored, done)


def _list_depth(type_: GraphQLOutputType | None) -> int:
    depth = 0
    while isinstance(type_, GraphQLList | GraphQLNonNull):
        depth += isinstance(type_, GraphQLList)
        type_ = type_.of_type
    return depth
