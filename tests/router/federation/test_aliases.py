"""Aliases of one field: one object for all of them, unless what may not be null differs."""

from typing import Any

import pytest

from router.planner.alias_copies import MOST_COPIES
from tests.router.support.graph import Graph
from tests.router.support.world import Compute, Ref, World

SDL = {
    "people": """
        type Query { user: User  users: [User]  all: [User!]!  node(id: ID): Node  box: Box!  pets: [Pet] }
        union Pet = Cat | Dog
        type Cat { tag: ID! }
        type Dog { tag: Tag!  name: String }
        type Tag { number: Int! }
        type Mutation { rename: User }
        interface Node { id: ID! }
        type Box { user: User  size: Int! }
        type User implements Node @key(fields: "id") {
          id: ID!  name: String  secret: String!  friend: User  home: Home!  rank: Int
        }
        type Home { city: String! @shareable  street: String }
    """,
    "notes": """
        type User @key(fields: "id") {
          id: ID!  note: String  home: Home! @external  post: String @requires(fields: "home { city }")
          rank: Int @external  badge: String @requires(fields: "rank")
        }
        type Home { city: String! @shareable }
    """,
}


def world(secret: Compute = lambda user, _: user["secret"]) -> World:
    user = {"__typename": "User", "secret": "s", "friend": Ref("u2"), "home": Ref("h")}
    return World(
        objects={
            "u1": {**user, "id": "u1", "name": "Ada", "note": "n1"},
            "u2": {**user, "id": "u2", "name": "Bo", "note": "n2"},
            "h": {"__typename": "Home", "city": "Bern", "street": "A"},
            "cat": {"__typename": "Cat", "tag": "c"},
            "dog": {"__typename": "Dog", "tag": Ref("t"), "name": None},
            "t": {"__typename": "Tag", "number": None},
            "b": {"__typename": "Box", "size": 1, "user": Ref("u1")},
        },
        roots={
            "user": Ref("u1"),
            "users": [Ref("u1"), None, Ref("u2")],
            "all": [Ref("u1"), Ref("u2")],
            "node": Ref("u1"),
            "box": Ref("b"),
            "pets": [Ref("cat"), Ref("dog")],
            "rename": Ref("u1"),
        },
        computed={
            ("User", "post"): lambda user, _: f"to {user['home']['city']}",
            ("User", "secret"): secret,
            ("User", "rank"): fails,
            ("User", "badge"): lambda *_: "badge",
        },
    )


def fails(*_: Any) -> Any:
    raise ValueError("no")


def fails_for_one(user: Any, _: Any) -> Any:
    if user["id"] == "u2":
        raise ValueError("no")
    return user["secret"]


QUERIES = [
    "{ a: user { id } b: user { name secret } }",
    "{ b: user { name secret } a: user { id } }",
    "{ user { name } b: user { secret } c: user { id secret } }",
    "{ a: users { name } b: users { secret } }",
    "{ a: all { name } b: users { id } }",
    "{ a: user { friend { name } } b: user { friend { secret } } }",
    "{ user { a: friend { name } b: friend { id secret } } }",
    "{ a: user { note } b: user { secret note } }",
    "{ a: users { note post } b: users { id secret } }",
    "{ a: user { home { street } } b: user { home { city } secret } }",
    "{ a: node { id } b: node { id ... on User { secret note } } }",
    "{ ...A b: user { ...S } } fragment A on Query { a: user { name } } fragment S on User { secret }",
    "{ box { size a: user { name } } other: box { b: user { secret } } }",
    "{ a: user { __typename } b: user { secret } }",
    "{ a: pets { ... on Cat { tag } } b: pets { ... on Dog { tag { number } } } }",
    "{ a: user { name @skip(if: true) } b: user { secret } c: user { name secret } }",
    "mutation { a: rename { x: friend { name } y: friend { secret } } }",
]


@pytest.mark.parametrize("secret", [fails, fails_for_one])
async def test_what_fails_under_one_alias_leaves_the_others_whole(secret: Compute) -> None:
    graph = Graph(SDL, world(secret))
    for query in QUERIES:
        await graph.same(query)


@pytest.mark.parametrize(
    "query",
    [
        "{ a: user { badge } b: user { secret rank } }",
        "{ a: user { secret badge } b: user { rank } }",
        "{ a: users { badge } b: users { badge rank } c: users { secret badge rank } }",
        "{ user { a: friend { badge } b: friend { secret rank } } }",
    ],
)
async def test_what_one_copy_needs_and_another_shows_fails_where_it_is_shown(query: str) -> None:
    await Graph(SDL, world()).same(query)


async def test_what_no_copy_shows_is_told_once() -> None:
    answer = await Graph(SDL, world()).ask("{ a: user { badge } b: user { secret badge } }")
    assert [one["path"] for one in answer.errors] == [["a"]]


async def test_no_more_requests_are_made() -> None:
    graph = Graph(SDL, world())
    for query in QUERIES:
        answer = await graph.same(query)
        assert all(count == 1 for count in answer.call_counts.values()), query
    answer = await graph.same("{ a: users { note } b: users { id secret post } }")
    assert answer.call_counts == {"people": 1, "notes": 1}
    assert len(graph.subgraphs["notes"].requests[0]["variables"]["representations"]) == 2


async def test_aliases_that_may_not_be_null_for_the_same_reasons_share_an_object() -> None:
    graph = Graph(SDL, world())
    answer = await graph.same("{ a: user { id name } b: user { id note } }")
    assert answer.calls["people"] == ["{user{__typename id name}}"]


async def test_the_plan_asks_for_the_copies_in_one_request() -> None:
    Graph(SDL, world()).check_plan(
        "{ a: user { note } b: user { secret } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "people") {
              {
                user {
                  __typename
                  id
                }
                b: user {
                  __typename
                  id
                  secret
                }
              }
            }
            Flatten(path: "user") {
              Fetch(service: "notes") {
                {
                  ... on User {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on User {
                      note
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )


async def test_a_document_of_many_aliases_is_planned_in_bounds() -> None:
    graph = Graph(SDL, world())
    names = ["id", "name", "secret", "note", "post"]
    fields = [" ".join(name for bit, name in enumerate(names) if number >> bit & 1) or "id" for number in range(150)]
    aliases = " ".join(f"a{number}: user {{ {asked} }}" for number, asked in enumerate(fields))
    answer = await graph.same(f"{{ box {{ {aliases} }} }}")
    assert answer.call_counts == {"people": 1, "notes": 1}
    assert 50 < answer.calls["people"][0].count("user{") <= MOST_COPIES + 1
