"""The nodes of a plan, run in their order: one after the other in a `Sequence`, side by side in a `Parallel`."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, assert_never

from router.executor.fetch import FetchRunner
from router.executor.state import ExecutionState
from router.planner.plan import Condition, Defer, Fetch, Flatten, Parallel, Path, PlanNode, Sequence, Subscription
from router.plugins.base import RouterPlugin


class PlanRun:
    """`finished` is told the id of every fetch that is done, whatever came of it."""

    def __init__(
        self, state: ExecutionState, plugins: RouterPlugin, finished: Callable[[int], None] | None = None
    ) -> None:
        self._runner = FetchRunner(state, plugins)
        self._finished = finished

    def record_event(self, fetch: Fetch, event: Mapping[str, Any]) -> None:
        self._runner.record_event(fetch, event)

    async def node(self, node: PlanNode, path: Path = ()) -> None:
        match node:
            case Fetch():
                await self._fetch(node, path)
            case Flatten(inner, child):
                await self._fetch(child, (*path, *inner))
            case Sequence(nodes):
                for child_node in nodes:
                    await self.node(child_node, path)
            case Parallel(nodes):
                async with asyncio.TaskGroup() as group:
                    for child_node in nodes:
                        group.create_task(self.node(child_node, path))
            case Condition() | Defer() | Subscription():
                raise TypeError(f"{type(node).__name__} stands only at the top of a plan")
            case _:
                assert_never(node)

    async def _fetch(self, fetch: Fetch, path: Path) -> None:
        await self._runner.run(fetch, path)
        if self._finished is not None:
            self._finished(fetch.id)
