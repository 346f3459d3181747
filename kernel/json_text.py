"""JSON from outside, with half a surrogate pair in its texts mended: a cut emoji must not cost the text around it.

`"\\ud83d"` is JSON, but no Unicode text: UTF-8 cannot hold it, nor can PostgreSQL.
"""

import json
import math
from typing import Any

import orjson

# What the fast reader takes as integers; it reads longer ones as doubles.
_LEAST_INTEGER, _MOST_INTEGER = -(2**63), 2**64 - 1
_SHOWN_CHARACTERS = 40


class NumberTooLarge(ValueError):
    """JSON, but with a number that no double holds, such as `1e400`: whoever sent it learns which."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"
        super().__init__(f"The number {shown} is too large: no double holds it.")


def read_json(raw: bytes) -> Any:
    """Mended. Raises `ValueError` for what is not JSON, `NumberTooLarge` for a number beyond every double."""
    return whole(read_json_as_sent(raw))


def read_json_as_sent(raw: bytes) -> Any:
    """With the halves in it, for a caller that checks a signature over the value first."""
    try:
        return orjson.loads(raw)
    except ValueError:  # it refuses halves, and numbers that are too large
        text = raw.decode()
    try:
        return json.loads(text, parse_constant=_refuse, parse_float=_double, parse_int=_integer)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def whole(value: Any) -> Any:
    """The same value with U+FFFD for each half that stands alone, in keys too."""
    match value:
        case str():
            return value if _is_whole(value) else _mended(value)
        case list():
            return [whole(item) for item in value]
        case dict():
            return {whole(key): whole(item) for key, item in value.items()}
        case _:
            return value


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _mended(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _double(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise NumberTooLarge(text)
    return number


def _integer(text: str) -> int | float:
    """As the fast reader: what 64 bits do not hold is a double."""
    number = _double(text)
    is_long = len(text) > len(str(_LEAST_INTEGER))
    return number if is_long or not _LEAST_INTEGER <= int(text) <= _MOST_INTEGER else int(text)


def _refuse(text: str) -> float:
    raise ValueError(f"{text} is not JSON")
