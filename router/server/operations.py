"""From a request to something that can run: parsed, validated, authorised, planned; cached by what decides each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from router.errors import PlanningFailed, RequestRefused
from router.executor.executor import Prepared
from router.executor.shape import ShapeCompiler
from router.executor.split_shape import SplitShapes
from router.operation.conditions import condition_variables
from router.operation.model import Operation, SelectionSet
from router.operation.normalize import normalize
from router.operation.parse import parse_operation
from router.operation.variables import coerce_variables, condition_values
from router.planner.cache import WeightedCache
from router.planner.labels import OverrideLabels
from router.planner.planner import Planner
from router.plugins.authorization import AccessRules
from router.plugins.base import RequestContext, RouterPlugin
from router.server.graphql_request import GraphQLRequest
from router.settings import RouterSettings
from router.supergraph.model import Supergraph

_CACHE_BYTES = 32 * 1024 * 1024
# What a plan weighs beside its text: measured on plans of our own graph, rounded up.
_PLAN_FACTOR = 30
_NO_DEFER_IN_SUBSCRIPTIONS = "@defer is not supported in subscriptions: disable it by setting its `if` to false"


@dataclass(frozen=True)
class _Parsed:
    operation: Operation
    conditions: tuple[str, ...]


class Operations:
    def __init__(self, supergraph: Supergraph, plugins: RouterPlugin, settings: RouterSettings) -> None:
        self._supergraph = supergraph
        self._plugins = plugins
        self._settings = settings
        self._planner = Planner(supergraph, settings.limits.plan_steps)
        self._labels = OverrideLabels(self._planner.query_graph, settings.override_labels)
        self._access = AccessRules(supergraph)
        self._parsed: WeightedCache[_Parsed] = WeightedCache(_CACHE_BYTES)
        self._prepared: WeightedCache[Prepared] = WeightedCache(_CACHE_BYTES * 4)

    async def prepare(self, ctx: RequestContext, request: GraphQLRequest) -> tuple[Prepared, dict[str, Any]]:
        parsed = self._parse(request)
        await self._plugins.on_operation(ctx, parsed.operation)
        variables = coerce_variables(self._supergraph.api_schema, parsed.operation, request.variables)
        return self._plan(ctx, parsed, variables), variables

    def _parse(self, request: GraphQLRequest) -> _Parsed:
        key = (request.query, request.operation_name)
        found = self._parsed.get(key)
        if found is None:
            operation = parse_operation(
                self._supergraph.api_schema, request.query, request.operation_name, self._settings.limits
            )
            found = _Parsed(operation, condition_variables(operation))
            self._parsed.put(key, found, 1000 + len(request.query) * _PLAN_FACTOR)
        return found

    def _plan(self, ctx: RequestContext, parsed: _Parsed, variables: Mapping[str, Any]) -> Prepared:
        operation = parsed.operation
        conditions = condition_values(operation, parsed.conditions, variables)
        denied = self._access.denied(ctx)
        labels = self._labels.draw(ctx.override_labels)
        key = (operation.text, operation.name, tuple(conditions.items()), denied, labels)
        found = self._prepared.get(key)
        if found is None:
            found = self._new_plan(operation, conditions, denied, labels)
            self._prepared.put(key, found, 2000 + len(operation.text) * _PLAN_FACTOR)
        return found

    def _new_plan(
        self,
        operation: Operation,
        conditions: Mapping[str, bool],
        denied: frozenset[tuple[str, str]],
        labels: frozenset[str],
    ) -> Prepared:
        steps = self._settings.limits.plan_steps
        try:
            normalized = normalize(self._supergraph, operation, conditions, steps, denied)
            plan = self._planner.plan(normalized, labels)
        except PlanningFailed as failure:
            raise RequestRefused(400, failure.code, str(failure)) from failure
        self._check_introspection(normalized.root)
        if normalized.is_deferred and operation.kind == "subscription":
            raise RequestRefused(400, "GRAPHQL_VALIDATION_FAILED", _NO_DEFER_IN_SUBSCRIPTIONS)
        compiler = ShapeCompiler(self._supergraph, normalized, plan.storage, denied)
        split = SplitShapes.of(compiler, operation.definition.selection_set) if normalized.is_deferred else None
        return Prepared(normalized, plan, compiler.root, split)

    def _check_introspection(self, root: SelectionSet) -> None:
        names = {field.name for one in root.with_deferred() for field in one.fields.values()}
        asked = names & {"__schema", "__type"}
        if asked and not self._settings.introspection_allowed:
            raise RequestRefused(400, "INTROSPECTION_DISABLED", "introspection is switched off")
