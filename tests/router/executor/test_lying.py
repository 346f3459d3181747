"""A subgraph can spoil its own fields only: what it was not asked is not taken over; nothing it sends is a crash."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.router.support.graph import Graph
from tests.router.support.lying import Lying
from tests.router.support.world import Ref, World

SDL = {
    "blog": """
        type Query { posts: [Post]  post: Post  thing: Thing }
        type Post @key(fields: "id") { id: ID!  title: String  author: User  size: Size @shareable }
        type Note @key(fields: "id") { id: ID!  note: String }
        union Thing = Post | Note
        type Size @shareable { words: Int }
        type User @key(fields: "id", resolvable: false) { id: ID! }
    """,
    "people": """
        type User @key(fields: "id") { id: ID!  name: String!  nick: String  home: Home }
        type Home { city: String }
    """,
    "stats": """
        type Post @key(fields: "id") { id: ID!  reads: Int  size: Size @shareable }
        type Size { pages: Int }
    """,
}
POST = {"__typename": "Post", "id": "1", "title": "A", "author": Ref("u"), "size": Ref("s"), "reads": 7}
WORLD = World(
    objects={
        "p": POST,
        "u": {"__typename": "User", "id": "u1", "name": "Ada", "nick": None, "home": Ref("h")},
        "h": {"__typename": "Home", "city": "London"},
        "s": {"__typename": "Size", "words": 9, "pages": 1},
    },
    roots={"posts": [Ref("p")], "post": Ref("p"), "thing": Ref("p")},
)
USER = {"__typename": "User", "id": "u1"}


def with_lies(**answers: Any) -> Graph:
    graph = Graph(SDL, WORLD)
    for name, answer in answers.items():
        graph.replace(name, Lying(answer))
    return graph


async def test_a_parent_cannot_speak_for_the_subgraph_that_owns_a_field() -> None:
    lie = {"data": {"post": {"author": {**USER, "nick": "evil", "home": {"city": "evil"}}}}}
    answer = await with_lies(blog=lie).ask("{ post { author { nick home { city } } } }")
    assert answer.data == {"post": {"author": {"nick": None, "home": {"city": "London"}}}}


async def test_not_even_when_that_one_fails() -> None:
    lie = {"data": {"post": {"author": {**USER, "nick": "evil", "home": {"city": "evil"}}}}}
    graph = with_lies(blog=lie)
    graph.subgraphs["people"].failing = True
    answer = await graph.ask("{ post { author { id nick home { city } } } }")
    assert answer.data == {"post": {"author": {"id": "u1", "nick": None, "home": None}}}


async def test_an_entity_cannot_change_what_was_there_before() -> None:
    lie = {"data": {"_entities": [{"reads": 1, "title": "evil", "id": "2", "__typename": "Note", "note": "evil"}]}}
    answer = await with_lies(stats=lie).ask(
        "{ thing { __typename ... on Post { id title reads } ... on Note { note } } }"
    )
    assert answer.data == {"thing": {"__typename": "Post", "id": "1", "title": "A", "reads": 1}}


async def test_a_value_in_parts_takes_each_part_from_its_own() -> None:
    lie = {"data": {"post": {"__typename": "Post", "id": "1", "size": {"words": 3, "pages": 99}}}}
    answer = await with_lies(blog=lie).ask("{ post { size { words pages } } }")
    assert answer.data == {"post": {"size": {"words": 3, "pages": 1}}}
    other = {"data": {"_entities": [{"size": {"pages": None, "words": 99}}]}}
    answer = await with_lies(stats=other).ask("{ post { size { words pages } } }")
    assert answer.data == {"post": {"size": {"words": 9, "pages": None}}}


async def test_a_made_up_type_is_not_shown_and_not_passed_on() -> None:
    graph = with_lies(blog={"data": {"post": {"author": {"__typename": "Admin", "id": "u1"}}}})
    answer = await graph.ask("{ post { author { nick } } }")
    assert answer.data == {"post": {"author": None}}
    assert [one["path"] for one in answer.errors] == [["post", "author"]]
    assert "Admin" not in str(graph.subgraphs["people"].requests)


async def test_nobody_is_asked_about_an_object_that_cannot_stand_there() -> None:
    graph = with_lies(blog={"data": {"thing": {"__typename": "User", "id": "u1"}}})
    answer = await graph.ask("{ thing { ... on Post { reads } } }")
    assert (answer.data, answer.call_counts) == ({"thing": None}, {})


@pytest.mark.parametrize(
    "entities", [[None, None], [], {}, "x", None, [{"reads": 1}, {"reads": 2}], [5], ["x"], [[]], [True]], ids=str
)
async def test_entities_that_do_not_fit_cost_their_fields_with_one_error(entities: Any) -> None:
    answer = await with_lies(stats={"data": {"_entities": entities}}).ask("{ post { title reads } }")
    assert answer.data == {"post": {"title": "A", "reads": None}}
    assert [(one["path"], one["extensions"]["code"]) for one in answer.errors] == [
        (["post"], "SUBREQUEST_MALFORMED_RESPONSE")
    ]


async def test_an_entity_that_is_not_there_is_null_and_no_error() -> None:
    answer = await with_lies(stats={"data": {"_entities": [None]}}).ask("{ post { title reads } }")
    assert answer.body == {"data": {"post": {"title": "A", "reads": None}}}


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.sampled_from(["x", "Post", "User"])
KEYS = st.sampled_from(["posts", "post", "author", "id", "__typename", "nick", "size", "words", "title", "_entities"])
JSON = st.recursive(LEAVES, lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=5))
ERRORS = st.none() | JSON | st.lists(st.fixed_dictionaries({"path": st.lists(KEYS | st.integers(-1, 3), max_size=5)}))
QUERY = """{
  posts { title author { name nick home { city } } reads size { words pages } }
  thing { __typename ... on Post { author { nick } reads } ... on Note { id note } }
}"""


class Replaceable:
    """A subgraph that tells the truth until it is given something else to say."""

    def __init__(self, usual: Any) -> None:
        self.usual = usual
        self.lie: Lying | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await (self.lie or self.usual)(scope, receive, send)


@pytest.fixture(scope="module")
def replaceable() -> tuple[Graph, dict[str, Replaceable]]:
    graph = Graph(SDL, WORLD)
    apps = {name: Replaceable(one) for name, one in graph.subgraphs.items()}
    for name, app in apps.items():
        graph.replace(name, app)
    return graph, apps


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(["blog", "people", "stats"]), data=JSON, errors=ERRORS)
async def test_no_answer_at_all_is_a_crash(
    replaceable: tuple[Graph, dict[str, Replaceable]], name: str, data: Any, errors: Any
) -> None:
    graph, apps = replaceable
    apps[name].lie = Lying({"data": data, "errors": errors})
    try:
        answer = await graph.ask(QUERY)
    finally:
        apps[name].lie = None
    assert answer.status == 200
    assert set(answer.body) <= {"data", "errors"}
    for error in answer.errors:
        assert isinstance(error["message"], str)
        assert all(isinstance(part, str | int) for part in error.get("path", []))


@pytest.mark.parametrize("type_name", [["Post"], {"Post": 1}, 5, "", "Planet", None], ids=str)
async def test_a_type_that_is_no_type_is_null(type_name: Any) -> None:
    lie = {"data": {"thing": {"__typename": type_name, "id": "1"}}}
    answer = await with_lies(blog=lie).ask("{ thing { __typename ... on Post { reads } ... on Note { id } } }")
    assert (answer.status, answer.data, answer.call_counts) == (200, {"thing": None}, {})
    assert [one["path"][0] for one in answer.errors] == ["thing"]
