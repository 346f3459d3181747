"""Costly preparation beside the event loop: requests in flight go on while a large operation is parsed or planned."""

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from router.errors import RequestRefused

T = TypeVar("T")
_MOST_WAITING = 100


class ColdWork:
    """One thread: however many large operations come, they share what one of them takes from the others. The same work
    is done once for all who wait for it."""

    def __init__(self, timeout_seconds: float) -> None:
        self._timeout_seconds = timeout_seconds
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="router-cold-work")
        self._waiting: dict[Hashable, asyncio.Future[Any]] = {}

    async def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """The result of `work`. Raises `RequestRefused` when too much waits, or for too long."""
        future: asyncio.Future[T] | None = self._waiting.get(key)
        if future is None:
            if len(self._waiting) >= _MOST_WAITING:
                raise RequestRefused(503, "REQUEST_CONCURRENCY_LIMITED", "too many operations wait to be planned")
            future = self._waiting[key] = asyncio.get_running_loop().run_in_executor(self._thread, work)
            future.add_done_callback(lambda done: self._forget(key, done))
        try:
            async with asyncio.timeout(self._timeout_seconds):
                return await asyncio.shield(future)
        except TimeoutError as error:
            raise RequestRefused(504, "GATEWAY_TIMEOUT", "the operation could not be planned in time") from error

    def _forget(self, key: Hashable, done: asyncio.Future[Any]) -> None:
        self._waiting.pop(key, None)
        if not done.cancelled():
            done.exception()  # whoever still waits is told; nobody may be left

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)
