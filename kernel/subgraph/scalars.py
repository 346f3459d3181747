"""Our scalars: `DateTime` (RFC 3339, UTC, `Z`) for every `datetime`, and a checked `EmailAddress`."""

import re
from datetime import UTC, datetime
from typing import NewType

import strawberry
from graphql import GraphQLError

EmailAddress = NewType("EmailAddress", str)

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,6})?([Zz]|[+-]\d\d:\d\d)")
# One "@", no spaces, a dot in the domain: whether it exists, only a mail can tell.
_EMAIL = re.compile(r"[^\s@\"(),:;<>\[\\\]]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_MAX_EMAIL = 254


def format_instant(value: datetime) -> str:
    """Milliseconds are enough for people; a naive time is a bug of ours and fails loudly."""
    if value.tzinfo is None:
        raise ValueError("a DateTime without a time zone")
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_instant(value: object) -> datetime:
    if not isinstance(value, str) or not _RFC3339.fullmatch(value):
        raise GraphQLError(f"DateTime must be an RFC 3339 text such as 2026-11-21T09:30:00Z, not {_shown(value)}")
    try:
        return datetime.fromisoformat(value.upper()).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise GraphQLError(f"DateTime {_shown(value)} is no real time: {error}") from error


def parse_email(value: object) -> EmailAddress:
    if not isinstance(value, str) or len(value) > _MAX_EMAIL or not _EMAIL.fullmatch(value.strip()):
        raise GraphQLError(f"EmailAddress must look like name@example.com, not {_shown(value)}")
    return EmailAddress(value.strip())


def _shown(value: object) -> str:
    return repr(value)[:80]


SCALARS: dict[object, object] = {
    datetime: strawberry.scalar(
        name="DateTime",
        description="An instant: RFC 3339, UTC, such as `2026-11-21T09:30:00.000Z`.",
        specified_by_url="https://scalars.graphql.org/andimarek/date-time",
        serialize=format_instant,
        parse_value=parse_instant,
    ),
    EmailAddress: strawberry.scalar(
        name="EmailAddress",
        description="An email address such as `name@example.com`.",
        serialize=str,
        parse_value=parse_email,
    ),
}
