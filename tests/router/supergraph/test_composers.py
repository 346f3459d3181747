"""Supergraphs as the composers of all times wrote them: join v0.1 to v0.5, federation 1 and 2.

The files under `fixtures/composers` are the output of the composers that their first line names, for the graphs of
`federation_1_graph.py` and `federation_2_graph.py`; the `.api` ones are what Apollo's library shows to clients.
"""

import re

import pytest
from graphql import build_schema, lexicographic_sort_schema, parse, print_schema

from router.supergraph.api_schema import print_api_schema
from router.supergraph.links import read_links
from tests.router.supergraph import federation_1_graph, federation_2_graph
from tests.router.support.compose import ROOT, compose
from tests.router.support.graph import Graph

FOLDER = ROOT / "tests/router/fixtures/composers"
JOIN_VERSIONS = {
    "federation-1.apollo-federation-0.25.1": (0, 1),
    "federation-1.apollo-federation-0.38.1": (0, 1),
    "federation-1.apollo-composition-2.0.5": (0, 2),
    "federation-1.apollo-composition-2.3.5": (0, 3),
    "federation-1.apollo-composition-2.12.4": (0, 3),
    "federation-2.1.apollo-composition-2.1.4": (0, 2),
    "federation-2.3.apollo-composition-2.3.5": (0, 3),
    "federation-2.7.apollo-composition-2.7.8": (0, 4),
    "federation-2.9.apollo-composition-2.9.3": (0, 5),
    "federation-2.12.apollo-composition-2.12.4": (0, 5),
}
FEDERATION_1 = [name for name in JOIN_VERSIONS if name.startswith("federation-1")]
FEDERATION_2 = [name for name in JOIN_VERSIONS if name.startswith("federation-2")]


def composed(name: str) -> str:
    return (FOLDER / f"{name}.graphql").read_text(encoding="utf-8")


def servable(minor: int) -> dict[str, str]:
    """The subgraphs as they run: without the marks that only composers and routers read."""
    marks = r"@(mark|cost|listSize|cacheTag)\([^)]*\)|@otherwise|directive @(mark|otherwise)\b.*"
    return {name: re.sub(marks, "", sdl) for name, sdl in federation_2_graph.sdl(minor).items()}


def sorted_text(sdl: str) -> str:
    return print_schema(lexicographic_sort_schema(build_schema(sdl)))


@pytest.mark.parametrize("name", JOIN_VERSIONS)
def test_every_version_of_the_join_specification_is_here(name: str) -> None:
    assert read_links(parse(composed(name))).version("join") == JOIN_VERSIONS[name]


@pytest.mark.parametrize("name", JOIN_VERSIONS)
def test_clients_see_what_they_would_see_through_the_composers_own_router(name: str) -> None:
    ours = print_api_schema(parse(composed(name)))
    assert sorted_text(ours) == sorted_text(composed(f"{name}.api"))


@pytest.mark.parametrize("query", federation_1_graph.QUERIES)
@pytest.mark.parametrize("name", FEDERATION_1)
async def test_a_federation_1_graph_is_the_same_whoever_composed_it(name: str, query: str) -> None:
    graph = Graph(federation_1_graph.SDL, federation_1_graph.WORLD, supergraph=composed(name))
    text, calls = federation_1_graph.QUERIES[query]
    assert (await graph.same(text)).call_counts == calls


@pytest.mark.parametrize("query", federation_1_graph.QUERIES)
async def test_the_hive_composer_makes_the_same_of_it(query: str) -> None:
    graph = Graph(federation_1_graph.SDL, federation_1_graph.WORLD, federation_1=True)
    text, calls = federation_1_graph.QUERIES[query]
    assert (await graph.same(text)).call_counts == calls


@pytest.mark.parametrize("name", FEDERATION_2)
async def test_a_federation_2_graph_answers_as_one_schema_would(name: str) -> None:
    minor = int(name.split(".")[1])
    graph = Graph(servable(minor), federation_2_graph.WORLD, supergraph=composed(name))
    asked = [query for since, query in federation_2_graph.QUERIES.values() if since <= minor]
    assert len(asked) >= 5
    for query in asked:
        await graph.same(query)


@pytest.mark.parametrize("minor", [1, 3, 5, 7, 9])
async def test_a_federation_2_graph_of_the_hive_composer_does_too(minor: int) -> None:
    sdl = federation_2_graph.sdl(minor)
    text = compose({name: federation_2_graph.head(minor, name) + one for name, one in sdl.items()}, federation_1=True)
    graph = Graph(servable(minor), federation_2_graph.WORLD, supergraph=text)
    for since, query in federation_2_graph.QUERIES.values():
        if since <= minor:
            await graph.same(query)
