"""Errors are never much larger than what was asked, and cost strangers' documents no long work."""

import json
from typing import Any

import pytest

from router.plugins.base import RequestContext, RouterPlugin
from router.settings import Limits, RouterSettings
from tests.router.support.graph import Answer, Graph, post
from tests.router.support.live import client, served
from tests.router.support.lying import Lying
from tests.router.support.world import World

SDL = {
    "one": """
        type Query { a(first: Int, by: By): A  many: [A!] }
        type A { id: ID!  name: String!  maybe: String }
        enum By { NAME }
    """
}
WORLD = World(objects={"a": {"__typename": "A", "id": "1", "name": "n"}}, roots={"a": {"id": "1"}})
PRODUCTION = RouterSettings(environment="production", csrf_prevention=False)
LONG = "a" * 20_000
WRONG = {
    "unknown fields": "{" + " ".join(f"f{i}" for i in range(4_000)) + "}",
    "one unknown field": "{" + "zz " * 6_000 + "}",
    "long names": "{" + " ".join(f"{'a' * 1_000}{i}" for i in range(20)) + "}",
    "a long type name": "{ ...on " + LONG + " { id } }",
    "a long enum value": "{ a(by: " + LONG + ") { id } }",
    "a long text": '{ a(first: "' + LONG + '") { id } }',
    "a long list": "{ a(first: [" + "1 " * 10_000 + "]) { id } }",
    "an object": "{ a(first: {" + " ".join(f"a{i}: 1" for i in range(3_000)) + "}) { id } }",
    "equal arguments": "{ a(" + "first: 1 " * 3_000 + ") { id } }",
    "unknown arguments": "{ a(" + " ".join(f"b{i}: 1" for i in range(3_000)) + ") { id } }",
    "unused fragments": "{ a { id } }" + "".join(f"fragment f{i} on A {{ b }}" for i in range(2_000)),
    "equal fragments": "{ a { ...f } }" + "fragment f on A { id }" * 2_000,
    "a circle of fragments": "{ a { ...f0 } }"
    + "".join(f"fragment f{i} on A {{ ...f{(i + 1) % 900} }}" for i in range(900)),
    "unused directives": "{ a { id } } fragment f on A { id " + "@a" * 7_000 + "}",
    "unused variables": "query(" + " ".join(f"$v{i}: Int" for i in range(3_000)) + ") { a { id } }",
    "equal variables": "query(" + "$v: Int " * 3_000 + ") { a { id } }",
    "undeclared variables": "{ a { id } " + " ".join(f"b{i}: a(first: $x{i}) {{ id }}" for i in range(90)) + "}",
    "variables of unknown types": "query(" + " ".join(f"$v{i}: Z{i}" for i in range(3_000)) + ") { a { id } }",
    "equal operations": "{ a { id } }" * 1_500,
    "no end": "{ a(by: " + LONG,
    "no name": "{ a(first: 1){id} } }" + LONG,
    "comments": "{ b }" + "#\n" * 10_000,
}


def check_size(answer: Answer) -> None:
    assert len(json.dumps(answer.body["errors"])) <= 16 * 1024
    for error in answer.errors:
        assert len(error["message"]) <= 200
        assert len(error.get("locations", ())) <= 5


@pytest.mark.parametrize("query", WRONG.values(), ids=WRONG.keys())
@pytest.mark.parametrize("settings", [RouterSettings(), PRODUCTION], ids=["development", "production"])
async def test_a_wrong_document_gets_small_errors(query: str, settings: RouterSettings) -> None:
    answer = await Graph(SDL, WORLD, settings=settings).ask(query)
    assert answer.errors
    assert "data" not in answer.body
    check_size(answer)
    assert len(json.dumps(answer.body)) <= max(2_000, len(query) // 5)


@pytest.mark.parametrize(
    ("declared", "value"),
    [("Int", LONG), ("[Int]", ["x"] * 10_000), ("By", LONG), ("Int", {LONG: 1}), ("Unknown", 1)],
)
async def test_wrong_variables_get_small_errors(declared: str, value: Any) -> None:
    query = (
        "query($x: "
        + declared
        + ") { a(first: 1) { id name maybe @skip(if: false) } many { id } b: a(first: $x) { id } }"
    )
    answer = await Graph(SDL, WORLD, settings=PRODUCTION).ask(query, {"x": value})
    check_size(answer)


async def test_the_errors_of_a_batch_share_the_size() -> None:
    query = "{" + " ".join(f"{'a' * 150}{i}" for i in range(20)) + "}"
    _, _, raw = await post(Graph(SDL, WORLD, settings=PRODUCTION).router, [{"query": query}] * 10)
    assert len(raw) <= 17 * 1024


async def test_the_errors_of_a_socket_are_as_small() -> None:
    graph = Graph(SDL, WORLD, settings=PRODUCTION)
    async with served(graph.router) as address, client(address) as one:
        await one.initialise()
        await one.subscribe(WRONG["equal arguments"])
        message = await one.receive()
        assert message["type"] == "error"
        assert len(json.dumps(message)) <= 2_000
        await one.subscribe("{ a { id } }", "i" * 300)
        assert (await one.closed())[0] == 4400


async def test_the_errors_of_subgraphs_share_the_size_in_production() -> None:
    graph = Graph(SDL, WORLD, settings=PRODUCTION)
    graph.replace("one", Lying({"data": {"many": [{"id": "1", "name": None}] * 300, "a": None}}))
    alias = "n" * 2_000
    answer = await graph.ask("{ many { id " + alias + ": maybe } }")
    assert answer.data is not None
    failing = [{"message": "x", "path": ["many", i, "maybe"]} for i in range(100)]
    graph.replace("one", Lying({"data": {"many": [{"maybe": None}] * 100}, "errors": failing}))
    answer = await graph.ask("{ many { " + alias + ": maybe } }")
    assert answer.errors
    assert len(json.dumps(answer.errors)) <= 17 * 1024


async def test_an_error_at_a_path_larger_than_all_is_still_told() -> None:
    graph = Graph(SDL, WORLD, settings=PRODUCTION)
    graph.replace("one", Lying({"data": {"a": {"maybe": None}}, "errors": [{"message": "x", "path": ["a", "maybe"]}]}))
    answer = await graph.ask("{ a { " + "n" * 30_000 + ": maybe } }")
    assert [one["extensions"]["code"] for one in answer.errors] == ["DOWNSTREAM_SERVICE_ERROR"]
    assert len(json.dumps(answer.errors)) <= 16 * 1024


class SignedIn(RouterPlugin):
    async def on_request(self, ctx: RequestContext) -> None:
        ctx.authenticated = "authorization" in ctx.headers


async def test_without_a_session_a_document_may_be_less_long() -> None:
    settings = RouterSettings(limits=Limits(anonymous_tokens=200))
    graph = Graph(SDL, WORLD, settings=settings, plugins=(SignedIn(),))
    query = "{" + " ".join(f"b{i}: a {{ id }}" for i in range(35)) + "}"
    known = await graph.ask(query, authorization="me")
    assert known.errors == []
    stranger = await graph.ask(query)
    assert [one["extensions"]["code"] for one in stranger.errors] == ["MAX_TOKENS_LIMIT"]
    assert "sign in" in stranger.errors[0]["message"]
    assert (await graph.ask("{ a { id } }" + " " * 5_000)).errors == []
    comments = await graph.ask("{ a { id } }" + "#\n" * 200)
    assert [one["extensions"]["code"] for one in comments.errors] == ["MAX_TOKENS_LIMIT"]


async def test_a_fragment_that_nothing_contains_costs_no_validation() -> None:
    graph = Graph(SDL, WORLD)
    body = " ".join(f"b{i}: a {{ id id id }}" for i in range(1_500))
    unused = "{ a { id } } fragment f on Query { " + body + " }"
    used = "{ ...f } fragment f on Query { " + " ".join("a { id id id }" for _ in range(90)) + " }"
    await graph.ask("{ a { id } }")
    answer = await graph.ask(unused)
    assert [one["message"] for one in answer.errors] == ["Fragment 'f' is never used."]
    assert (await graph.ask(used)).errors == []


async def test_validation_stops_early() -> None:
    answer = await Graph(SDL, WORLD).ask(WRONG["unknown fields"])
    assert 1 <= len(answer.errors) <= 6
