"""Runs a plan: fetches in its order, then the answer shaped. A failing subgraph costs its fields, never the answer."""

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, assert_never

from router.executor.errors import ErrorList
from router.executor.fetch import FetchRunner
from router.executor.introspection import introspect
from router.executor.paths import ClientPaths
from router.executor.representations import PossibleTypes
from router.executor.response import Answer
from router.executor.shape import ObjectShape
from router.executor.state import ExecutionState
from router.executor.subgraphs import Subgraphs
from router.operation.model import NormalizedOperation
from router.planner.plan import (
    Condition,
    Defer,
    Fetch,
    Flatten,
    Parallel,
    Path,
    PlanNode,
    QueryPlan,
    Sequence,
    Subscription,
)
from router.plugins.base import RequestContext, RouterPlugin
from router.supergraph.model import Supergraph
from router.transports.base import SubgraphSubscribe

Result = dict[str, Any]


@dataclass(frozen=True)
class Prepared:
    """An operation ready to run, shared by all requests that ask for it."""

    normalized: NormalizedOperation
    plan: QueryPlan
    shape: ObjectShape


@dataclass(frozen=True)
class ExecutionSettings:
    show_errors: bool
    max_errors: int
    request_seconds: float
    forward_headers: tuple[str, ...] = ()


class Executor:
    def __init__(
        self, supergraph: Supergraph, subgraphs: Subgraphs, plugins: RouterPlugin, settings: ExecutionSettings
    ) -> None:
        self._supergraph = supergraph
        self._subgraphs = subgraphs
        self._plugins = plugins
        self._settings = settings
        self._possible: PossibleTypes = {name: frozenset(one) for name, one in supergraph.possible_types.items()}

    async def execute(self, ctx: RequestContext, prepared: Prepared, variables: Mapping[str, Any]) -> Result:
        """A query or a mutation, from plan to answer."""
        state = self._state(ctx, prepared, variables, {})
        if prepared.plan.node is not None:
            await _Run(state, self._plugins).node(prepared.plan.node)
        return self._result(state, prepared)

    async def subscribe(
        self, ctx: RequestContext, prepared: Prepared, variables: Mapping[str, Any]
    ) -> AsyncGenerator[Result, None]:
        """One result per event of the subgraph, each with the rest of the plan joined in.

        Raises `SubgraphUnreachable` when the stream breaks.
        """
        node = prepared.plan.node
        if not isinstance(node, Subscription):
            raise TypeError("only a subscription's plan can be subscribed to")
        request = await self._subscribe_request(ctx, node.primary, variables)
        link = self._subgraphs[node.primary.service]
        async with aclosing(link.subscriptions.subscribe(request)) as events:
            async for event in events:
                yield await self._event(ctx, prepared, node, variables, event)

    async def _subscribe_request(
        self, ctx: RequestContext, fetch: Fetch, variables: Mapping[str, Any]
    ) -> SubgraphSubscribe:
        payload: dict[str, Any] = {"query": fetch.operation}
        used = {name: variables[name] for name in fetch.variable_usages if name in variables}
        if used:
            payload["variables"] = used
        if fetch.operation_name:
            payload["operationName"] = fetch.operation_name
        url = self._subgraphs[fetch.service].websocket_url
        request = SubgraphSubscribe(fetch.service, url, payload, headers=self._forwarded(ctx))
        await self._plugins.on_subgraph_subscribe(ctx, request)
        return request

    async def _event(
        self,
        ctx: RequestContext,
        prepared: Prepared,
        node: Subscription,
        variables: Mapping[str, Any],
        event: Mapping[str, Any],
    ) -> Result:
        data = event.get("data")
        state = self._state(ctx, prepared, variables, dict(data) if isinstance(data, dict) else {})
        run = _Run(state, self._plugins)
        run.record_event_errors(node.primary, event)
        if node.rest is not None and state.data:
            await run.node(node.rest)
        return self._result(state, prepared)

    def _state(
        self, ctx: RequestContext, prepared: Prepared, variables: Mapping[str, Any], data: dict[str, Any]
    ) -> ExecutionState:
        paths = ClientPaths(prepared.shape, self._possible)
        paths.data = data
        return ExecutionState(
            ctx=ctx,
            data=data,
            variables=variables,
            errors=ErrorList(self._settings.max_errors),
            subgraphs=self._subgraphs,
            possible=self._possible,
            paths=paths,
            forwarded_headers=self._forwarded(ctx),
            show_errors=self._settings.show_errors,
            deadline=time.monotonic() + self._settings.request_seconds,
            keep_apart=prepared.plan.has_contexts,
        )

    def _forwarded(self, ctx: RequestContext) -> dict[str, str]:
        return {name: ctx.headers[name] for name in self._settings.forward_headers if name in ctx.headers}

    def _result(self, state: ExecutionState, prepared: Prepared) -> Result:
        introspection = introspect(self._supergraph.api_schema, prepared.normalized, state.variables, state.errors)
        data = Answer(state.errors, introspection).shape(state.data, prepared.shape)
        result: Result = {"data": data}
        if state.errors.errors:
            result["errors"] = state.errors.errors
        return result


class _Run:
    def __init__(self, state: ExecutionState, plugins: RouterPlugin) -> None:
        self._runner = FetchRunner(state, plugins)

    def record_event_errors(self, fetch: Fetch, event: Mapping[str, Any]) -> None:
        self._runner.record_errors(fetch, (), event.get("errors"))

    async def node(self, node: PlanNode, path: Path = ()) -> None:
        match node:
            case Fetch():
                await self._runner.run(node, path)
            case Flatten(inner, child):
                await self._runner.run(child, (*path, *inner))
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
