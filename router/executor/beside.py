"""Work on large answers beside the event loop: a small request waits milliseconds for the interpreter, not seconds for
20 MB to be read, merged and shaped.

Handing work to a thread costs 50 µs, so what is small is done at once. Of one answer everything is done in the thread
from the first large response on: there is one thread, so no two pieces of work on the same data run at once.
"""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
LARGE_BYTES = 128 * 1024


class Beside:
    """One per process; `close` it at the end."""

    def __init__(self, name: str = "router-large-answers") -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def run(self, work: Callable[[], T]) -> T:
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(self._thread, context.run, work)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)


class AnswerData:
    """The turns at the data of one answer; `received_bytes` grows with each response that goes into it."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._received_bytes = 0

    async def turn(self, work: Callable[[], T], received_bytes: int = 0) -> T:
        self._received_bytes += received_bytes
        if self._received_bytes < LARGE_BYTES:
            return work()
        return await self._beside.run(work)
