"""Puts what a fetch brought into what is there already. Both use storage keys, so equal keys mean equal fields."""

from typing import Any


def merge_object(into: dict[str, Any], other: dict[str, Any]) -> None:
    """What comes later wins, except by being null: an object may come in parts, one of them from a subgraph that does
    not have it."""
    for key, value in other.items():
        known = into.get(key)
        if known is None:
            into[key] = value
        elif isinstance(known, dict) and isinstance(value, dict):
            merge_object(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            _merge_lists(known, value)
        elif value is not None:
            into[key] = value


def copied(value: Any) -> Any:
    """The same JSON, in objects of its own."""
    if isinstance(value, dict):
        return {key: copied(one) for key, one in value.items()}
    return [copied(one) for one in value] if isinstance(value, list) else value


def _merge_lists(into: list[Any], other: list[Any]) -> None:
    for index, value in enumerate(other[: len(into)]):
        known = into[index]
        if known is None:
            into[index] = value
        elif isinstance(known, dict) and isinstance(value, dict):
            merge_object(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            _merge_lists(known, value)
        elif value is not None:
            into[index] = value
