"""Errors of one subgraph's answer, moved to where the client sees them."""

from collections.abc import Iterable, Sequence
from typing import Any

from router.executor.errors import REDACTED, ResponsePath, code_of
from router.executor.failed import field_at, path_to_null
from router.executor.representations import Batch, Object, located_objects
from router.executor.sighting import Sighting, told_once
from router.executor.state import ExecutionState
from router.executor.subgraphs import SubgraphLink
from router.json_text import MOST_NESTED, is_nested_within
from router.planner.grouped_operation import ENTITIES, group_suffixes
from router.planner.plan import Asked, Path

_LONGEST_PATH = 200
_LONGEST_MESSAGE = 10_000


class ErrorRecorder:
    """Used once the answer's data is in its place: a path is read by the types of the objects on it."""

    def __init__(
        self, state: ExecutionState, link: SubgraphLink, asked: Asked, path: Path, batches: Sequence[Batch] = ()
    ) -> None:
        self._state = state
        self._link = link
        self._asked = asked
        self._path = path
        self._batches = {
            f"{ENTITIES}{suffix}": one for suffix, one in zip(group_suffixes(len(batches)), batches, strict=True)
        }
        self._places: list[tuple[ResponsePath, Object]] | None = None

    def record(self, errors: Sequence[Any]) -> None:
        """No more than the list of the answer takes, wherever the errors stand."""
        self._mark(errors)
        found = self._state.errors
        known = [error if isinstance(error, dict) else {} for error in errors[: found.limit]]
        sightings = self._sightings(known, found.limit - len(found.errors))
        for error, sighting in zip(known, told_once(sightings), strict=False):
            nearby = sighting.fields if not sighting.shown and _usable(error.get("path")) else None
            message, extensions = self._shown(error)
            for place in sighting.paths:
                if found.is_full:
                    found.dropped += 1
                    break
                told = {"message": message, "path": list(place) if place else None}
                found.append(told, extensions, nearby=nearby, elsewhere=sighting.elsewhere_of(place))
        found.dropped += len(known) - len(sightings)

    def _sightings(self, errors: Iterable[dict[str, Any]], room: int) -> list[Sighting]:
        """Of so many errors as there is room for."""
        sightings: list[Sighting] = []
        for error in errors:
            if room <= 0:
                break
            sightings.append(self._sight(error.get("path")))
            room -= len(sightings[-1].shown)
        return sightings

    def _shown(self, error: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        code = code_of(error)
        if not (self._state.show_errors or self._link.show_errors):
            return REDACTED, {"code": code}
        message = error.get("message")
        extensions = error.get("extensions")
        shown: dict[str, Any] = {}
        if isinstance(extensions, dict) and is_nested_within(extensions, MOST_NESTED):
            shown.update(extensions)
        if self._state.show_errors:
            shown["service"] = self._link.name
        return message[:_LONGEST_MESSAGE] if isinstance(message, str) else REDACTED, {**shown, "code": code}

    def _sight(self, path: Any) -> Sighting:
        """Every place of the objects that the error is about; without a usable path, what they have in common."""
        if not self._batches and not self._path:
            return self._state.paths.sight([(_usable(path), ())])
        if not self._batches:
            return self._at([place for place, _ in self._located()], _usable(path))
        targets = self._targets(path)
        if targets is None:
            return self._state.paths.sighted_at(self._state.data, self._path, self._asked)
        ids = {id(target) for target in targets}
        return self._at([place for place, one in self._located() if id(one) in ids], _usable(path[2:]))

    def _at(self, places: Sequence[ResponsePath], rest: ResponsePath) -> Sighting:
        if not places:
            return self._state.paths.sighted_at(self._state.data, self._path, self._asked)
        asked = None if rest else self._asked
        return self._state.paths.sight((((*place, *rest), ()) for place in places), asked)

    def _mark(self, errors: Sequence[Any]) -> None:
        """The null that an error left is no value: nothing is looked up by it."""
        seen: set[tuple[Any, ...]] = set()
        for error in errors:
            path = error.get("path") if isinstance(error, dict) else None
            objects, rest = self._about(path)
            # What this fetch brought is the same in all of them.
            found = path_to_null(objects[0], _usable(rest)) if objects else None
            identity = (id(objects) if self._batches else 0, found)
            if found is not None and identity not in seen:
                seen.add(identity)
                self._state.failed.update(field_at(one, found) for one in objects)

    def _about(self, path: Any) -> tuple[Sequence[Object], Any]:
        """The objects that the fetch brought fields of, and the path from there."""
        if self._batches:
            return self._targets(path) or (), path[2:] if isinstance(path, list) else ()
        return self._objects(), path

    def _objects(self) -> list[Object]:
        return [one for _, one in self._located()] if self._path else [self._state.data]

    def _targets(self, path: Any) -> list[Object] | None:
        if not isinstance(path, list) or len(path) < 2 or not isinstance(path[0], str):
            return None
        batch, index = self._batches.get(path[0]), path[1]
        if batch is None or type(index) is not int or not 0 <= index < len(batch.targets):
            return None
        return batch.targets[index]

    def _located(self) -> list[tuple[ResponsePath, Object]]:
        if self._places is None:
            self._places = list(located_objects(self._state.data, self._path, self._state.possible))
        return self._places


def _usable(path: Any) -> ResponsePath:
    """As far as it is a path."""
    usable: list[str | int] = []
    for part in path[:_LONGEST_PATH] if isinstance(path, list) else ():
        if not isinstance(part, str | int) or isinstance(part, bool):
            break
        usable.append(part)
    return tuple(usable)
