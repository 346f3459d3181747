"""Objects entered by an interface and as what they are, in one subgraph: each is sent once, with what is required."""

import json
from typing import Any

import pytest

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "things": """
        type Query { thing: Thing  things: [Thing!]! }
        interface Thing { id: ID! }
        type Order implements Thing @key(fields: "id") { id: ID! }
        type Crate implements Thing @key(fields: "id") { id: ID! }
        type Note implements Thing @key(fields: "id") { id: ID! }
    """,
    "labels": """
        interface Thing @key(fields: "id") { id: ID!  label: String  kin: Thing }
        type Order implements Thing @key(fields: "id") {
          id: ID!  label: String  kin: Thing  weight: Int @external  shipping: String @requires(fields: "weight")
        }
        type Crate implements Thing @key(fields: "id") {
          id: ID!  label: String  kin: Thing  size: Int @external  fits: String @requires(fields: "size")
        }
        type Note implements Thing @key(fields: "id") { id: ID!  label: String  kin: Thing }
    """,
    "weights": """
        type Order @key(fields: "id") { id: ID!  weight: Int }
        type Crate @key(fields: "id") { id: ID!  size: Int }
    """,
}


def _sent(name: str) -> Any:
    return lambda seen, _: f"{name}: {seen[name]}" if name in seen else f"{name} is missing"


WORLD = World(
    objects={
        "o": {"__typename": "Order", "id": "o", "label": "pine", "weight": 7, "kin": Ref("n")},
        "c": {"__typename": "Crate", "id": "c", "label": "oak", "size": 3, "kin": Ref("o")},
        "n": {"__typename": "Note", "id": "n", "label": "ash", "kin": Ref("c")},
    },
    roots={"thing": Ref("o"), "things": [Ref("o"), Ref("c"), Ref("n"), Ref("o")]},
    computed={("Order", "shipping"): _sent("weight"), ("Crate", "fits"): _sent("size")},
)


def sent_twice(graph: Graph, service: str) -> list[tuple[str, str]]:
    """Objects of which one request has several representations."""
    found: list[tuple[str, str]] = []
    for request in graph.subgraphs[service].requests:
        names = [(one["__typename"], one["id"]) for one in request["variables"]["representations"]]
        found += [one for one in names if names.count(one) > 1]
    return found


@pytest.mark.parametrize(
    "query",
    [
        "{ thing { label ... on Order { shipping } } }",
        "{ thing { ... on Order { shipping } label } }",
        "{ things { label ... on Order { shipping } ... on Crate { fits } } }",
        "{ things { kin { label } ... on Crate { fits label } ... on Order { label shipping } } }",
        "{ things { __typename ... on Order { shipping } kin { label ... on Order { shipping } } } }",
    ],
)
async def test_one_representation_has_all_that_is_required(query: str) -> None:
    graph = Graph(SDL, WORLD)
    answer = await graph.same(query)
    assert "missing" not in json.dumps(answer.data)
    assert sent_twice(graph, "labels") == []


async def test_it_takes_no_request_more() -> None:
    answer = await Graph(SDL, WORLD).same("{ things { label ... on Order { shipping } ... on Crate { fits } } }")
    assert answer.call_counts == {"things": 1, "weights": 1, "labels": 1}


OBJECTS = {
    "things": """
        type Query { thing: Thing }
        interface Thing @key(fields: "id") { id: ID! }
        type Order implements Thing @key(fields: "id") { id: ID! }
        type Crate implements Thing @key(fields: "id") { id: ID! }
    """,
    "labels": """
        type Thing @key(fields: "id") @interfaceObject {
          id: ID!  label: String  weight: Int @external  shipping: String @requires(fields: "weight")
        }
    """,
    "weights": 'type Thing @key(fields: "id") @interfaceObject { id: ID!  weight: Int }',
}
OBJECTS_WORLD = World(
    objects={"o": {"__typename": "Order", "id": "o", "label": "pine", "weight": 7}},
    roots={"thing": Ref("o")},
    computed={("Thing", "shipping"): _sent("weight")},
)


@pytest.mark.parametrize("query", ["{ thing { label ... on Order { shipping } } }", "{ thing { label shipping } }"])
async def test_an_interface_object_is_the_same_object_too(query: str) -> None:
    graph = Graph(OBJECTS, OBJECTS_WORLD)
    answer = await graph.same(query)
    assert answer.data["thing"]["shipping"] == "weight: 7"
    assert sent_twice(graph, "labels") == []


async def test_the_plan_sends_orders_with_their_weight_and_others_without() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ thing { label ... on Order { shipping } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "things") {
              {
                thing {
                  __typename
                  id
                }
              }
            }
            Flatten(path: "thing") {
              Fetch(service: "weights") {
                {
                  ... on Order {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Order {
                      weight
                    }
                  }
                }
              }
            }
            Flatten(path: "thing") {
              Fetch(service: "labels") {
                {
                  ... on Order {
                    __typename
                    id
                    weight
                  }
                  ... on Crate {
                    __typename
                    id
                  }
                  ... on Note {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Order {
                      __typename
                      shipping
                      label
                    }
                    ... on Thing {
                      __typename
                      label
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
