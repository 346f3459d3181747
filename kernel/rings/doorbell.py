"""The port through which a commit rings: relay shards, due jobs, subjects, topics. Losing a ring costs only time."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass
class Rings:
    """What one transaction has to ring for."""

    shards: set[int] = field(default_factory=set)
    jobs: list[str] = field(default_factory=list)
    subjects: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.shards or self.jobs or self.subjects or self.topics)


class Doorbell(Protocol):
    """Promises to return within its deadline (200 ms) and never to raise: the sweeper rings again for what is left."""

    async def ring(self, rings: Rings) -> None: ...


class SilentDoorbell:
    """Rings nobody: for tests and scripts whose effects are drained by hand."""

    async def ring(self, rings: Rings) -> None:
        return None
