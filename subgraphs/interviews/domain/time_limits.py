"""The clock of an interview: until when a question, and the whole, can be answered. Only the server's time counts.

A question's time runs from its first showing; the total time runs from the start. Both end with the invitation at the
latest. What comes within the grace after that is still taken: it was sent in time and travelled.
"""

from datetime import datetime, timedelta

GRACE = timedelta(seconds=15)


def end_of_interview(started_at: datetime | None, total_limit: timedelta | None) -> datetime | None:
    """When the total time is over; None before the start or without a total limit."""
    if started_at is None or total_limit is None:
        return None
    return started_at + total_limit


def deadline_of(shown_at: datetime, limit: timedelta, ends_at: datetime | None, expires_at: datetime) -> datetime:
    return min(instant for instant in (shown_at + limit, ends_at, expires_at) if instant is not None)
