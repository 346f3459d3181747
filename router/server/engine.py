"""What HTTP and WebSocket share: one request context in, one result out, refusals told in the same words."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import AbstractContextManager, aclosing, nullcontext
from typing import Any

from router.error_size import MOST_ERROR_BYTES, bounded, within_bytes
from router.errors import RequestRefused
from router.executor.executor import Dialect, Executor, Prepared
from router.planner.print_plan import plan_to_json, print_plan
from router.plugins.base import RequestContext, RouterPlugin
from router.server.counts import Counts
from router.server.graphql_request import GraphQLRequest
from router.server.operations import Operations
from router.settings import RouterSettings

Result = dict[str, Any]
# Fetches are given up when the request's time is over; what there is by then is still to be put together.
_FOR_THE_ANSWER_SECONDS = 0.5
log = logging.getLogger("router")


class Engine:
    def __init__(
        self, operations: Operations, executor: Executor, plugins: RouterPlugin, settings: RouterSettings
    ) -> None:
        self._operations = operations
        self._executor = executor
        self.plugins = plugins
        self.settings = settings
        self.subscriptions = Counts("subscriptions")
        self._patience_seconds = settings.timeouts.request_seconds + _FOR_THE_ANSWER_SECONDS

    def close(self) -> None:
        self._operations.close()
        self._executor.close()

    async def prepare(self, ctx: RequestContext, request: GraphQLRequest) -> tuple[Prepared, dict[str, Any]]:
        return await self._operations.prepare(ctx, request)

    async def execute(self, ctx: RequestContext, prepared: Prepared, variables: dict[str, Any]) -> Result:
        """A query or mutation within the request's time."""
        show = self._plan_wish(ctx)
        result: Result = {}
        if show != "dry-run":
            try:
                async with asyncio.timeout(self._patience_seconds):
                    result = await self._executor.execute(ctx, prepared, variables)
            except TimeoutError as error:
                raise RequestRefused(504, "GATEWAY_TIMEOUT", "the request took too long") from error
        if show:
            _show_plan(result, prepared)
        return with_request_id(result, ctx)

    def is_deferred(self, ctx: RequestContext, prepared: Prepared) -> bool:
        """Whether the answer comes in parts: not when nothing is to be run."""
        return prepared.split is not None and self._plan_wish(ctx) != "dry-run"

    async def defer(
        self, ctx: RequestContext, prepared: Prepared, variables: dict[str, Any], dialect: Dialect
    ) -> AsyncGenerator[Result, None]:
        """The messages of an answer in parts, all within the request's time."""
        async with aclosing(self._executor.defer(ctx, prepared, variables, dialect)) as messages:
            try:
                async with asyncio.timeout(self._patience_seconds):
                    first = await anext(messages)
            except TimeoutError as error:
                raise RequestRefused(504, "GATEWAY_TIMEOUT", "the request took too long") from error
            if self._plan_wish(ctx):
                _show_plan(first, prepared)
            yield with_request_id(first, ctx)
            async for message in messages:
                for part in (*message.get("incremental", ()), *message.get("completed", ())):
                    with_request_id(part, ctx)
                yield message

    async def subscribe(
        self, ctx: RequestContext, prepared: Prepared, variables: dict[str, Any]
    ) -> AsyncGenerator[Result, None]:
        with self._counted(ctx):
            async with aclosing(self._executor.subscribe(ctx, prepared, variables)) as results:
                async for result in results:
                    yield with_request_id(result, ctx)

    def _counted(self, ctx: RequestContext) -> AbstractContextManager[None]:
        if ctx.session is None:
            return nullcontext()
        most = self.settings.websockets.subscriptions_per_session
        return self.subscriptions.holding(ctx.session, most, "websockets.subscriptions_per_session")

    def _plan_wish(self, ctx: RequestContext) -> str:
        wish = ctx.headers.get("apollo-expose-query-plan", "") if ctx.transport == "http" else ""
        return wish if wish in ("true", "dry-run") and self.settings.environment == "development" else ""


def _show_plan(result: Result, prepared: Prepared) -> None:
    plan = {"object": plan_to_json(prepared.plan), "text": print_plan(prepared.plan)}
    result.setdefault("extensions", {})["apolloQueryPlan"] = plan


def with_request_id(result: Result, ctx: RequestContext) -> Result:
    for error in result.get("errors") or ():
        error.setdefault("extensions", {})["requestId"] = ctx.request_id
    return result


def refusal_errors(
    refusal: RequestRefused, request_id: str, most_bytes: int = MOST_ERROR_BYTES
) -> list[dict[str, Any]]:
    extensions = {**refusal.extensions, "code": refusal.code, "requestId": request_id}
    return within_bytes([{**bounded(error), "extensions": extensions} for error in refusal.errors()], most_bytes)


def unexpected(error: Exception, request_id: str) -> RequestRefused:
    """A bug of ours or of a plug-in: logged in full, told in one word. No stack left means: too much was asked."""
    if isinstance(error, RecursionError):
        return RequestRefused(400, "MAX_DEPTH_LIMIT", "the operation is nested too deeply: ask for less at once")
    log.error("unexpected error in request %s", request_id, exc_info=error)
    return RequestRefused(500, "INTERNAL_SERVER_ERROR", "Internal server error")
