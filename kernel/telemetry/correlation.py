"""What ties one piece of work together across processes: correlation id and trace, carried in context variables."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from kernel.ids import new_id

correlation_id: ContextVar[str | None] = ContextVar("correlation_id", default=None)
traceparent: ContextVar[str | None] = ContextVar("traceparent", default=None)
user_id: ContextVar[str | None] = ContextVar("user_id", default=None)

_SAFE_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")
_TRACE = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")


def safe_correlation_id(offered: str | None) -> str:
    """The caller's id if it is harmless in a log line, else a new one."""
    return offered if offered and _SAFE_ID.fullmatch(offered) else new_id("cor")


def safe_traceparent(offered: str | None) -> str | None:
    return offered if offered and _TRACE.fullmatch(offered) else None


@contextmanager
def correlated(correlation: str | None, trace: str | None = None, user: str | None = None) -> Iterator[str]:
    """Run a piece of work under these ids; a missing or unsafe correlation id is made new."""
    current = safe_correlation_id(correlation)
    tokens = (
        correlation_id.set(current),
        traceparent.set(safe_traceparent(trace)),
        user_id.set(user),
    )
    try:
        yield current
    finally:
        correlation_id.reset(tokens[0])
        traceparent.reset(tokens[1])
        user_id.reset(tokens[2])
