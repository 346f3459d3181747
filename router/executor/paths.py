"""Storage paths → client paths: aliases put back, so that an error stands where the client looks for it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
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

    def to_client(self, stored: ResponsePath) -> list[ResponsePath]:
        """Every place where the client sees this; of what it did not ask for, the nearest parent that it did, once."""
        return list(self.of_places([(stored, ())]))

    def of_places(
        self, places: Iterable[tuple[ResponsePath, Path]], asked: Asked | None = None
    ) -> Iterator[ResponsePath]:
        """The same for places that one error is about, copies of one object for several aliases among them.

        `asked` is what was asked of the objects at the end of each second path. Where it is given, an object counts
        under the aliases that show some of it:

            { a: user { note } b: user { id } }     the fetch of `note` fails: at `a` alone
        """
        nearest: dict[ResponsePath, ResponsePath] = {}
        is_seen = False
        for stored, rest in islice(places, _MOST_LOOKED_AT):
            whole, parent = self._shown_at(stored, asked, rest)
            is_seen = is_seen or bool(whole)
            yield from whole
            nearest.setdefault(tuple(one for one in stored if isinstance(one, int)), parent)
        if not is_seen:
            yield from nearest.values()

    def _shown_at(
        self, stored: ResponsePath, asked: Asked | None, rest: Path
    ) -> tuple[list[ResponsePath], ResponsePath]:
        """Where the client sees this, and what is next to it."""
        places = list(islice(_walk(self._root, self.data, stored, ()), _MOST_LOOKED_AT)) or [Place(())]
        nearest = min(places, key=lambda place: place.missing)
        whole = [place for place in places if not place.missing]
        if asked is not None:
            whole = [place for place in whole if place.shape is None or _shows(place.shape, rest, asked.keys)]
        return [place.path for place in whole[:_MOST_PLACES]], nearest.path

    def nearest(self, data: Any, path: Path, asked: Asked) -> list[ResponsePath]:
        """The last place that all objects at a plan's path have in common."""
        return list(self.of_places(_common(data, path, ()), asked))

    def of_failure(self, data: Any, path: Path, fetch: Fetch) -> list[ResponsePath]:
        """Where a fetch that brought nothing is missed: its fields at the root, otherwise the nearest parent."""
        if path:
            return self.nearest(data, path, fetch.asked)
        return [(field.response_key,) for field in self._root_fields(fetch)] or [()]

    def _root_fields(self, fetch: Fetch) -> Iterator[ShapedField]:
        asked = fetch.root_keys
        for field in self._root.fields_of(self._root.type_name):
            if any(key in asked for key in (*field.keys, *field.own)):
                yield field


def _common(data: Any, path: Path, stored: ResponsePath) -> Iterator[tuple[ResponsePath, Path]]:
    keys = [key for key in path[0].keys if key in data] if path and isinstance(data, dict) else []
    if not keys:
        yield stored, path
    for key in keys:
        yield from _common(data[key], path[1:], (*stored, key))


def _walk(shape: ObjectShape, data: Any, stored: ResponsePath, done: ResponsePath) -> Iterator[Place]:
    if not stored:
        yield Place(done, shape=shape)
        return
    key, rest = stored[0], stored[1:]
    value = data.get(key) if isinstance(data, dict) else None
    fields = [field for field in _fields(shape, data) if field.is_kept_under(key, data)]
    for field in fields:
        yield from _below(field, value, rest, (*done, field.response_key))
    if not fields:
        yield Place(done, missing=len(stored))


def _shows(shape: ObjectShape, path: Path, keys: Collection[str]) -> bool:
    """Whether the client sees any of these fields of the objects at a plan's path."""
    if not path:
        return any(key in keys for field in _fields(shape, None) for key in (*field.keys, *field.own))
    return any(
        field.below is not None and _shows(field.below, path[1:], keys)
        for field in _fields(shape, None)
        if any(key in path[0].keys for key in (*field.keys, *field.own))
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
