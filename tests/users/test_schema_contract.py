"""Contract of the graph: the published SDL is what the code prints, and every part of it is described."""

from pathlib import Path

from kernel.subgraph.schema import FEDERATION_VERSION
from scripts.export_schema import sdl_of
from subgraphs.users.graphql.schema import SCHEMA
from tests.kernel_subgraph.sdl import undescribed

PUBLISHED = Path(__file__).resolve().parents[2] / "schema" / "subgraphs" / "users.graphql"
SDL = SCHEMA.as_str()


def test_the_published_sdl_is_what_the_code_prints() -> None:
    assert PUBLISHED.read_text() == sdl_of("subgraphs.users.graphql.schema")
    assert f"federation/v{FEDERATION_VERSION}" in SDL


def test_every_type_field_argument_and_value_is_described() -> None:
    assert undescribed(SDL) == []


def test_fields_of_the_router_are_guarded_as_designed() -> None:
    for guarded in (
        '): UserConnection! @requiresScopes(scopes: [["users:read"]])',
        '): SelectRolePayload! @requiresScopes(scopes: [["profile:write"]])',
        '): CreateCompanyPayload! @requiresScopes(scopes: [["companies:manage"]])',
        '): SuspendUserPayload! @requiresScopes(scopes: [["users:manage"]])',
        '): [DeadLetter!]! @requiresScopes(scopes: [["events:replay"]])',
        "): Company @authenticated",
    ):
        assert guarded in SDL
    assert "type PageInfo @shareable" in SDL
    assert "type DeadLetter @shareable" in SDL
