"""Times: RFC 3339 in full, and zones by the list."""

from datetime import UTC, datetime

import pytest

from kernel.text.times import instant, is_rfc3339, time_zone

HALF_PAST = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "microsecond"),
    [
        ("2026-11-21T09:30:00Z", 0),
        ("2026-11-21t09:30:00z", 0),
        ("2026-11-21T11:30:00.5+02:00", 500_000),
        ("2026-11-21T09:30:00.1234567Z", 123_456),
        ("2026-11-21T09:30:00.123456789-00:00", 123_456),
        ("2026-11-21T09:30:00.000000000000001Z", 0),
    ],
)
def test_any_number_of_digits_of_a_second_is_taken(text: str, microsecond: int) -> None:
    assert instant(text) == HALF_PAST.replace(microsecond=microsecond)


def test_a_leap_second_is_the_next_day() -> None:
    assert instant("2016-12-31T23:59:60Z") == datetime(2017, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-21",
        "2026-11-21T09:30Z",
        "2026-11-21T09:30:00",
        "2026-11-21T09:30:00.Z",
        "2026-11-21T24:00:00Z",
        "2026-02-30T09:30:00Z",
        "2026-11-21T09:30:61Z",
        "2026-11-21T09:30:60Z",
        "2026-11-21T09:30:00+25:00",
        "٢٠٢٦-11-21T09:30:00Z",
        "2026-11-21T09:30:00Z\n",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        instant(text)


def test_what_is_only_no_real_day_is_written_well() -> None:
    assert (is_rfc3339("2026-02-30T09:30:00Z"), is_rfc3339("tomorrow")) == (True, False)


def test_time_zones_are_those_of_the_list() -> None:
    names = ("Europe/Berlin", "europe/berlin", "Asia/Calcutta", "UTC", "Mars/Phobos", "Factory", "../etc", "")
    assert [time_zone(name) for name in names] == [
        "Europe/Berlin",
        "Europe/Berlin",
        "Asia/Calcutta",
        "UTC",
        *[None] * 4,
    ]
