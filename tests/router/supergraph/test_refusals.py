"""What cannot be served is refused at start, and the message says where and why."""

import subprocess
import sys
from pathlib import Path

import pytest

from router.bootstrap import create_router
from router.errors import SupergraphInvalid
from router.settings import RouterSettings, SubgraphSettings
from router.supergraph.parse import parse_supergraph

GOOD = """schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
  @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)
{ query: Query }
enum join__Graph { A @join__graph(name: "a", url: "http://a.test") }
type Query @join__type(graph: A) { x: Int }
enum E @join__type(graph: A) { V @join__enumValue(graph: A) }
"""
LAST = GOOD.count("\n") + 1


def linked(url: str, purpose: str = "") -> str:
    return GOOD.replace("\n{ query", f'\n  @link(url: "{url}"{purpose})\n{{ query')


REFUSED = {
    "text-that-is-no-graphql": ("{ ] }", "line 1: the supergraph does not parse"),
    "half-a-document": (GOOD + "type X {", f"line {LAST}: the supergraph does not parse"),
    "nothing": ("", "line 1: the supergraph does not parse"),
    "an-operation": ("{ x }", "line 1: this is not a supergraph"),
    "a-plain-schema": ("scalar D\ntype Query { a: Int }", "line 1: this is not a supergraph.*compose the subgraphs"),
    "a-subgraph": (
        'scalar D\nextend schema @link(url: "https://specs.apollo.dev/federation/v2.5")\ntype Query { a: Int }',
        "line 2: this is the schema of a subgraph",
    ),
    "a-subgraph-of-federation-1": (
        'type Query { a: A }\ntype A @key(fields: "id") { id: ID! }',
        "line 1: this is the schema of a subgraph",
    ),
    "unknown-for-security": (
        linked("https://example.test/vault/v1.0", ", for: SECURITY"),
        r"line 5: the supergraph needs https://example.test/vault v1\.0 for SECURITY",
    ),
    "unknown-for-execution": (
        linked("https://specs.apollo.dev/somethingNew/v0.1", ", for: EXECUTION"),
        r"line 5: the supergraph needs somethingNew v0\.1 for EXECUTION",
    ),
    "unversioned-for-execution": (linked("https://example.test/x", ", for: EXECUTION"), "line 5: .*for EXECUTION"),
    "connectors": (
        linked("https://specs.apollo.dev/connect/v0.2", ", for: EXECUTION"),
        r"line 5: the supergraph uses connectors \(connect v0\.2\)",
    ),
    "a-later-inaccessible": (
        linked("https://specs.apollo.dev/inaccessible/v0.3", ", for: SECURITY"),
        r"line 5: inaccessible v0\.3 is not supported \(inaccessible is up to v0\.2\)",
    ),
    "a-later-scopes": (
        linked("https://specs.apollo.dev/requiresScopes/v1.0", ", for: SECURITY"),
        r"line 5: requiresScopes v1\.0 is not supported",
    ),
    "a-later-join": (GOOD.replace("join/v0.3", "join/v0.6"), r"line 3: join v0\.6 is not supported"),
    "a-later-link": (GOOD.replace("link/v1.0", "link/v2.0"), r"line 2: link v2\.0 is not supported"),
    "no-graphs": (GOOD.replace("join__Graph", "Graphs"), "names no subgraph: enum join__Graph is missing"),
    "two-graphs-of-one-name": (
        GOOD.replace('test") }', 'test") B @join__graph(name: "a", url: "http://b.test") }'),
        "two subgraphs of the supergraph have the name 'a'",
    ),
    "a-graph-that-is-not-there": (
        GOOD + "type X @join__type(graph: C) { x: Int }",
        f"line {LAST}: @join__type names a subgraph that the supergraph does not have",
    ),
    "a-field-of-a-graph-that-is-not-there": (
        GOOD.replace("x: Int", "x: Int\n @join__field(graph: C)"),
        "line 8: @join__field names a subgraph",
    ),
    "an-undefined-type": (
        GOOD + "type X @join__type(graph: A) {\n x: Missing }",
        f"line {LAST + 1}: unknown type Missing",
    ),
    "an-undefined-argument-type": (GOOD.replace("x: Int", "x(a: [Missing!]): Int"), "line 7: unknown type Missing"),
    "a-type-twice": (GOOD + "type E { x: Int }", f"line {LAST}: E is defined twice"),
    "a-field-twice": (GOOD.replace("x: Int", "x: Int\nx: Int"), "line 8: Query.x is defined twice"),
    "a-schema-twice": (GOOD + "schema { query: Query }", f"line {LAST}: there can be only one schema definition"),
    "an-argument-twice": (GOOD.replace("x: Int", "x(a: Int, a: Int): Int"), "line 7: Query.x.a is defined twice"),
    "a-directive-twice": (
        GOOD + "directive @d on FIELD\ndirective @d on FIELD",
        f"line {LAST + 1}: d is defined twice",
    ),
    "an-undefined-member": (
        GOOD + "union U @join__type(graph: A) =\n Query | Gone",
        f"line {LAST + 1}: unknown type Gone",
    ),
    "an-undefined-interface": (GOOD.replace("type Query", "type Query implements Gone"), "line 7: unknown type Gone"),
    "a-value-twice": (GOOD.replace("{ V", "{ V V"), "line 8: E.V is defined twice"),
    "an-extended-type": (GOOD + "extend type Query { y: Int }", f"line {LAST}: .*no `extend`"),
    "an-operation-in-it": (GOOD + "query Q { x }", f"line {LAST}: operations and fragments"),
    "no-query": (
        GOOD.replace("{ query: Query }", "").replace("schema\n", "extend schema\n").replace("type Query", "type Other"),
        "the supergraph has no query type",
    ),
    "a-root-that-is-missing": (GOOD.replace("query: Query", "query: Root"), "line 5: unknown type Root"),
    "a-root-that-is-no-object": (
        GOOD.replace("query: Query", "query: Query mutation: E"),
        "line 8: the type of a root is not an object",
    ),
    "a-hidden-type-in-the-open": (
        GOOD + "type X @join__type(graph: A) {\n h: H }\nscalar H @join__type(graph: A) @inaccessible",
        f"line {LAST + 1}: H is @inaccessible, but what refers to it is not",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_the_place(name: str) -> None:
    text, message = REFUSED[name]
    with pytest.raises(SupergraphInvalid, match=message):
        parse_supergraph(text)


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        linked("https://example.test/vault/v1.0"),
        linked("https://specs.apollo.dev/tag/v9.9"),
        linked("https://example.test/no-version"),
        linked("https://specs.apollo.dev/cacheTag/v0.1", ", for: EXECUTION"),
        linked("https://specs.apollo.dev/cost/v0.1", ', import: ["@listSize"]'),
        GOOD + "interface I @join__type(graph: A) { x: Int }\n"
        'type Y implements I @join__type(graph: A) @join__implements(graph: A, interface: "I") { x: Int @deprecated }',
    ],
    ids=[
        "as-it-is",
        "unknown-without-a-purpose",
        "later-without-a-purpose",
        "unversioned-without-a-purpose",
        "cache-tags",
        "list-sizes",
        "deprecated-in-a-way-that-today-is-refused",
    ],
)
def test_what_does_no_harm_is_served(text: str) -> None:
    create_router(RouterSettings(), text)


def test_a_subgraph_without_an_address_needs_one_in_the_settings() -> None:
    text = GOOD.replace("http://a.test", "")
    with pytest.raises(SupergraphInvalid, match=r'"a" has no address.*subgraphs\.a\.url'):
        create_router(RouterSettings(), text)
    create_router(RouterSettings(subgraphs={"a": SubgraphSettings(url="http://a.test/graphql")}), text)


def test_the_process_ends_with_the_message(tmp_path: Path) -> None:
    file = tmp_path / "supergraph.graphql"
    file.write_text(linked("https://example.test/vault/v1.0", ", for: SECURITY"), encoding="utf-8")
    command = [sys.executable, "-m", "router", "--supergraph", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2
    assert "line 5: the supergraph needs https://example.test/vault v1.0 for SECURITY" in done.stderr
