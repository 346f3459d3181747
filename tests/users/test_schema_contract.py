"""Contract of the graph of users: what the router must guard is printed (the rest: tests/kernel_subgraph)."""

from subgraphs.users.graphql.schema import SCHEMA

SDL = SCHEMA.as_str()


def test_fields_are_guarded_as_designed() -> None:
    for guarded in (
        '): UserConnection! @requiresScopes(scopes: [["users:read"]])',
        '): SelectRolePayload! @requiresScopes(scopes: [["profile:write"]])',
        '): CreateCompanyPayload! @requiresScopes(scopes: [["companies:manage"]])',
        '): SuspendUserPayload! @requiresScopes(scopes: [["users:manage"]])',
        '): [DeadLetter!]! @requiresScopes(scopes: [["events:replay"]])',
        "): Company @authenticated",
    ):
        assert guarded in SDL


def test_what_all_subgraphs_have_is_shareable() -> None:
    assert "type PageInfo @shareable" in SDL
    assert "type DeadLetter @shareable" in SDL
