"""Contract of the graph of interviews: what the router must guard is printed; the candidate's types hold no secret."""

import re

import pytest
from graphql import GraphQLObjectType, build_schema

from kernel.errors import Refusal
from subgraphs.interviews.domain import errors
from subgraphs.interviews.graphql.schema import SCHEMA

SDL = SCHEMA.as_str()
GUARDED = {
    "templates:read": ("Template", "TemplateConnection!", "Rubric"),
    "templates:write": (
        "CreateTemplatePayload!",
        "UpdateTemplatePayload!",
        "DeleteTemplatePayload!",
        "PublishTemplatePayload!",
        "ArchiveTemplatePayload!",
        "DuplicateTemplatePayload!",
        "AddQuestionPayload!",
        "UpdateQuestionPayload!",
        "RemoveQuestionPayload!",
        "ReorderQuestionsPayload!",
        "ApproveRubricPayload!",
    ),
    "invitations:read": ("Invitation", "InvitationConnection!", "InvitationChangedEvent!"),
    "invitations:write": (
        "CreateInvitationPayload!",
        "ExtendInvitationPayload!",
        "RevokeInvitationPayload!",
        "ReviewInvitationPayload!",
        "SendInvitationAgainPayload!",
    ),
    "interview:take": (
        "CandidateInterview",
        "StartInterviewPayload!",
        "ShowQuestionPayload!",
        "SkipQuestionPayload!",
        "SaveDraftPayload!",
        "SubmitResponsePayload!",
        "CompleteInterviewPayload!",
    ),
    "events:replay": ("[DeadLetter!]!",),
}


@pytest.mark.parametrize(("scope", "answers"), GUARDED.items())
def test_fields_are_guarded_as_designed(scope: str, answers: tuple[str, ...]) -> None:
    for answer in answers:
        assert f': {answer} @requiresScopes(scopes: [["{scope}"]])' in SDL


def test_every_mutation_and_subscription_is_guarded() -> None:
    for root in ("Mutation", "Subscription"):
        body = re.search(rf"^type {root} \{{\n(.*?)^\}}", SDL, re.DOTALL | re.MULTILINE)
        assert body is not None
        fields = [line for line in body[1].splitlines() if re.match(r"  (\w+(\(.*)?: |\): )", line)]
        assert fields
        assert all("@requiresScopes" in line for line in fields), fields


def test_the_exchange_of_links_is_not_in_the_public_graph() -> None:
    assert re.search(r"exchangeInvitationToken\([^)]*\): InvitationTokenExchange! .*@inaccessible", SDL, re.DOTALL)


def test_what_the_candidate_sees_holds_no_secret() -> None:
    schema = build_schema(SDL, assume_valid=True)
    seen: set[str] = set()
    waiting = ["CandidateInterview"]
    while waiting:
        kind = schema.get_type(waiting.pop())
        if isinstance(kind, GraphQLObjectType) and kind.name not in seen:
            seen.add(kind.name)
            waiting += [re.sub(r"[\[\]!]", "", str(field.type)) for field in kind.fields.values()]
    assert seen == {"CandidateInterview", "CandidateQuestion", "CandidateOption", "ResponseDraft", "SubmittedResponse"}


def test_every_refusal_of_the_domain_is_a_code_of_some_mutation() -> None:
    codes = {refusal.code for refusal in Refusal.__subclasses__() if refusal.__module__ == errors.__name__}
    assert len(codes) == 28
    assert [code for code in sorted(codes) if f"\n  {code}\n" not in SDL] == []
