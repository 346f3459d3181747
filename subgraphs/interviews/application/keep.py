"""`KEEP` in a command: leave this value as it is (None clears it)."""

from enum import Enum
from typing import Final, TypeVar

T = TypeVar("T")


class Keep(Enum):
    KEEP = "KEEP"


KEEP: Final = Keep.KEEP


def chosen(given: T | Keep, current: T) -> T:
    return current if isinstance(given, Keep) else given
