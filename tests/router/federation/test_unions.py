"""Unions whose members differ between subgraphs: only those are asked for that all who could give the value know."""

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


async def test_of_a_field_that_two_could_resolve_only_members_that_both_know_are_asked() -> None:
    answer = await Graph(SDL, WORLD).ask("{ digital { content { ...Items } } }" + ITEMS)
    assert answer.calls["screen"] == ["{digital{content{items{__typename ...on Poster{title}}}}}"]
    items = [{"__typename": "Film", "minutes": None}, {"__typename": "Poster", "title": "Metropolis"}]
    assert (answer.data, answer.errors) == ({"digital": {"content": {"items": items}}}, [])
    assert answer.call_counts == {"screen": 1}


async def test_of_a_field_that_one_alone_can_resolve_all_its_members_are_asked() -> None:
    answer = await Graph(SDL, WORLD).same("{ printed { spare { ...Items } } }" + ITEMS)
    assert answer.calls["paper"] == ["{printed{spare{items{__typename ...on Poster{title} ...on Letter{lines}}}}}"]
    assert answer.call_counts == {"paper": 1}


async def test_who_is_asked_for_other_fields_makes_no_difference() -> None:
    query = "{ digital { content { ...Items } } printed { content { ...Items } spare { ...Items } } }"
    answer = await Graph(SDL, WORLD).ask(query + ITEMS)
    assert answer.errors == []
    assert answer.data["printed"] == {
        "content": {"items": [{"__typename": "Letter", "lines": None}]},
        "spare": {
            "items": [{"__typename": "Poster", "title": "Metropolis"}, {"__typename": "Letter", "lines": 12}],
        },
    }


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


async def test_the_plan_asks_for_the_members_that_can_be_expected() -> None:
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
                  }
                }
              }
            }
          }
        }
        """,
    )
    graph.check_plan(
        "{ printed { spare { ...Items } } }" + ITEMS,
        """
        QueryPlan {
          Fetch(service: "paper") {
            {
              printed {
                spare {
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


# Two subgraphs share a value behind an entity of both; its interface has implementers that only one of them knows.
SHARED = {
    "north": """
        type Query { northCrate: Crate }
        type Crate @key(fields: "id") { id: ID!  box: Box @shareable  lid: Lid }
        type Lid @key(fields: "id") { id: ID!  box: Box @shareable }
        type Box @shareable { thing: Thing  entity: Named }
        interface Thing { label: String }
        type Common implements Thing @shareable { label: String  weight: Int }
        type OnlyNorth implements Thing { label: String  compass: String }
        interface Named @key(fields: "id") { id: ID! }
        type Both implements Named @key(fields: "id") { id: ID!  north: String }
        type Northern implements Named @key(fields: "id") { id: ID!  north: String }
    """,
    "south": """
        type Query { southCrate: Crate }
        type Crate @key(fields: "id") { id: ID!  box: Box @shareable  southBox: Box }
        type Lid @key(fields: "id", resolvable: false) { id: ID!  box: Box @shareable }
        type Box @shareable { thing: Thing  entity: Named }
        interface Thing { label: String }
        type Common implements Thing @shareable { label: String  weight: Int }
        type OnlySouth implements Thing { label: String  palm: String }
        interface Named { id: ID! }
        type Both implements Named @key(fields: "id") { id: ID!  south: String }
        type Southern implements Named @key(fields: "id") { id: ID!  south: String }
    """,
}
NORTHERN = {"__typename": "OnlyNorth", "label": "n", "compass": "N"}
SOUTHERN = {"__typename": "OnlySouth", "label": "s", "palm": "P"}
BOTH = {"__typename": "Both", "id": "b", "north": "bn", "south": "bs"}
SHARED_WORLD = World(
    objects={
        "north": {
            "__typename": "Crate",
            "id": "1",
            "box": {
                "__typename": "Box",
                "thing": NORTHERN,
                "entity": {"__typename": "Northern", "id": "n", "north": "nn"},
            },
            "lid": {"__typename": "Lid", "id": "l", "box": {"__typename": "Box", "thing": NORTHERN}},
        },
        "south": {
            "__typename": "Crate",
            "id": "2",
            "box": {"__typename": "Box", "thing": SOUTHERN, "entity": BOTH},
            "southBox": {"__typename": "Box", "thing": SOUTHERN, "entity": BOTH},
        },
        "both": BOTH,
    },
    roots={"northCrate": Ref("north"), "southCrate": Ref("south")},
)
THING = "thing { __typename label ... on Common { weight } ... on OnlyNorth { compass } ... on OnlySouth { palm } }"


async def test_implementers_of_an_interface_are_expected_like_members_of_a_union() -> None:
    graph = Graph(SHARED, SHARED_WORLD)
    answer = await graph.ask(f"{{ northCrate {{ box {{ {THING} }} }} }}")
    thing = {"__typename": "OnlyNorth", "label": "n", "compass": None}
    assert (answer.data, answer.errors) == ({"northCrate": {"box": {"thing": thing}}}, [])
    assert answer.calls["north"] == ["{northCrate{box{thing{__typename label ...on Common{weight}}}}}"]
    answer = await graph.same(f"{{ southCrate {{ southBox {{ {THING} }} }} }}")
    assert answer.data["southCrate"]["southBox"]["thing"] == {**SOUTHERN}


async def test_where_no_other_can_be_entered_all_members_are_asked() -> None:
    answer = await Graph(SHARED, SHARED_WORLD).same(f"{{ northCrate {{ lid {{ box {{ {THING} }} }} }} }}")
    assert answer.data["northCrate"]["lid"]["box"]["thing"] == {**NORTHERN}


async def test_entities_behind_an_interface_with_a_key_are_expected_in_the_same_way() -> None:
    entity = "entity { __typename ... on Both { north %s } ... on Northern { north } ... on Southern { south } }"
    answer = await Graph(SHARED, SHARED_WORLD).ask(f"{{ northCrate {{ box {{ {entity % ''} }} }} }}")
    found = {"__typename": "Northern", "north": None}
    assert (answer.data, answer.errors) == ({"northCrate": {"box": {"entity": found}}}, [])
    answer = await Graph(SHARED, SHARED_WORLD).same(f"{{ southCrate {{ southBox {{ {entity % 'south'} }} }} }}")
    assert answer.call_counts == {"south": 1, "north": 1}
