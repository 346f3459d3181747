"""The clock port: the only way application code learns the time."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Promises aware UTC datetimes that never carry another zone."""

    def now(self) -> datetime: ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)
