"""Reading supergraphs: where from, and what clients may see of them."""

import pytest
from graphql import build_schema, print_schema

from router.errors import SupergraphInvalid
from router.supergraph.api_schema import print_api_schema
from router.supergraph.parse import parse_supergraph
from router.supergraph.source import load_supergraph
from tests.router.support.compose import compose


def test_a_missing_file_is_told() -> None:
    with pytest.raises(SupergraphInvalid, match="cannot read"):
        load_supergraph("/nowhere/supergraph.graphql")


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
    api = print_api_schema(parse_supergraph(compose(INACCESSIBLE)).document)
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
    printed = print_api_schema(supergraph.document).strip()
    assert printed == print_schema(build_schema(printed))
    assert printed in print_schema(supergraph.api_schema)  # which has @defer besides
