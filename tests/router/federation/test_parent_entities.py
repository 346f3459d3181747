"""Objects that cannot be entered themselves: what is missing of them is fetched through an entity above."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

# The engine of a car has parts in three subgraphs and no key in two of them; a wheel is nowhere entered at all.
SDL = {
    "cars": """
        type Query { car: Car  garage: Garage! }
        type Garage { cars: [Car!]! }
        type Car @key(fields: "plate") @key(fields: "plate country") {
          plate: ID!  country: String!  engine: Engine @shareable  wheels: [Wheel!]! @shareable
        }
        type Engine @key(fields: "serial") { serial: ID! @shareable }
        type Wheel { position: Int @shareable }
    """,
    "tests": """
        type Car @key(fields: "plate country") {
          plate: ID!  country: String!  engine: Engine @shareable  wheels: [Wheel!]! @shareable
        }
        type Engine { power: Power }
        type Power { kw: Int }
        type Wheel { position: Int @shareable  worn: Boolean }
    """,
    "makers": 'type Engine @key(fields: "serial") { serial: ID!  maker: String }',
    "colours": """
        type Car @key(fields: "plate") { plate: ID!  wheels: [Wheel!]! @shareable }
        type Wheel { colour: String }
    """,
}
WORLD = World(
    objects={
        "c": {
            "__typename": "Car",
            "plate": "1",
            "country": "NL",
            "engine": Ref("e"),
            "wheels": [Ref("w1"), Ref("w2")],
        },
        "d": {"__typename": "Car", "plate": "2", "country": "BE", "engine": None, "wheels": []},
        "e": {"__typename": "Engine", "serial": "s", "power": {"__typename": "Power", "kw": 70}, "maker": "X"},
        "w1": {"__typename": "Wheel", "position": 1, "worn": True, "colour": "red"},
        "w2": {"__typename": "Wheel", "position": 2, "worn": False, "colour": None},
        "g": {"__typename": "Garage", "cars": [Ref("c"), Ref("d"), Ref("c")]},
    },
    roots={"car": Ref("c"), "garage": Ref("g")},
)


async def test_an_object_without_a_key_is_reached_through_its_parent() -> None:
    graph = Graph(SDL, WORLD)
    answer = await graph.same("{ car { engine { serial power { kw } } } }")
    assert answer.call_counts == {"cars": 1, "tests": 1}
    assert graph.subgraphs["tests"].requests[0]["variables"]["representations"] == [
        {"__typename": "Car", "plate": "1", "country": "NL"}
    ]


async def test_items_of_a_list_are_put_together_by_their_place() -> None:
    answer = await Graph(SDL, WORLD).same("{ garage { cars { wheels { position worn colour } } } }")
    assert answer.call_counts == {"cars": 1, "tests": 1, "colours": 1}


async def test_one_part_by_its_own_key_another_through_the_parent() -> None:
    answer = await Graph(SDL, WORLD).same("{ car { engine { maker power { kw } } } }")
    assert answer.call_counts == {"cars": 1, "tests": 1, "makers": 1}


async def test_the_plan_enters_the_parent() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ car { engine { serial maker power { kw } } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "cars") {
              {
                car {
                  __typename
                  engine {
                    __typename
                    serial
                  }
                  plate
                  country
                }
              }
            }
            Parallel {
              Flatten(path: "car.engine") {
                Fetch(service: "makers") {
                  {
                    ... on Engine {
                      __typename
                      serial
                    }
                  } =>
                  query ($representations: [_Any!]!) {
                    _entities(representations: $representations) {
                      ... on Engine {
                        maker
                      }
                    }
                  }
                }
              }
              Flatten(path: "car") {
                Fetch(service: "tests") {
                  {
                    ... on Car {
                      __typename
                      plate
                      country
                    }
                  } =>
                  query ($representations: [_Any!]!) {
                    _entities(representations: $representations) {
                      ... on Car {
                        engine {
                          power {
                            kw
                          }
                        }
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
