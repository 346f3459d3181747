"""Checks of single values: cleaned by the kernel's rules, or refused with the field that is to blame."""

import json

from kernel.text import addresses
from kernel.text.cleaning import many_lines, single_line
from subgraphs.interviews.domain.errors import InvalidInput


def line(value: str, field: str, *, longest: int, shortest: int = 1) -> str:
    """One line: a name, a title, an option."""
    return _within(single_line(value), field, longest=longest, shortest=shortest)


def text(value: str, field: str, *, longest: int, shortest: int = 1) -> str:
    """A text of several lines: a description, a question, a reason."""
    return _within(many_lines(value), field, longest=longest, shortest=shortest)


def email(value: str, field: str) -> str:
    try:
        return addresses.email(value)
    except ValueError as error:
        raise InvalidInput(f"This is no mail address: {error}", field=_path(field)) from error


def whole_number(value: int, field: str, *, lowest: int, highest: int) -> int:
    if not lowest <= value <= highest:
        raise InvalidInput(f"This must be from {lowest} to {highest}; it is {value}.", field=_path(field))
    return value


def json_bytes(value: object) -> int:
    """The size of a value inside an event."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _within(cleaned: str, field: str, *, longest: int, shortest: int) -> str:
    if not shortest <= len(cleaned) <= longest:
        raise InvalidInput(f"This needs {shortest} to {longest} characters; it has {len(cleaned)}.", field=_path(field))
    return cleaned


def _path(field: str) -> tuple[str, ...]:
    return ("input", *field.split("."))
