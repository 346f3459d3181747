"""Wakes whoever waits for a change of identities: one reader of the change log per API process.

Ended sessions, changed access and applied events are rows; Redis only rings, and the feed looks every two seconds
anyway. So a suspended user's live streams end within that time, with Redis or without.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from gateway.application.ports import ANYBODY, IDENTITY_SUBJECT
from kernel.cancellation import end_tasks
from kernel.live.feed import Change

log = logging.getLogger(__name__)

START_AGAIN_SECONDS = 1.0


class Feed(Protocol):
    def follow(self, subject: str, after: int | None) -> AsyncIterator[Change]: ...


class IdentityWatch:
    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._follow())

    async def close(self) -> None:
        if self._task is not None:
            await end_tasks(self._task)
            self._task = None

    @contextmanager
    def woken_by(self, *node_ids: str) -> Iterator["Alarm"]:
        alarm = Alarm()
        for node_id in node_ids:
            self._waiting[node_id].add(alarm.rung)
        try:
            yield alarm
        finally:
            for node_id in node_ids:
                self._waiting[node_id].discard(alarm.rung)
                if not self._waiting[node_id]:
                    del self._waiting[node_id]

    async def _follow(self) -> None:
        last: int | None = None
        while True:
            try:
                async for change in self._feed.follow(IDENTITY_SUBJECT, last):
                    last = change.sequence
                    self._wake(change.node_id)
                    self._wake(ANYBODY)
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                log.warning("changes of identities are not read for a moment: %s", type(error).__name__)
            await asyncio.sleep(START_AGAIN_SECONDS)
            self._wake_all()  # what changed while nobody read

    def _wake(self, node_id: str) -> None:
        for changed in self._waiting.get(node_id, ()):
            changed.set()

    def _wake_all(self) -> None:
        for node_id in list(self._waiting):
            self._wake(node_id)


class Alarm:
    def __init__(self) -> None:
        self.rung = asyncio.Event()

    async def wait(self, timeout_seconds: float) -> None:
        try:
            async with asyncio.timeout(timeout_seconds):
                await self.rung.wait()
        except TimeoutError:
            return
        finally:
            self.rung.clear()
