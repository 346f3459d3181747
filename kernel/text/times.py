"""Times as text: RFC 3339 instants in full, and the names of time zones."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import available_timezones

# Groups: up to the minute, the second, its fraction, the offset. `\d` would take the digits of every script.
_RFC3339 = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}):([0-9]{2})(?:\.([0-9]+))?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_LEAP_SECOND = "60"


def is_rfc3339(text: str) -> bool:
    """Whether it is written as one; the day may still not exist."""
    return _RFC3339.fullmatch(text) is not None


def instant(text: str) -> datetime:
    """The instant in UTC, to the microsecond; finer digits are cut. `ValueError` says what is wrong with it.

    2026-11-21T09:30:00.123456789+02:00  →  07:30:00.123456 UTC        23:59:60Z (a leap second)  →  00:00:00 UTC
    """
    parts = _RFC3339.fullmatch(text)
    if parts is None:
        raise ValueError("it is not written as RFC 3339 asks")
    minute, second, fraction, offset = parts.groups()
    at = datetime.fromisoformat(f"{minute}:00{offset}".upper())
    if int(second) > int(_LEAP_SECOND):
        raise ValueError("second must be in 0..60")
    if second == _LEAP_SECOND and at.astimezone(UTC).strftime("%H:%M") != "23:59":
        raise ValueError("second 60 is only at the end of a day in UTC")
    since = timedelta(seconds=int(second), microseconds=0 if second == _LEAP_SECOND else _microseconds(fraction))
    return at.astimezone(UTC) + since


def time_zone(text: str) -> str | None:
    """The zone's name as the IANA list writes it, whatever its case; None when the list has no such zone."""
    return _zones().get(text.casefold())


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if name not in {"Factory", "localtime"}}


def _microseconds(fraction: str | None) -> int:
    return int((fraction or "0")[:6].ljust(6, "0"))
