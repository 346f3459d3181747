"""GraphQL over HTTP: methods, media types, statuses, foreign pages, sizes, batches."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from router.plugins.base import ClientResponse, RequestContext, RequestRefused, RouterPlugin
from router.settings import Cors, Limits, RouterSettings
from tests.router.support.graph import Graph, post, request
from tests.router.support.world import World

SDL = {"one": "type Query { hello(name: String): String  n(i: Int!): Int }  type Mutation { set(i: Int): Int }"}
WORLD = World(
    objects={},
    roots={
        "hello": lambda arguments: f"hi {arguments.get('name')}",
        "n": lambda arguments: arguments["i"],
        "set": lambda arguments: arguments.get("i"),
    },
)
GRAPHQL = "application/graphql-response+json"


def graph(settings: RouterSettings | None = None, *plugins: RouterPlugin) -> Graph:
    return Graph(SDL, WORLD, settings=settings, plugins=plugins)


async def ask(body: Any, settings: RouterSettings | None = None, **headers: str) -> tuple[int, dict[str, str], Any]:
    raw = body if isinstance(body, bytes) else None
    status, got, answer = await post(graph(settings).router, body if raw is None else None, headers, raw=raw)
    return status, got, json.loads(answer)


async def get(settings: RouterSettings | None = None, headers: Any = None, **parameters: str) -> tuple[int, Any]:
    status, _, raw = await request(graph(settings).router, "GET", b"", headers or {}, urlencode(parameters))
    return status, json.loads(raw)


def code(body: Any) -> str:
    found: str = body["errors"][0]["extensions"]["code"]
    return found


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("application/json", "application/json"),
        (GRAPHQL, GRAPHQL),
        (f"{GRAPHQL}, application/json;q=0.9", GRAPHQL),
        (f"{GRAPHQL};q=0.5, application/json", "application/json"),
        ("text/event-stream, application/graphql-response+json", GRAPHQL),
        ("text/html, */*;q=0.1", "application/json"),
    ],
)
async def test_the_answers_type_is_what_the_client_likes_best(accept: str, expected: str) -> None:
    status, headers, _ = await ask({"query": "{ hello }"}, accept=accept)
    assert (status, headers["content-type"]) == (200, f"{expected}; charset=utf-8")


async def test_a_client_that_takes_neither_gets_406() -> None:
    status, _, body = await ask({"query": "{ hello }"}, accept="text/html")
    assert (status, code(body)) == (406, "INVALID_ACCEPT_HEADER")


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16"]
)
async def test_other_bodies_are_415(content_type: str) -> None:
    status, _, body = await ask({"query": "{ hello }"}, content_type=content_type)
    assert (status, code(body)) == (415, "INVALID_CONTENT_TYPE_HEADER")


@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"{",
        b"1",
        b'"x"',
        b"null",
        {},
        {"query": 1},
        {"query": ""},
        {"query": "{ hello }", "variables": []},
        {"query": "{ hello }", "operationName": 1},
        {"query": "{ hello }", "extensions": "x"},
        [],
    ],
    ids=str,
)
async def test_what_is_no_request_is_400(body: Any) -> None:
    status, _, answer = await ask(body)
    assert (status, code(answer)) == (400, "INVALID_GRAPHQL_REQUEST")


WRONG_OPERATIONS: list[tuple[Any, str]] = [
    ({"query": "{"}, "PARSING_ERROR"),
    ({"query": "{ nope }"}, "GRAPHQL_VALIDATION_FAILED"),
    ({"query": "query A { hello } query B { hello }"}, "GRAPHQL_UNKNOWN_OPERATION_NAME"),
    ({"query": "query A { hello }", "operationName": "C"}, "GRAPHQL_UNKNOWN_OPERATION_NAME"),
    ({"query": "query($i: Int!) { n(i: $i) }"}, "VALIDATION_INVALID_TYPE_VARIABLE"),
    ({"query": "query($i: Int!) { n(i: $i) }", "variables": {"i": "x"}}, "VALIDATION_INVALID_TYPE_VARIABLE"),
    ({"query": "fragment F on Query { hello }"}, "GRAPHQL_UNKNOWN_OPERATION_NAME"),
]


@pytest.mark.parametrize(("body", "expected"), WRONG_OPERATIONS)
@pytest.mark.parametrize("accept", [GRAPHQL, f"{GRAPHQL}, application/json;q=0.9", f"{GRAPHQL}, */*;q=0.1"])
async def test_an_operation_that_cannot_run_is_400_with_its_code(body: Any, expected: str, accept: str) -> None:
    status, headers, answer = await ask(body, accept=accept)
    assert (status, headers["content-type"], code(answer)) == (400, f"{GRAPHQL}; charset=utf-8", expected)
    assert "data" not in answer


IN_PLAIN_JSON = [
    "",
    "*/*",
    "application/*",
    "application/json",
    "application/json; charset=utf-8, */*;q=0.1",
    f"application/json, {GRAPHQL};q=0",
    f"application/json, {GRAPHQL};q=0.5",
]


@pytest.mark.parametrize(("body", "expected"), WRONG_OPERATIONS)
@pytest.mark.parametrize("accept", IN_PLAIN_JSON)
async def test_it_is_200_where_the_answer_is_plain_json(body: Any, expected: str, accept: str) -> None:
    status, headers, answer = await ask(body, accept=accept)
    assert (status, headers["content-type"], code(answer)) == (200, "application/json; charset=utf-8", expected)
    assert "data" not in answer


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 400), ({"query": 1}, 400), ({"query": "{ hello " + "a: hello " * 300 + "}"}, 400), ([], 400)],
)
async def test_what_is_no_request_or_too_much_is_refused_whatever_the_type(body: Any, status: int) -> None:
    for accept in ("", "application/json", GRAPHQL):
        assert (await ask(body, accept=accept))[0] == status


async def test_a_mutation_by_get_is_405_whatever_the_type() -> None:
    status, _ = await get(headers={"accept": "application/json"}, query="mutation { set }")
    assert status == 405


async def test_syntax_errors_say_where() -> None:
    _, _, body = await ask({"query": "{\n  hello("})
    assert body["errors"][0]["locations"] == [{"line": 2, "column": 9}]


async def test_null_and_unknown_members_are_ignored() -> None:
    body = {"query": "{ hello }", "variables": None, "operationName": None, "extensions": None, "more": 1}
    assert (await ask(body))[2] == {"data": {"hello": "hi None"}}


async def test_queries_by_get() -> None:
    query = "query Q($n: String) { hello(name: $n) }"
    status, body = await get(query=query, variables='{"n":"you"}', operationName="")
    assert (status, body) == (200, {"data": {"hello": "hi you"}})
    status, body = await get(query="{ hello }", variables="{")
    assert (status, code(body)) == (400, "INVALID_GRAPHQL_REQUEST")


async def test_mutations_by_get_are_405() -> None:
    status, body = await get(query="mutation { set }")
    assert (status, code(body)) == (405, "METHOD_NOT_ALLOWED")


async def test_an_odd_content_type_on_get_is_refused() -> None:
    status, body = await get(headers={"content-type": "text/plain"}, query="{ hello }")
    assert (status, code(body)) == (415, "INVALID_CONTENT_TYPE_HEADER")


async def test_other_methods_are_405_with_allow() -> None:
    status, headers, _ = await request(graph().router, "PUT", b"{}", {})
    assert (status, headers["allow"]) == (405, "GET, POST")


async def test_a_foreign_page_cannot_use_a_cookie() -> None:
    headers = {"cookie": "session=1"}
    status, body = await get(headers=headers, query="{ hello }")
    assert (status, code(body)) == (400, "CSRF_ERROR")
    status, _ = await get(headers={**headers, "apollo-require-preflight": "1"}, query="{ hello }")
    assert status == 200
    status, _, _ = await ask({"query": "{ hello }"}, cookie="session=1")
    assert status == 200


async def test_production_always_asks_for_a_preflight() -> None:
    status, body = await get(RouterSettings(environment="production"), query="{ hello }")
    assert (status, code(body)) == (400, "CSRF_ERROR")


async def test_only_named_origins_may_read() -> None:
    settings = RouterSettings(cors=Cors(origins=("http://web.test",)))
    _, headers, _ = await ask({"query": "{ hello }"}, settings, origin="http://web.test")
    assert headers["access-control-allow-origin"] == "http://web.test"
    _, headers, _ = await ask({"query": "{ hello }"}, settings, origin="http://evil.test")
    assert "access-control-allow-origin" not in headers
    status, headers, _ = await request(graph(settings).router, "OPTIONS", b"", {"origin": "http://web.test"})
    assert (status, headers["access-control-allow-methods"]) == (204, "POST, GET")


async def test_a_large_body_is_413() -> None:
    settings = RouterSettings(limits=Limits(body_bytes=100))
    status, _, body = await ask({"query": "{ hello }" + " " * 200}, settings)
    assert (status, code(body)) == (413, "INVALID_GRAPHQL_REQUEST")


@pytest.mark.parametrize(
    ("limits", "query", "expected"),
    [
        (Limits(tokens=10), "{ hello hello hello hello hello hello hello hello hello }", "MAX_TOKENS_LIMIT"),
        (Limits(aliases=2), "{ a: hello b: hello c: hello }", "MAX_ALIASES_LIMIT"),
        (Limits(root_fields=2), "{ a: hello b: hello hello }", "MAX_ROOT_FIELDS_LIMIT"),
        (Limits(directives=1), "{ hello @skip(if: false) @include(if: true) }", "MAX_DIRECTIVES_LIMIT"),
        (Limits(depth=2), "{ __typename ... { ... { hello } } __schema { types { fields { name } } } }", None),
        (
            Limits(expanded_selections=20),
            "{ ...A ...A ...A } fragment A on Query { ...B ...B } " + "fragment B on Query { a: hello b: hello }",
            "MAX_EXPANDED_SELECTIONS_LIMIT",
        ),
    ],
)
async def test_limits_hold_before_anything_is_done(limits: Limits, query: str, expected: str | None) -> None:
    status, _, body = await ask({"query": query}, RouterSettings(limits=limits))
    assert (status, code(body) if "errors" in body else None) == (400 if expected else 200, expected)


async def test_batches_are_answered_in_order_and_limited() -> None:
    status, _, body = await ask([{"query": "{ hello }"}, {"query": "{ nope }"}, {"query": "{ n(i: 3) }"}])
    assert (status, body[0], body[2]) == (200, {"data": {"hello": "hi None"}}, {"data": {"n": 3}})
    assert code(body[1]) == "GRAPHQL_VALIDATION_FAILED"
    status, _, body = await ask([{"query": "{ hello }"}] * 11)
    assert (status, code(body)) == (422, "BATCH_LIMIT_EXCEEDED")


async def test_plans_are_shown_on_request_in_development_only() -> None:
    body = {"query": "{ hello }"}
    _, _, answer = await ask(body, apollo_expose_query_plan="true")
    plan = answer["extensions"]["apolloQueryPlan"]
    assert (plan["object"]["node"]["serviceName"], plan["text"].split()[0]) == ("one", "QueryPlan")
    _, _, answer = await ask(body, apollo_expose_query_plan="dry-run")
    assert "data" not in answer
    _, _, answer = await ask(body, RouterSettings(environment="production"), apollo_expose_query_plan="true")
    assert "extensions" not in answer


class Refusing(RouterPlugin):
    async def on_request(self, ctx: RequestContext) -> None:
        raise RequestRefused(401, "UNAUTHENTICATED", "sign in")


class Broken(RouterPlugin):
    async def on_request(self, ctx: RequestContext) -> None:
        raise ZeroDivisionError("secret detail")


class Stamping(RouterPlugin):
    async def on_response(self, ctx: RequestContext, response: ClientResponse) -> None:
        response.headers["x-stamp"] = ctx.method


async def test_plug_ins_may_refuse_fail_and_change_the_answer() -> None:
    status, _, raw = await post(graph(None, Refusing()).router, {"query": "{ hello }"})
    assert (status, code(json.loads(raw))) == (401, "UNAUTHENTICATED")
    status, _, raw = await post(graph(None, Broken()).router, {"query": "{ hello }"})
    assert (status, code(json.loads(raw)), b"secret" in raw) == (500, "INTERNAL_SERVER_ERROR", False)
    _, headers, _ = await post(graph(None, Stamping()).router, {"query": "{ hello }"})
    assert headers["x-stamp"] == "POST"
