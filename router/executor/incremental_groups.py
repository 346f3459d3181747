"""Incremental delivery in the newer dialect (incrementalSpec=v0.2): fragments are announced, filled and completed.

The fields of an object that come with the same fragments are one group, sent once. A fragment at an object is complete
when all groups that have to do with it are there; it is announced when what it lies in is complete. One without any
field of its own is passed over, and those inside it take its place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from router.executor.errors import ResponsePath
from router.executor.incremental import IsReady, Piece, Pieces, Place, Result
from router.executor.part_errors import Error
from router.executor.shape import ObjectShape
from router.operation.model import Deferral, Part


@dataclass(eq=False)
class _Group:
    place: Place
    part: Part
    shape: ObjectShape
    fragments: list["_Fragment"]
    piece: Piece | None = None
    is_sent: bool = False


@dataclass(eq=False)
class _Fragment:
    """A deferred fragment at one object. `id` once it is announced."""

    label: str | None
    path: ResponsePath
    parent: "_Fragment | None"
    id: str | None = None
    inside: list["_Fragment"] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=list)
    is_complete: bool = False
    has_failed: bool = False

    @property
    def is_announced(self) -> bool:
        return self.id is not None


@dataclass
class _Message:
    pending: list[Result] = field(default_factory=list)
    incremental: list[Result] = field(default_factory=list)
    completed: list[Result] = field(default_factory=list)

    def body(self) -> Result:
        parts = {"pending": self.pending, "incremental": self.incremental, "completed": self.completed}
        return {name: part for name, part in parts.items() if part}


class GroupDelivery:
    def __init__(self, pieces: Pieces, data: dict[str, object], shape: ObjectShape) -> None:
        self._pieces = pieces
        self._data = data
        self._shape = shape
        self._fragments: dict[tuple[Deferral, ResponsePath], _Fragment] = {}
        self._waiting: dict[_Fragment, None] = {}  # not complete, announced or not
        self._next_id = 0

    @property
    def is_open(self) -> bool:
        return any(one.is_announced for one in self._waiting)

    def first(self) -> Result:
        piece = self._pieces.first(self._data, self._shape)
        self._note(piece)
        message = _Message()
        self._announce(message)
        errors = {"errors": piece.errors} if piece.errors else {}
        return {"data": piece.data, **errors, **message.body(), "hasNext": self.is_open}

    def more(self, is_ready: IsReady) -> Result | None:
        message = _Message()
        while ready := [one for one in list(self._waiting) if one.is_announced and self._is_filled(one, is_ready)]:
            for fragment in ready:
                self._complete(fragment, message)
            self._announce(message)
        body = message.body()
        return {**body, "hasNext": self.is_open} if body else None

    def _is_filled(self, fragment: _Fragment, is_ready: IsReady) -> bool:
        """Shapes what can be; shaping may find more groups of this very fragment."""
        done = 0
        while done < len(fragment.groups):
            group = fragment.groups[done]
            if group.piece is None:
                if not is_ready(group.part):
                    return False
                group.piece = self._pieces.piece(group.place.data, group.shape, group.place.path, group.part)
                self._note(group.piece)
                if group.piece.data is None:
                    for one in group.fragments:
                        one.has_failed = True
            done += 1
        return True

    def _complete(self, fragment: _Fragment, message: _Message) -> None:
        fragment.is_complete = True
        del self._waiting[fragment]
        if fragment.has_failed:
            errors = [error for group in fragment.groups for error in _failure(group)]
            message.completed.append({"id": fragment.id, "errors": errors})
            self._drop_inside(fragment)
            return
        for group in fragment.groups:
            if not group.is_sent and group.piece is not None:
                group.is_sent = True
                message.incremental.append(_payload(group, group.piece))
        message.completed.append({"id": fragment.id})

    def _drop_inside(self, failed: _Fragment) -> None:
        """What lies in a fragment that failed has nowhere to go."""
        for one in failed.inside:
            if not one.is_announced:
                self._waiting.pop(one, None)
                self._drop_inside(one)

    def _announce(self, message: _Message) -> None:
        for one in self._waiting:
            if not one.is_announced and one.groups and self._is_free(one.parent):
                one.id = str(self._next_id)
                self._next_id += 1
                label = {} if one.label is None else {"label": one.label}
                message.pending.append({"id": one.id, "path": list(one.path), **label})

    def _is_free(self, parent: _Fragment | None) -> bool:
        if parent is None or parent.is_complete:
            return True
        return not parent.groups and self._is_free(parent.parent)

    def _note(self, piece: Piece) -> None:
        for place in sorted(piece.places, key=lambda one: len(one.path)):
            for deferral in place.later.fragments:
                parent = self._at(deferral.parent, place.path) if deferral.parent is not None else None
                fragment = _Fragment(deferral.label, place.path, parent)
                self._fragments[deferral, place.path] = fragment
                self._waiting[fragment] = None
                if parent is not None:
                    parent.inside.append(fragment)
        for place in piece.places:
            for part, shape in place.later.shapes:
                fragments = [self._at(one, place.path) for one in part]
                group = _Group(place, part, shape, fragments)
                for fragment in fragments:
                    fragment.groups.append(group)

    def _at(self, deferral: Deferral, path: ResponsePath) -> _Fragment:
        """The fragment of an object that stands at or above a path."""
        return self._fragments[deferral, tuple(_upper_part(path, len(deferral.path)))]


def _upper_part(path: ResponsePath, fields: int) -> Iterator[str | int]:
    """As far as that many fields lead, and the list indexes behind them."""
    for element in path:
        if isinstance(element, str):
            if not fields:
                return
            fields -= 1
        yield element


def _failure(group: _Group) -> Iterable[Error]:
    return group.piece.errors if group.piece is not None and group.piece.data is None else ()


def _payload(group: _Group, piece: Piece) -> Result:
    """Under the announced fragment that is nearest, so that the way from there is short."""
    nearest = max((one for one in group.fragments if one.is_announced), key=lambda one: len(one.path))
    payload: Result = {"id": nearest.id, "data": piece.data}
    if len(group.place.path) > len(nearest.path):
        payload["subPath"] = list(group.place.path[len(nearest.path) :])
    if piece.errors:
        payload["errors"] = piece.errors
    return payload
