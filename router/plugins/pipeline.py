"""All plug-ins as one: each hook called on each of them, in order."""

import asyncio
from collections.abc import Sequence

from router.cancellation import end_tasks
from router.operation.model import Operation
from router.plugins.base import ClientResponse, RequestContext, RouterPlugin, StreamGuard
from router.transports.base import SubgraphRequest, SubgraphResponse, SubgraphSubscribe


class Pipeline(RouterPlugin):
    def __init__(self, plugins: Sequence[RouterPlugin]) -> None:
        self._plugins = tuple(plugins)

    async def on_request(self, ctx: RequestContext) -> None:
        for plugin in self._plugins:
            await plugin.on_request(ctx)

    async def session_of(self, ctx: RequestContext) -> str | None:
        for plugin in self._plugins:
            if (session := await plugin.session_of(ctx)) is not None:
                return session
        return None

    async def on_operation(self, ctx: RequestContext, operation: Operation) -> None:
        for plugin in self._plugins:
            await plugin.on_operation(ctx, operation)

    async def on_subgraph_request(self, ctx: RequestContext, request: SubgraphRequest) -> None:
        for plugin in self._plugins:
            await plugin.on_subgraph_request(ctx, request)

    async def on_subgraph_subscribe(self, ctx: RequestContext, request: SubgraphSubscribe) -> None:
        for plugin in self._plugins:
            await plugin.on_subgraph_subscribe(ctx, request)

    async def on_subgraph_response(
        self, ctx: RequestContext, request: SubgraphRequest, response: SubgraphResponse
    ) -> None:
        for plugin in self._plugins:
            await plugin.on_subgraph_response(ctx, request, response)

    async def on_response(self, ctx: RequestContext, response: ClientResponse) -> None:
        for plugin in self._plugins:
            await plugin.on_response(ctx, response)

    def stream_guard(self, ctx: RequestContext) -> StreamGuard | None:
        """Ends when the first of the plug-ins' guards does."""
        guards = [guard for plugin in self._plugins if (guard := plugin.stream_guard(ctx)) is not None]
        if not guards:
            return None

        async def first_of_all() -> None:
            tasks = [asyncio.ensure_future(guard()) for guard in guards]
            try:
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            finally:
                await end_tasks(*tasks)

        return first_of_all
