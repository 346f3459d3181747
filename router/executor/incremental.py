"""An answer in pieces: what both dialects of incremental delivery share.

A piece is an object of the answer with some of its fields. While it is shaped, the places are noted where more of an
object comes later. Each piece has the errors of its own fields.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from router.executor.completion import Chain
from router.executor.errors import ErrorList, ResponsePath
from router.executor.part_errors import Error, PartErrors
from router.executor.response import Answer, path_of
from router.executor.shape import ObjectShape
from router.executor.split_shape import Later, SplitShape
from router.operation.model import AT_ONCE, Part
from router.supergraph.model import TYPENAME

Result = dict[str, Any]
IsReady = Callable[[Part], bool]


class Delivery(Protocol):
    """Tells what to send, in one of the dialects. `is_open` while something is still to come."""

    @property
    def is_open(self) -> bool: ...

    def first(self) -> Result: ...

    def more(self, is_ready: IsReady) -> Result | None:
        """Everything that can be sent now, or None."""


@dataclass(frozen=True)
class Place:
    """An object of the answer of which more comes later; `data` is the object as it is stored."""

    path: ResponsePath
    data: dict[str, Any]
    later: Later


@dataclass(frozen=True)
class Piece:
    """`data` is None when a null has gone up to where the piece begins."""

    data: dict[str, Any] | None
    errors: list[Error]
    places: list[Place]


class Pieces:
    """`errors` are those that the fetches of each part met."""

    def __init__(self, max_errors: int, introspection: Mapping[str, Any], errors: PartErrors) -> None:
        self._max_errors = max_errors
        self._introspection = introspection
        self._errors = errors

    def first(self, data: dict[str, Any], shape: ObjectShape) -> Piece:
        return self.piece(data, shape, (), AT_ONCE)

    def piece(self, data: dict[str, Any], shape: ObjectShape, path: ResponsePath, part: Part) -> Piece:
        placed = list(self._errors.at(data, shape, path, part))
        errors = ErrorList(
            self._max_errors,
            [one.error for one in placed],
            nearby={id(one.error): frozenset() for one in placed if one.is_nearby},
        )
        answer = _SplitAnswer(errors, self._introspection)
        shaped = answer.piece(data, shape, path)
        shown = [one for one in placed if one.is_shown or shaped is None]
        self._errors.note_told(shown)
        for place in answer.places:
            for later, _ in place.later.shapes:
                self._errors.note_piece(place.path, later)
        return Piece(shaped, [one.error for one in shown] + errors.errors[len(placed) :], answer.places)


class _SplitAnswer(Answer):
    def __init__(self, errors: ErrorList, introspection: Mapping[str, Any]) -> None:
        super().__init__(errors, introspection)
        self.places: list[Place] = []

    def piece(self, data: dict[str, Any], shape: ObjectShape, path: ResponsePath) -> dict[str, Any] | None:
        chain: Chain = None
        for element in path:
            chain = (chain, element)
        shaped = self.object(data, shape, chain)
        if not isinstance(shaped, dict):
            self.places.clear()
            return None
        # Nothing comes later of an object that a null has taken.
        self.places = [place for place in self.places if _stands(shaped, place.path[len(path) :])]
        result: dict[str, Any] = shaped
        return result

    def object(self, data: Any, shape: ObjectShape, path: Chain) -> Any:
        shaped = super().object(data, shape, path)
        if isinstance(shaped, dict) and isinstance(shape, SplitShape):
            type_name = data.get(TYPENAME, shape.type_name) if shape.is_abstract else shape.type_name
            later = shape.later_of(type_name)
            if later.fragments or later.shapes:
                self.places.append(Place(path_of(path), data, later))
        return shaped


def _stands(data: Any, path: ResponsePath) -> bool:
    for element in path:
        data = data[element] if data is not None else None
    return data is not None
