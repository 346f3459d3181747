"""Scalars of a graph's own may be numbers that no double can hold: an answer that has such is read a second time."""

from itertools import chain
from typing import Any

from router.json_text import holds_fractions
from router.planner.plan import ScalarPlaces


def has_fractions(values: list[Any], places: ScalarPlaces) -> bool:
    """Whether a value of such a scalar has been read as a float. Lists are opened as deep as they go."""
    objects = _objects(values)
    if any(holds_fractions(one.get(key) for one in objects) for key in places.keys):
        return True
    return any(
        has_fractions([inner for one in objects if (inner := one.get(key)) is not None], below)
        for key, below in places.below
    )


def _objects(values: list[Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while values:
        found.extend(one for one in values if isinstance(one, dict))
        values = list(chain.from_iterable(one for one in values if isinstance(one, list)))
    return found
