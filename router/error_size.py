"""How large errors may become on their way to a client: a small wrong request gets no large answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from router.json_text import write_json

MOST_ERROR_BYTES = 16 * 1024
_LONGEST_MESSAGE = 200
_MOST_LOCATIONS = 5


def bounded(error: Mapping[str, Any]) -> dict[str, Any]:
    """The error with the beginning of its message and its first locations."""
    shown = {**error, "message": shortened(error["message"])}
    if "locations" in error:
        shown["locations"] = list(error["locations"])[:_MOST_LOCATIONS]
    return shown


def shortened(message: str, most: int = _LONGEST_MESSAGE) -> str:
    return message if len(message) <= most else f"{message[: most - 1]}…"


def within_bytes(errors: Sequence[dict[str, Any]], most_bytes: int = MOST_ERROR_BYTES) -> list[dict[str, Any]]:
    """The first ones that fit, and one at least."""
    kept: list[dict[str, Any]] = []
    left = most_bytes
    for error in errors:
        left -= size_of(error)
        if left < 0 and kept:
            break
        kept.append(error)
    return kept


def size_of(error: Mapping[str, Any]) -> int:
    return len(write_json(dict(error))) + 1
