"""What a client gets when subgraphs fail or lie: nulls by the specification, errors where the client looks."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from router.errors import RequestRefused
from router.plugins.base import RequestContext, RouterPlugin
from router.settings import Limits, RouterSettings, SubgraphSettings
from router.transports.base import SubgraphRequest
from tests.router.support.graph import Graph
from tests.router.support.lying import Lying
from tests.router.support.world import Ref, World

SDL = {
    "blog": """
        type Query { posts: [Post!]  post: Post  grid: [[Post]]  needed: Post! }
        type Post @key(fields: "id") { id: ID!  title: String!  kind: Kind  author: User!  editor: User }
        enum Kind { NEWS OPINION }
        type User @key(fields: "id", resolvable: false) { id: ID! }
    """,
    "people": 'type User @key(fields: "id") { id: ID!  name: String!  nick: String  age: Int }',
}
WORLD = World(
    objects={
        "p1": {"__typename": "Post", "id": "1", "title": "A", "kind": "NEWS", "author": Ref("u1"), "editor": Ref("u2")},
        "p2": {"__typename": "Post", "id": "2", "title": "B", "kind": None, "author": Ref("u2"), "editor": None},
        "u1": {"__typename": "User", "id": "u1", "name": "Ada", "nick": "a", "age": 1},
        "u2": {"__typename": "User", "id": "u2", "name": "Bo", "nick": "b", "age": 2},
    },
    roots={
        "posts": [Ref("p1"), Ref("p2")],
        "post": Ref("p1"),
        "needed": Ref("p1"),
        "grid": [[Ref("p1"), None], [], None, [Ref("p2")]],
    },
)


def lying(blog: Any = None, people: Any = None, *, settings: RouterSettings | None = None) -> Graph:
    graph = Graph(SDL, WORLD, settings=settings)
    for name, answer in (("blog", blog), ("people", people)):
        if answer is not None:
            app = answer if isinstance(answer, Lying) else Lying(answer)
            graph.replace(name, app)
    return graph


def paths(errors: list[dict[str, Any]]) -> list[Any]:
    return [one.get("path") for one in errors]


async def test_lists_of_lists_keep_their_nulls() -> None:
    await Graph(SDL, WORLD).same("{ grid { title author { name } editor { nick } } }")


async def test_a_failing_subgraph_costs_its_fields_and_no_more() -> None:
    graph = Graph(SDL, WORLD)
    graph.subgraphs["people"].failing = True
    answer = await graph.ask("{ posts { title editor { id nick } } }")
    assert answer.status == 200
    assert answer.data == {
        "posts": [{"title": "A", "editor": {"id": "u2", "nick": None}}, {"title": "B", "editor": None}]
    }
    assert [(one["path"], one["extensions"]["code"]) for one in answer.errors] == [(["posts"], "SUBREQUEST_HTTP_ERROR")]


async def test_null_goes_up_to_the_next_field_that_may_be_null() -> None:
    graph = Graph(SDL, WORLD)
    graph.subgraphs["people"].failing = True
    answer = await graph.ask("{ post { title author { name } } all: posts { author { name } } }")
    assert answer.data == {"post": None, "all": None}
    assert paths(answer.errors) == [["post", "author"], ["all"]]


async def test_a_root_that_may_not_be_null_takes_everything() -> None:
    graph = Graph(SDL, WORLD)
    graph.subgraphs["blog"].failing = True
    answer = await graph.ask("{ x: needed { title } }")
    assert (answer.data, paths(answer.errors)) == (None, [["x"]])


async def test_an_entitys_error_stands_at_every_place_that_shows_it() -> None:
    error = {"message": "no nick", "path": ["_entities", 0, "nick"], "extensions": {"code": "NO_NICK"}}
    graph = lying(people={"data": {"_entities": [{"nick": None}, {"nick": "b"}]}, "errors": [error]})
    answer = await graph.ask("{ posts { who: author { called: nick } e: author { again: nick } } }")
    assert answer.data is not None
    assert paths(answer.errors) == [["posts", 0, "who", "called"], ["posts", 0, "e", "again"]]
    assert answer.errors[0]["message"] == "no nick"
    assert answer.errors[0]["extensions"]["code"] == "NO_NICK"


async def test_one_entity_at_two_places_gets_its_error_at_both() -> None:
    error = {"message": "no nick", "path": ["_entities", 1, "nick"]}
    graph = lying(people={"data": {"_entities": [{"nick": "a"}, {"nick": None}]}, "errors": [error]})
    answer = await graph.ask("{ posts { author { nick } editor { id } } }")
    assert paths(answer.errors) == [["posts", 1, "author", "nick"]]


@pytest.mark.parametrize("path", [None, [], ["_entities"], ["_entities", 99], ["_entities", "x"], "nonsense", [{}]])
async def test_an_error_without_a_usable_path_stands_at_the_nearest_parent(path: Any) -> None:
    graph = lying(people={"data": {"_entities": [None, None]}, "errors": [{"message": "oops", "path": path}]})
    answer = await graph.ask("{ posts { author { nick } } }")
    assert paths(answer.errors) == [["posts"]]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>",
        b'{"data": {"posts": [',
        b"[]",
        b"null",
        {"nothing": 1},
        {"data": []},
        {"data": None},
        Lying(b"moved", 302),
        Lying(b"Internal", 500),
    ],
    ids=str,
)
async def test_an_answer_that_is_none_is_a_coded_error(answer: Any) -> None:
    got = await lying(blog=answer).ask("{ posts { title } }")
    assert (got.status, got.data) == (200, {"posts": None})
    assert paths(got.errors) == [["posts"]]
    assert got.errors[0]["extensions"]["code"] in ("SUBREQUEST_HTTP_ERROR", "SUBREQUEST_MALFORMED_RESPONSE")


async def test_a_graphql_body_is_read_under_a_failing_status_too() -> None:
    body = {"data": {"posts": None}, "errors": [{"message": "later", "path": ["posts"]}]}
    answer = await lying(blog=Lying(body, 500)).ask("{ posts { title } }")
    assert (answer.data, answer.errors[0]["message"]) == ({"posts": None}, "later")


@pytest.mark.parametrize(
    ("post", "query"),
    [
        ({"title": 5}, "title"),
        ({"title": {"deep": 1}}, "title"),
        ({"title": ["a"]}, "title"),
        ({"kind": "SECRET", "title": "A"}, "kind"),
        ({"kind": 1}, "kind"),
        ("text", "title"),
        ([1], "title"),
    ],
    ids=str,
)
async def test_values_of_the_wrong_type_never_reach_the_client(post: Any, query: str) -> None:
    answer = await lying(blog={"data": {"post": post}}).ask(f"{{ post {{ {query} }} }}")
    assert answer.data in ({"post": None}, {"post": {query: None}})
    assert [one["extensions"]["code"] for one in answer.errors] == ["RESPONSE_VALIDATION_FAILED"]


@pytest.mark.parametrize("entities", [None, [], {}, [1, 2, 3], "x"], ids=str)
async def test_entities_that_do_not_match_the_question_are_an_error(entities: Any) -> None:
    answer = await lying(people={"data": {"_entities": entities}}).ask("{ posts { author { nick } } }")
    assert paths(answer.errors) == [["posts"]]
    assert answer.data == {"posts": [{"author": {"nick": None}}, {"author": {"nick": None}}]}


async def test_fields_nobody_asked_for_do_not_leak() -> None:
    answer = await lying(blog={"data": {"post": {"title": "A", "password": "x", "__proto__": {}}, "extra": 1}}).ask(
        "{ post { title } }"
    )
    assert answer.body == {"data": {"post": {"title": "A"}}}


async def test_a_subgraph_cannot_put_words_into_anothers_mouth() -> None:
    author = {"__typename": "User", "id": "u1", "nick": "evil"}
    answer = await lying(blog={"data": {"post": {"author": author}}}).ask("{ post { author { nick } } }")
    assert answer.data == {"post": {"author": {"nick": "a"}}}


async def test_errors_are_masked_unless_in_development_or_trusted() -> None:
    secret = {"message": "SELECT * FROM users", "path": ["post"], "extensions": {"code": "BOOM", "stack": "…"}}
    body = {"data": {"post": None}, "errors": [secret]}
    answer = await lying(blog=body, settings=RouterSettings(environment="production")).ask("{ post { title } }")
    assert answer.errors[0]["message"] == "Subgraph errors redacted"
    assert set(answer.errors[0]["extensions"]) == {"code", "requestId"}
    trusting = RouterSettings(environment="production", subgraphs={"blog": SubgraphSettings(show_errors=True)})
    answer = await lying(blog=body, settings=trusting).ask("{ post { title } }")
    assert answer.errors[0]["message"] == "SELECT * FROM users"


async def test_the_number_of_errors_is_bounded() -> None:
    errors = [{"message": str(n), "path": ["post", "title"]} for n in range(500)]
    settings = RouterSettings(limits=Limits(errors=7))
    answer = await lying(blog={"data": {"post": None}, "errors": errors}, settings=settings).ask("{ post { title } }")
    assert len(answer.errors) == 7


async def test_every_error_names_the_request() -> None:
    answer = await lying(blog=b"").ask("{ post { title } }", x_request_id="abcd-1234")
    assert answer.errors[0]["extensions"]["requestId"] == "abcd-1234" == answer.headers["x-request-id"]


async def test_introspection_comes_from_the_api_schema() -> None:
    query = (
        '{ a: __schema { queryType { name } } __type(name: "Kind") { enumValues { name } } post { __typename title } }'
    )
    await Graph(SDL, WORLD).same(query)


async def test_introspection_is_off_in_production_unless_allowed() -> None:
    production = RouterSettings(environment="production")
    answer = await Graph(SDL, WORLD, settings=production).ask("{ __schema { queryType { name } } }")
    assert (answer.status, answer.errors[0]["extensions"]["code"]) == (400, "INTROSPECTION_DISABLED")
    allowed = RouterSettings(environment="production", introspection=True)
    assert (await Graph(SDL, WORLD, settings=allowed).ask("{ __schema { queryType { name } } }")).status == 200


class ByHeader(RouterPlugin):
    """Whoever sends `x-explorer` has the scope."""

    async def on_request(self, ctx: RequestContext) -> None:
        ctx.scopes = frozenset({"explore"}) if "x-explorer" in ctx.headers else frozenset()


@pytest.mark.parametrize(
    ("query", "stranger", "explorer"),
    [
        ("{ __schema { queryType { name } } }", "introspection is switched off", None),
        ('{ __type(name: "Post") { name } }', "introspection is switched off", None),
        (
            "{ post { titel } }",
            "Cannot query field 'titel' on type 'Post'.",
            "Cannot query field 'titel' on type 'Post'. Did you mean 'title'?",
        ),
    ],
)
async def test_a_scope_opens_introspection_and_hints_to_its_holders_alone(
    query: str, stranger: str, explorer: str | None
) -> None:
    """Whatever was asked, and kept in the caches, before."""
    settings = RouterSettings(environment="production", introspection_scope="explore")
    graph = Graph(SDL, WORLD, settings=settings, plugins=(ByHeader(),))
    for _ in range(2):
        refused, shown = await graph.ask(query), await graph.ask(query, x_explorer="yes")
        assert refused.errors[0]["message"] == stranger
        assert [error["message"] for error in shown.body.get("errors", [])] == ([explorer] if explorer else [])


async def test_subgraph_fields_are_out_of_reach() -> None:
    for query in ("{ _service { sdl } }", '{ _entities(representations: [{__typename: "User"}]) { __typename } }'):
        answer = await Graph(SDL, WORLD).ask(query)
        assert (answer.status, answer.errors[0]["extensions"]["code"]) == (400, "GRAPHQL_VALIDATION_FAILED")


@pytest.mark.parametrize(
    ("raised", "code"),
    [(RequestRefused(403, "FORBIDDEN", "not there"), "FORBIDDEN"), (KeyError("secret"), "INTERNAL_SERVER_ERROR")],
)
async def test_a_plug_in_that_fails_at_one_subgraph_costs_its_fields_alone(raised: Exception, code: str) -> None:
    class Failing(RouterPlugin):
        async def on_subgraph_request(self, ctx: RequestContext, request: SubgraphRequest) -> None:
            if request.subgraph == "people":
                raise raised

    graph = Graph(SDL, WORLD, plugins=(Failing(),))
    answer = await graph.ask("{ posts { title editor { nick } } }")
    assert answer.data["posts"][0] == {"title": "A", "editor": {"nick": None}}
    assert [one["extensions"]["code"] for one in answer.errors] == [code]
    assert "secret" not in json.dumps(answer.body)


async def test_headers_are_forwarded_only_by_name() -> None:
    class Recording:
        seen: Mapping[str, str]

        async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
            self.seen = {name.decode(): value.decode() for name, value in scope["headers"]}
            await Lying({"data": {"post": None}})(scope, receive, send)

    recording = Recording()
    graph = Graph(SDL, WORLD, settings=RouterSettings(forward_headers=("authorization",)))
    graph.replace("blog", recording)
    await graph.ask("{ post { title } }", authorization="Bearer x", cookie="a=b", x_apollo_operation_name="q")
    assert recording.seen["authorization"] == "Bearer x"
    assert "cookie" not in recording.seen
