"""Runs a plan with deferred parts: the first answer as soon as it can be, each part when its fetches are done."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from dataclasses import replace

from router.cancellation import end_tasks
from router.executor.errors import ErrorList
from router.executor.incremental import Delivery, Result
from router.executor.run import PlanRun
from router.executor.state import ExecutionState
from router.operation.model import AT_ONCE, Part
from router.planner.plan import Defer, Deferred, fetches_of
from router.plugins.base import RouterPlugin

# Fetches end by themselves when the request's time is up; this is for what hangs elsewhere.
_GRACE_SECONDS = 0.25
log = logging.getLogger("router")


class DeferredRun:
    """One run. `errors` holds what went wrong in the fetches of each part."""

    def __init__(self, plan: Defer, state: ExecutionState, plugins: RouterPlugin, max_errors: int) -> None:
        self._plan = plan
        self._state = state
        self._plugins = plugins
        self._fetched: dict[int, asyncio.Event] = {
            number: asyncio.Event() for one in plan.deferred for number in one.depends_on
        }
        self._running: dict[asyncio.Task[None], Part] = {}
        self._ready: dict[Part, bool] = {}
        self.errors: Mapping[Part, ErrorList] = {
            AT_ONCE: state.errors,
            **{one.part: ErrorList(max_errors) for one in plan.deferred},
        }

    async def messages(self, delivery_of: Callable[[], Awaitable[Delivery]]) -> AsyncGenerator[Result, None]:
        """The deferred parts start when what they depend on is there, and are ended when nobody reads on."""
        self._running = {asyncio.create_task(self._later(one)): one.part for one in self._plan.deferred}
        try:
            if self._plan.primary is not None:
                await self._run(self._state).node(self._plan.primary)
            delivery = await delivery_of()
            yield await self._state.turns.turn(delivery.first)
            while delivery.is_open:
                message = await self._state.turns.turn(lambda: delivery.more(self._is_ready))
                if message is None:
                    await self._next_part()
                else:
                    yield message
        finally:
            await self._end()

    async def _later(self, part: Deferred) -> None:
        try:
            for number in part.depends_on:
                await self._fetched[number].wait()
            if part.node is not None:
                await self._run(replace(self._state, errors=self.errors[part.part])).node(part.node)
        finally:
            for fetch in fetches_of(part.node):  # whoever waits for one that failed may go on without it
                self._note_fetch(fetch.id)

    def _run(self, state: ExecutionState) -> PlanRun:
        return PlanRun(state, self._plugins, self._note_fetch)

    def _note_fetch(self, number: int) -> None:
        if number in self._fetched:
            self._fetched[number].set()

    def _is_ready(self, part: Part) -> bool:
        known = self._ready.get(part)
        if known is None:  # asked for every object of a list
            known = self._ready[part] = not any(part & running for running in self._running.values())
        return known

    async def _next_part(self) -> None:
        patience = max(self._state.seconds_left(), 0) + _GRACE_SECONDS
        done, waiting = await asyncio.wait(self._running, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        self._ready.clear()
        for task in done or waiting:
            part = self._running.pop(task)
            if not done:
                task.cancel()
                self.errors[part].add("the request took too long", (), "GATEWAY_TIMEOUT")
            elif (error := task.exception()) is not None:
                log.error("a deferred part failed", exc_info=error)
                self.errors[part].add("Internal server error", (), "INTERNAL_SERVER_ERROR")

    async def _end(self) -> None:
        tasks = list(self._running)
        self._running.clear()
        await end_tasks(*tasks)
