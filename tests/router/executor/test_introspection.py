"""Introspection is answered from the API schema, word for word as graphql-core does, whatever it is mixed with."""

import json
from typing import Any

import pytest
import strawberry
from graphql import build_schema, get_introspection_query, graphql_sync

from router.supergraph.api_schema import print_api_schema
from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "a": '''
        "The start"
        type Query { user(id: ID = "1", by: By): User  old: Int @deprecated(reason: "gone")  node: Node  any: [Any!] }
        type Mutation { set(level: Level! = LOW, old: Int @deprecated): User }
        type Subscription { changed: User }
        interface Node { id: ID! }
        interface Named implements Node { id: ID!  name: String }
        """
        Somebody,
          known by name
        """
        type User implements Node & Named @key(fields: "id") {
          id: ID!  name: String  born: Date  secret: Int @inaccessible
        }
        type Robot implements Node { id: ID! }
        union Any = User | Robot
        enum Level { "not much" LOW  HIGH @deprecated  HIDDEN @inaccessible }
        input By { id: ID  name: String = "n\\"n"  level: [Level!] = [LOW]  old: Int @deprecated(reason: "x") }
        scalar Date @specifiedBy(url: "https://example.test/date")
        directive @shout(loud: Int = 3, words: [String!]) repeatable on FIELD | QUERY
    ''',
    "b": """
        type User @key(fields: "id") { id: ID!  score(of: Level): Int }
        enum Level { LOW HIGH HIDDEN }
        directive @shout(loud: Int = 3, words: [String!]) repeatable on FIELD | QUERY
    """,
}
WORLD = World(
    objects={"u": {"__typename": "User", "id": "1", "name": "Ada", "born": None, "score": 3}},
    roots={"user": Ref("u"), "old": 1, "node": Ref("u"), "any": [Ref("u")], "set": Ref("u")},
)
ONE_OF = """
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
{ query: RootQuery  mutation: RootMutation }
enum join__Graph { A @join__graph(name: "a", url: "http://a.test") }
type RootQuery @join__type(graph: A) { find(by: By): Int }
type RootMutation @join__type(graph: A) { make(by: By!): Int }
input By @join__type(graph: A) @oneOf { id: ID  name: String }
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(SDL, WORLD)


QUERIES: dict[str, tuple[str, dict[str, Any]]] = {
    "mixed-with-data": ("{ a: __schema { queryType { name } } user { __typename score } b: __typename }", {}),
    "a-type-by-variable": ("query($n: String!) { __type(name: $n) { name kind fields { name } } }", {"n": "User"}),
    "a-type-by-default": ('query($n: String = "By") { t: __type(name: $n) { inputFields { name defaultValue } } }', {}),
    "a-type-that-is-not-there": ('{ __type(name: "Nobody") { name } }', {}),
    "a-hidden-one-is-not-there": ('{ __type(name: "join__Graph") { name } user { id } }', {}),
    "fragments-and-aliases": (
        """query($all: Boolean!) { ...S user { name } }
        fragment S on Query { s: __schema { types { ...T } } ... on Query { __type(name: "Level") { ...T } } }
        fragment T on __Type { name fs: fields(includeDeprecated: $all) { name isDeprecated deprecationReason }
          enumValues(includeDeprecated: $all) { name } inputFields(includeDeprecated: $all) { name } }""",
        {"all": True},
    ),
    "skipped": (
        "query($no: Boolean!) { user { id } ... @skip(if: $no) { __schema { types { name } } } x: __typename }",
        {"no": True},
    ),
    "same-key-twice": ("{ __schema { queryType { name } } __schema { mutationType { name } } }", {}),
    "possible-types": ('{ __type(name: "Any") { possibleTypes { name interfaces { name } } } }', {}),
    "only-typename": ("{ __typename }", {}),
    "directives": ("{ __schema { directives { name isRepeatable locations args { name defaultValue } } } }", {}),
    "a-mutation": ("mutation { t: __typename set { id } }", {}),
    "a-mutations-typename-alone": ("mutation { __typename }", {}),
}


def expected(graph: Graph, query: str, variables: dict[str, Any]) -> Any:
    return graphql_sync(
        build_schema(print_api_schema(graph.supergraph.document)), query, variable_values=variables
    ).formatted


@pytest.mark.parametrize("name", QUERIES)
async def test_it_is_answered_as_by_graphql_core(graph: Graph, name: str) -> None:
    query, variables = QUERIES[name]
    answer = await graph.ask(query, variables)
    whole = graph.whole(query, variables)
    assert answer.errors == []
    assert _without_defer(answer.data) == _without_defer(whole["data"])
    assert list(answer.data) == list(whole["data"])


async def test_the_whole_schema_can_be_asked_for(graph: Graph) -> None:
    query = get_introspection_query(
        specified_by_url=True, directive_is_repeatable=True, schema_description=True, input_value_deprecation=True
    )
    answer = await graph.ask(query)
    assert answer.call_counts == {}
    assert _without_defer(answer.data) == _without_defer(expected(graph, query, {})["data"])
    text = json.dumps(answer.data)
    for hidden in ("join__", "link__", "HIDDEN", "secret", "inaccessible"):
        assert hidden not in text


async def test_one_of_is_told_also_beside_a_strawberry_schema() -> None:
    """Making one replaces a resolver that all schemas of the process share."""
    strawberry.Schema(query=strawberry.type(type("Query", (), {"__annotations__": {"a": int}, "a": 1})))
    graph = Graph({"a": "type Query { find: Int }"}, World({}), supergraph=ONE_OF)
    assert (await graph.ask('{ __type(name: "By") { isOneOf } }')).data == {"__type": {"isOneOf": True}}


async def test_one_of_and_roots_of_other_names_are_told() -> None:
    graph = Graph({"a": "type Query { find: Int }"}, World({}), supergraph=ONE_OF)
    answer = await graph.ask(
        '{ __typename __schema { queryType { name } mutationType { name } } __type(name: "By") { isOneOf } }'
    )
    assert answer.data == {
        "__typename": "RootQuery",
        "__schema": {"queryType": {"name": "RootQuery"}, "mutationType": {"name": "RootMutation"}},
        "__type": {"isOneOf": True},
    }
    assert (await graph.ask("mutation { __typename }")).data == {"__typename": "RootMutation"}
    assert (await graph.ask('{ find(by: {id: 1, name: "x"}) }')).status == 400
    assert (await graph.ask("query($by: By) { find(by: $by) }", {"by": {}})).status == 400


def _without_defer(data: Any) -> Any:
    """`@defer` is the router's own, beside the graph's."""
    found = (data.get("__schema") or {}).get("directives")
    if found is None:
        return data
    kept = [one for one in found if one["name"] != "defer"]
    return {**data, "__schema": {**data["__schema"], "directives": sorted(kept, key=lambda one: str(one["name"]))}}
