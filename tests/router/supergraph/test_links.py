"""Links: every specification may be renamed, as a whole or by element, and still means the same."""

import pytest
from graphql import print_schema

from router.supergraph.api_schema import print_api_schema
from router.supergraph.parse import parse_supergraph
from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

PLAIN = """
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
  %s
{ query: Query }
directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
enum join__Graph {
  A @join__graph(name: "a", url: "http://a.test")
  B @join__graph(name: "b", url: "http://b.test")
}
type Query @join__type(graph: A) @join__type(graph: B) { x: X @join__field(graph: A)  %s }
type X @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
  id: ID!
  a: Int @join__field(graph: A)
  b: Int @join__field(graph: B)
}
"""
SDL = {
    "a": 'type Query { x: X }  type X @key(fields: "id") { id: ID!  a: Int }',
    "b": 'type X @key(fields: "id") { id: ID!  b: Int }',
}
WORLD = World(objects={"x": {"__typename": "X", "id": "1", "a": 2, "b": 3}}, roots={"x": Ref("x")})
BASE = PLAIN % ("", "")
RENAMED = {
    "join-by-as": BASE.replace("join__", "j__").replace('join/v0.3"', 'join/v0.3", as: "j"'),
    "join-by-import": (
        BASE.replace(
            'join/v0.3"', 'join/v0.3", import: [{name: "@field", as: "@at"}, "@type", {name: "Graph", as: "G"}]'
        )
        .replace("@join__field", "@at")
        .replace("@join__type", "@type")
        .replace("enum join__Graph", "enum G")
    ),
    "link-by-as": BASE.replace("@link(", "@l(").replace("link__", "l__").replace('link/v1.0"', 'link/v1.0", as: "l"'),
    "link-by-import": BASE.replace("@link(", "@l(").replace(
        'link/v1.0"', 'link/v1.0", import: [{name: "@link", as: "@l"}]'
    ),
    "core-by-as": (
        BASE.replace("@link(", "@c(")
        .replace("url:", "feature:")
        .replace("link/v1.0", "core/v0.2")
        .replace('core/v0.2"', 'core/v0.2", as: "c"')
        .replace('name: "a", feature:', 'name: "a", url:')
        .replace('name: "b", feature:', 'name: "b", url:')
    ),
    "a-schema-extension": BASE.replace("schema\n", "extend schema\n").replace("{ query: Query }", ""),
    "a-slash-at-the-end": BASE.replace("join/v0.3", "join/v0.3/"),
    "a-directive-with-an-address-that-links-nothing": PLAIN
    % ('@contact(name: "us", url: "https://example.test/join/v9.9")', ""),
}


@pytest.mark.parametrize("name", RENAMED)
async def test_a_renamed_graph_is_the_same_graph(name: str) -> None:
    graph = Graph(SDL, WORLD, supergraph=RENAMED[name])
    assert print_schema(graph.supergraph.api_schema) == print_schema(parse_supergraph(BASE).api_schema)
    answer = await graph.same("{ x { a b } }")
    assert answer.call_counts == {"a": 1, "b": 1}


HIDDEN = {
    "as-it-is": ('inaccessible/v0.2", for: SECURITY', "@inaccessible"),
    "imported": ('inaccessible/v0.2", import: ["@inaccessible"], for: SECURITY', "@inaccessible"),
    "imported-under-another-name": ('inaccessible/v0.2", import: [{name: "@inaccessible", as: "@hide"}]', "@hide"),
    "under-another-namespace": ('inaccessible/v0.2", as: "hidden", for: SECURITY', "@hidden"),
    "of-federation-1": ('inaccessible/v0.1", for: SECURITY', "@inaccessible"),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_inaccessible_hides_under_whatever_name(name: str) -> None:
    link, directive = HIDDEN[name]
    text = PLAIN % (f'@link(url: "https://specs.apollo.dev/{link})', f"h: Int {directive}  s: Secret {directive}")
    text += f"type Secret @join__type(graph: A) {directive} {{ x: Int }}"
    assert print_schema(parse_supergraph(text).api_schema) == print_schema(parse_supergraph(BASE).api_schema)


def test_what_only_looks_like_a_published_specification_is_none() -> None:
    """`tag` of somebody else is not the published one, and their `@tag` is no reason to refuse or to hide anything."""
    text = PLAIN % ('@link(url: "https://example.test/tag/v7.1")', "y: Int @tag") + "directive @tag on FIELD_DEFINITION"
    api = print_api_schema(parse_supergraph(text).document)
    assert "y: Int" in api
    assert "@tag" not in api


def test_directives_for_operations_stay_whoever_specified_them_and_others_go() -> None:
    text = (
        PLAIN % ('@link(url: "https://example.test/mine/v1.0", import: ["@show", "Odd"])', "y: Int @mine__marked")
        + """
        directive @show(how: Int = 3) on FIELD
        directive @mine(x: Int) on FIELD
        directive @mine__odd(x: Odd) on FIELD
        directive @mine__marked on FIELD_DEFINITION
        directive @ours("how much" by: Int! = 2, to: Level = HIGH) repeatable on FIELD | QUERY | VARIABLE_DEFINITION
        scalar Odd
        scalar mine__Odd
        enum Level @join__type(graph: A) { LOW HIGH }
        """
    )
    schema = parse_supergraph(text).api_schema
    assert [one.name for one in schema.directives if one.name.startswith(("ours", "mine", "show"))] == [
        "show",
        "mine",
        "ours",
    ]
    assert "Odd" not in print_schema(schema)
    assert "repeatable on FIELD | QUERY | VARIABLE_DEFINITION" in print_schema(schema)
