"""Mutations: root fields in series over subgraphs, neighbours together, what they return joined like any object."""

from collections.abc import Mapping
from typing import Any

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "carts": """
        type Query { cart: Cart }
        type Mutation { add(n: Int!): Cart!  clear: Cart! }
        type Cart @key(fields: "id") { id: ID!  sum: Int! }
    """,
    "log": """
        type Query { entries: Int }
        type Mutation { note(text: String!): Entry! }
        type Entry { text: String!  at: Int!  }
        type Cart @key(fields: "id") { id: ID!  seen: Boolean }
    """,
}


def world() -> World:
    state = {"__typename": "Cart", "id": "c", "sum": 0, "seen": True}
    order: list[str] = []

    def add(arguments: Mapping[str, Any]) -> Any:
        state["sum"] = int(str(state["sum"])) + arguments["n"]
        order.append("add")
        return {**state}

    def clear(_: Mapping[str, Any]) -> Any:
        state["sum"] = 0
        order.append("clear")
        return {**state}

    def note(arguments: Mapping[str, Any]) -> Any:
        order.append("note")
        return {"__typename": "Entry", "text": arguments["text"], "at": len(order)}

    roots = {"cart": Ref("c"), "entries": 2, "add": add, "clear": clear, "note": note}
    return World(objects={"c": state}, roots=roots)


async def test_fields_run_in_the_order_written_over_subgraphs() -> None:
    graph = Graph(SDL, world())
    answer = await graph.ask(
        'mutation { a: add(n: 2) { sum } b: note(text: "x") { text at } c: add(n: 3) { sum seen } d: clear { sum } }'
    )
    assert answer.data == {
        "a": {"sum": 2},
        "b": {"text": "x", "at": 2},
        "c": {"sum": 5, "seen": True},
        "d": {"sum": 0},
    }
    assert [len(answer.calls[name]) for name in ("carts", "log")] == [2, 2]


async def test_the_same_field_twice_runs_twice() -> None:
    answer = await Graph(SDL, world()).ask("mutation { add(n: 1) { sum } again: add(n: 1) { sum } }")
    assert answer.data == {"add": {"sum": 1}, "again": {"sum": 2}}


async def test_a_mutation_is_never_sent_twice_when_it_fails() -> None:
    graph = Graph(SDL, world())
    graph.subgraphs["carts"].failing = True
    answer = await graph.ask("mutation { add(n: 1) { sum } }")
    assert answer.data is None
    assert answer.errors[0]["path"] == ["add"]


async def test_the_plan_runs_root_fields_in_series() -> None:
    graph = Graph(SDL, world())
    graph.check_plan(
        'mutation { a: add(n: 2) { sum seen } b: note(text: "x") { at } c: clear { sum } }',
        """
        QueryPlan {
          Sequence {
            Fetch(service: "carts") {
              mutation {
                a: add(n: 2) {
                  __typename
                  sum
                  id
                }
              }
            }
            Flatten(path: "a") {
              Fetch(service: "log") {
                {
                  ... on Cart {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Cart {
                      seen
                    }
                  }
                }
              }
            }
            Fetch(service: "log") {
              mutation {
                b: note(text: "x") {
                  at
                }
              }
            }
            Fetch(service: "carts") {
              mutation {
                c: clear {
                  sum
                }
              }
            }
          }
        }
        """,
    )
