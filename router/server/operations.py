"""From a request to something that can run: parsed, validated, authorised, planned; cached by what decides each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from router.errors import PlanningFailed, RequestRefused
from router.executor.executor import Prepared
from router.executor.shape import ShapeCompiler
from router.executor.split_shape import SplitShapes
from router.operation.conditions import condition_variables
from router.operation.model import NormalizedOperation, Operation, SelectionSet
from router.operation.normalize import normalize
from router.operation.parse import parse_operation
from router.operation.tokens import check_anonymous
from router.operation.variables import coerce_variables, condition_values, count_values
from router.planner.cache import WeightedCache
from router.planner.labels import OverrideLabels
from router.planner.planner import Planner
from router.plugins.authorization import AccessRules
from router.plugins.base import RequestContext, RouterPlugin
from router.server.cold_work import ColdWork
from router.server.graphql_request import GraphQLRequest
from router.settings import RouterSettings
from router.supergraph.model import Supergraph

_NO_DEFER_IN_SUBSCRIPTIONS = "@defer is not supported in subscriptions: disable it by setting its `if` to false"
# What is kept, measured: bytes per character of the text, and per selection that was planned and has been answered.
_BYTES_AT_LEAST = 10_000
_BYTES_PER_CHARACTER = 150
_CHARACTERS_PER_TOKEN = 4
_BYTES_PER_SELECTION = 1500
# Up to here the work takes no longer than handing it to a thread is worth.
_CHARACTERS_AT_ONCE = 8_000
_SELECTIONS_AT_ONCE = 250
_VALUES_AT_ONCE = 5_000
# Ways that the search may look at, for each selection that may be asked for.
_STEPS_PER_SELECTION = 4

Denied = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class _Parsed:
    operation: Operation
    conditions: tuple[str, ...]


class Operations:
    def __init__(self, supergraph: Supergraph, plugins: RouterPlugin, settings: RouterSettings) -> None:
        self._supergraph = supergraph
        self._plugins = plugins
        self._settings = settings
        limits = settings.limits
        self._planner = Planner(supergraph, limits.plan_steps * _STEPS_PER_SELECTION, limits.plan_fetches)
        self._labels = OverrideLabels(self._planner.query_graph, settings.override_labels)
        self._access = AccessRules(supergraph)
        self._parsed: WeightedCache[_Parsed] = WeightedCache(settings.caches.documents_bytes)
        self._prepared: WeightedCache[Prepared] = WeightedCache(settings.caches.plans_bytes)
        self._cold = ColdWork(settings.timeouts.request_seconds)

    async def prepare(self, ctx: RequestContext, request: GraphQLRequest) -> tuple[Prepared, dict[str, Any]]:
        parsed = await self._parse(ctx, request)
        await self._plugins.on_operation(ctx, parsed.operation)
        variables = await self._variables(ctx, parsed.operation, request)
        return await self._plan(ctx, parsed, variables), variables

    def close(self) -> None:
        self._cold.close()

    async def _parse(self, ctx: RequestContext, request: GraphQLRequest) -> _Parsed:
        if not ctx.authenticated:
            check_anonymous(request.query, self._settings.limits)
        hints = self._settings.allows_introspection(ctx.scopes)
        key = (request.query, request.operation_name, hints)
        found = self._parsed.get(key)
        if found is None:
            if len(request.query) <= _CHARACTERS_AT_ONCE:
                found = self._new_parsed(request, hints)
            else:
                found = await self._cold.once(key, lambda: self._new_parsed(request, hints))
            self._parsed.put(key, found, self._weight(request.query))
        return found

    def _new_parsed(self, request: GraphQLRequest, hints: bool) -> _Parsed:
        schema, limits = self._supergraph.api_schema, self._settings.limits
        operation = parse_operation(schema, request.query, request.operation_name, limits, hints=hints)
        return _Parsed(operation, condition_variables(operation))

    async def _variables(self, ctx: RequestContext, operation: Operation, request: GraphQLRequest) -> dict[str, Any]:
        def checked() -> dict[str, Any]:
            written = request.written.variables if request.written else None
            hints = self._settings.allows_introspection(ctx.scopes)
            return coerce_variables(self._supergraph.api_schema, operation, request.variables, written, hints=hints)

        if count_values(request.variables, self._settings.limits) <= _VALUES_AT_ONCE:
            return checked()
        return await self._cold.once(object(), checked)

    async def _plan(self, ctx: RequestContext, parsed: _Parsed, variables: Mapping[str, Any]) -> Prepared:
        operation = parsed.operation
        conditions = condition_values(operation, parsed.conditions, variables)
        denied = self._access.denied(ctx)
        labels = self._labels.draw(ctx.override_labels)
        explores = self._settings.allows_introspection(ctx.scopes)
        key = (operation.text, operation.name, tuple(conditions.items()), denied, labels, explores)
        found = self._prepared.get(key)
        if found is None:
            normalized = self._normalized(operation, conditions, denied, explores)
            if normalized.size <= _SELECTIONS_AT_ONCE:
                found = self._new_plan(normalized, denied, labels)
            else:
                found = await self._cold.once(key, lambda: self._new_plan(normalized, denied, labels))
            self._prepared.put(key, found, self._weight(operation.text, normalized.size))
        return found

    def _weight(self, text: str, selections: int = 0) -> int:
        tokens = min(len(text), self._settings.limits.tokens * _CHARACTERS_PER_TOKEN)
        return _BYTES_AT_LEAST + len(text) + tokens * _BYTES_PER_CHARACTER + selections * _BYTES_PER_SELECTION

    def _normalized(
        self, operation: Operation, conditions: Mapping[str, bool], denied: Denied, explores: bool
    ) -> NormalizedOperation:
        steps = self._settings.limits.plan_steps
        try:
            normalized = normalize(self._supergraph, operation, conditions, steps, denied, defers=False)
            self._planner.check_effort(normalized.root)
            if "defer" in operation.text:
                normalized = normalize(self._supergraph, operation, conditions, steps, denied)
        except PlanningFailed as failure:
            raise RequestRefused(400, failure.code, str(failure)) from failure
        if not explores:
            _refuse_introspection(normalized.root)
        if normalized.is_deferred and operation.kind == "subscription":
            raise RequestRefused(400, "GRAPHQL_VALIDATION_FAILED", _NO_DEFER_IN_SUBSCRIPTIONS)
        return normalized

    def _new_plan(self, normalized: NormalizedOperation, denied: Denied, labels: frozenset[str]) -> Prepared:
        try:
            plan = self._planner.plan(normalized, labels)
        except PlanningFailed as failure:
            raise RequestRefused(400, failure.code, str(failure)) from failure
        except RecursionError as error:
            raise RequestRefused(400, "MAX_PLANNING_EFFORT", "the operation is nested too deeply to plan") from error
        compiler = ShapeCompiler(self._supergraph, normalized, plan.storage, denied)
        written = normalized.operation.definition.selection_set
        split = SplitShapes.of(compiler, written) if normalized.is_deferred else None
        return Prepared(normalized, plan, compiler.root, split)


def _refuse_introspection(root: SelectionSet) -> None:
    names = {field.name for one in root.with_deferred() for field in one.fields.values()}
    if names & {"__schema", "__type"}:
        raise RequestRefused(400, "INTROSPECTION_DISABLED", "introspection is switched off")
