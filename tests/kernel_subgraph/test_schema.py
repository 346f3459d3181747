"""The schema class: what it prints, entities, lists, scalars, refusals."""

from typing import Any

import pytest

from kernel.auth.internal_token import ANONYMOUS, Caller
from kernel.errors import AccessDenied
from kernel.subgraph.context import require_scope, require_user
from kernel.subgraph.entities import keys_of
from kernel.subgraph.errors import format_errors
from tests.kernel_subgraph.sample import SCHEMA, SampleContext, context_of

ENTITIES = """query ($reps: [_Any!]!) {
  _entities(representations: $reps) { __typename ... on Book { id title printedAt } ... on Place { id } }
}"""


async def ask(
    query: str, variables: dict[str, Any] | None = None, context: SampleContext | None = None
) -> dict[str, Any]:
    result = await SCHEMA.execute(query, variable_values=variables, context_value=context or context_of())
    return {"data": result.data, "errors": format_errors(result, "req_1")}


def codes(answer: dict[str, Any]) -> list[str]:
    return [error["extensions"]["code"] for error in answer["errors"]]


class TestSdl:
    def test_links_federation_2_9_with_the_directives_in_use(self) -> None:
        sdl = SCHEMA.as_str()
        assert "https://specs.apollo.dev/federation/v2.9" in sdl
        assert '"@key"' in sdl

    def test_prints_scopes_connections_and_shareable_page_info(self) -> None:
        sdl = SCHEMA.as_str()
        assert '): BookConnection! @requiresScopes(scopes: [["books:read"]])' in sdl
        assert "type PageInfo @shareable" in sdl
        assert "type BookEdge" in sdl
        assert "totalCount: Int!" in sdl

    def test_prints_our_scalars_and_the_mutations_own_error_type(self) -> None:
        sdl = SCHEMA.as_str()
        assert "scalar EmailAddress" in sdl
        assert "printedAt: DateTime!" in sdl
        assert "userErrors: [PrintBookUserError!]!" in sdl

    def test_every_printed_field_has_a_description(self) -> None:
        lines = [line.strip() for line in SCHEMA.as_str().split("type Book ")[1].split("}")[0].splitlines()]
        assert lines[1:3] == ['"""Its id."""', "id: ID!"]


class TestEntities:
    async def test_asks_once_per_type(self) -> None:
        context = context_of()
        representations = [{"__typename": "Book", "id": f"b{number}"} for number in range(20)]
        answer = await ask(ENTITIES, {"reps": representations}, context)
        assert context.batches == [[f"b{number}" for number in range(20)]]
        assert [entity["id"] for entity in answer["data"]["_entities"]] == [f"b{number}" for number in range(20)]
        assert answer["data"]["_entities"][0]["printedAt"] == "2026-01-02T00:00:00.000Z"

    async def test_two_aliases_may_share_one_variable(self) -> None:
        query = """query ($reps: [_Any!]!) {
          a: _entities(representations: $reps) { ... on Book { id } }
          b: _entities(representations: $reps) { __typename }
        }"""
        representations = [{"__typename": "Book", "id": "b1"}]
        answer = await ask(query, {"reps": representations})
        assert answer == {"data": {"a": [{"id": "b1"}], "b": [{"__typename": "Book"}]}, "errors": []}
        assert representations == [{"__typename": "Book", "id": "b1"}]

    async def test_a_wrong_item_costs_only_itself(self) -> None:
        wrong: list[object] = [
            {"__typename": "Book", "id": "missing"},
            {"__typename": "Book", "id": "broken"},
            {"__typename": "Unknown", "id": "u1"},
            {"id": "no type"},
            {"__typename": "Book"},
            {"__typename": "Place", "id": "p1"},
            "no object",
        ]
        answer = await ask(ENTITIES, {"reps": [{"__typename": "Book", "id": "b1"}, *wrong]})
        assert answer["data"]["_entities"][0]["title"] == "Title b1"
        assert answer["data"]["_entities"][1:] == [None] * 7
        found = {error["path"][1]: error["extensions"]["code"] for error in answer["errors"]}
        assert found == {
            2: "INTERNAL_SERVER_ERROR",
            3: "BAD_USER_INPUT",
            4: "BAD_USER_INPUT",
            5: "BAD_USER_INPUT",
            6: "FORBIDDEN",
            7: "BAD_USER_INPUT",
        }

    async def test_a_resolver_that_forgets_an_item_is_a_bug_not_a_shift(self) -> None:
        answer = await ask(ENTITIES, {"reps": [{"__typename": "Forgetful", "id": "f1"}]})
        assert answer["data"]["_entities"] == [None]
        assert codes(answer) == ["INTERNAL_SERVER_ERROR"]

    def test_knows_the_top_level_fields_of_each_key(self) -> None:
        definition = SCHEMA.schema_converter.type_map["Place"].definition
        assert keys_of(definition) == [["id"], ["shelf", "row"]]  # type: ignore[arg-type]


class TestErrors:
    async def test_masks_a_bug_and_names_the_request(self, caplog: pytest.LogCaptureFixture) -> None:
        answer = await ask("{ bug }")
        assert "secret" not in str(answer)
        assert answer["errors"][0]["extensions"] == {"code": "INTERNAL_SERVER_ERROR", "requestId": "req_1"}
        assert [record.__dict__["path"] for record in caplog.records] == ["bug"]

    async def test_masks_a_result_that_cannot_be_serialised(self) -> None:
        answer = await ask("{ naive }")
        assert codes(answer) == ["INTERNAL_SERVER_ERROR"]

    async def test_a_concurrent_change_is_a_conflict(self) -> None:
        assert codes(await ask("{ changed }")) == ["CONFLICT"]

    async def test_a_document_that_is_not_graphql(self) -> None:
        assert codes(await ask("{ echo(")) == ["GRAPHQL_PARSE_FAILED"]

    async def test_a_document_that_does_not_fit_the_schema(self) -> None:
        assert codes(await ask("{ unknownField }")) == ["GRAPHQL_VALIDATION_FAILED"]

    async def test_a_document_with_two_operations(self) -> None:
        assert codes(await ask("query a { bug } query b { bug }")) == ["GRAPHQL_VALIDATION_FAILED"]

    async def test_a_document_that_is_too_deep(self) -> None:
        def nested(levels: int) -> str:
            return "{ books { nodes {" + "sequel {" * levels + "id" + "}" * levels + "}}}"

        assert codes(await ask(nested(15))) == []
        assert codes(await ask(nested(20))) == ["GRAPHQL_VALIDATION_FAILED"]

    async def test_a_document_with_too_many_aliases(self) -> None:
        aliases = "{" + " ".join(f"a{number}: bug" for number in range(501)) + "}"
        assert codes(await ask(aliases)) == ["GRAPHQL_VALIDATION_FAILED"]

    async def test_a_document_that_is_too_long(self) -> None:
        assert codes(await ask("{" + " bug" * 16_000 + "}")) == ["GRAPHQL_PARSE_FAILED"]

    @pytest.mark.parametrize(
        ("variables", "expected"),
        [
            ({"email": "nobody"}, "EmailAddress must look like"),
            ({"email": "a b@example.com"}, "EmailAddress must look like"),
            ({"email": "o’brien@example.com"}, "EmailAddress must look like"),
            ({"email": "a@-bad-.com"}, "EmailAddress must look like"),
            ({"email": "a@example.com", "at": "yesterday"}, "RFC 3339"),
            ({"email": "a@example.com", "at": "2026-13-01T00:00:00Z"}, "no real time"),
            ({}, "to be provided"),
        ],
    )
    async def test_a_value_that_cannot_be_is_bad_user_input(self, variables: dict[str, str], expected: str) -> None:
        answer = await ask("query ($email: EmailAddress!, $at: DateTime) { echo(email: $email, at: $at) }", variables)
        assert codes(answer) == ["BAD_USER_INPUT"]
        assert expected in answer["errors"][0]["message"]

    @pytest.mark.parametrize(("email", "kept"), [("a@müller.de", "a@müller.de"), ("a@XN--MLLER-KVA.de", "a@müller.de")])
    async def test_takes_international_addresses_in_one_form(self, email: str, kept: str) -> None:
        assert (await ask("query ($email: EmailAddress!) { echo(email: $email) }", {"email": email}))["data"] == {
            "echo": f"{kept} None"
        }

    @pytest.mark.parametrize("digits", ["1234567", "123456789"])
    async def test_reads_seven_and_nine_digits_of_a_second(self, digits: str) -> None:
        query = f'{{ echo(email: "a@example.com", at: "2026-01-01T01:00:00.{digits}Z") }}'
        assert (await ask(query))["data"]["echo"] == "a@example.com 2026-01-01 01:00:00.123456+00:00"

    async def test_reads_times_of_any_zone_as_utc(self) -> None:
        query = '{ echo(email: "a@example.com", at: "2026-01-01T01:00:00+01:00") }'
        assert (await ask(query))["data"]["echo"] == "a@example.com 2026-01-01 00:00:00+00:00"


class TestLists:
    async def test_counts_only_when_asked_for(self) -> None:
        context = context_of()
        await ask("{ books { nodes { id } } }", context=context)
        answer = await ask("{ books { ...Part } } fragment Part on BookConnection { totalCount }", context=context)
        await ask("{ books { ... on BookConnection { totalCount } } }", context=context)
        assert context.counted == [False, True, True]
        assert answer["data"]["books"]["totalCount"] == 1

    async def test_goes_on_behind_a_cursor(self) -> None:
        query = """query ($after: String) { books(first: 5, after: $after) {
          edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        } }"""
        first = (await ask(query))["data"]["books"]
        cursor = first["pageInfo"]["endCursor"]
        assert first["edges"] == [{"cursor": cursor, "node": {"id": "b5"}}]
        second = (await ask(query, {"after": cursor}))["data"]["books"]
        assert second["pageInfo"]["hasPreviousPage"] is True

    @pytest.mark.parametrize("arguments", ['first: 5, after: "garbage"', "first: 0", "last: 101", "first: 1, last: 1"])
    async def test_refuses_impossible_pages(self, arguments: str) -> None:
        assert codes(await ask("{ books(" + arguments + ") { nodes { id } } }")) == ["BAD_USER_INPUT"]


class TestMutations:
    QUERY = """mutation ($title: String!) { printBook(input: {title: $title}) {
      book { id } userErrors { message field code }
    } }"""

    async def test_a_refusal_is_data_with_the_mutations_own_code(self) -> None:
        answer = await ask(self.QUERY, {"title": "taken"})
        error = {"message": "This title is taken.", "field": ["input", "bookTitle"], "code": "TITLE_TAKEN"}
        assert answer == {"data": {"printBook": {"book": None, "userErrors": [error]}}, "errors": []}

    async def test_a_refusal_that_the_enum_lacks_is_a_bug(self) -> None:
        answer = await ask(self.QUERY, {"title": "unlisted"})
        assert codes(answer) == ["INTERNAL_SERVER_ERROR"]


class TestScopes:
    async def test_a_missing_scope_is_forbidden(self) -> None:
        context = context_of(Caller(subject="usr_1", kind="USER"))
        answer = await ask("{ books { nodes { id } } }", context=context)
        assert codes(answer) == ["FORBIDDEN"]

    async def test_nobody_is_unauthenticated(self) -> None:
        answer = await ask("{ books { nodes { id } } }", context=context_of(ANONYMOUS))
        assert codes(answer) == ["UNAUTHENTICATED"]

    def test_people_and_others_are_told_apart(self) -> None:
        for caller, code in ((ANONYMOUS, "UNAUTHENTICATED"), (Caller(subject="inv_1", kind="INVITATION"), "FORBIDDEN")):
            with pytest.raises(AccessDenied) as denied:
                require_user(context_of(caller))
            assert denied.value.code == code

    def test_a_caller_with_the_scope_passes(self) -> None:
        context = context_of()
        assert require_scope(context, "books:read") is context.caller
        assert require_user(context) is context.caller
