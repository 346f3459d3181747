"""Aliases of one object, of which one request to another subgraph asks different things: who fails, fails alone."""

from typing import Any

import pytest

from tests.router.support.defer_graph import DIALECTS, messages
from tests.router.support.graph import Graph
from tests.router.support.incremental import put_together
from tests.router.support.world import Compute, Ref, World

SDL = {
    "people": """
        type Query { user: User  users: [User]  grid: [[User]]  any: Any }
        type Mutation { rename: User }
        union Any = User | Team
        type User @key(fields: "id") { id: ID!  name: String  friend: User  home: Home! }
        type Team { lead: User }
        type Home { city: String! @shareable }
    """,
    "notes": """
        type User @key(fields: "id") {
          id: ID!  note: String  must: String!  also: String!  shelf: Shelf  like(n: Int): String!
          home: Home! @external  post: String! @requires(fields: "home { city }")
        }
        type Shelf { label: String  size: Int! }
        type Home { city: String! @shareable }
    """,
    "deep": """
        type User @key(fields: "id") { id: ID!  best: User  rate: Int! }
    """,
}
FAILING = [("User", "must"), ("User", "also"), ("User", "like"), ("User", "post"), ("User", "rate"), ("Shelf", "size")]


def fails(*_: Any) -> Any:
    raise ValueError("no")


def fails_for_one(user: Any, _: Any) -> Any:
    if user.get("id") in ("u2", None):
        raise ValueError("no")
    return 7


def world(failing: Compute) -> World:
    user = {"__typename": "User", "note": "n", "home": Ref("h"), "shelf": Ref("s")}
    return World(
        objects={
            "u1": {**user, "id": "u1", "name": "Ada", "friend": Ref("u2"), "best": Ref("u2")},
            "u2": {**user, "id": "u2", "name": "Bo", "friend": Ref("u1"), "best": Ref("u1")},
            "h": {"__typename": "Home", "city": "Bern"},
            "s": {"__typename": "Shelf", "label": "A"},
            "t": {"__typename": "Team", "lead": Ref("u2")},
        },
        roots={
            "user": Ref("u2"),
            "users": [Ref("u1"), None, Ref("u2")],
            "grid": [[Ref("u1")], [], [Ref("u2")]],
            "any": Ref("t"),
            "rename": Ref("u2"),
        },
        computed=dict.fromkeys(FAILING, failing),
    )


QUERIES = [
    "{ a: user { note } b: user { note must } }",
    "{ b: user { note must } a: user { note } }",
    "{ user { note } b: user { must } c: user { also } d: user { must also note } e: user { name } }",
    "{ a: users { note } b: users { must } c: users { id } }",
    "{ a: grid { note } b: grid { id must } }",
    "{ a: user { friend { note } } b: user { friend { note must } } }",
    "{ user { a: friend { note } b: friend { must } } }",
    "{ a: users { x: friend { note } y: friend { must } } b: users { x: friend { note } } }",
    "{ a: user { shelf { label } } b: user { shelf { size } } }",
    "{ user { note a: shelf { label } b: shelf { size label } } c: user { must } }",
    "{ a: user { note post } b: user { note } }",
    "{ a: user { best { note } } b: user { best { must } } }",
    "{ a: user { best { rate } note } b: user { best { note } must } }",
    "{ a: user { like(n: 1) } b: user { x: like(n: 2) note } c: user { note } }",
    "{ a: any { ... on Team { lead { note } } ... on User { note } } b: any { ... on Team { lead { must } } } }",
    "{ ...A b: user { ...M } } fragment A on Query { a: user { note } } fragment M on User { must }",
    "{ a: user { note @skip(if: true) } b: user { must } c: user { note } }",
    "mutation { rename { a: friend { note } b: friend { must } } }",
    "mutation { a: rename { note } b: rename { must } }",
]


@pytest.mark.parametrize("failing", [fails, fails_for_one])
@pytest.mark.parametrize("query", QUERIES)
async def test_what_fails_in_another_subgraph_leaves_other_aliases_whole(query: str, failing: Compute) -> None:
    await Graph(SDL, world(failing)).same(query)


@pytest.mark.parametrize("query", QUERIES)
async def test_no_more_requests_are_made_than_for_one_alias(query: str) -> None:
    graph = Graph(SDL, world(lambda *_: 7))
    several = await graph.same(query)
    most = 2 if "mutation { a: rename" in query or "best" in query else 1
    assert all(count <= most for count in several.call_counts.values()), several.calls


async def test_the_request_asks_each_copy_for_its_own_fields() -> None:
    graph = Graph(SDL, world(lambda *_: 7))
    graph.check_plan(
        "{ a: user { note } b: user { note must } }",
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
                query ($representations_0: [_Any!]!, $representations_1: [_Any!]!) {
                  _entities_0: _entities(representations: $representations_0) {
                    ... on User {
                      note
                      must
                    }
                  }
                  _entities_1: _entities(representations: $representations_1) {
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
    answer = await graph.same("{ a: users { note } b: users { must } c: users { note id } }")
    assert answer.calls["people"] == ["{users{__typename id} b:users{__typename id}}"]
    (asked,) = answer.calls["notes"]
    assert asked == (
        "query($representations_0:[_Any!]!,$representations_1:[_Any!]!)"
        "{_entities_0:_entities(representations:$representations_0){...on User{must}}"
        " _entities_1:_entities(representations:$representations_1){...on User{note}}}"
    )


@pytest.mark.parametrize("accept", DIALECTS)
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("{ a: user { note } ... @defer { b: user { must } } }", {"a": {"note": "n"}, "b": None}),
        ("{ ... @defer { a: user { note } } b: user { must } }", {"a": {"note": "n"}, "b": None}),
        ("{ a: user { id ... @defer { note } } b: user { must } }", {"a": {"id": "u2", "note": "n"}, "b": None}),
        (
            "{ user { id ... @defer { a: friend { note } b: friend { must } } } }",
            {"user": {"id": "u2", "a": {"note": "n"}, "b": None}},
        ),
    ],
)
async def test_what_comes_later_is_asked_apart_too(query: str, expected: Any, accept: str) -> None:
    data, errors = put_together(accept, await messages(Graph(SDL, world(fails)), query, accept))
    assert data == expected
    assert len(errors) == 1
