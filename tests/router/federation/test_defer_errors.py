"""`@defer`: the error of what a deferred field requires is told with that field, at a path that its part shows."""

from typing import Any

import pytest

from tests.router.support.defer_graph import DIALECTS, messages
from tests.router.support.graph import Graph
from tests.router.support.incremental import V2, Message, put_together
from tests.router.support.world import Ref, World

SDL = {
    "people": """
        type Query { user: User  users: [User!]  grid: [[User]] }
        type User @key(fields: "id") { id: ID!  name: String  friend: User  friends: [User!] }
    """,
    "cards": """
        type User @key(fields: "id") {
          id: ID!  mail: String @external  home: Home @external
          card: String @requires(fields: "mail")
          must: String! @requires(fields: "mail")
          label: String @requires(fields: "home { city }")
          badge: Badge @shareable
        }
        type Badge { colour: String }
        type Home @key(fields: "code") { code: ID!  city: String @external }
    """,
    "mails": """
        type User @key(fields: "id") { id: ID!  mail: String  home: Home  badge: Badge @shareable }
        type Badge { size: Int }
        type Home @key(fields: "code") { code: ID!  city: String }
    """,
}


def fails(*_: Any) -> Any:
    raise ValueError("no")


def needs_mail(user: Any, _: Any) -> Any:
    if user.get("mail") is None:
        raise ValueError("no mail")
    return user["mail"]


def graph() -> Graph:
    ada = {"__typename": "User", "id": "u1", "name": "Ada", "friend": Ref("u2"), "friends": [Ref("u2"), Ref("u1")]}
    bo = {"__typename": "User", "id": "u2", "name": "Bo", "friend": Ref("u1"), "friends": [Ref("u1")]}
    world = World(
        objects={
            "u1": {**ada, "home": Ref("h"), "mail": None, "badge": Ref("b")},
            "u2": {**bo, "home": Ref("h"), "mail": None},
            "b": {"__typename": "Badge", "colour": "red", "size": 3},
            "h": {"__typename": "Home", "code": "be", "city": None},
        },
        roots={"user": Ref("u1"), "users": [Ref("u1"), Ref("u2")], "grid": [[Ref("u2")], [None, Ref("u1")]]},
        computed={
            ("User", "mail"): fails,
            ("Home", "city"): fails,
            ("User", "card"): lambda *_: "blank",
            ("User", "label"): lambda *_: "blank",
            ("User", "must"): needs_mail,
        },
    )
    return Graph(SDL, world)


def paths(errors: Any) -> list[str]:
    return sorted({".".join(map(str, error.get("path") or ())) for error in errors})


def first_and_later(parts: list[Message]) -> tuple[list[str], list[str]]:
    later = [one for message in parts[1:] for kind in ("incremental", "completed") for one in message.get(kind, ())]
    return paths(parts[0].get("errors", ())), paths(error for one in later for error in one.get("errors", ()))


AT_FIRST_AND_LATER = {
    "an alias at once shows the object": (
        "{ user { friend { id } } ... @defer { x: user { friend { card } } } }",
        [],
        ["x.friend"],
    ),
    "the alias at once is the same object in another fetch": (
        "{ user { friend { name } card } ... @defer { x: user { friend { card } } } }",
        ["user"],
        ["x.friend"],
    ),
    "below lists": (
        "{ users { friends { id } } ... @defer { x: users { friends { card } } } }",
        [],
        ["x.0.friends.0", "x.0.friends.1", "x.1.friends.0"],
    ),
    "lists of lists": (
        "{ grid { id } ... @defer { x: grid { card } } }",
        [],
        ["x.0.0", "x.1.1"],
    ),
    "two deferred parts, each with an alias of its own": (
        "{ user { id } ... @defer { x: user { card } } ... @defer { y: user { card } } }",
        [],
        ["x", "y"],
    ),
    "one of two deferred parts needs it": (
        "{ ... @defer { x: user { friend { name } } } ... @defer { y: user { friend { card } } } }",
        [],
        ["y.friend"],
    ),
    "the same alias at once and later": (
        "{ user { friend { id } ... @defer { friend { card } } } }",
        [],
        ["user.friend"],
    ),
    "an alias at once and later, which shows it later only": (
        "{ x: user { id } user { id friend { id } } ... @defer { x: user { friend { card } } } }",
        [],
        ["x.friend"],
    ),
    "a deferred part in a deferred part": (
        "{ user { id } ... @defer { x: user { name ... @defer { z: friend { card } friend { id } } } } }",
        [],
        ["x.z"],
    ),
    "what failed is shown in the part inside": (
        "{ ... @defer { x: user { card ... @defer { mail } } } }",
        [],
        ["x.mail"],
    ),
    "what failed is needed at once and shown later": (
        "{ user { card ... @defer { mail } } }",
        [],
        ["user.mail"],
    ),
    "what failed is needed and shown at once": (
        "{ user { mail } ... @defer { x: user { card } } }",
        ["user.mail"],
        [],
    ),
    "another part needs it too, and what only that shows lies in a value further down": (
        "{ user { id ... @defer { card badge { colour } } ... @defer { card badge { colour size } } } }",
        [],
        ["user"],
    ),
    "what comes of a value further down needs nothing of it": (
        "{ user { id badge { colour } ... @defer { card badge { size } } } }",
        [],
        ["user"],
    ),
    "an alias at once shows more of the way": (
        "{ user { home { code } } ... @defer { x: user { label } } }",
        [],
        ["x"],
    ),
}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("case", AT_FIRST_AND_LATER)
async def test_an_error_of_a_requirement_comes_with_the_part_that_needs_it(case: str, dialect: str) -> None:
    query, at_once, later = AT_FIRST_AND_LATER[case]
    assert first_and_later(await messages(graph(), query, dialect)) == (at_once, later)


@pytest.mark.parametrize("dialect", DIALECTS)
async def test_a_deferred_part_that_is_null_as_a_whole_tells_of_its_own_alias(dialect: str) -> None:
    query = "{ user { id } ... @defer { x: user { friend { must } } } }"
    parts = await messages(graph(), query, dialect)
    at_once, later = first_and_later(parts)
    assert at_once == []
    assert "x.friend" in later
    assert not [path for path in later if path.startswith("user")]
    data, _ = put_together(dialect, parts)
    assert data == {"user": {"id": "u1"}, "x": {"friend": None}}


async def test_no_error_is_told_twice_in_nested_parts() -> None:
    query = "{ user { card ... @defer { name ... @defer { mail ... @defer { mail id } } } } }"
    parts = await messages(graph(), query, V2)
    _, errors = put_together(V2, parts)
    assert [error["path"] for error in errors] == [["user", "mail"]]


@pytest.mark.parametrize("dialect", DIALECTS)
async def test_a_subgraph_that_fails_is_told_at_the_alias_that_misses_it(dialect: str) -> None:
    served = graph()
    served.subgraphs["mails"].failing = True
    parts = await messages(served, "{ user { id } ... @defer { x: user { card } } }", dialect)
    assert first_and_later(parts) == ([], ["x"])
