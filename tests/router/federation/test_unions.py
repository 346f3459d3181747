"""Unions whose members differ between subgraphs: each is asked only for members it knows, and for all of those."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

# `screen` and `paper` both have parcels with items, of partly other kinds; only `lab` extends an item.
SDL = {
    "screen": """
        type Query { parcel: Parcel @shareable  digital: Parcel  best: Item @shareable }
        type Parcel @key(fields: "id") { id: ID!  content: Content @shareable }
        type Content @shareable { items: [Item!]! }
        union Item = Poster | Film
        type Poster @key(fields: "id") { id: ID!  title: String @shareable  pixels: Int }
        type Film { minutes: Int }
    """,
    "paper": """
        type Query { parcel: Parcel @shareable  printed: Parcel  best: Item @shareable }
        type Parcel @key(fields: "id") { id: ID!  content: Content @shareable  spare: Content }
        type Content @shareable { items: [Item!]! }
        union Item = Poster | Letter
        type Poster @key(fields: "id") { id: ID!  title: String @shareable  grams: Int }
        type Letter { lines: Int }
    """,
    "lab": 'type Poster @key(fields: "id") { id: ID!  scan: String }',
    # Has a part of the same value type, and nobody ever comes here for it.
    "idle": "type Content @shareable { items: [Item!]! }  union Item = Note  type Note { text: String }",
}
WORLD = World(
    objects={
        "p": {"__typename": "Poster", "id": "p", "title": "Metropolis", "pixels": 900, "grams": 80, "scan": "ok"},
        "f": {"__typename": "Film", "minutes": 117},
        "l": {"__typename": "Letter", "lines": 12},
        "both": {"__typename": "Parcel", "id": "1", "content": {"__typename": "Content", "items": [Ref("p")]}},
        "tape": {
            "__typename": "Parcel",
            "id": "2",
            "content": {"__typename": "Content", "items": [Ref("f"), Ref("p")]},
        },
        "post": {
            "__typename": "Parcel",
            "id": "3",
            "content": {"__typename": "Content", "items": [Ref("l")]},
            "spare": {"__typename": "Content", "items": [Ref("p"), Ref("l")]},
        },
    },
    roots={"parcel": Ref("both"), "digital": Ref("tape"), "printed": Ref("post"), "best": Ref("p")},
)
ITEMS = """
    fragment Items on Content {
      items { __typename ... on Poster { title } ... on Film { minutes } ... on Letter { lines } ... on Note { text } }
    }
"""


async def test_members_that_another_subgraph_does_not_know_are_asked_of_the_one_that_does() -> None:
    answer = await Graph(SDL, WORLD).same("{ digital { content { ...Items } } }" + ITEMS)
    assert answer.call_counts == {"screen": 1}
    answer = await Graph(SDL, WORLD).same("{ printed { content { ...Items } spare { ...Items } } }" + ITEMS)
    assert answer.call_counts == {"paper": 1}


async def test_only_members_of_another_subgraph() -> None:
    answer = await Graph(SDL, WORLD).same("{ digital { content { items { __typename ... on Letter { lines } } } } }")
    assert answer.calls == {
        "screen": ["{digital{content{items{__typename}}}}"],
        "paper": [],
        "lab": [],
        "idle": [],
    }


async def test_a_value_that_both_can_give_is_asked_of_one() -> None:
    answer = await Graph(SDL, WORLD).same(
        "{ parcel { content { ...Items } } best { ... on Poster { title } } }" + ITEMS
    )
    assert sum(answer.call_counts.values()) == 1


async def test_a_member_known_to_both_is_made_whole_from_all() -> None:
    answer = await Graph(SDL, WORLD).same("{ best { ... on Poster { title pixels grams scan } } }")
    assert answer.call_counts["lab"] == 1
    assert answer.call_counts["screen"] == answer.call_counts["paper"] == 1


async def test_the_way_over_a_key_of_the_object_above() -> None:
    answer = await Graph(SDL, WORLD).same("{ printed { id content { items { ... on Poster { scan } } } } }")
    assert answer.call_counts == {"paper": 1}  # no poster is among them
    answer = await Graph(SDL, WORLD).same("{ printed { spare { ...Items } } }" + ITEMS)
    assert answer.call_counts == {"paper": 1}


async def test_the_plan_asks_each_subgraph_for_the_members_it_knows() -> None:
    graph = Graph(SDL, WORLD)
    graph.check_plan(
        "{ digital { content { ...Items } } }" + ITEMS,
        """
        QueryPlan {
          Fetch(service: "screen") {
            {
              digital {
                content {
                  items {
                    __typename
                    ... on Poster {
                      title
                    }
                    ... on Film {
                      minutes
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
    graph.check_plan(
        "{ printed { content { ...Items } } }" + ITEMS,
        """
        QueryPlan {
          Fetch(service: "paper") {
            {
              printed {
                content {
                  items {
                    __typename
                    ... on Poster {
                      title
                    }
                    ... on Letter {
                      lines
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
