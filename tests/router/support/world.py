"""All the data of a graph in one place: every subgraph has a part of it, and the router must make it whole again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Object = dict[str, Any]
# (object as seen, arguments) → value
Compute = Callable[[Mapping[str, Any], Mapping[str, Any]], Any]


class Ref(str):
    """Points at an object of `World.objects` by its name there."""

    __slots__ = ()


@dataclass
class World:
    """`objects` by name, each with its `__typename`; `roots` by root field; `computed` by (type, field)."""

    objects: Mapping[str, Object]
    roots: Mapping[str, Any] = field(default_factory=dict)
    computed: Mapping[tuple[str, str], Compute] = field(default_factory=dict)

    def find(self, representation: Mapping[str, Any], possible: frozenset[str]) -> Object | None:
        """The object that has all values of a representation's fields that it knows at all, keys among them."""
        wanted = {name: value for name, value in representation.items() if name != "__typename"}
        for one in self.objects.values():
            if one["__typename"] in possible and wanted.keys() & one.keys() and self._has(one, wanted):
                return one
        return None

    def _has(self, one: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
        return all(self._matches(self.follow(one[name]), value) for name, value in wanted.items() if name in one)

    def _matches(self, known: Any, wanted: Any) -> bool:
        if isinstance(known, dict) and isinstance(wanted, dict):
            return self._has(known, {name: one for name, one in wanted.items() if name != "__typename"})
        if isinstance(known, list) and isinstance(wanted, list):
            pairs = zip(known, wanted, strict=False)
            return len(known) == len(wanted) and all(self._matches(self.follow(one), two) for one, two in pairs)
        return bool(known == wanted) or str(known) == str(wanted)

    def follow(self, value: Any) -> Any:
        return self.objects[value] if isinstance(value, Ref) else value
