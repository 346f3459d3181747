"""Enums, input objects and arguments that differ between subgraphs: what clients may say, and what they may be told."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLObjectType

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "users": """
        type Query { users(type: Kind = ADMIN): [User!]!  shade: Shade  find(where: Where, limit: Int = 2): [String!]! }
        type User @key(fields: "id") { id: ID!  kind: Mood  shade: Shade  nearest(to: Place!, unit: Unit): String }
        enum Kind { ADMIN GUEST BOT }
        enum Mood { HAPPY SAD }
        enum Shade { DARK LIGHT }
        enum Unit { KM MILE }
        input Where { name: String  age: Int  only: Kind = GUEST }
        input Place { x: Int!  y: Int = 7  z: Int  unit: Unit }
    """,
    "more": """
        type Query { moods: [Mood!]!  search(where: Where!, sort: Sort): [String!]!  near(place: Place!): String }
        type User @key(fields: "id") {
          id: ID!  mood: Mood  moods: [Mood]  kinds(like: Kind!): [String!]!  note(place: Place, tags: [Kind!]): String
        }
        enum Kind { ADMIN GUEST ROBOT }
        enum Mood { SAD ANGRY }
        enum Sort { UP DOWN }
        enum Unit { KM MILE @inaccessible }
        input Where { name: String!  only: Kind = GUEST  colour: String }
        input Place { x: Int!  y: Int = 7  unit: Unit }
    """,
}


def echo(_: Any, arguments: Mapping[str, Any]) -> str:
    return " ".join(f"{name}={arguments[name]}" for name in sorted(arguments))


def echo_root(arguments: Mapping[str, Any]) -> list[str]:
    return [echo(None, arguments)]


WORLD = World(
    objects={
        "u1": {
            "__typename": "User",
            "id": "1",
            "kind": "HAPPY",
            "shade": "DARK",
            "mood": "ANGRY",
            "moods": ["SAD", None],
        },
        "u2": {"__typename": "User", "id": "2", "kind": "SAD", "shade": None, "mood": None, "moods": ["ANGRY", "SAD"]},
    },
    roots={
        "users": lambda arguments: [Ref("u1")] if arguments["type"] == "ADMIN" else [Ref("u1"), Ref("u2")],
        "shade": "LIGHT",
        "moods": ["SAD", "ANGRY"],
        "find": echo_root,
        "search": echo_root,
        "near": lambda arguments: echo(None, arguments),
    },
    computed={
        ("User", "nearest"): echo,
        ("User", "note"): echo,
        ("User", "kinds"): lambda _, given: [echo(None, given)],
    },
)


def values_of(name: str) -> list[str]:
    found = Graph(SDL, WORLD).supergraph.api_schema.type_map[name]
    assert isinstance(found, GraphQLEnumType)
    return sorted(found.values)


def fields_of(name: str) -> dict[str, str]:
    found = Graph(SDL, WORLD).supergraph.api_schema.type_map[name]
    assert isinstance(found, GraphQLInputObjectType)
    return {field: str(one.type) for field, one in found.fields.items()}


def test_an_enum_that_only_comes_out_has_the_values_of_all() -> None:
    assert values_of("Mood") == ["ANGRY", "HAPPY", "SAD"]


def test_an_enum_that_goes_in_has_the_values_that_all_know() -> None:
    assert values_of("Kind") == ["ADMIN", "GUEST"]
    assert values_of("Unit") == ["KM"]


def test_an_input_object_has_the_fields_that_all_know_as_strict_as_the_strictest() -> None:
    assert fields_of("Where") == {"name": "String!", "only": "Kind"}
    assert fields_of("Place") == {"x": "Int!", "y": "Int", "unit": "Unit"}


async def test_values_of_every_subgraph_come_out() -> None:
    answer = await Graph(SDL, WORLD).same("{ users(type: GUEST) { kind mood moods shade } moods shade }")
    assert answer.data["users"][0] == {"kind": "HAPPY", "mood": "ANGRY", "moods": ["SAD", None], "shade": "DARK"}


async def test_what_a_subgraph_does_not_know_is_never_sent_to_it() -> None:
    for query in (
        "{ users(type: BOT) { id } }",
        "{ users { kinds(like: ROBOT) } }",
        '{ search(where: { name: "a", colour: "red" }) }',
        "{ users { nearest(to: { x: 1, z: 2 }) } }",
        "{ users { nearest(to: { x: 1 }, unit: MILE) } }",
        "{ find(where: { only: ADMIN }) }",
    ):
        answer = await Graph(SDL, WORLD).ask(query)
        assert (answer.status, answer.call_counts) == (400, {}), query


async def test_variables_are_held_to_the_merged_types() -> None:
    search = "query($where: Where!) { search(where: $where) }"
    users = "query($kind: Kind) { users(type: $kind) { id } }"
    for query, variables in (
        (search, {"where": {"name": "a", "colour": "red"}}),
        (search, {"where": {"only": "ADMIN"}}),
        (search, {"where": {"name": "a", "only": "ROBOT"}}),
        (users, {"kind": "BOT"}),
    ):
        answer = await Graph(SDL, WORLD).ask(query, variables)
        assert (answer.status, answer.call_counts) == (400, {}), variables


async def test_inputs_arrive_as_written_and_defaults_are_the_subgraphs() -> None:
    answer = await Graph(SDL, WORLD).same(
        """
        query($place: Place!, $tags: [Kind!] = [GUEST], $name: String!, $sort: Sort, $limit: Int) {
          users { nearest(to: $place, unit: KM) note(place: { x: 1, unit: KM }, tags: $tags) }
          search(where: { name: $name }, sort: $sort)
          find(where: { name: $name, only: ADMIN }, limit: $limit)
          near(place: $place)
        }
        """,
        {"place": {"x": 3}, "name": "ü"},
    )
    assert answer.data["users"] == [
        {"nearest": "to={'x': 3, 'y': 7} unit=KM", "note": "place={'x': 1, 'y': 7, 'unit': 'KM'} tags=['GUEST']"}
    ]
    assert answer.data["find"] == ["limit=2 where={'name': 'ü', 'only': 'ADMIN'}"]


async def test_a_null_is_not_an_omission() -> None:
    answer = await Graph(SDL, WORLD).same("query($limit: Int) { find(limit: $limit) }", {"limit": None})
    assert answer.data == {"find": ["limit=None"]}


HIDDEN = {
    "one": """
        type Query { light: Light  lights: [Light]  all: [Light!]  strict: Light!  thing: Thing }
        enum Light { RED GREEN BLUE @inaccessible }
        type Thing @key(fields: "id light") { id: ID!  light: Light @shareable }
    """,
    "two": """
        type Thing @key(fields: "id light") { id: ID!  light: Light @shareable  size: Int }
        enum Light { RED GREEN BLUE }
    """,
}
LIGHTS = World(
    objects={"t": {"__typename": "Thing", "id": "t", "light": "BLUE", "size": 3}},
    roots={"light": "BLUE", "lights": ["RED", "BLUE"], "all": ["RED", "BLUE"], "strict": "BLUE", "thing": Ref("t")},
)


async def test_an_inaccessible_value_is_null_where_it_stands() -> None:
    answer = await Graph(HIDDEN, LIGHTS).ask("{ light lights all }")
    assert answer.data == {"light": None, "lights": ["RED", None], "all": None}
    assert "BLUE" not in str(answer.body)


async def test_the_null_of_an_inaccessible_value_goes_up_like_any_other() -> None:
    answer = await Graph(HIDDEN, LIGHTS).ask("{ light strict }")
    assert answer.data is None


async def test_between_subgraphs_an_inaccessible_value_is_a_value() -> None:
    answer = await Graph(HIDDEN, LIGHTS).same("{ thing { size } }")
    assert answer.data == {"thing": {"size": 3}}


DIFFERENT = {
    "a": """
        type Query { things: [Thing!]! }
        type Thing @key(fields: "id") {
          id: ID!
          name(lang: String, short: Boolean): String @shareable
          size(unit: String!): Float! @shareable
          tags(first: Int = 2): [String!]! @shareable
        }
    """,
    "b": """
        type Query { first: Thing }
        type Thing @key(fields: "id") {
          id: ID!
          name(lang: String): String @shareable
          size(unit: String): Float @shareable
          tags(first: Int! = 2): [String] @shareable
          own: Int
        }
    """,
}
THINGS = World(
    objects={"t": {"__typename": "Thing", "id": "t", "own": 1}},
    roots={"things": [Ref("t")], "first": Ref("t")},
    computed={
        ("Thing", "name"): lambda _, given: f"name {given.get('lang')}",
        ("Thing", "size"): lambda _, given: float(len(given["unit"])),
        ("Thing", "tags"): lambda _, given: ["x"] * given["first"],
    },
)


def test_an_argument_that_some_lack_is_gone_and_the_strictest_type_stays() -> None:
    thing = Graph(DIFFERENT, THINGS).supergraph.api_schema.type_map["Thing"]
    assert isinstance(thing, GraphQLObjectType)
    arguments = {name: {arg: str(one.type) for arg, one in field.args.items()} for name, field in thing.fields.items()}
    assert arguments["name"] == {"lang": "String"}
    assert arguments["size"] == {"unit": "String!"}
    assert arguments["tags"] == {"first": "Int!"}


async def test_the_argument_fits_in_every_subgraph() -> None:
    query = (
        "query($unit: String!, $n: Int! = 3) { things { name size(unit: $unit) tags own } first { tags(first: $n) } }"
    )
    answer = await Graph(DIFFERENT, THINGS).same(query, {"unit": "km"})
    assert answer.data["first"] == {"tags": ["x", "x", "x"]}


def test_the_plan_sends_a_shared_input_to_the_subgraph_that_has_the_field() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ users { shade note(place: { x: 1 }) } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "users") {
              {
                users {
                  __typename
                  shade
                  id
                }
              }
            }
            Flatten(path: "users.@") {
              Fetch(service: "more") {
                {
                  ... on User {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on User {
                      note(place: { x: 1 })
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
