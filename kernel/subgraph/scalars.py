"""Our scalars: `DateTime` (RFC 3339, UTC, `Z`) for every `datetime`, and a checked `EmailAddress`."""

from datetime import UTC, datetime
from typing import NewType

import strawberry
from graphql import GraphQLError

from kernel.text import addresses, times

EmailAddress = NewType("EmailAddress", str)


def format_instant(value: datetime) -> str:
    """Milliseconds are enough for people; a naive time is a bug of ours and fails loudly."""
    if value.tzinfo is None:
        raise ValueError("a DateTime without a time zone")
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_instant(value: object) -> datetime:
    if not isinstance(value, str) or not times.is_rfc3339(value):
        raise GraphQLError(f"DateTime must be an RFC 3339 text such as 2026-11-21T09:30:00Z, not {_shown(value)}")
    try:
        return times.instant(value)
    except (ValueError, OverflowError) as error:
        raise GraphQLError(f"DateTime {_shown(value)} is no real time: {error}") from error


def parse_email(value: object) -> EmailAddress:
    if not isinstance(value, str):
        raise GraphQLError(f"EmailAddress must look like name@example.com, not {_shown(value)}")
    try:
        return EmailAddress(addresses.email(value))
    except ValueError as error:
        raise GraphQLError(f"EmailAddress must look like name@example.com, not {_shown(value)}: {error}") from error


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
