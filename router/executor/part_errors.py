"""Which errors are told with which piece of an answer in parts, and at which of their paths.

A piece tells the errors of its own part, and those that earlier pieces had no place for:

    { a: user { id } ... @defer { b: user { note } } }      what `note` requires fails: the piece tells it at `b`
    { ... @defer { b: user { note ... @defer { home } } } }     `home`, which `note` requires, fails: told at `b.home`
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from router.executor.errors import ErrorList, ResponsePath, Seen
from router.executor.paths import shows
from router.executor.shape import ObjectShape
from router.operation.model import AT_ONCE, Part

Error = dict[str, Any]


@dataclass(frozen=True)
class PlacedError:
    """An error as one piece tells it. `source` is as it was met. One that is not `is_shown` is of another piece, and
    is told here only if this one is null as a whole. One with `above` stands there, further up than the piece."""

    error: Error
    source: Error
    is_nearby: bool
    is_shown: bool
    above: ResponsePath | None = None


class PartErrors:
    def __init__(self, errors: Mapping[Part, ErrorList], seen: Seen) -> None:
        self._errors = errors
        self._seen = seen
        self._told: set[int] = set()
        self._parts_at: dict[ResponsePath, set[Part]] = {}
        # Of all pieces of a part they are the same: a list has many.
        self._paths: dict[tuple[int, Part], tuple[ResponsePath, ...]] = {}

    def at(self, data: Any, shape: ObjectShape, path: ResponsePath, part: Part) -> Iterator[PlacedError]:
        """Those of the piece that shows the object `data` at `path`."""
        places = set[ResponsePath]()
        for owner, source, errors in self._own(part):
            for placed in self._placed(source, errors, data, shape, path, part, is_own=True):
                places.add(_path(placed.error))
                is_nearer = placed.above is not None and self._is_piece_between(placed.above, path, owner)
                yield replace(placed, is_shown=False) if is_nearer else placed
        for source, errors in self._earlier(part):
            for placed in self._placed(source, errors, data, shape, path, part, is_own=False):
                if _path(placed.error) not in places:  # asked for again, it has failed again
                    yield placed

    def _is_piece_between(self, above: ResponsePath, piece: ResponsePath, owner: Part) -> bool:
        """Whether another piece of the part is nearer to the object at which an error stands: it tells of it.

        { user { id badge { name } ... @defer { card badge { size } } } }   what `card` requires fails: that is told
                                                                            with `card`, not with `size`
        """
        between = (piece[:length] for length in range(len(above), len(piece)))
        return any(part & owner for path in between for part in self._parts_at.get(path, ()))

    def _own(self, part: Part) -> Iterator[tuple[Part, Error, ErrorList]]:
        for owner, errors in self._errors.items():
            if owner == part or owner & part:
                for source in errors.errors:
                    yield owner, source, errors

    def _earlier(self, part: Part) -> Iterator[tuple[Error, ErrorList]]:
        """Those of parts that had to come before this one, and have not been told."""
        around = frozenset(outer for deferral in part for outer in deferral.around())
        for owner, errors in self._errors.items():
            if not owner & part and owner != part and (owner == AT_ONCE or owner & around):
                for source in errors.errors:
                    if id(source) not in self._told:
                        yield source, errors

    def _placed(
        self,
        source: Error,
        errors: ErrorList,
        data: Any,
        shape: ObjectShape,
        path: ResponsePath,
        part: Part,
        *,
        is_own: bool,
    ) -> Iterator[PlacedError]:
        own, paths = _path(source), self._paths.get((id(source), part))
        if paths is None:
            paths = self._paths[id(source), part] = errors.paths_of(source, self._seen)
        is_nearby = id(source) in errors.nearby
        place, above = _place(paths, data, shape, path)
        if place is not None:
            error = source if place == own else {**source, "path": list(place)}
            yield PlacedError(error, source, is_nearby, is_shown=True, above=above)
        elif paths and is_own and own[: len(path)] == path:
            yield PlacedError(source, source, is_nearby, is_shown=False)

    def note_told(self, errors: Iterable[PlacedError]) -> None:
        self._told.update(id(one.source) for one in errors)

    def note_piece(self, path: ResponsePath, part: Part) -> None:
        """It is to come, before those of objects below."""
        self._parts_at.setdefault(path, set()).add(part)


def _place(
    paths: Iterable[ResponsePath], data: Any, shape: ObjectShape, piece: ResponsePath
) -> tuple[ResponsePath | None, ResponsePath | None]:
    """The first that the piece shows. One that stands further up (the second path) is told of the object that misses
    something for it."""
    above: ResponsePath | None = None
    for path in paths:
        if path[: len(piece)] == piece:
            if shows(shape, data, path[len(piece) :]):
                return path, None
        elif piece[: len(path)] == path:
            above = path
    return (None if above is None else piece), above


def _path(error: Error) -> ResponsePath:
    return tuple(error.get("path") or ())
