"""`@shareable`: several subgraphs have a field; it is asked where that costs least, and values are made whole."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SHARED = {
    "a": """
        type Query { me: User @shareable  deep: Level @shareable }
        type User @key(fields: "id") { id: ID!  name: String @shareable  place: Place @shareable }
        type Place { city: String @shareable  zip: String }
        type Level @shareable { below: Level  common: Int }
    """,
    "b": """
        type Query { me: User @shareable  deep: Level @shareable  other: User }
        type User @key(fields: "id") { id: ID!  name: String @shareable  age: Int  place: Place @shareable }
        type Place { city: String @shareable  country: String }
        type Level @shareable { below: Level  common: Int }
    """,
}
WORLD = World(
    objects={
        "u": {"__typename": "User", "id": "1", "name": "Ada", "age": 36, "place": Ref("p")},
        "p": {"__typename": "Place", "city": "London", "zip": "N1", "country": "UK"},
        "l": {"__typename": "Level", "below": Ref("l"), "common": 1},
    },
    roots={"me": Ref("u"), "other": Ref("u"), "deep": Ref("l")},
)


async def test_a_shared_root_is_asked_where_everything_is() -> None:
    answer = await Graph(SHARED, WORLD).same("{ me { name age } }")
    assert answer.call_counts == {"b": 1}


async def test_a_value_type_in_parts_is_made_whole_from_both_at_once() -> None:
    graph = Graph(SHARED, WORLD)
    answer = await graph.same("{ me { place { city zip country } } }")
    assert answer.call_counts == {"a": 1, "b": 1}
    assert "Parallel" in graph.plan("{ me { place { city zip country } } }")


async def test_a_value_type_in_parts_behind_a_key() -> None:
    answer = await Graph(SHARED, WORLD).same("{ other { place { city zip country } } }")
    assert answer.call_counts == {"a": 1, "b": 1}


async def test_deep_shared_values_come_from_one_subgraph() -> None:
    answer = await Graph(SHARED, WORLD).same("{ deep { below { below { common } common } } }")
    assert sum(answer.call_counts.values()) == 1


async def test_the_plan_of_a_value_in_parts() -> None:
    graph = Graph(SHARED, WORLD)
    graph.check_plan(
        "{ me { place { city zip country } } }",
        """
        QueryPlan {
          Parallel {
            Fetch(service: "a") {
              {
                me {
                  place {
                    city
                    zip
                  }
                }
              }
            }
            Fetch(service: "b") {
              {
                me {
                  place {
                    country
                  }
                }
              }
            }
          }
        }
        """,
    )


NEIGHBOURS = {
    "first": """
        type Query { item: Item @shareable }
        type Item @key(fields: "id") { id: ID! }
    """,
    "maker": """
        type Query { item: Item @shareable  colours: [String!]! }
        type Item @key(fields: "id") { id: ID!  size: Int @external  box: String @requires(fields: "size") }
    """,
    "sizes": 'type Item @key(fields: "id") { id: ID!  size: Int }',
}


async def test_a_shared_root_is_asked_where_its_neighbours_are_also_behind_a_requirement() -> None:
    world = World(
        objects={"i": {"__typename": "Item", "id": "i", "size": 4}},
        roots={"item": Ref("i"), "colours": ["red"]},
        computed={("Item", "box"): lambda one, _: f"box {one['size']}"},
    )
    answer = await Graph(NEIGHBOURS, world).same("{ item { box } colours }")
    assert answer.call_counts == {"maker": 2, "sizes": 1}
