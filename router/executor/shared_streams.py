"""One stream of a subgraph for all who ask the same at once: many tabs of one person are one subscription there.

A follower has to see what a stream of its own would bring, so a stream can be joined until its first event:

    tab 1 subscribes, tab 2 subscribes          one stream, both see event 1
    event 1, then tab 3 subscribes              a second stream, which may begin elsewhere
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Hashable
from contextlib import aclosing
from typing import Any

from router.cancellation import end_tasks
from router.errors import SubgraphUnreachable
from router.executor.merge import copied

Event = dict[str, Any]
Source = Callable[[], AsyncGenerator[Event, None]]
# Events that wait for one follower. Who is further behind is told so; the others need not wait.
_MOST_WAITING = 100


class SharedStreams:
    def __init__(self) -> None:
        self._joinable: dict[Hashable, _Stream] = {}

    async def follow(self, key: Hashable, service: str, source: Source) -> AsyncGenerator[Event, None]:
        """The events of `source`, or of a stream that was opened for an equal key and has not brought any yet."""
        stream = self._joinable.get(key)
        if stream is None:
            stream = self._joinable[key] = _Stream(service, source, lambda: self._forget(key))
        queue = stream.join()
        try:
            while (item := await queue.get()) is not None:
                if isinstance(item, BaseException):
                    raise item
                yield item
        finally:
            await stream.leave(queue)

    def _forget(self, key: Hashable) -> None:
        self._joinable.pop(key, None)


class _Stream:
    def __init__(self, service: str, source: Source, when_begun: Callable[[], None]) -> None:
        self._service = service
        self._source = source
        self._when_begun: Callable[[], None] | None = when_begun
        self._followers: set[asyncio.Queue[Event | BaseException | None]] = set()
        self._pump = asyncio.create_task(self._run())

    def join(self) -> "asyncio.Queue[Event | BaseException | None]":
        queue: asyncio.Queue[Event | BaseException | None] = asyncio.Queue()
        self._followers.add(queue)
        return queue

    async def leave(self, queue: "asyncio.Queue[Event | BaseException | None]") -> None:
        self._followers.discard(queue)
        if not self._followers:
            self._begin()
            await end_tasks(self._pump)

    async def _run(self) -> None:
        end: BaseException | None = None
        try:
            async with aclosing(self._source()) as events:
                async for event in events:
                    self._begin()
                    self._send(event)
        except Exception as error:  # noqa: BLE001  # each follower raises it
            end = error
        self._begin()
        for queue in self._followers:
            queue.put_nowait(end)

    def _begin(self) -> None:
        if self._when_begun is not None:
            self._when_begun()
            self._when_begun = None

    def _send(self, event: Event) -> None:
        followers = list(self._followers)
        for queue in followers:
            if queue.qsize() >= _MOST_WAITING:
                self._followers.discard(queue)
                queue.put_nowait(SubgraphUnreachable(self._service, "events are not read as fast as they come"))
            else:
                # What is joined to an event is written into it.
                queue.put_nowait(copied(event) if len(followers) > 1 else event)
