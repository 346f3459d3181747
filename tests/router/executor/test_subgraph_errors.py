"""Errors of subgraphs stand where the client looks: at its aliases, at every place that used an entity, or near by."""

import time
from typing import Any

import pytest

from router.settings import Limits, RouterSettings, SubgraphSettings
from tests.router.support.graph import Answer, Graph
from tests.router.support.lying import Lying
from tests.router.support.world import Ref, World

SDL = {
    "blog": """
        type Query { posts: [Post]  post: Post  things: [Thing]  grid: [[Post]] }
        type Post @key(fields: "id") { id: ID!  title: String  words(from: Int): [String]  author: User }
        type Note { title: Int  size: Int }
        union Thing = Post | Note
        type User @key(fields: "id", resolvable: false) { id: ID! }
    """,
    "people": """
        type User @key(fields: "id") { id: ID!  name: String!  nick: String  friends: [User]  home: Home }
        type Home { city: String }
    """,
}
WORLD = World(
    objects={
        "p1": {"__typename": "Post", "id": "1", "title": "A", "author": Ref("u1"), "words": []},
        "p2": {"__typename": "Post", "id": "2", "title": "B", "author": Ref("u2"), "words": ["x"]},
        "p3": {"__typename": "Post", "id": "3", "title": "C", "author": Ref("u1"), "words": None},
        "n": {"__typename": "Note", "title": 1, "size": 2},
        "u1": {"__typename": "User", "id": "u1", "name": "Ada", "nick": "a", "friends": [Ref("u2")], "home": None},
        "u2": {"__typename": "User", "id": "u2", "name": "Bo", "nick": "b", "friends": [], "home": None},
    },
    roots={
        "posts": [Ref("p1"), Ref("p2"), None, Ref("p3")],
        "post": Ref("p1"),
        "things": [Ref("n"), Ref("p1")],
        "grid": [[Ref("p1"), None], None, [Ref("p2"), Ref("p3")]],
    },
)


async def with_people(query: str, entities: Any, *errors: Any, settings: RouterSettings | None = None) -> Answer:
    graph = Graph(SDL, WORLD, settings=settings)
    graph.replace("people", Lying({"data": {"_entities": entities}, "errors": list(errors)}))
    return await graph.ask(query)


async def with_blog(query: str, data: Any, *errors: Any) -> Answer:
    graph = Graph(SDL, WORLD)
    graph.replace("blog", Lying({"data": data, "errors": list(errors)}))
    return await graph.ask(query)


def paths(answer: Answer) -> list[Any]:
    return [one.get("path") for one in answer.errors]


def at(*path: Any) -> dict[str, Any]:
    return {"message": "no", "path": list(path)}


NICKS = [{"nick": None, "friends": [None]}, {"nick": "b", "friends": []}]
ENTITY_CASES: dict[str, tuple[str, dict[str, Any], list[Any]]] = {
    "every-place-that-used-it": (
        "{ posts { author { nick } } }",
        at("_entities", 0, "nick"),
        [["posts", 0, "author", "nick"], ["posts", 3, "author", "nick"]],
    ),
    "only-the-one-that-it-names": (
        "{ posts { author { nick } } }",
        at("_entities", 1, "nick"),
        [["posts", 1, "author", "nick"]],
    ),
    "under-every-alias-on-the-way": (
        "{ p: posts { a: author { x: nick y: nick } } }",
        at("_entities", 0, "nick"),
        [["p", 0, "a", "x"], ["p", 0, "a", "y"], ["p", 3, "a", "x"], ["p", 3, "a", "y"]],
    ),
    "under-every-alias-of-the-entity": (
        "{ posts { a: author { nick } b: author { id nick } } }",
        at("_entities", 1, "nick"),
        [["posts", 1, "a", "nick"], ["posts", 1, "b", "nick"]],
    ),
    "at-the-entity-itself": (
        "{ posts { author { nick } } }",
        at("_entities", 0),
        [["posts", 0, "author"], ["posts", 3, "author"]],
    ),
    "deeper-in-the-entity": (
        "{ posts { author { mates: friends { name } nick } } }",
        at("_entities", 0, "friends", 0, "name"),
        [["posts", 0, "author", "mates", 0, "name"], ["posts", 3, "author", "mates", 0, "name"]],
    ),
    "in-lists-of-lists": (
        "{ grid { author { nick } } }",
        at("_entities", 0, "nick"),
        [["grid", 0, 0, "author", "nick"], ["grid", 2, 1, "author", "nick"]],
    ),
    "an-index-that-no-list-has": (
        "{ posts { author { friends { name } nick } } }",
        at("_entities", 1, "friends", 5, "name"),
        [["posts", 1, "author", "friends"]],
    ),
    "what-nobody-asked-for": (
        "{ posts { author { nick } } }",
        at("_entities", 1, "password", "hash"),
        [["posts", 1, "author"]],
    ),
    "at-the-alias-that-asked": (
        "{ posts { a: author { nick } b: author { id } } }",
        at("_entities", 1, "nick"),
        [["posts", 1, "a", "nick"]],
    ),
    "at-the-alias-of-a-list-that-asked": (
        "{ a: posts { author { id } } b: posts { author { nick } } c: posts { id } }",
        at("_entities", 0, "nick"),
        [["b", 0, "author", "nick"], ["b", 3, "author", "nick"]],
    ),
    "deeper-at-the-alias-that-asked": (
        "{ posts { author { a: friends { id } b: friends { c: nick } nick } } }",
        at("_entities", 0, "friends", 0, "nick"),
        [["posts", 0, "author", "b", 0, "c"], ["posts", 3, "author", "b", 0, "c"]],
    ),
    "once-where-no-alias-asked": (
        "{ posts { a: author { id nick } b: author { nick } } }",
        at("_entities", 1, "password"),
        [["posts", 1, "a"]],
    ),
    "at-the-entity-under-the-alias-that-needed-it": (
        "{ posts { a: author { id } b: author { nick } } }",
        at("_entities", 1),
        [["posts", 1, "b"]],
    ),
}


@pytest.mark.parametrize("name", ENTITY_CASES)
async def test_an_error_of_an_entity_stands_at(name: str) -> None:
    query, error, expected = ENTITY_CASES[name]
    assert paths(await with_people(query, NICKS, error)) == expected


@pytest.mark.parametrize(
    "path",
    [None, [], ["_entities"], ["_entities", 99], ["_entities", -1], ["_entities", True], ["nick"], "x", 5, [{}], [[0]]],
    ids=str,
)
async def test_an_error_without_a_usable_path_stands_once_on_the_nearest_parent(path: Any) -> None:
    error = {"message": "oops", "path": path}
    answer = await with_people("{ p: posts { author { nick } } post { title } }", [None, None], error)
    assert paths(answer) == [["p"]]
    assert answer.data["post"] == {"title": "A"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("{ a: post { author { nick } } b: post { author { id } } }", [["a", "author"]]),
        ("{ a: posts { author { id } } b: posts { author { nick } } c: posts { id } }", [["b"]]),
        ("{ post { a: author { id } b: author { nick } c: author { nick } } }", [["post", "b"], ["post", "c"]]),
    ],
)
async def test_a_subgraph_that_fails_is_told_at_the_aliases_that_needed_it(query: str, expected: list[Any]) -> None:
    graph = Graph(SDL, WORLD)
    graph.replace("people", Lying(b"<html>", 500))
    answer = await graph.ask(query)
    assert paths(answer) == expected


async def test_many_errors_of_many_places_take_no_time() -> None:
    graph = Graph(SDL, WORLD)
    posts = [{"__typename": "Post", "author": {"__typename": "User", "id": "u1"}} for _ in range(3_000)]
    graph.replace("blog", Lying({"data": {"posts": posts}}))
    errors = [at("_entities", 0, "nick", *range(count % 190)) for count in range(3_000)]
    graph.replace("people", Lying({"data": {"_entities": [{"nick": None}]}, "errors": errors}))
    started = time.process_time()
    await graph.ask("{ posts { author { nick } } }")
    assert time.process_time() - started < 2


ROOT_CASES: dict[str, tuple[str, dict[str, Any], list[Any]]] = {
    "under-its-alias": ("{ a: post { t: title } }", at("post", "title"), [["a", "t"]]),
    "under-both-aliases": (
        "{ a: post { t: title } b: post { title u: title } }",
        at("post", "title"),
        [["a", "t"], ["b", "title"], ["b", "u"]],
    ),
    "at-the-alias-that-asked": ("{ a: post { title } b: post { words } }", at("post", "title"), [["a", "title"]]),
    "at-the-alias-that-asked-second": (
        "{ b: post { words } a: post { title } }",
        at("post", "title"),
        [["a", "title"]],
    ),
    "once-for-an-item-of-a-list": (
        "{ a: posts { id } b: posts { x: title } }",
        at("posts", 1, "title"),
        [["b", 1, "x"]],
    ),
    "once-for-an-item-where-no-alias-asked": (
        "{ a: posts { id } b: posts { title } }",
        at("posts", 1, "password"),
        [["a", 1]],
    ),
    "at-the-alias-that-went-furthest": (
        "{ a: post { words } b: post { author { id } } }",
        at("post", "author", "password"),
        [["b", "author"]],
    ),
    "in-a-list-that-is-null": ("{ p: posts { t: title } }", at("posts", 3, "title"), [["p", 3, "t"]]),
    "in-a-member-of-a-union": (
        "{ things { ... on Note { s: size } ... on Post { t: title } } }",
        at("things", 1, "title"),
        [["things", 1, "t"]],
    ),
    "in-a-member-that-is-not-there": (
        "{ things { ... on Note { s: size } ... on Post { t: title } } }",
        at("things", 9, "size"),
        [["things"]],
    ),
    "an-item-that-is-not-there": (
        "{ things { ... on Note { s: size } ... on Post { t: title } } }",
        at("things", 9),
        [["things"]],
    ),
    "by-the-arguments-of-its-field": (
        "{ post { words few: words(from: 3) } }",
        at("post", "words__1"),
        [["post", "few"]],
    ),
    "what-nobody-asked-for": ("{ post { title } }", at("post", "password"), [["post"]]),
    "what-nobody-has": ("{ post { title } }", at("nothing", 3), [None]),
    "numbers-only": ("{ post { title } }", at(*range(100_000)), [None]),
    "names-and-then-nonsense": ("{ p: post { title } }", at("post", None, "title"), [["p"]]),
    "deeper-than-a-leaf": ("{ post { t: title } }", at("post", "title", "x", 0), [["post", "t"]]),
    "without-a-path": ("{ post { title } }", {"message": "no"}, [None]),
}


@pytest.mark.parametrize("name", ROOT_CASES)
async def test_an_error_of_a_root_stands_at(name: str) -> None:
    query, error, expected = ROOT_CASES[name]
    data = {"post": {"title": None}, "posts": None, "things": [{"__typename": "Note"}, {"__typename": "Post"}]}
    answer = await with_blog(query, data, error)
    assert paths(answer) == expected
    assert answer.status == 200


@pytest.mark.parametrize("errors", ["oops", {}, {"message": "x"}, 5, True, []], ids=str)
async def test_errors_that_are_no_list_are_no_explanation(errors: Any) -> None:
    graph = Graph(SDL, WORLD)
    graph.replace("blog", Lying({"data": None, "errors": errors}))
    answer = await graph.ask("{ p: post { title } }")
    assert (answer.data, paths(answer)) == ({"p": None}, [["p"]])
    assert answer.errors[0]["extensions"]["code"] == "SUBREQUEST_MALFORMED_RESPONSE"


@pytest.mark.parametrize("error", [None, 5, "x", [], {}, {"message": 5}, {"extensions": "x"}], ids=str)
async def test_an_error_that_is_none_is_still_one(error: Any) -> None:
    answer = await with_blog("{ post { title } }", None, error)
    assert (answer.data, len(answer.errors)) == ({"post": None}, 1)
    assert isinstance(answer.errors[0]["message"], str)
    assert answer.errors[0]["extensions"]["code"] == "DOWNSTREAM_SERVICE_ERROR"


@pytest.mark.parametrize(
    "body", [{"errors": [{"message": "no"}]}, {"data": None, "errors": [{"message": "no"}]}], ids=str
)
async def test_errors_without_data_are_passed_on(body: Any) -> None:
    graph = Graph(SDL, WORLD)
    graph.replace("blog", Lying(body))
    answer = await graph.ask("{ post { title } }")
    assert (answer.data, [one["message"] for one in answer.errors]) == ({"post": None}, ["no"])


async def test_what_is_whole_is_shown_beside_its_errors() -> None:
    answer = await with_people("{ post { author { nick } } }", [{"nick": "a"}], at("_entities", 0, "nick"))
    assert answer.data == {"post": {"author": {"nick": "a"}}}
    assert paths(answer) == [["post", "author", "nick"]]


async def test_several_errors_survive_side_by_side_and_no_null_is_explained_twice() -> None:
    entities = [{"name": None, "nick": None}, {"name": "Bo", "nick": None}]
    errors = [at("_entities", 0, "name"), at("_entities", 1, "nick")]
    answer = await with_people("{ posts { author { name nick } } }", entities, *errors)
    bo = {"name": "Bo", "nick": None}
    assert answer.data == {"posts": [{"author": None}, {"author": bo}, None, {"author": None}]}
    assert paths(answer) == [
        ["posts", 0, "author", "name"],
        ["posts", 3, "author", "name"],
        ["posts", 1, "author", "nick"],
    ]


async def test_a_null_that_took_the_fields_beside_it_is_told_once() -> None:
    sdl = {"only": "type Query { first: Int!  second: Int!  third: Int }"}
    graph = Graph(sdl, World({}))
    graph.replace("only", Lying({"data": None, "errors": [at("second")]}))
    answer = await graph.ask("{ a: first b: second c: third }")
    assert (answer.data, paths(answer)) == (None, [["b"]])


EXTENSIONS = {"code": "NO_NICK", "stack": "secret", "nested": {"a": [1]}}


@pytest.mark.parametrize(
    ("settings", "message", "shown"),
    [
        (RouterSettings(), "why", {**EXTENSIONS, "service": "people"}),
        (RouterSettings(environment="production"), "Subgraph errors redacted", {"code": "NO_NICK"}),
        (
            RouterSettings(environment="production", subgraphs={"people": SubgraphSettings(show_errors=True)}),
            "why",
            EXTENSIONS,
        ),
    ],
    ids=["development", "production", "trusted"],
)
async def test_extensions_are_passed_on_where_errors_are_shown(
    settings: RouterSettings, message: str, shown: dict[str, Any]
) -> None:
    error = {"message": "why", "path": ["_entities", 0, "nick"], "extensions": EXTENSIONS, "locations": [{"line": 1}]}
    answer = await with_people("{ post { author { nick } } }", [{"nick": None}], error, settings=settings)
    (told,) = answer.errors
    told["extensions"].pop("requestId")
    assert told == {"message": message, "path": ["post", "author", "nick"], "extensions": shown}


async def test_errors_are_bounded_however_many_places_there_are() -> None:
    count = 2_000
    graph = Graph(SDL, WORLD, settings=RouterSettings(limits=Limits(errors=9)))
    posts = [{"__typename": "Post", "author": {"__typename": "User", "id": "u1"}} for _ in range(count)]
    graph.replace("blog", Lying({"data": {"posts": posts}}))
    errors = [{"message": "x" * 50_000, "path": ["_entities", 0, "nick"]} for _ in range(500)]
    graph.replace("people", Lying({"data": {"_entities": [{"nick": 5}]}, "errors": errors}))
    started = time.process_time()
    answer = await graph.ask("{ posts { a: author { nick b: nick c: nick } } }")
    assert time.process_time() - started < 1
    assert len(answer.errors) == 9
    assert len(answer.errors[0]["message"]) == 10_000
    assert answer.data["posts"][count - 1] == {"a": {"nick": None, "b": None, "c": None}}


async def test_nulls_that_nobody_explained_are_bounded_too() -> None:
    graph = Graph(SDL, WORLD, settings=RouterSettings(limits=Limits(errors=9)))
    posts = [{"author": {"__typename": "User", "id": "u1"}} for _ in range(3_000)]
    graph.replace("blog", Lying({"data": {"posts": posts}}))
    graph.replace("people", Lying({"data": {"_entities": [{"name": None}]}}))
    answer = await graph.ask("{ posts { author { name } } }")
    assert len(answer.errors) == 9
    assert answer.data == {"posts": [{"author": None}] * 3_000}
