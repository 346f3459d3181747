"""Errors that cross layers.

Refusal                 an expected "no" of the domain, with a stable code (becomes a `userErrors` entry)
└── (each context's errors.py subclasses it)
AccessDenied            the caller may not do this at all (top-level FORBIDDEN / UNAUTHENTICATED)
ConcurrentChange        the aggregate was changed since it was read (optimistic version)
ImpossibleText          a text with U+0000, which no database column can hold
"""

from typing import ClassVar


class Refusal(Exception):
    """An expected refusal. `code` is stable and public; `field` is the path in the mutation's input."""

    code: ClassVar[str] = "REFUSED"

    def __init__(self, message: str, *, field: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class AccessDenied(Exception):
    """Top-level refusal; `code` is UNAUTHENTICATED, FORBIDDEN or NOT_FOUND."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class ConcurrentChange(Exception):
    """Someone else changed this aggregate first; the caller may read again and retry."""


class ImpossibleText(Exception):
    """Raised before the statement is sent: PostgreSQL would refuse it and write all of it into its log."""

    def __init__(self) -> None:
        super().__init__("A text contains the character U+0000, which no text may contain.")
