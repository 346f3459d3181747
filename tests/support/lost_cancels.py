"""Tasks whose first cancel is swallowed on its way: it arrives as the `TimeoutError` of a limit that ended then."""

import asyncio
import types
from collections.abc import Callable, Coroutine, Generator, Iterator
from contextlib import contextmanager
from typing import Any

Reached = Callable[[int], None]


@types.coroutine
def _losing_one(coroutine: Coroutine[Any, Any, Any], reached: Reached) -> Generator[Any, Any, Any]:
    lost, points = False, 0
    raised: BaseException | None = None
    while True:
        try:
            awaited = coroutine.send(None) if raised is None else coroutine.throw(raised)
        except StopIteration as end:
            return end.value
        raised = None
        points += 1
        reached(points)
        try:
            yield awaited
        except asyncio.CancelledError as cancel:
            raised, lost = (cancel if lost else TimeoutError()), True
        except BaseException as error:  # noqa: BLE001  handed on to the coroutine, as a task does
            raised = error


async def losing_one(coroutine: Coroutine[Any, Any, Any], reached: Reached = lambda _: None) -> Any:
    """The coroutine, told its first cancel as `TimeoutError`; `reached` hears the number of each await point."""
    return await _losing_one(coroutine, reached)


@contextmanager
def first_cancels_lost(reached: Reached = lambda _: None) -> Iterator[None]:
    """Every task that is made in the block loses its first cancel."""
    loop = asyncio.get_running_loop()

    def make(loop: asyncio.AbstractEventLoop, coroutine: Any, **options: Any) -> "asyncio.Task[Any]":
        return asyncio.Task(losing_one(coroutine, reached), loop=loop, **options)

    before = loop.get_task_factory()
    loop.set_task_factory(make)
    try:
        yield
    finally:
        loop.set_task_factory(before)
