"""Two planners, one task: ours never needs more steps than the MIT one, nor as many with more fetches."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from graphql import OperationType, build_schema, parse, validate

from router.operation.conditions import condition_variables
from router.operation.normalize import normalize
from router.operation.parse import parse_operation
from router.operation.variables import condition_values
from router.planner.planner import Planner
from router.planner.print_plan import plan_to_json, print_plan
from router.settings import Limits
from router.supergraph.parse import parse_supergraph
from tests.router.differential.composers import Composers, NotComposable
from tests.router.differential.draw import Draw, Seeded
from tests.router.differential.graphs import THEMES, GeneratedGraph, make_graph
from tests.router.differential.guide import Guide, owners_of, wanted
from tests.router.differential.operations import OperationMaker as AimedOperationMaker
from tests.router.operation.random_operations import OperationMaker
from tests.router.second_planner.plan_size import apart_by_type, size_of
from tests.router.second_planner.process import NoPlan, SecondPlanner
from tests.router.second_planner.wrong_plans import what_is_wrong
from tests.router.support.compose import FOLDER

_OPERATIONS = 8  # per graph of the cases
_GRAPHS = 60


@dataclass
class Comparison:
    """Of the two planners over one graph."""

    second: SecondPlanner
    sdl: str
    counts: Counter[str]
    worse: list[str]

    def __post_init__(self) -> None:
        self.supergraph = parse_supergraph(self.sdl)
        self.planner = Planner(self.supergraph)
        fields = [field for one in self.supergraph.types.values() for field in one.fields.values()]
        self.of_contexts = {one.name for one in fields if any(join.context_arguments for join in one.joins)}

    def check(self, query: str, variables: dict[str, Any], labels: tuple[str, ...] = ()) -> None:
        if reason := self._unknown_to_the_other(query):
            self.counts[reason] += 1
            return
        try:
            theirs = self.second.plan(self.sdl, query, labels)
        except NoPlan:
            self.counts["without a plan of the other planner"] += 1
            return
        operation = parse_operation(self.supergraph.api_schema, query, None, Limits())
        conditions = condition_values(operation, condition_variables(operation), variables)
        plan = self.planner.plan(normalize(self.supergraph, operation, conditions), labels)
        ours, other = size_of(plan_to_json(plan).get("node"), conditions), size_of(theirs, conditions)
        if ours <= other:
            self.counts["equal" if ours == other else "better"] += 1
            return
        if what_is_wrong(self.planner.query_graph, theirs, labels):
            self.counts["the other plan is wrong"] += 1
            return
        if ours.steps == other.steps and ours.fetches - apart_by_type(plan_to_json(plan).get("node")) <= other.fetches:
            self.counts["asked apart by type"] += 1
            return
        self.worse.append(f"{ours} against {other}\n{query}\n{variables} {labels}\n{print_plan(plan)}\n{theirs}")

    def _unknown_to_the_other(self, query: str) -> str | None:
        if self.of_contexts & set(re.findall(r"\w+", query)):
            return "the other planner knows no @fromContext"
        if self.supergraph.interface_objects_below:
            return "the other planner tells no types behind interface objects of interfaces"
        return None


@pytest.fixture(scope="module")
def second() -> Iterator[SecondPlanner]:
    found = SecondPlanner()
    yield found
    found.close()


@pytest.mark.timeout(900)
def test_plans_over_the_graphs_of_all_cases(second: SecondPlanner, capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    worse: list[str] = []
    for path in sorted(FOLDER.glob("*.graphql")):
        comparison = Comparison(second, path.read_text(encoding="utf-8").split("\n", 1)[1], counts, worse)
        schema = comparison.supergraph.api_schema
        for seed in range(_OPERATIONS):
            query, variables = OperationMaker(Random(seed), schema).make()
            if not validate(schema, parse(query)):
                comparison.check(query, variables)
    _show(counts, capsys)
    assert not worse, f"{len(worse)} plans are worse\n{worse[0]}"
    assert counts["equal"] + counts["better"] > 300


@pytest.mark.timeout(900)
def test_plans_over_generated_graphs(second: SecondPlanner, capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    worse: list[str] = []
    composers = Composers()
    for seed in range(_GRAPHS):
        d = Seeded(seed)
        graph = make_graph(d, (THEMES[seed % len(THEMES)],))
        try:
            composed = composers.compose("apollo", graph.subgraphs)
        except NotComposable:
            continue
        comparison = Comparison(second, composed.sdl, counts, worse)
        for query, variables in _operations(d, graph, composed.api):
            comparison.check(query, variables, tuple(sorted(graph.model.active_labels)))
    composers.close()
    _show(counts, capsys)
    assert not worse, f"{len(worse)} plans are worse\n{worse[0]}"
    assert counts["equal"] + counts["better"] > 140


def _operations(d: Draw, graph: GeneratedGraph, api: str) -> Iterator[tuple[str, dict[str, Any]]]:
    # What the other planner does not know is left out. So are mutations: what joins their fields is fetched before the
    # next one runs, in ours only.
    schema = build_schema(api)
    owners = owners_of(graph.model)
    for _ in range(6):
        maker = AimedOperationMaker(d, schema, Guide(schema, wanted(d, graph.model, owners)), owners)
        query = maker.make(OperationType.QUERY)
        is_known_there = "document with descriptions" not in maker.features and "@defer" not in query
        if is_known_there and not validate(schema, parse(query)):
            yield query, dict(maker.variables)


def _show(counts: Counter[str], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        found = ", ".join(f"{number} {what}" for what, number in counts.items())
        sys.stdout.write(f"\nplans against the MIT planner: {found}\n")
