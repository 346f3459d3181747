"""Runs a plan: fetches in its order, then the answer shaped. A failing subgraph costs its fields, never the answer."""

import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from router.error_size import MOST_ERROR_BYTES
from router.errors import SubscriptionRefused
from router.executor.beside import AnswerData, Beside
from router.executor.deferred import DeferredRun
from router.executor.errors import ErrorList
from router.executor.incremental import Delivery, Pieces
from router.executor.incremental_fragments import FragmentDelivery
from router.executor.incremental_groups import GroupDelivery
from router.executor.introspector import Introspector
from router.executor.masks import Mask, compile_masks, keep_asked
from router.executor.needs import Needs
from router.executor.part_errors import PartErrors
from router.executor.paths import ClientPaths, shows
from router.executor.representations import PossibleTypes
from router.executor.response import Answer
from router.executor.run import PlanRun
from router.executor.shape import ObjectShape
from router.executor.shared_streams import SharedStreams
from router.executor.split_shape import SplitShapes
from router.executor.state import ExecutionState
from router.executor.subgraphs import Subgraphs
from router.json_text import write_json
from router.operation.model import NormalizedOperation
from router.planner.plan import Defer, Fetch, QueryPlan, Subscription
from router.plugins.base import RequestContext, RouterPlugin
from router.supergraph.model import Supergraph
from router.transports.base import SubgraphSubscribe

Result = dict[str, Any]
Dialect = Literal["v0.1", "v0.2"]


@dataclass(frozen=True)
class Prepared:
    """An operation ready to run, shared by all requests that ask for it; `split` where something is deferred."""

    normalized: NormalizedOperation
    plan: QueryPlan
    shape: ObjectShape
    split: SplitShapes | None = None

    @cached_property
    def masks(self) -> Mapping[int, Mask]:
        return compile_masks(self.plan.node)


@dataclass(frozen=True)
class ExecutionSettings:
    show_errors: bool
    max_errors: int
    request_seconds: float
    max_error_bytes: int = MOST_ERROR_BYTES
    forward_headers: tuple[str, ...] = ()


class Executor:
    def __init__(
        self, supergraph: Supergraph, subgraphs: Subgraphs, plugins: RouterPlugin, settings: ExecutionSettings
    ) -> None:
        self._supergraph = supergraph
        self._subgraphs = subgraphs
        self._plugins = plugins
        self._settings = settings
        self._streams = SharedStreams()
        self._beside = Beside()
        self._introspector = Introspector(supergraph.api_schema)
        # Interface objects as well by their own name: a subgraph may call a value of an interface so.
        named = frozenset[str]().union(*supergraph.named_below.values())
        self._possible: PossibleTypes = {
            name: frozenset(one) | (named & {name}) for name, one in supergraph.possible_types.items()
        }

    def close(self) -> None:
        self._beside.close()
        self._introspector.close()

    async def execute(self, ctx: RequestContext, prepared: Prepared, variables: Mapping[str, Any]) -> Result:
        """A query or a mutation, from plan to answer."""
        state = self._state(ctx, prepared, variables, {})
        if prepared.plan.node is not None:
            await PlanRun(state, self._plugins).node(prepared.plan.node)
        return await self._result(state, prepared)

    def defer(
        self, ctx: RequestContext, prepared: Prepared, variables: Mapping[str, Any], dialect: Dialect
    ) -> AsyncGenerator[Result, None]:
        """The messages of an answer that comes in parts. The first is awaited like an answer."""
        state = self._state(ctx, prepared, variables, {})
        node = prepared.plan.node
        plan = node if isinstance(node, Defer) else Defer(node, (), None)
        run = DeferredRun(plan, state, self._plugins, self._settings.max_errors)
        return run.messages(lambda: self._delivery(state, prepared, run, dialect))

    async def _introspected(self, state: ExecutionState, prepared: Prepared) -> dict[str, Any]:
        return await self._introspector.values(prepared.normalized, state.variables, state.errors, state.deadline)

    async def _delivery(
        self, state: ExecutionState, prepared: Prepared, run: DeferredRun, dialect: Dialect
    ) -> Delivery:
        assert prepared.split is not None
        introspection = await self._introspected(state, prepared)
        needs = Needs(prepared.plan.node, prepared.shape, state.paths, state.possible)
        pieces = Pieces(self._settings.max_errors, introspection, PartErrors(run.errors, needs))
        if dialect == "v0.1":
            return FragmentDelivery(pieces, state.data, prepared.split.by_fragment)
        return GroupDelivery(pieces, state.data, prepared.split.by_group)

    async def subscribe(
        self, ctx: RequestContext, prepared: Prepared, variables: Mapping[str, Any]
    ) -> AsyncGenerator[Result, None]:
        """One result per event of the subgraph, each with the rest of the plan joined in.

        Raises `SubgraphUnreachable` when the stream breaks, `SubscriptionRefused` when the caller may not have it.
        """
        node = prepared.plan.node
        if not isinstance(node, Subscription):
            yield await self._without_source(ctx, prepared, variables)
            return
        async with aclosing(self._events(ctx, node.primary, variables)) as events:
            async for event in events:
                yield await self._event(ctx, prepared, node, variables, event)

    async def _without_source(self, ctx: RequestContext, prepared: Prepared, variables: Mapping[str, Any]) -> Result:
        """Of a subscription whose root field is denied (no plan asks for it) or skipped.

        type Subscription { posted: Post @authenticated }      subscription { posted { id } }, asked by nobody
        """
        result = await self._result(self._state(ctx, prepared, variables, {}), prepared)
        if "errors" in result:
            raise SubscriptionRefused(result["errors"])
        return result

    def _events(
        self, ctx: RequestContext, fetch: Fetch, variables: Mapping[str, Any]
    ) -> AsyncGenerator[dict[str, Any], None]:
        payload = self._subscribe_payload(fetch, variables)

        async def source() -> AsyncGenerator[dict[str, Any], None]:
            link = self._subgraphs[fetch.service]
            request = SubgraphSubscribe(
                fetch.service,
                link.websocket_url,
                payload,
                headers=self._forwarded(ctx),
                has_own_scalars=fetch.scalars is not None,
            )
            await self._plugins.on_subgraph_subscribe(ctx, request)
            async with aclosing(link.subscriptions.subscribe(request)) as events:
                async for event in events:
                    yield event

        if ctx.identity is None:
            return source()
        key = (ctx.identity, fetch.service, write_json(payload), tuple(self._forwarded(ctx).items()))
        return self._streams.follow(key, fetch.service, source)

    def _subscribe_payload(self, fetch: Fetch, variables: Mapping[str, Any]) -> dict[str, Any]:
        payload: dict[str, Any] = {"query": fetch.operation}
        used = {name: variables[name] for name in fetch.variable_usages if name in variables}
        if used:
            payload["variables"] = used
        if fetch.operation_name:
            payload["operationName"] = fetch.operation_name
        return payload

    async def _event(
        self,
        ctx: RequestContext,
        prepared: Prepared,
        node: Subscription,
        variables: Mapping[str, Any],
        event: Mapping[str, Any],
    ) -> Result:
        data = event.get("data")
        found = dict(data) if isinstance(data, dict) else {}
        if node.primary.id in prepared.masks:
            keep_asked([found], prepared.masks[node.primary.id])
        state = self._state(ctx, prepared, variables, found)
        run = PlanRun(state, self._plugins)
        run.record_event(node.primary, event)
        if node.rest is not None and state.data:
            await run.node(node.rest)
        return await self._result(state, prepared)

    def _state(
        self, ctx: RequestContext, prepared: Prepared, variables: Mapping[str, Any], data: dict[str, Any]
    ) -> ExecutionState:
        paths = ClientPaths(prepared.shape)
        paths.data = data
        return ExecutionState(
            ctx=ctx,
            data=data,
            variables=variables,
            errors=ErrorList(self._settings.max_errors, limit_bytes=self._settings.max_error_bytes),
            subgraphs=self._subgraphs,
            possible=self._possible,
            paths=paths,
            forwarded_headers=self._forwarded(ctx),
            show_errors=self._settings.show_errors,
            deadline=time.monotonic() + self._settings.request_seconds,
            masks=prepared.masks,
            keep_apart=prepared.plan.has_contexts,
            turns=AnswerData(self._beside),
        )

    def _forwarded(self, ctx: RequestContext) -> dict[str, str]:
        return {name: ctx.headers[name] for name in self._settings.forward_headers if name in ctx.headers}

    async def _result(self, state: ExecutionState, prepared: Prepared) -> Result:
        introspection = await self._introspected(state, prepared)
        needs = Needs(prepared.plan.node, prepared.shape, state.paths, state.possible)
        state.errors.keep(lambda path: shows(prepared.shape, state.data, path), needs)
        answer = Answer(state.errors, introspection)
        data = await state.turns.turn(lambda: answer.shape(state.data, prepared.shape))
        result: Result = {"data": data}
        if state.errors.errors:
            result["errors"] = state.errors.errors
        return result
