"""An `@interfaceObject` that implements an interface of its subgraph: values of that interface come under its name."""

import asyncio
from typing import Any

import pytest

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "catalogue": """
        type Query { items: [Item]  shared: Node @shareable }
        type Mutation { make: Node }
        interface Node { id: ID! }
        interface Item implements Node @key(fields: "id") { id: ID!  name: String  label: String }
        type Book implements Item & Node @key(fields: "id") { id: ID!  name: String  label: String  pages: Int }
        type Film implements Item & Node @key(fields: "id") { id: ID!  name: String  label: String }
    """,
    "prices": """
        type Query { node: Node  nodes: [Node!]!  other: Node  shared: Node @shareable }
        type Mutation { change: Node }
        interface Node { id: ID! }
        type Item implements Node @key(fields: "id") @key(fields: "origin { code }") @interfaceObject {
          id: ID!  price: Int  next: Node  origin: Origin @shareable
        }
        type Origin @shareable { code: ID }
        type Other implements Node @key(fields: "id") { id: ID!  x: Int }
    """,
    "stock": """
        type Item @key(fields: "id") @interfaceObject {
          id: ID!  name: String @external  shout: String @requires(fields: "name")  stock: Int  maker: Maker
        }
        type Maker @key(fields: "id") { id: ID!  mail: String }
        type Other @key(fields: "id") { id: ID!  y: Int }
    """,
    "covers": """
        type Book @key(fields: "id") { id: ID!  cover: String }
        type Maker @key(fields: "id") { id: ID!  age: Int }
    """,
    "weights": """
        type Item @key(fields: "origin { code }") @interfaceObject { origin: Origin @shareable  weight: Int }
        type Origin @shareable { code: ID }
    """,
}
WORLD = World(
    objects={
        "k": {
            "__typename": "Book",
            "id": "k",
            "name": "Emma",
            "label": None,
            "pages": 300,
            "price": 9,
            "next": Ref("o"),
            "origin": {"code": "1"},
            "stock": 5,
            "maker": Ref("m"),
            "cover": "green",
            "weight": 3,
        },
        "f": {
            "__typename": "Film",
            "id": "f",
            "name": "Alien",
            "label": "space",
            "price": 7,
            "next": Ref("k"),
            "origin": {"code": "2"},
            "stock": None,
            "maker": Ref("m"),
        },
        "o": {"__typename": "Other", "id": "o", "x": 1, "y": 2},
        "m": {"__typename": "Maker", "id": "m", "mail": "m@m", "age": 4},
    },
    roots={
        "items": [Ref("k"), None, Ref("f")],
        "node": Ref("k"),
        "nodes": [Ref("f"), Ref("o"), Ref("k")],
        "other": Ref("o"),
        "shared": Ref("k"),
        "make": Ref("f"),
        "change": Ref("k"),
    },
    computed={("Item", "shout"): lambda one, _: f"{one['name']}!"},
)
QUERIES = {
    "{ node { id } }": {"prices": 1},
    "{ node { ... on Item { price } } }": {"prices": 1},
    "{ nodes { id ... on Item { id price next { id } } ... on Other { x } } }": {"prices": 1},
    "{ nodes { ... on Other { x } } }": {"prices": 1},
    "{ nodes { ... on Item { stock price } ... on Other { y } } }": {"prices": 1, "stock": 1},
    "{ nodes { ... on Item { maker { mail age } } } }": {"prices": 1, "stock": 1, "covers": 1},
    "{ nodes { ... on Item { name label } } }": {"prices": 1, "catalogue": 1},
    "{ nodes { ... on Item { shout } } }": {"prices": 1, "catalogue": 1, "stock": 1},
    "{ nodes { __typename id } }": {"prices": 1, "catalogue": 1},
    "{ nodes { t: __typename ... on Item { z: __typename } } }": {"prices": 1, "catalogue": 1},
    "{ nodes { ... on Book { pages price } ... on Other { x } } }": {"prices": 1, "catalogue": 1},
    "{ nodes { ... on Item { label stock } ... on Book { name maker { age } } } }": {
        "prices": 1,
        "catalogue": 1,
        "stock": 1,
        "covers": 1,
    },
    "{ nodes { ... on Book { cover } ... on Film { stock } } }": {
        "prices": 1,
        "catalogue": 1,
        "covers": 1,
        "stock": 1,
    },
    "{ nodes { ... on Item { next { ... on Item { next { __typename } stock } } } } }": {"prices": 1, "stock": 1},
    "{ items { next { __typename id ... on Item { price name } } } }": {"catalogue": 2, "prices": 1},
    "{ nodes { ... on Item { weight } } }": {"prices": 1, "weights": 1},
    "{ nodes { ... on Book { weight } ... on Other { x } } }": {"prices": 1, "weights": 1, "catalogue": 1},
    "{ shared { __typename ... on Item { price } } node { __typename } }": {"catalogue": 2, "prices": 2},
}


@pytest.mark.parametrize("query", QUERIES)
async def test_the_answer_is_that_of_one_schema_with_no_request_too_many(query: str) -> None:
    answer = await Graph(SDL, WORLD).same(query)
    assert answer.errors == []
    assert answer.call_counts == QUERIES[query]


SHOWN = {
    "another name for what all have": "{ nodes { id ... on Book { too: id } ... on Other { x } } }",
    "the same field, written for each type": "{ nodes { ... on Book { a: price } ... on Film { a: price } } }",
    "another order": "{ nodes { ... on Book { price id } ... on Film { id price } ... on Item { next { id } } } }",
}


@pytest.mark.parametrize("query", SHOWN.values(), ids=list(SHOWN))
async def test_where_types_are_shown_differently_the_type_is_asked(query: str) -> None:
    answer = await Graph(SDL, WORLD).same(query)
    assert answer.call_counts == {"prices": 1, "catalogue": 1}


# Composed in this order, so that what both have would be asked of the first: it does not know the type.
ORDERED = {"prices": SDL["prices"], "titles": SDL["catalogue"]}


async def test_only_those_who_know_the_type_are_asked_for_an_object_whose_type_matters() -> None:
    graph = Graph(ORDERED, WORLD)
    prices = graph.subgraphs["prices"]

    async def late(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.sleep(0.02)
        await prices(scope, receive, send)

    graph.replace("prices", late)
    await graph.same("{ shared { id __typename } node { id } items { id } }")
    answer = await graph.same("{ shared { id ... on Book { pages } } node { id } items { id } }")
    assert answer.call_counts == {"prices": 1, "titles": 1}
    answer = await graph.same("{ shared { id } node { id } }")
    assert answer.call_counts == {"prices": 1}


async def test_mutations_that_give_such_values() -> None:
    graph = Graph(SDL, WORLD)
    answer = await graph.ask("mutation { change { __typename ... on Item { stock } } make { id __typename } }")
    assert answer.data == {"change": {"__typename": "Book", "stock": 5}, "make": {"id": "f", "__typename": "Film"}}


async def test_what_is_no_interface_object_is_sent_nowhere() -> None:
    answer = await Graph(SDL, WORLD).same("{ other { __typename id } }")
    assert answer.call_counts == {"prices": 1}


async def test_the_plan_of_a_type_behind_an_interface_object_of_an_interface() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ nodes { __typename ... on Item { price } ... on Book { pages } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "prices") {
              {
                nodes {
                  __typename
                  ... on Item {
                    id
                    price
                  }
                }
              }
            }
            Flatten(path: "nodes.@") {
              Fetch(service: "catalogue") {
                {
                  ... on Item {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Item {
                      __typename
                      ... on Book {
                        pages
                      }
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
