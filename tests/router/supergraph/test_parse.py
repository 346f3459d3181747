"""Reading supergraphs: what a document must have, what is refused and where, what clients may see of it."""

import pytest
from graphql import print_schema

from router.errors import SupergraphInvalid
from router.supergraph.api_schema import print_api_schema
from router.supergraph.parse import parse_supergraph
from router.supergraph.source import load_supergraph
from tests.router.support.compose import compose

SMALL = """schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
  %s
{ query: Query }
enum join__Graph { A @join__graph(name: "a", url: "http://a.test") }
type Query @join__type(graph: A) { x: Int }
"""


def test_a_known_link_is_read_and_an_unknown_one_without_a_purpose_is_ignored() -> None:
    parsed = parse_supergraph(SMALL % '@link(url: "https://example.test/mine/v1.0")')
    assert [one.name for one in parsed.subgraphs.values()] == ["a"]


@pytest.mark.parametrize("purpose", ["SECURITY", "EXECUTION"])
def test_an_unknown_link_that_matters_is_refused_with_its_line(purpose: str) -> None:
    with pytest.raises(SupergraphInvalid, match=r"line 4: .*mine v1\.0 for " + purpose):
        parse_supergraph(SMALL % f'@link(url: "https://example.test/mine/v1.0", for: {purpose})')


def test_a_document_that_does_not_parse_is_refused_with_its_line() -> None:
    with pytest.raises(SupergraphInvalid, match="line 3"):
        parse_supergraph("type Query {\n a: Int\n b: }\n")


def test_a_plain_schema_is_no_supergraph() -> None:
    with pytest.raises(SupergraphInvalid, match="compose the subgraphs first"):
        parse_supergraph("type Query { a: Int }")


def test_a_newer_join_version_is_refused() -> None:
    with pytest.raises(SupergraphInvalid, match=r"join v0\.9 is not supported"):
        parse_supergraph((SMALL % "").replace("join/v0.3", "join/v0.9"))


def test_a_missing_file_is_told() -> None:
    with pytest.raises(SupergraphInvalid, match="cannot read"):
        load_supergraph("/nowhere/supergraph.graphql")


def test_renamed_links_are_followed() -> None:
    text = (
        SMALL
        % '@link(url: "https://specs.apollo.dev/inaccessible/v0.2", import: [{name: "@inaccessible", as: "@hide"}])'
    )
    text = (
        text.replace('join/v0.3"', 'join/v0.3", as: "j"')
        .replace("join__", "j__")
        .replace("x: Int", "x: Int  y: Int @hide")
    )
    parsed = parse_supergraph(text)
    assert print_schema(parsed.api_schema) == "type Query {\n  x: Int\n}"


INACCESSIBLE = {
    "a": """
        type Query { open(shown: Int, hidden: Int @inaccessible): Any  shut: Int @inaccessible  made(by: In): Visible }
        union Any = Visible | Hidden
        interface Face { id: ID! }
        interface Mask @inaccessible { id: ID! }
        type Visible implements Face & Mask @tag(name: "x") { id: ID!  inside: Int @inaccessible }
        type Hidden implements Face @inaccessible { id: ID! }
        input In { a: Int  b: Int @inaccessible }
        enum Level { LOW HIGH @inaccessible }
        type Other { level: Level @deprecated(reason: "old") }
        extend type Query { other: Other }
    """,
}


def test_nothing_inaccessible_is_left_anywhere() -> None:
    api = print_schema(parse_supergraph(compose(INACCESSIBLE)).api_schema)
    for hidden in (
        "hidden",
        "Hidden",
        "shut",
        "Mask",
        "inside",
        "HIGH",
        " b:",
        "join__",
        "link__",
        "@tag",
        "@inaccessible",
    ):
        assert hidden not in api
    for shown in (
        "shown: Int",
        "union Any = Visible",
        "interface Face",
        'level: Level @deprecated(reason: "old")',
        "LOW",
    ):
        assert shown in api


def test_the_printed_api_schema_is_a_schema_again() -> None:
    supergraph = parse_supergraph(compose(INACCESSIBLE))
    assert print_api_schema(supergraph.document).strip() == print_schema(supergraph.api_schema)
