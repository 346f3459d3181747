"""Closing ends within a bound, wherever the cancel lands and whether or not it arrives."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from gateway.infrastructure.identity_watch import IdentityWatch
from kernel.cancellation import end_tasks as end_kernel_tasks
from kernel.database.database import open_database
from kernel.live.feed import Change, ChangeFeed
from kernel.rings.doorbell import SilentDoorbell
from router.cancellation import end_tasks as end_router_tasks
from router.server.guarded_stream import guarded
from tests.support.lost_cancels import first_cancels_lost, losing_one

POINTS = range(1, 13)
BOUND_SECONDS = 4.0

EndTasks = Callable[..., Awaitable[None]]


async def works_for_ever() -> None:
    """A loop as ours are: what it meets is logged, then it tries again."""
    while True:
        try:
            await asyncio.sleep(0)
            await asyncio.sleep(0.01)
        except TimeoutError:
            continue


async def swallows(cancels: int) -> None:
    while True:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancels -= 1
            if cancels < 0:
                raise


@pytest.mark.parametrize("end_tasks", [end_kernel_tasks, end_router_tasks], ids=["kernel", "router"])
class TestEndTasks:
    async def test_ends_a_task_that_swallowed_its_first_cancels(self, end_tasks: EndTasks) -> None:
        task = asyncio.create_task(swallows(3))
        await asyncio.sleep(0)
        await end_tasks(task)
        assert task.cancelled()

    async def test_ends_a_task_whose_cancel_became_a_time_limit(self, end_tasks: EndTasks) -> None:
        task = asyncio.create_task(losing_one(works_for_ever()))
        await asyncio.sleep(0.02)
        await end_tasks(task)
        assert task.cancelled()

    async def test_waits_for_nobody_beyond_its_bound_and_says_who(
        self, end_tasks: EndTasks, caplog: pytest.LogCaptureFixture
    ) -> None:
        task = asyncio.create_task(swallows(2), name="the stubborn one")
        await asyncio.sleep(0)
        began = time.monotonic()
        with caplog.at_level(logging.WARNING):
            await end_tasks(task, within_seconds=0.3)
        assert time.monotonic() - began < 2
        assert "the stubborn one" in caplog.text
        await end_tasks(task)

    async def test_an_error_on_the_way_out_is_nobodys_worry(self, end_tasks: EndTasks) -> None:
        async def breaks() -> None:
            try:
                await asyncio.sleep(60)
            finally:
                raise ValueError("late")

        task = asyncio.create_task(breaks())
        await asyncio.sleep(0)
        await end_tasks(task, asyncio.create_task(asyncio.sleep(0)))
        assert isinstance(task.exception(), ValueError)


async def close_at(point: int, start: Callable[[], Any], close: Callable[[], Awaitable[None]]) -> float:
    """Start the task, wait until it stands at its `point`-th await, close; returns the seconds of closing."""
    at_point = asyncio.Event()
    with first_cancels_lost(lambda number: at_point.set() if number == point else None):
        start()
    try:
        async with asyncio.timeout(0.3):  # a task with fewer points has come to rest by then
            await at_point.wait()
    except TimeoutError:
        pass
    began = time.monotonic()
    await close()
    return time.monotonic() - began


@pytest.mark.parametrize("point", POINTS)
async def test_the_feeds_listener_ends_wherever_its_cancel_is_lost(sample_url: str, redis_url: str, point: int) -> None:
    database = open_database(sample_url, source="sample", topics="t", doorbell=SilentDoorbell())
    feed = ChangeFeed(database, redis_url)
    assert await close_at(point, feed._start_listening, feed.close) < BOUND_SECONDS
    await database.close()


class ErringFeed:
    """Two changes, then a database that is away."""

    async def follow(self, subject: str, after: int | None) -> AsyncGenerator[Change]:
        for number in range(2):
            await asyncio.sleep(0)
            yield Change(number, "evt_1", "test", f"ses_{number}", {}, datetime.now(UTC))
        raise TimeoutError


@pytest.mark.parametrize("point", [1, 2, 3, 4])
async def test_the_watch_of_identities_ends_wherever_its_cancel_is_lost(point: int) -> None:
    watch = IdentityWatch(ErringFeed())
    assert await close_at(point, watch.start, watch.close) < BOUND_SECONDS


@pytest.mark.parametrize("seconds", [0.0, 0.05])
async def test_a_stream_ends_although_its_guard_loses_the_cancel(seconds: float) -> None:
    async def messages() -> AsyncGenerator[dict[str, Any], None]:
        yield {"data": 1}
        await asyncio.sleep(seconds)
        yield {"data": 2}

    began = time.monotonic()
    with first_cancels_lost():
        seen = [message async for message in guarded(messages(), works_for_ever)]
    assert seen == [{"data": 1}, {"data": 2}]
    assert time.monotonic() - began < BOUND_SECONDS
