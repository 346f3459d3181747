"""The feed behind subscriptions: committed changes of a subject in order, only *rung* by Redis pub/sub.

It works with several processes, after a FLUSHALL and after a reconnect (`after`), without a gap or a repeat, because
what is sent is always read from the table; a lost ring costs at most the two seconds until the next look.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from kernel.cancellation import end_tasks
from kernel.database.database import Database
from kernel.database.tables import KERNEL
from kernel.rings.channels import changes_channel
from kernel.rings.listening import listen

log = logging.getLogger(__name__)

POLL_SECONDS = 2.0
BATCH_ROWS = 200
# However many follow: the other connections of the pool are for requests.
READS_AT_ONCE = 2


@dataclass(frozen=True)
class Change:
    sequence: int
    event_id: str
    kind: str
    node_id: str
    payload: dict[str, Any]
    at: datetime


class ChangeFeed:
    """One per process. `close` it when the process ends."""

    def __init__(self, database: Database, redis_url: str, *, poll_seconds: float = POLL_SECONDS) -> None:
        self._database, self._redis_url, self._poll_seconds = database, redis_url, poll_seconds
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._turn = asyncio.Semaphore(READS_AT_ONCE)
        self._due: dict[tuple[str, int], asyncio.Task[Sequence[Change]]] = {}
        self._reads: set[asyncio.Task[Sequence[Change]]] = set()
        self._listener: asyncio.Task[None] | None = None

    async def follow(self, subject: str, after: int | None) -> AsyncGenerator[Change]:
        """Every change numbered above `after`, then each new one; `after=None` begins with what is new from now on."""
        self._start_listening()
        with self._woken(subject) as rung:
            last = await self.newest(subject) if after is None else after
            while True:
                changes = await self._read_soon(subject, last)
                for change in changes:
                    last = change.sequence
                    yield change
                if not changes:
                    await self._wait(rung)

    async def close(self) -> None:
        """Ends the reads too that nobody waits for any more: each holds a connection."""
        self._due.clear()
        listener, self._listener = self._listener, None
        await end_tasks(*self._reads, *([listener] if listener is not None else []))

    @contextmanager
    def _woken(self, subject: str) -> Iterator[asyncio.Event]:
        rung = asyncio.Event()
        self._waiting[subject].add(rung)
        try:
            yield rung
        finally:
            self._waiting[subject].discard(rung)
            if not self._waiting[subject]:
                del self._waiting[subject]

    async def _wait(self, rung: asyncio.Event) -> None:
        """A ring between the read and this wait is not lost: the event was set and stays set until taken here."""
        try:
            async with asyncio.timeout(self._poll_seconds):
                await rung.wait()
        except TimeoutError:
            return
        finally:
            rung.clear()

    async def newest(self, subject: str) -> int:
        """The number of the newest committed change, 0 before the first."""
        counters = KERNEL.change_counters.c
        async with self._turn, self._database.session() as session:
            return await session.scalar(select(counters.last).where(counters.subject == subject)) or 0

    async def _read_soon(self, subject: str, after: int) -> Sequence[Change]:
        """One read for all who wait for the same rows. One that has begun is not joined: it may miss the newest row."""
        key = (subject, after)
        task = self._due.get(key)
        if task is None:
            task = self._due[key] = asyncio.create_task(self._read_in_turn(key))
            self._reads.add(task)
            task.add_done_callback(self._has_read)
        return await asyncio.shield(task)

    def _has_read(self, task: "asyncio.Task[Sequence[Change]]") -> None:
        """Whoever waits raises what went wrong; all of them may be gone."""
        self._reads.discard(task)
        if not task.cancelled():
            task.exception()

    async def _read_in_turn(self, key: tuple[str, int]) -> Sequence[Change]:
        async with self._turn:
            self._due.pop(key, None)
            return await self._read(*key)

    async def _read(self, subject: str, after: int) -> Sequence[Change]:
        table = KERNEL.changes.c
        columns = (table.sequence, table.event_id, table.kind, table.node_id, table.payload, table.at)
        query = select(*columns).where(table.subject == subject, table.sequence > after)
        async with self._database.session() as session:
            found = await session.execute(query.order_by(table.sequence).limit(BATCH_ROWS))
            return [Change(**row) for row in found.mappings()]

    def _start_listening(self) -> None:
        if self._listener is None or self._listener.done():
            self._listener = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        channel = changes_channel(self._database.source)
        await listen(self._redis_url, [channel], heard=self._wake, connected=self._wake_all)

    def _wake(self, subject: str) -> None:
        for rung in self._waiting.get(subject, ()):
            rung.set()

    def _wake_all(self) -> None:
        for subject in list(self._waiting):
            self._wake(subject)
