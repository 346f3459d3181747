"""What planning may cost: effort, memory and time are bounded, and nobody else waits for it."""

import asyncio
import gc
import json
import time
import tracemalloc
from typing import Any

import pytest

from router.errors import RequestRefused
from router.operation.normalize import normalize
from router.operation.parse import parse_operation
from router.planner.estimate import FetchEstimate
from router.planner.plan import fetches_of
from router.planner.planner import Planner
from router.plugins.base import RequestContext
from router.server.cold_work import ColdWork
from router.server.graphql_request import GraphQLRequest
from router.settings import Caches, Limits, RouterSettings
from tests.router.federation.test_keys import SHOP
from tests.router.federation.test_keys import WORLD as SHOP_WORLD
from tests.router.support.bombs import SDL, WORLD, in_fragments, nested
from tests.router.support.graph import Graph, post

# About 2000 fields from 400 bytes, all of one subgraph: as large as it gets within the limits, and answered.
LARGE = in_fragments(10, lambda f: f"self{{{f}}}other{{{f}}}")


async def ask(graph: Graph, query: str, variables: Any = None) -> tuple[int, Any]:
    status, _, raw = await post(graph.router, {"query": query, "variables": variables})
    return status, json.loads(raw)


def code(body: Any) -> str:
    found: str = body["errors"][0]["extensions"]["code"]
    return found


class Counting(Planner):
    planned = 0

    def plan(self, *arguments: Any) -> Any:
        self.planned += 1
        return super().plan(*arguments)


def counting(graph: Graph) -> Counting:
    planner = Counting(graph.supergraph)
    graph.router._engine._operations._planner = planner
    return planner


async def test_the_effort_of_a_plan_has_a_limit_that_says_what_to_do() -> None:
    graph = Graph(SDL, WORLD, settings=RouterSettings(limits=Limits(plan_steps=5)))
    status, body = await ask(graph, "{ a { id name self { id name b { id } } } }")
    assert (status, code(body)) == (400, "MAX_PLANNING_EFFORT")
    assert body["errors"][0]["message"].endswith("ask for less at once, or raise limits.plan_steps")


async def test_the_requests_of_a_plan_have_a_limit_that_says_what_to_do() -> None:
    graph = Graph(SDL, WORLD, settings=RouterSettings(limits=Limits(plan_fetches=3)))
    status, body = await ask(graph, "{a{" + nested(4, lambda b: f"b{{a{{{b}}}}}") + "}}")
    assert (status, code(body)) == (400, "MAX_PLANNING_EFFORT")
    assert "more than 3 requests" in body["errors"][0]["message"]
    assert "limits.plan_fetches" in body["errors"][0]["message"]


@pytest.mark.parametrize(
    "query",
    [
        "{ products { name left reviews { stars author { name } } } me { name } }",
        "{ product(id: 1) { reviews { author { id } } } }",
        "{ products { id } }",
    ],
)
def test_a_plan_never_has_fewer_requests_than_were_foretold(query: str) -> None:
    graph = Graph(SHOP, SHOP_WORLD)
    planner = Planner(graph.supergraph)
    operation = normalize(graph.supergraph, parse_operation(graph.supergraph.api_schema, query, None, Limits()), {})
    foretold = FetchEstimate(planner.query_graph).fewest(operation.root)
    assert foretold <= len(list(fetches_of(planner.plan(operation).node)))


async def test_the_largest_operation_within_the_limits_is_planned_within_a_second() -> None:
    graph = Graph(SDL, WORLD)
    operations = graph.router._engine._operations
    took = []
    for number in range(3):
        started = time.process_time()
        await operations.prepare(context(), GraphQLRequest(f"{LARGE} # {number}"))
        took.append(time.process_time() - started)
    assert min(took) < 1


async def test_a_large_plan_does_not_hold_up_the_others() -> None:
    graph = Graph(SDL, WORLD)
    await ask(graph, "{ a { id } }")
    large = asyncio.create_task(graph.router._engine._operations.prepare(context(), GraphQLRequest(LARGE)))
    answered = 0
    while not large.done():
        await ask(graph, "{ a { id } }")
        answered += 1
        await asyncio.sleep(0.001)
    await large
    assert answered > 5


async def test_checking_many_variables_does_not_hold_up_the_others() -> None:
    graph = Graph(SDL, WORLD)
    await ask(graph, "{ a { id } }")
    request = GraphQLRequest("query($l: [[[Int]]]) { n(l: $l) { id } }", variables={"l": [[[1] * 200_000]]})
    large = asyncio.create_task(graph.router._engine._operations.prepare(context(), request))
    answered = 0
    while not large.done():
        await ask(graph, "{ a { id } }")
        answered += 1
        await asyncio.sleep(0.001)
    _, variables = await large
    assert (len(variables["l"][0][0]), answered > 5) == (200_000, True)


async def test_those_who_ask_the_same_at_once_wait_for_one_plan() -> None:
    graph = Graph(SDL, WORLD)
    planner = counting(graph)
    operations = graph.router._engine._operations
    plans = await asyncio.gather(*(operations.prepare(context(), GraphQLRequest(LARGE)) for _ in range(5)))
    assert planner.planned == 1
    assert len({id(prepared) for prepared, _ in plans}) == 1


async def test_who_goes_away_does_not_take_the_plan_from_those_who_wait() -> None:
    graph = Graph(SDL, WORLD)
    planner = counting(graph)
    operations = graph.router._engine._operations
    first = asyncio.create_task(operations.prepare(context(), GraphQLRequest(LARGE)))
    other = asyncio.create_task(operations.prepare(context(), GraphQLRequest(LARGE)))
    await asyncio.sleep(0)
    first.cancel()
    await other
    assert (planner.planned, first.cancelled()) == (1, True)


async def test_what_waits_to_be_planned_is_limited_in_number_and_time() -> None:
    work = ColdWork(timeout_seconds=0.05)
    block = asyncio.Event()
    loop = asyncio.get_running_loop()

    def blocked() -> None:
        asyncio.run_coroutine_threadsafe(block.wait(), loop).result()

    waiting = [asyncio.create_task(work.once(number, blocked)) for number in range(100)]
    await asyncio.sleep(0)
    with pytest.raises(RequestRefused) as told:
        await work.once("one more", blocked)
    assert (told.value.status, told.value.code) == (503, "REQUEST_CONCURRENCY_LIMITED")
    refused = await asyncio.gather(*waiting, return_exceptions=True)
    assert {getattr(one, "code", None) for one in refused} == {"GATEWAY_TIMEOUT"}
    work.close()
    block.set()


async def test_memory_stays_bounded_however_many_operations_come() -> None:
    settings = RouterSettings(caches=Caches(documents_bytes=300_000, plans_bytes=600_000))
    graph = Graph(SDL, WORLD, settings=settings)

    async def flood(first: int) -> None:
        for number in range(first, first + 40):
            status, _ = await ask(graph, f"query Q{number} {{ a {{ id x{number}: name b {{ a {{ id }} }} }} }}")
            assert status == 200
            for subgraph in graph.subgraphs.values():
                subgraph.calls.clear()
                subgraph.requests.clear()

    await flood(0)
    gc.collect()
    tracemalloc.start()
    try:
        await flood(1000)
        gc.collect()
        grown, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    operations = graph.router._engine._operations
    assert 5 < len(operations._prepared) < 40
    assert 5 < len(operations._parsed) < 40
    assert grown < 1_500_000


async def test_a_hot_plan_survives_a_flood_of_others() -> None:
    settings = RouterSettings(caches=Caches(documents_bytes=400_000, plans_bytes=400_000))
    graph = Graph(SDL, WORLD, settings=settings)
    planner = counting(graph)
    for number in range(60):
        await ask(graph, "{ a { name } }")
        await ask(graph, f"query Q{number} {{ a {{ id }} }}")
    assert planner.planned == 61


async def test_variables_may_not_be_nested_without_end() -> None:
    graph = Graph(SDL, WORLD)
    deep: Any = "x"
    for _ in range(60):
        deep = {"deep": deep}
    status, body = await ask(graph, "query($j: J) { n(j: $j) { id } }", {"j": deep})
    assert (status, code(body)) == (400, "MAX_DEPTH_LIMIT")
    assert "limits.value_depth" in body["errors"][0]["message"]
    status, _ = await ask(
        graph, "query($f: F) { n(f: $f) { id } }", {"f": json.loads('{"f":' * 40 + "null" + "}" * 40)}
    )
    assert status == 200


@pytest.mark.parametrize("levels", [100, 180, 400])
async def test_a_limit_set_too_high_ends_in_a_refusal_not_in_a_crash(levels: int) -> None:
    settings = RouterSettings(limits=Limits(depth=1000, expanded_selections=10**9, value_depth=10_000))
    graph = Graph(SDL, WORLD, settings=settings)
    for query in (
        "{a{" + nested(levels, lambda b: f"self{{{b}}}") + "}}",
        in_fragments(levels, lambda f: f"self{{{f}}}"),
    ):
        status, body = await ask(graph, query)
        assert status == 200 or (status, code(body)) in ((400, "MAX_DEPTH_LIMIT"), (400, "MAX_PLANNING_EFFORT"))


def context() -> RequestContext:
    return RequestContext({}, {}, "POST", "http", "r")
