"""GraphQL errors on their way to the client: where they are, what may be said about them, and how many there may be."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from router.error_size import MOST_ERROR_BYTES, shortened, size_of

ResponsePath = tuple[str | int, ...]
_CODE = re.compile(r"^[A-Z][A-Z0-9_]{0,63}$")
REDACTED = "Subgraph errors redacted"


class Seen(Protocol):
    """Of a stored field, by the keys that all aliases share."""

    def paths(self, field: ResponsePath) -> Sequence[ResponsePath]:
        """Where the client sees it."""

    def is_needed(self, field: ResponsePath) -> bool:
        """Whether something else that the client asked for needs it."""


@dataclass
class ErrorList:
    """The errors of one answer. Beyond `limit`, or more bytes than `limit_bytes`, they are only counted.

    `explained` are places that some error took along, though it stands elsewhere. `nearby` has (by `id`) errors
    about what the client does not see, and the stored places of that: they stand at the object next to it, and tell why
    fields of that object could not be had, but nothing about what is below those. `elsewhere` has (by `id`) the other
    paths of that object: a part of an answer shows only some of its aliases, and so does an object of some type.
    """

    limit: int = 100
    errors: list[dict[str, Any]] = field(default_factory=list)
    dropped: int = 0
    explained: set[ResponsePath] = field(default_factory=set)
    nearby: dict[int, frozenset[ResponsePath]] = field(default_factory=dict)
    elsewhere: dict[int, tuple[ResponsePath, ...]] = field(default_factory=dict)
    limit_bytes: int = MOST_ERROR_BYTES
    _bytes: int = 0

    def add(self, message: str, path: ResponsePath | None, code: str, **extensions: Any) -> None:
        self.append(
            {"message": message, "path": list(path) if path is not None else None}, {**extensions, "code": code}
        )

    @property
    def is_full(self) -> bool:
        return len(self.errors) >= self.limit or self._bytes >= self.limit_bytes

    def append(
        self,
        error: dict[str, Any],
        extensions: dict[str, Any],
        *,
        nearby: frozenset[ResponsePath] | None = None,
        elsewhere: tuple[ResponsePath, ...] = (),
    ) -> None:
        if self.is_full:
            self.dropped += 1
            return
        if error.get("path") is None:
            error.pop("path", None)
        whole = {**error, "extensions": extensions}
        if not self._put(whole):
            return
        if nearby is not None:
            self.nearby[id(whole)] = nearby
        if elsewhere:
            self.elsewhere[id(whole)] = elsewhere

    def _put(self, error: dict[str, Any]) -> bool:
        """Whether the error is told as it is."""
        self._bytes += size_of(error)
        if self._bytes <= self.limit_bytes:
            self.errors.append(error)
            return True
        if self.errors:
            self.dropped += 1
        else:  # the first is told whatever its path is: names of any length, chosen by the client
            self.errors.append(
                {"message": shortened(error["message"]), "extensions": {"code": error["extensions"]["code"]}}
            )
        return False

    def keep(self, is_shown: Callable[[ResponsePath], bool], seen: Seen) -> None:
        """Leaves out what is about objects of which the client does not ask it, once it is known what they are:

        { thing { ... on Book { author { name } } } }     asked of every thing by a subgraph that cannot tell books; the
                                                          `name` that fails is a film's

        An error stands at the first alias that its object has.
        """
        kept = []
        for error in self.errors:
            path = next(filter(is_shown, self.paths_of(error, seen)), None)
            if path is not None:
                if path:
                    error["path"] = list(path)
                kept.append(error)
        self.errors[:] = kept

    def paths_of(self, error: dict[str, Any], seen: Seen) -> tuple[ResponsePath, ...]:
        """Where it may stand, the best place first. Of one that is nearby that is what it is about, if the client sees
        it after all; there is no place if nothing of the object needed that."""
        own = tuple(error.get("path") or ())
        here = [
            field for field in self.nearby.get(id(error), ()) if item_of(field)[: len(item_of(own))] == item_of(own)
        ]
        shown = tuple(path for field in here for path in seen.paths(field))
        if shown or (here and not any(map(seen.is_needed, here))):
            return shown
        return (own, *self.elsewhere.get(id(error), ()))

    def explains(self, path: ResponsePath) -> bool:
        """Whether some error already tells why there is nothing at `path`, or none could be told any more."""
        if self.is_full or path[:1] in self.explained:
            return True
        for error in self.errors:
            at = error.get("path") or ()
            shorter = min(len(at), len(path))
            is_too_far = id(error) in self.nearby and len(path) > len(at) + 1
            if tuple(at[:shorter]) == path[:shorter] and not is_too_far:
                return True
        return False


def item_of(path: ResponsePath) -> ResponsePath:
    """Of which items of lists a path leads to something."""
    return tuple(element for element in path if isinstance(element, int))


def code_of(error: dict[str, Any]) -> str:
    """The code that a subgraph gave its error, if it looks like one: it is shown even when the rest is masked."""
    extensions = error.get("extensions")
    code = extensions.get("code") if isinstance(extensions, dict) else None
    return code if isinstance(code, str) and _CODE.match(code) else "DOWNSTREAM_SERVICE_ERROR"
