"""Errors of what only the router asks for: told where somebody needed it, once the types of the objects are known."""

import pytest

from tests.router.support.defer_graph import DIALECTS, messages
from tests.router.support.graph import Graph
from tests.router.support.incremental import put_together
from tests.router.support.world import Ref, World

SDL = {
    "things": """
        type Query { things: [Thing!]! }
        type Thing @key(fields: "id") @interfaceObject { id: ID!  author: Author }
        type Author @key(fields: "id") { id: ID!  mail: String }
    """,
    "kinds": """
        interface Thing @key(fields: "id") { id: ID! }
        type Book implements Thing @key(fields: "id") { id: ID! }
        type Film implements Thing @key(fields: "id") { id: ID! }
    """,
    "cards": """
        type Author @key(fields: "id") {
          id: ID!  mail: String @external  card: String @requires(fields: "mail")
        }
    """,
}


def no_mail(*_: object) -> str:
    raise ValueError("no mail")


WORLD = World(
    objects={
        "b": {"__typename": "Book", "id": "b", "author": Ref("a1")},
        "f": {"__typename": "Film", "id": "f", "author": Ref("a2")},
        "a1": {"__typename": "Author", "id": "a1", "mail": None},
        "a2": {"__typename": "Author", "id": "a2", "mail": None},
    },
    roots={"things": [Ref("f"), Ref("b")]},
    computed={("Author", "mail"): no_mail, ("Author", "card"): lambda *_: "blank"},
)


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("{ things { author { id } ... on Book { author { mail } } } }", [["things", 1, "author", "mail"]]),
        (
            "{ things { x: author { id } ... on Book { author { mail } y: author { id } } } }",
            [["things", 1, "author", "mail"]],
        ),
        ("{ things { author { id } ... on Book { author { card } } } }", [["things", 1, "author"]]),
        ("{ things { ... on Film { author { card } } } }", [["things", 0, "author"]]),
        ("{ things { ... on Film { author { card } } ... on Book { a: author { id } } } }", [["things", 0, "author"]]),
        ("{ things { author { card } } }", [["things", 0, "author"], ["things", 1, "author"]]),
        (
            "{ things { author { mail } ... on Book { author { card } } } }",
            [["things", n, "author", "mail"] for n in (0, 1)],
        ),
    ],
    ids=[
        "shown of one type",
        "shown under an alias",
        "of one type",
        "of the other",
        "an alias of another type",
        "of all",
        "shown as well",
    ],
)
async def test_what_nobody_takes_from_an_object_is_not_told_of_it(query: str, paths: list[list[str | int]]) -> None:
    answer = await Graph(SDL, WORLD).ask(query)
    assert [error["path"] for error in answer.errors] == paths


@pytest.mark.parametrize("dialect", DIALECTS)
async def test_nor_with_a_part_that_comes_later(dialect: str) -> None:
    query = "{ things { id ... @defer { author { id } ... on Book { author { card } } } } }"
    data, errors = put_together(dialect, await messages(Graph(SDL, WORLD), query, dialect))
    assert data["things"] == [{"id": "f", "author": {"id": "a2"}}, {"id": "b", "author": {"id": "a1", "card": "blank"}}]
    assert [error["path"] for error in errors] == [["things", 1, "author"]]
