"""Storage paths → client paths: aliases put back, so that an error stands where the client looks for it."""

from collections.abc import Iterator
from typing import Any

from router.executor.errors import ResponsePath
from router.executor.representations import PossibleTypes
from router.executor.shape import ObjectShape, ShapedField
from router.planner.plan import Fetch, Path
from router.supergraph.model import TYPENAME

_MOST_PLACES = 100


class ClientPaths:
    def __init__(self, root: ObjectShape, possible: PossibleTypes) -> None:
        self._root = root
        self._possible = possible
        self.data: Any = None

    def to_client(self, stored: ResponsePath) -> list[ResponsePath]:
        """Every place where the client sees this; of what it did not ask for, the nearest parent that it did."""
        return list(self._walk(self._root, self.data, stored, ()))[:_MOST_PLACES] or [()]

    def nearest(self, data: Any, path: Path) -> list[ResponsePath]:
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
        return self.to_client(tuple(stored))

    def of_failure(self, data: Any, path: Path, fetch: Fetch) -> list[ResponsePath]:
        """Where a fetch that brought nothing is missed: its fields at the root, otherwise the nearest parent."""
        if path:
            return self.nearest(data, path)
        return [(field.response_key,) for field in self._root_fields(fetch)] or [()]

    def _root_fields(self, fetch: Fetch) -> Iterator[ShapedField]:
        asked = fetch.root_keys
        for field in self._root.fields_of(self._root.type_name):
            if any(key in asked for key in field.keys):
                yield field

    def _walk(self, shape: ObjectShape, data: Any, stored: ResponsePath, done: ResponsePath) -> Iterator[ResponsePath]:
        if not stored:
            yield done
            return
        key, rest = stored[0], stored[1:]
        type_name = data.get(TYPENAME, shape.type_name) if isinstance(data, dict) else shape.type_name
        if shape.is_abstract and not shape.allows(type_name):
            yield done
            return
        value = data.get(key) if isinstance(data, dict) else None
        matches = [
            one for one in shape.fields_of(type_name if shape.is_abstract else shape.type_name) if key in one.keys
        ]
        for field in matches:
            yield from self._below(field, value, rest, (*done, field.response_key))
        if not matches:
            yield done

    def _below(
        self, field: ShapedField, value: Any, stored: ResponsePath, done: ResponsePath
    ) -> Iterator[ResponsePath]:
        while stored and isinstance(stored[0], int):
            index = stored[0]
            value = value[index] if isinstance(value, list) and 0 <= index < len(value) else None
            done, stored = (*done, index), stored[1:]
        if field.below is None or not stored:
            yield done
        else:
            yield from self._walk(field.below, value, stored, done)
