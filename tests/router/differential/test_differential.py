"""Hundreds of random graphs and operations: the router's answer is that of one schema over all the data."""

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from graphql import parse, validate

from tests.router.differential.graphs import random_graph
from tests.router.differential.operations import random_operation
from tests.router.support.compose import FEDERATION, ROOT
from tests.router.support.graph import Graph

GRAPHS = 120
OPERATIONS_PER_GRAPH = 4
FEATURES = (
    "requires",
    "nested requires",
    "chained requires",
    "provides",
    "interface",
    "external interface field",
    "union",
    "override",
    "shareable",
    "shared root",
    "stub",
    "other keys",
    "value type in parts",
    "arguments",
)


class Composer:
    """The real composer as a process that stays, so that a graph costs milliseconds."""

    def __init__(self) -> None:
        script = str(ROOT / "tests/router/support/composer.mjs")
        self._process = subprocess.Popen(["node", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def compose(self, subgraphs: dict[str, str]) -> str | None:
        """None when the composer refuses the graph."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({name: FEDERATION + sdl for name, sdl in subgraphs.items()}) + "\n")
        stdin.flush()
        found: str | None = json.loads(stdout.readline()).get("sdl")
        return found

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="module")
def composer() -> Iterator[Composer]:
    found = Composer()
    yield found
    found.close()


async def compare(composer: Composer, rng: Random, counts: Counter[str]) -> None:
    made = random_graph(rng)
    supergraph = composer.compose(made.subgraphs)
    if supergraph is None:
        counts["not composable"] += 1
        return
    graph = Graph(made.subgraphs, made.world, supergraph=supergraph)
    for _ in range(OPERATIONS_PER_GRAPH):
        query, variables = random_operation(rng, graph.supergraph.api_schema)
        if validate(graph.supergraph.api_schema, parse(query)):
            continue
        answer = await graph.ask(query, variables)
        expected = graph.whole(query, variables)
        assert json.dumps(answer.data) == json.dumps(expected["data"]), (query, variables, made.subgraphs, answer.body)
        assert bool(answer.errors) == bool(expected.get("errors")), answer.errors
        counts["compared"] += 1
        counts["over several subgraphs"] += len(answer.call_counts) > 1
        for feature in made.features:
            counts[feature] += 1


@pytest.mark.timeout(300)
async def test_random_graphs_answer_like_one_schema(composer: Composer) -> None:
    counts: Counter[str] = Counter()
    for seed in range(GRAPHS):
        await compare(composer, Random(seed), counts)
    assert counts["over several subgraphs"] > GRAPHS
    for feature in FEATURES:
        assert counts[feature] > counts["compared"] / 20, f"{feature} is too rare to prove anything"
