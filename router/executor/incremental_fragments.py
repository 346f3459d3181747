"""Incremental delivery in the older dialect (deferSpec=20220824): one payload per deferred fragment and object."""

from collections.abc import Iterator
from dataclasses import dataclass

from router.executor.incremental import IsReady, Piece, Pieces, Place, Result
from router.executor.shape import ObjectShape
from router.operation.model import Part


@dataclass(frozen=True)
class _Waiting:
    place: Place
    part: Part
    shape: ObjectShape


class FragmentDelivery:
    def __init__(self, pieces: Pieces, data: dict[str, object], shape: ObjectShape) -> None:
        self._pieces = pieces
        self._data = data
        self._shape = shape
        self._waiting: list[_Waiting] = []

    @property
    def is_open(self) -> bool:
        return bool(self._waiting)

    def first(self) -> Result:
        piece = self._pieces.first(self._data, self._shape)
        self._note(piece)
        errors = {"errors": piece.errors} if piece.errors else {}
        return {"data": piece.data, **errors, "hasNext": self.is_open}

    def more(self, is_ready: IsReady) -> Result | None:
        payloads = list(self._payloads(is_ready))
        return {"incremental": payloads, "hasNext": self.is_open} if payloads else None

    def _payloads(self, is_ready: IsReady) -> Iterator[Result]:
        """Fragments inside one that is sent may be sent with it."""
        while ready := [one for one in self._waiting if is_ready(one.part)]:
            self._waiting = [one for one in self._waiting if not is_ready(one.part)]
            for one in ready:
                yield self._payload(one)

    def _payload(self, one: _Waiting) -> Result:
        piece = self._pieces.piece(one.place.data, one.shape, one.place.path, one.part)
        self._note(piece)
        payload: Result = {"data": piece.data, "path": list(one.place.path)}
        label = next(iter(one.part)).label
        if label is not None:
            payload["label"] = label
        if piece.errors:
            payload["errors"] = piece.errors
        return payload

    def _note(self, piece: Piece) -> None:
        for place in piece.places:
            self._waiting += [_Waiting(place, part, shape) for part, shape in place.later.shapes]
