"""Where fields stand in an answer: expects the errors of what only the router asks for at the places that show it.

`{ e { r } }` with `r @requires(fields: "f")`: when `f` fails, the client has never heard of it, so that the error
stands at `e`, the nearest place that it did ask for. With `{ e { r x: f } }` it stands at `e.x`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

Place = tuple[str | int, ...]


class Places:
    """Those of one answer. A place in the data is a chain of field names (with arguments) and list indices; the client
    may see it at several paths, by its aliases."""

    def __init__(self) -> None:
        self._shown: dict[Place, dict[Place, None]] = {(): {(): None}}
        self._failed: set[Place] = set()

    def show(self, place: Place, path: Place, value: Any = None) -> None:
        """The client sees the field at this path of the answer, and the items of its value below."""
        self._shown.setdefault(place, {})[path] = None
        for index, item in enumerate(value if isinstance(value, list) else ()):
            self.show((*place, index), (*path, index), item)

    def fail(self, place: Place) -> None:
        """The field fails, and the router needs it whether the client asks for it or not."""
        self._failed.add(place)

    def expected(self, *, in_parts: bool = False) -> set[tuple[Place, ...]]:
        """Of the errors that one schema would not tell: each stands at one of these paths.

        Of an answer in parts, the part that needs the field may show less of the way to it than another alias does:
        `{ e { home { code } } ... @defer { x: e { r } } }` with `r @requires(fields: "home { f }")` tells at `x`.
        """
        paths: set[tuple[Place, ...]] = set()
        for place in self._failed:
            seen = place
            while seen not in self._shown:
                seen = seen[:-1]
            if seen != place:
                paths.add((*self._shown[seen], *(self._shorter(seen) if in_parts else ())))
        return paths

    def _shorter(self, place: Place) -> Iterator[Place]:
        """Where other aliases end on the way to a place."""
        ends = list(self._shown[place])
        while place:
            place = place[:-1]
            for path in self._shown.get(place, ()):
                if not any(end[: len(path)] == path for end in ends):
                    ends.append(path)
                    yield path


def field_place(above: Place, name: str, arguments: Mapping[str, Any]) -> Place:
    return (*above, f"{name}{json.dumps(arguments, sort_keys=True, default=str)}" if arguments else name)
