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
    assert [len(answer.calls[name]) for name in ("carts", "log")] == [3, 2]


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


SHARED = {
    "a": """
        type Query { n: Int }
        type Mutation { first: Int  save: Saved @shareable  last: Int }
        type Saved @shareable { id: ID!  small: Int }
    """,
    "b": """
        type Query { m: Int }
        type Mutation { save: Saved @shareable  other: Int }
        type Saved @shareable { id: ID!  small: Int  large: Int }
    """,
}


def shared_world() -> tuple[World, list[str]]:
    ran: list[str] = []

    def run(name: str, value: Any) -> Any:
        def resolve(_: Mapping[str, Any]) -> Any:
            ran.append(name)
            return value

        return resolve

    saved = {"__typename": "Saved", "id": "s", "small": 1, "large": 2}
    return World(
        {},
        {
            "first": run("first", 1),
            "save": run("save", saved),
            "last": run("last", 2),
            "n": 1,
            "other": run("other", 3),
        },
    ), ran


async def test_a_shared_root_field_runs_once_in_the_subgraph_that_has_the_rest() -> None:
    world, ran = shared_world()
    answer = await Graph(SHARED, world).ask("mutation { first save { small large } last }")
    assert answer.data == {"first": 1, "save": {"small": 1, "large": 2}, "last": 2}
    assert ran == ["first", "save", "last"]
    assert answer.call_counts == {"a": 2, "b": 1}


async def test_a_shared_root_field_stays_where_its_neighbours_run() -> None:
    world, ran = shared_world()
    answer = await Graph(SHARED, world).ask("mutation { first save { small } last }")
    assert answer.call_counts == {"a": 1}
    answer = await Graph(SHARED, world).ask("mutation { other save { small } last }")
    assert answer.call_counts == {"a": 1, "b": 1}
    assert ran == ["first", "save", "last", "other", "save", "last"]
    assert [len(call.split("save")) for call in answer.calls["b"]] == [2]


# `seen` reads the cart as it is when asked.
TILL = {
    "carts": """
        type Query { cart: Cart }
        type Mutation { add(n: Int!): Cart!  clear: Cart!  all: [Cart!]! }
        type Cart @key(fields: "id") { id: ID!  sum: Int! }
    """,
    "till": """
        type Cart @key(fields: "id") { id: ID!  sum: Int! @external  tax: Int @requires(fields: "sum")  seen: Int }
    """,
}


def till_world() -> World:
    state: dict[str, Any] = {"__typename": "Cart", "id": "c", "sum": 0}

    def add(arguments: Mapping[str, Any]) -> Any:
        state["sum"] += arguments["n"]
        return {**state}

    def clear(_: Mapping[str, Any]) -> Any:
        state["sum"] = 0
        return {**state}

    return World(
        objects={"c": state},
        roots={
            "cart": Ref("c"),
            "add": add,
            "clear": clear,
            "all": lambda _: [{**state}],
        },
        computed={("Cart", "tax"): lambda cart, _: cart["sum"] // 10, ("Cart", "seen"): lambda *_: state["sum"]},
    )


async def same_from_the_start(query: str) -> Any:
    """The answer, after a check that one schema gives the same from the same start."""
    answer = await Graph(TILL, till_world()).ask(query)
    expected = Graph(TILL, till_world()).whole(query)
    assert (answer.data, answer.errors) == (expected["data"], [])
    return answer


async def test_the_next_field_waits_for_what_others_join_to_the_one_before() -> None:
    answer = await same_from_the_start(
        "mutation { add(n: 20) { sum seen tax } clear { sum } again: add(n: 5) { seen } }"
    )
    assert answer.data["add"] == {"sum": 20, "seen": 20, "tax": 2}
    assert answer.call_counts == {"carts": 2, "till": 2}
    assert ["clear" in call and "again" in call for call in answer.calls["carts"]] == [False, True]


async def test_what_is_joined_behind_a_list_is_waited_for_too() -> None:
    answer = await same_from_the_start("mutation { add(n: 3) { sum } all { seen } clear { sum } all2: all { seen } }")
    assert answer.call_counts == {"carts": 2, "till": 2}


async def test_fields_to_which_nothing_is_joined_travel_together() -> None:
    answer = await same_from_the_start("mutation { add(n: 3) { sum } clear { sum } all { id sum } last: clear { id } }")
    assert answer.call_counts == {"carts": 1}


async def test_only_the_last_may_have_something_joined_in_one_request() -> None:
    answer = await same_from_the_start("mutation { clear { sum } add(n: 3) { sum } again: add(n: 4) { seen } }")
    assert answer.call_counts == {"carts": 1, "till": 1}
