"""JSON from outside, with half a surrogate pair in its texts mended: a cut emoji must not cost the text around it.

`"\\ud83d"` is JSON, but no Unicode text: UTF-8 cannot hold it, nor can PostgreSQL.
"""

import json
from typing import Any

import orjson


def read_json(raw: bytes) -> Any:
    """Mended. Raises `ValueError` for what is not JSON."""
    return whole(read_json_as_sent(raw))


def read_json_as_sent(raw: bytes) -> Any:
    """With the halves in it, for a caller that checks a signature over the value first."""
    try:
        return orjson.loads(raw)
    except ValueError:
        if b"\\u" not in raw:
            raise
    try:
        return json.loads(raw, parse_constant=_refuse)
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


def _refuse(text: str) -> float:
    raise ValueError(f"{text} is not JSON")
