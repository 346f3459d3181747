"""Nulls go up as the specification says, and each is explained once: compared with graphql-core on the same values."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema, graphql_sync

from router.supergraph.api_schema import print_api_schema
from tests.router.support.graph import Graph
from tests.router.support.lying import Lying, send_answer
from tests.router.support.world import World

# With the depth of its lists.
WRAPPERS = {
    "T": 0,
    "T!": 0,
    "[T]": 1,
    "[T!]": 1,
    "[T]!": 1,
    "[T!]!": 1,
    "[[T]]": 2,
    "[[T!]]": 2,
    "[[T]!]": 2,
    "[[T!]!]!": 2,
    "[[[T!]]!]": 3,
}
# With what is selected, and values good and bad.
TYPES: dict[str, tuple[str, list[Any]]] = {
    "Int": ("", [1, None]),
    "Strict": (
        "{ __typename x y { x } }",
        [
            {"__typename": "Strict", "x": 1, "y": {"x": 2}},
            {"__typename": "Strict", "x": None, "y": None},
            {"__typename": "Strict", "x": 1, "y": {"x": None}},
            None,
        ],
    ),
    "Any": (
        "{ ... on Strict { x } ... on Loose { y { x } } __typename }",
        [
            {"__typename": "Strict", "x": 1},
            {"__typename": "Loose", "y": {"x": None}},
            {"__typename": "Strict", "x": None},
            None,
        ],
    ),
    "Face": (
        "{ x ... on Loose { y { x } } }",
        [
            {"__typename": "Strict", "x": None},
            {"__typename": "Loose", "x": None, "y": None},
            {"__typename": "Loose", "x": 1, "y": {"x": None}},
        ],
    ),
}
NAMES = {(wrapper, name): f"{name.lower()}{number}" for number, wrapper in enumerate(WRAPPERS) for name in TYPES}
FIELDS = "\n".join(f"{field}: {wrapper.replace('T', name)}" for (wrapper, name), field in NAMES.items())
SDL = f"""
    type Query {{ before: Int!  holder: Holder  needed: Holder!  {FIELDS} }}
    type Holder {{ before: Int  after: Int!  {FIELDS} }}
    interface Face {{ x: Int }}
    type Strict implements Face {{ x: Int!  y: Strict }}
    type Loose implements Face {{ x: Int  y: Strict! }}
    union Any = Strict | Loose
"""


class Careless:
    """A subgraph that thinks everything may be null, and sends nulls where it promised none."""

    def __init__(self) -> None:
        self.schema = build_schema(SDL.replace("!", ""))
        self.data: Any = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        asked = json.loads((await receive())["body"])
        found = graphql_sync(self.schema, asked["query"], root_value=self.data)
        assert not found.errors
        await send_answer(send, json.dumps({"data": found.data}).encode())


def values(depth: int, items: list[Any]) -> Iterator[Any]:
    """Every item alone, and lists in which good and bad ones stand side by side."""
    if not depth:
        yield from items
        return
    inner = list(values(depth - 1, items))
    yield None
    yield []
    yield inner
    yield from ([one] for one in inner)
    yield from ([inner[0], one] for one in inner[1:])


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph({"only": SDL}, World({}))


@pytest.fixture(scope="module")
def whole(graph: Graph) -> GraphQLSchema:
    return build_schema(print_api_schema(graph.supergraph.document))


@pytest.mark.parametrize("type_name", TYPES)
@pytest.mark.parametrize("wrapper", WRAPPERS)
async def test_a_value_is_completed_as_by_graphql_core(
    graph: Graph, whole: GraphQLSchema, wrapper: str, type_name: str
) -> None:
    selection, items = TYPES[type_name]
    field = f"f: {NAMES[wrapper, type_name]} {selection}"
    careless = Careless()
    graph.replace("only", careless)
    for value in values(WRAPPERS[wrapper], items):
        holder = {"before": None, NAMES[wrapper, type_name]: value, "after": 3}
        careless.data = {"before": 1, NAMES[wrapper, type_name]: value, "holder": holder, "needed": holder}
        for query in (
            f"{{ before {field} h: holder {{ before {field} after }} }}",
            f"{{ needed {{ {field} after }} }}",
        ):
            answer = await graph.ask(query)
            expected = graphql_sync(whole, query, root_value=careless.data).formatted
            assert json.dumps(answer.data) == json.dumps(expected["data"]), (query, value, answer.body)
            assert [one["path"] for one in answer.errors] == [one["path"] for one in expected.get("errors", [])]


@pytest.mark.parametrize("after", [1, None])
async def test_what_is_null_already_is_not_explained_again(graph: Graph, after: int | None) -> None:
    """The subgraph took the list away itself and said why."""
    field = NAMES["[T!]", "Int"]
    error = {"message": "no", "path": ["holder", field, 1]}
    graph.replace("only", Lying({"data": {"holder": {field: None, "after": after}}, "errors": [error]}))
    answer = await graph.ask(f"{{ holder {{ all: {field} after }} }}")
    told = [["holder", "all", 1], *([["holder", "after"]] if after is None else [])]
    assert [one["path"] for one in answer.errors] == told
    assert answer.data == {"holder": None if after is None else {"all": None, "after": 1}}
