"""`@requires` through interfaces, unions and fragments: what is sent depends on what the object turns out to be."""

from collections.abc import Mapping
from typing import Any

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "orders": """
        type Query { orders: [Order!]! }
        type Order @key(fields: "id") { id: ID!  target: Place  gift: Gift }
        interface Place { id: ID! }
        interface Building implements Place { id: ID!  floor: Int }
        type House implements Place & Building @key(fields: "id") { id: ID!  floor: Int  garden: Boolean }
        type Office implements Place & Building @key(fields: "id") { id: ID!  floor: Int  desk: String }
        type Boat implements Place @key(fields: "id") { id: ID! }
        union Gift = Card | Flowers
        type Card { text: String }
        type Flowers { count: Int }
    """,
    "couriers": """
        type Order @key(fields: "id") {
          id: ID!
          target: Place @external
          gift: Gift @external
          code: String! @requires(fields: "target { id }")
          route: String! @requires(
            fields: "target { id ... on House { floor } ... on Office { floor desk } ... on Boat { depth } }"
          )
          wrap: String! @requires(fields: "gift { ... on Card { text } ... on Flowers { count } }")
        }
        interface Place { id: ID! }
        interface Building implements Place { id: ID!  floor: Int }
        type House implements Place & Building { id: ID! @shareable  floor: Int @external }
        type Office implements Place & Building { id: ID! @shareable  floor: Int @external  desk: String @external }
        type Boat implements Place @key(fields: "id") { id: ID!  depth: Int @external }
        union Gift = Card | Flowers
        type Card { text: String @external }
        type Flowers { count: Int @external }
    """,
    "water": 'type Boat @key(fields: "id") { id: ID!  depth: Int @shareable }',
}


def route(order: Mapping[str, Any], _: Any) -> str:
    target = order["target"]
    return " ".join(f"{key}={target[key]}" for key in ("id", "floor", "desk", "depth") if key in target)


def wrap(order: Mapping[str, Any], _: Any) -> str:
    gift = order["gift"]
    return "none" if gift is None else f"{gift.get('text')} {gift.get('count')}"


def order(number: str, target: str, gift: str | None) -> dict[str, Any]:
    return {"__typename": "Order", "id": number, "target": Ref(target), "gift": Ref(gift) if gift else None}


WORLD = World(
    objects={
        "1": order("1", "h", "c"),
        "2": order("2", "o", "f"),
        "3": order("3", "b", None),
        "h": {"__typename": "House", "id": "h", "floor": 0, "garden": True},
        "o": {"__typename": "Office", "id": "o", "floor": 7, "desk": "B"},
        "b": {"__typename": "Boat", "id": "b", "depth": 2},
        "c": {"__typename": "Card", "text": "hi"},
        "f": {"__typename": "Flowers", "count": 12},
    },
    roots={"orders": [Ref("1"), Ref("2"), Ref("3")]},
    computed={
        ("Order", "code"): lambda one, _: f"to {one['target']['id']}",
        ("Order", "route"): route,
        ("Order", "wrap"): wrap,
    },
)


async def test_a_field_of_an_interface_is_required() -> None:
    answer = await Graph(SDL, WORLD).same("{ orders { code } }")
    assert answer.call_counts == {"orders": 1, "couriers": 1}


async def test_fragments_decide_what_is_sent_of_which_object() -> None:
    graph = Graph(SDL, WORLD)
    answer = await graph.same("{ orders { route } }")
    assert answer.call_counts == {"orders": 1, "water": 1, "couriers": 1}
    sent = [one["target"] for one in graph.subgraphs["couriers"].requests[0]["variables"]["representations"]]
    assert sent == [
        {"__typename": "House", "id": "h", "floor": 0},
        {"__typename": "Office", "id": "o", "floor": 7, "desk": "B"},
        {"__typename": "Boat", "id": "b", "depth": 2},
    ]


async def test_members_of_a_union_are_required() -> None:
    answer = await Graph(SDL, WORLD).same("{ orders { wrap } }")
    assert answer.call_counts == {"orders": 1, "couriers": 1}


async def test_what_the_client_takes_of_the_same_object_stays_apart() -> None:
    query = """
        { orders { route code wrap target { ... on House { garden } ... on Boat { depth } }
                   gift { ... on Card { words: text } } } }
    """
    answer = await Graph(SDL, WORLD).same(query)
    assert answer.call_counts == {"orders": 1, "water": 1, "couriers": 1}


async def test_the_plan_fetches_for_each_type_what_is_required_of_it() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ orders { route } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "orders") {
              {
                orders {
                  __typename
                  id
                  target {
                    __typename
                    id
                    ... on Office {
                      desk
                    }
                    ... on Building {
                      floor
                    }
                  }
                }
              }
            }
            Flatten(path: "orders.@.target") {
              Fetch(service: "water") {
                {
                  ... on Boat {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Boat {
                      depth
                    }
                  }
                }
              }
            }
            Flatten(path: "orders.@") {
              Fetch(service: "couriers") {
                {
                  ... on Order {
                    __typename
                    id
                    target {
                      id
                      ... on House {
                        floor
                      }
                      ... on Office {
                        floor
                      }
                      ... on Office {
                        desk
                      }
                      ... on Boat {
                        depth
                      }
                    }
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Order {
                      route
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
