"""How busy the machine is with others' work, for tests that measure by the clock on the wall."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from statistics import median

from kernel.cancellation import end_tasks

NAP_SECONDS = 0.25


@dataclass
class Busyness:
    """`late`: seconds by which each waking came too late; `stretched`: the time on the wall of each piece of computing
    by its processor time, which is 1 where no other work wants the core."""

    late: list[float] = field(default_factory=list)
    stretched: list[float] = field(default_factory=list)

    def allowed_ms(self, alone_ms: float, wakings: int) -> float:
        """Of what takes `alone_ms` on an idle machine, and wakes so many processes one after another."""
        return alone_ms * max(1.0, median(self.stretched)) + wakings * max(0.0, median(self.late) * 1000 - 0.5)


@asynccontextmanager
async def busyness() -> AsyncIterator[Busyness]:
    """Noted for as long as the block lasts, at least for the length of some naps."""
    noted = Busyness()
    sleeper = asyncio.create_task(_sleep_and_compute(noted))
    try:
        yield noted
    finally:
        await end_tasks(sleeper)


async def _sleep_and_compute(noted: Busyness) -> None:
    while True:
        asleep_at = time.monotonic()
        await asyncio.sleep(NAP_SECONDS)
        noted.late.append(time.monotonic() - asleep_at - NAP_SECONDS)
        noted.stretched.append(_stretched())


def _stretched() -> float:
    at, computed = time.monotonic(), time.thread_time()
    sum(range(300_000))
    return (time.monotonic() - at) / (time.thread_time() - computed)
