"""JSON in and out: by a native library, and by the standard one for what that cannot keep.

The native one turns integers beyond 64 bits into floats and refuses texts with half a surrogate pair, both of which
other servers send. It is asked first; a body that cannot hold such things never sees the other.
"""

import json
import math
from typing import Any

import orjson

# Digits to 0, everything but a minus to a space: a long run of zeros is then a long number.
_DIGITS = bytes(48 if 48 <= one <= 57 else one if one == 45 else 32 for one in range(256))
# Deeper values of unknown shape are refused: what is around them must be written with them.
MOST_NESTED = 200
_LONG = b"0" * 20
_LONG_NEGATIVE = b"-" + b"0" * 19


class NestedTooDeeply(ValueError):
    """No JSON of ours is like that, so nobody's needs to be."""


def read_json(text: bytes | str) -> Any:
    """Raises `ValueError` for what is not JSON."""
    raw = text.encode() if isinstance(text, str) else text
    if len(raw) >= len(_LONG):
        runs = raw.translate(_DIGITS)
        if _LONG in runs or _LONG_NEGATIVE in runs:
            return _read_slowly(raw)
    try:
        return orjson.loads(raw)
    except ValueError:
        if b"\\u" in raw:
            return _read_slowly(raw)
        raise


def write_json(value: Any, *, sort_keys: bool = False) -> bytes:
    """Raises `NestedTooDeeply` for what cannot be written."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS if sort_keys else None)
    except TypeError:
        return _write_slowly(value, sort_keys)


def is_nested_within(value: Any, levels: int) -> bool:
    """Whether lists and objects stand in each other at most so many times."""
    level: list[Any] = [value]
    for _ in range(levels):
        level = [
            below
            for one in level
            if isinstance(one, list | dict)
            for below in (one.values() if isinstance(one, dict) else one)
        ]
    return not any(isinstance(one, list | dict) for one in level)


def _read_slowly(raw: bytes) -> Any:
    try:
        return json.loads(raw, parse_float=_finite, parse_constant=_refuse)
    except RecursionError as error:
        raise NestedTooDeeply("nested too deeply") from error


def _write_slowly(value: Any, sort_keys: bool) -> bytes:
    try:
        return json.dumps(value, sort_keys=sort_keys, separators=(",", ":"), allow_nan=False).encode("ascii")
    except RecursionError as error:
        raise NestedTooDeeply("nested too deeply") from error


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text} is beyond every number")
    return number


def _refuse(text: str) -> Any:
    raise ValueError(f"{text} is not JSON")
