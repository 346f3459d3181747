"""What a job's handler gets, and what a handler is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Job:
    """`attempt` is 1 for the first run. A run may be repeated after a crash: a handler looks at its own rows first."""

    id: str
    kind: str
    subject_id: str
    payload: dict[str, Any]
    attempt: int


JobHandler = Callable[[Job], Awaitable[None]]
