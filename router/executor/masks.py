"""Takes out of a subgraph's answer what it was not asked, wherever that could pass for another subgraph's field.

Only objects to which several fetches of a plan contribute are looked at: elsewhere nothing can be mistaken, and what
the client did not ask for is not shown anyway.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from router.planner.plan import (
    Asked,
    Condition,
    Defer,
    Fetch,
    Flatten,
    Parallel,
    Path,
    PlanNode,
    Sequence,
    Subscription,
)


@dataclass(frozen=True)
class Mask:
    """`keys` may stay in an object (None: all); `below` are the fields in which there is more to look at."""

    keys: frozenset[str] | None
    below: tuple[tuple[str, "Mask"], ...]


@dataclass
class _Place:
    """A place of the answer, list items together, with the fetches that bring fields of the objects there."""

    fetches: set[int] = field(default_factory=set)
    below: dict[str, "_Place"] = field(default_factory=dict)

    def at(self, key: str) -> "_Place":
        return self.below.setdefault(key, _Place())

    def add(self, fetch: Fetch, asked: Asked) -> None:
        self.fetches.add(fetch.id)
        for key, below in asked.below.items():
            self.at(key).add(fetch, below)


def compile_masks(node: PlanNode | None) -> Mapping[int, Mask]:
    """By the number of the fetch; those that need none are missing."""
    root = _Place()
    fetches: list[tuple[Fetch, list[_Place]]] = []
    _locate(node, (), root, fetches)
    for fetch, places in fetches:
        for place in places:
            place.add(fetch, fetch.asked)
    masks = {fetch.id: _mask(fetch.asked, places) for fetch, places in fetches}
    return {number: mask for number, mask in masks.items() if mask is not None}


def keep_asked(values: list[Any], mask: Mask) -> None:
    """Changes the objects among the values, those in lists included."""
    objects = _objects(values)
    keys = mask.keys
    if keys is not None:
        for one in objects:
            if not one.keys() <= keys:
                for key in one.keys() - keys:
                    del one[key]
    for key, below in mask.below:
        keep_asked([inner for one in objects if (inner := one.get(key)) is not None], below)


def _objects(values: list[Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while values:
        found.extend(one for one in values if isinstance(one, dict))
        values = list(chain.from_iterable(one for one in values if isinstance(one, list)))
    return found


def _mask(asked: Asked, places: list[_Place]) -> Mask | None:
    below = tuple(
        (key, mask)
        for key, inner in asked.below.items()
        if (mask := _mask(inner, [place.at(key) for place in places])) is not None
    )
    is_shared = any(len(place.fetches) > 1 for place in places)
    return Mask(asked.keys if is_shared else None, below) if is_shared or below else None


def _locate(node: PlanNode | None, path: Path, root: _Place, found: list[tuple[Fetch, list[_Place]]]) -> None:
    match node:
        case Fetch():
            found.append((node, _places(root, path)))
        case Flatten(inner, child):
            _locate(child, (*path, *inner), root, found)
        case _:
            for below in _children(node):
                _locate(below, path, root, found)


def _children(node: PlanNode | None) -> Iterable[PlanNode | None]:
    match node:
        case Sequence(nodes) | Parallel(nodes):
            return nodes
        case Condition(_, then, otherwise):
            return (then, otherwise)
        case Defer(primary, deferred):
            return (primary, *(part.node for part in deferred))
        case Subscription(primary, rest):
            return (primary, rest)
        case _:
            return ()


def _places(root: _Place, path: Path) -> list[_Place]:
    places = [root]
    for step in path:
        places = [place.at(key) for place in places for key in step.keys]
    return places
