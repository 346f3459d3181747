"""JSON in and out: by a native library, and by the standard one for what that cannot keep.

The native one turns integers beyond 64 bits into floats and refuses texts with half a surrogate pair, both of which
other servers send. It is asked first; a body that cannot hold such things never sees the other. Where numbers must
leave as they came (scalars of a graph's own, such as Decimal), `read_exactly` keeps their text.
"""

import json
import math
import re
from collections.abc import Callable, Iterable
from typing import Any

import orjson

# Digits to 0, everything but a minus to a space: a long run of zeros is then a long number.
_DIGITS = bytes(48 if 48 <= one <= 57 else one if one == 45 else 32 for one in range(256))
# Deeper values of unknown shape are refused: what is around them must be written with them.
MOST_NESTED = 200
_LONG = b"0" * 20
_LONG_NEGATIVE = b"-" + b"0" * 19
# RFC 8259, 8.1: nobody should write it, everybody may ignore it.
_MARK = b"\xef\xbb\xbf"
# Python makes no integer of more digits than this.
_MOST_DIGITS = 4300
# An integer has no sign at zero. In a text it costs no more than a slower reading.
_NEGATIVE_ZERO = re.compile(rb"-0(?=[\s,\]}]|\Z)")


class WrittenNumber(float):
    """A number whose text says more than a double: 1.10, or one of thirty digits. Equal texts are equal numbers."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> "WrittenNumber":
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WrittenNumber) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


class NestedTooDeeply(ValueError):
    """No JSON of ours is like that, so nobody's needs to be."""


def read_json(text: bytes | str, *, any_number: bool = False) -> Any:
    """Raises `ValueError` for what is not JSON. A byte order mark is ignored.

    Numbers beyond every double are refused, unless `any_number` is taken: then they keep their text, as `-0` does.
    """
    raw = _without_mark(text)
    if any_number and _NEGATIVE_ZERO.search(raw):
        return _read_slowly(raw, _fraction, _whole)
    try:
        return _read(raw)
    except ValueError:
        if any_number:
            return _read_slowly(raw, _fraction, _whole)
        raise


def read_exactly(text: bytes | str) -> Any:
    """The same, several times slower, with every number as it is written."""
    return _read_slowly(_without_mark(text), _fraction, _whole)


def write_json(value: Any, *, sort_keys: bool = False) -> bytes:
    """Raises `NestedTooDeeply` for what cannot be written."""
    try:
        return orjson.dumps(value, _as_written, orjson.OPT_SORT_KEYS if sort_keys else None)
    except TypeError:
        return _write_slowly(value, sort_keys)


def holds_fractions(values: Iterable[Any]) -> bool:
    """Whether a float is among the values, those in lists and objects too: then there may be more in their text."""
    level = list(values)
    while level:
        kinds = set(map(type, level))
        if float in kinds:
            return True
        if list not in kinds and dict not in kinds:
            return False
        level = [
            below
            for one in level
            if isinstance(one, list | dict)
            for below in (one.values() if isinstance(one, dict) else one)
        ]
    return False


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


def _without_mark(text: bytes | str) -> bytes:
    raw = text.encode() if isinstance(text, str) else text
    return raw[len(_MARK) :] if raw.startswith(_MARK) else raw


def _read(raw: bytes) -> Any:
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


def _read_slowly(
    raw: bytes, parse_float: Callable[[str], float] | None = None, parse_int: Callable[[str], float] | None = None
) -> Any:
    try:
        return json.loads(raw.decode(), parse_float=parse_float or _finite, parse_int=parse_int, parse_constant=_refuse)
    except RecursionError as error:
        raise NestedTooDeeply("nested too deeply") from error


def _write_slowly(value: Any, sort_keys: bool) -> bytes:
    try:
        if _holds_written_numbers(value):
            return _written(value, sort_keys).encode("ascii")
        return json.dumps(value, sort_keys=sort_keys, separators=(",", ":"), allow_nan=False).encode("ascii")
    except RecursionError as error:
        raise NestedTooDeeply("nested too deeply") from error


def _as_written(value: Any) -> orjson.Fragment:
    if isinstance(value, WrittenNumber):
        return orjson.Fragment(value.text)
    raise TypeError


def _holds_written_numbers(value: Any) -> bool:
    if isinstance(value, list | dict):
        return any(map(_holds_written_numbers, value.values() if isinstance(value, dict) else value))
    return isinstance(value, WrittenNumber)


def _written(value: Any, sort_keys: bool) -> str:
    """What no library can write: a number as it came beside an integer beyond 64 bits, or half a surrogate pair."""
    if isinstance(value, WrittenNumber):
        return value.text
    if isinstance(value, dict):
        items = sorted(value.items()) if sort_keys else value.items()
        return f"{{{','.join(f'{json.dumps(key)}:{_written(below, sort_keys)}' for key, below in items)}}}"
    if isinstance(value, list):
        return f"[{','.join(_written(item, sort_keys) for item in value)}]"
    return json.dumps(value, allow_nan=False)


def _fraction(text: str) -> float:
    """A plain float where both libraries would write it so."""
    number = float(text)
    is_plain = repr(number) == text and orjson.dumps(number) == text.encode()
    return number if is_plain else WrittenNumber(text)


def _whole(text: str) -> float:
    return WrittenNumber(text) if len(text) > _MOST_DIGITS or text == "-0" else int(text)


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text} is beyond every number")
    return number


def _refuse(text: str) -> Any:
    raise ValueError(f"{text} is not JSON")
