"""Storage paths → client paths: aliases put back, so that an error stands where the client looks for it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from graphql import GraphQLList, GraphQLNonNull, GraphQLOutputType

from router.executor.errors import ResponsePath
from router.executor.shape import ObjectShape, ShapedField
from router.executor.sighting import Sighting
from router.planner.plan import Asked, Fetch, Path
from router.supergraph.model import TYPENAME

_MOST_PLACES = 100
_MOST_LOOKED_AT = 1000


@dataclass(frozen=True)
class Place:
    """Where a walk along a stored path ended in the client's answer: `missing` steps before the end of the path, since
    the client asked for no more. `shape` is that of the object there. `field` is the stored path with the keys that all
    aliases share: copies of one object have the same."""

    path: ResponsePath
    field: ResponsePath
    missing: int = 0
    shape: ObjectShape | None = None


class ClientPaths:
    def __init__(self, root: ObjectShape) -> None:
        self._root = root
        self.data: Any = None

    def sight(self, places: Iterable[tuple[ResponsePath, Path]], asked: Asked | None = None) -> Sighting:
        """Of places that one error is about, copies of one object for several aliases among them.

        `asked` is what was asked of the objects at the end of each second path. Where it is given, an object counts
        under the aliases that show some of it:

            { a: user { note } b: user { id } }     the fetch of `note` fails: at `a` alone
        """
        shown: list[ResponsePath] = []
        seen_at: dict[ResponsePath, list[Place]] = {}
        fields: set[ResponsePath] = set()
        for stored, rest in islice(places, _MOST_LOOKED_AT):
            seen = list(islice(_walk(self._root, self.data, stored, (), ()), _MOST_LOOKED_AT)) or [Place((), stored)]
            fields.update(one.field for one in seen)
            if len(shown) < _MOST_LOOKED_AT:
                shown += _whole(seen, asked, rest)
            item = tuple(one for one in stored if isinstance(one, int))
            # Another copy of the object may show more of the way.
            seen_at[item] = _nearest_first([*seen_at.get(item, ()), *seen])
        ways = [tuple(dict.fromkeys(place.path for place in places)) for places in seen_at.values()]
        return Sighting(shown, [way[0] for way in ways], frozenset(fields), {way[0]: way[1:] for way in ways})

    def sighted_at(self, data: Any, path: Path, asked: Asked) -> Sighting:
        """The last place that all objects at a plan's path have in common."""
        return self.sight(_common(data, path, ()), asked)

    def of_failure(self, data: Any, path: Path, fetch: Fetch) -> Sighting:
        """Where a fetch that brought nothing is missed: its fields at the root, otherwise the nearest parent."""
        if path:
            return self.sighted_at(data, path, fetch.asked)
        fields: list[ResponsePath] = [(field.response_key,) for field in self._root_fields(fetch)]
        return Sighting([], fields or [()], frozenset(), {})

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


def _nearest_first(places: list[Place]) -> list[Place]:
    return sorted(places, key=lambda place: place.missing)[:_MOST_PLACES]


def _whole(seen: Iterable[Place], asked: Asked | None, rest: Path) -> list[ResponsePath]:
    whole = [place for place in seen if not place.missing]
    if asked is not None:
        whole = [place for place in whole if place.shape is None or _shows(place.shape, rest, asked.keys)]
    return [place.path for place in whole[:_MOST_PLACES]]


def shows(shape: ObjectShape, data: Any, path: ResponsePath) -> bool:
    """Whether this part of an answer shows the place of an error, or would but for a null."""
    below: ObjectShape | None = shape
    for element in path:
        if isinstance(element, int):
            if isinstance(data, list) and element >= len(data):
                return False
            data = data[element] if isinstance(data, list) else None
        elif below is not None:
            field = next((field for field in _fields(below, data) if field.response_key == element), None)
            if field is None:
                return False
            data, below = field.stored_in(data), field.below
    return True


def _walk(
    shape: ObjectShape, data: Any, stored: ResponsePath, done: ResponsePath, field: ResponsePath
) -> Iterator[Place]:
    if not stored:
        yield Place(done, field, shape=shape)
        return
    key, rest = stored[0], stored[1:]
    value = data.get(key) if isinstance(data, dict) else None
    kept = [one for one in _fields(shape, data) if one.is_kept_under(key, data)]
    for one in kept:
        yield from _below(one, value, rest, (*done, one.response_key), (*field, one.keys[0] if one.keys else key))
    if not kept:
        yield Place(done, (*field, _shared_key(shape, data, key), *rest), missing=len(stored))


def _shared_key(shape: ObjectShape, data: Any, key: str | int) -> str | int:
    """Of a copy for an alias that is written for objects of other types alone, the key that all aliases share."""
    types = (shape.type_name, *sorted(shape.allowed))
    name = next((field.name for one in types for field in shape.fields_of(one) if key in field.own), None)
    return next((field.keys[0] for field in _fields(shape, data) if field.name == name and field.keys), key)


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


def _below(
    kept: ShapedField, value: Any, stored: ResponsePath, done: ResponsePath, field: ResponsePath
) -> Iterator[Place]:
    for _ in range(_list_depth(kept.type)):
        if not stored or not isinstance(index := stored[0], int):
            break
        if index < 0 or (isinstance(value, list) and index >= len(value)):
            # There is no such item: the list is what can be named.
            yield Place(done, (*field, *stored), missing=len(stored))
            return
        value = value[index] if isinstance(value, list) else None
        done, field, stored = (*done, index), (*field, index), stored[1:]
    if kept.below is None:
        yield Place(done, (*field, *stored))
    else:
        yield from _walk(kept.below, value, stored, done, field)


def _list_depth(type_: GraphQLOutputType | None) -> int:
    depth = 0
    while isinstance(type_, GraphQLList | GraphQLNonNull):
        depth += isinstance(type_, GraphQLList)
        type_ = type_.of_type
    return depth
