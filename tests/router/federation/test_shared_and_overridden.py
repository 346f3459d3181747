"""`@shareable` and `@override`: several subgraphs have a field, and one must be asked; labels decide per request."""

from router.settings import RouterSettings
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
        "u": {"__typename": "User", "id": "1", "name": "Ada", "age": 36, "place": Ref("p"), "score": 5},
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


OVERRIDE = {
    "old": 'type Query { user: User }  type User @key(fields: "id") { id: ID!  score: Int }',
    "new": """
        type User @key(fields: "id") { id: ID!  score: Int @override(from: "old") }
    """,
}
LABELLED = {**OVERRIDE, "new": OVERRIDE["new"].replace('from: "old"', 'from: "old", label: "half"')}


async def test_an_overridden_field_moves() -> None:
    answer = await Graph(OVERRIDE, WORLD_USER).same("{ user { score } }")
    assert answer.call_counts == {"old": 1, "new": 1}


async def test_a_label_decides_where_a_field_is() -> None:
    answer = await Graph(LABELLED, WORLD_USER).same("{ user { score } }")
    assert answer.call_counts == {"old": 1}
    settings = RouterSettings(override_labels=("half",))
    answer = await Graph(LABELLED, WORLD_USER, settings=settings).same("{ user { score } }")
    assert answer.call_counts == {"old": 1, "new": 1}


WORLD_USER = World(objects=WORLD.objects, roots={"user": Ref("u")})


async def test_a_percentage_is_a_share_of_requests() -> None:
    for share, expected in (("0", {"old": 1}), ("100", {"old": 1, "new": 1})):
        sdl = {**OVERRIDE, "new": LABELLED["new"].replace("half", f"percent({share})")}
        for _ in range(5):
            assert (await Graph(sdl, WORLD_USER).same("{ user { score } }")).call_counts == expected
    sdl = {**OVERRIDE, "new": LABELLED["new"].replace("half", "percent(50)")}
    graph = Graph(sdl, WORLD_USER)
    asked = {len((await graph.same("{ user { score } }")).call_counts) for _ in range(60)}
    assert asked == {1, 2}


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
