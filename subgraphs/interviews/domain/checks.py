"""Checks of single values: cleaned, or refused with the field that is to blame."""

import json

from subgraphs.interviews.domain.errors import InvalidInput


def printable(value: str) -> str:
    """Without control characters other than line breaks and tabs; PostgreSQL cannot even store some of them."""
    return "".join(sign for sign in value if sign >= " " or sign in "\n\r\t")


def text(value: str, field: str, *, longest: int, shortest: int = 1) -> str:
    cleaned = printable(value).strip()
    if not shortest <= len(cleaned) <= longest:
        raise InvalidInput(
            f"This needs {shortest} to {longest} characters; it has {len(cleaned)}.", field=("input", *field.split("."))
        )
    return cleaned


def whole_number(value: int, field: str, *, lowest: int, highest: int) -> int:
    if not lowest <= value <= highest:
        raise InvalidInput(
            f"This must be from {lowest} to {highest}; it is {value}.", field=("input", *field.split("."))
        )
    return value


def json_bytes(value: object) -> int:
    """The size of a value inside an event."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
