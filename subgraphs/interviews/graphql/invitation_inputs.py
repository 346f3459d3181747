"""What the mutations of invitations and of the candidate take."""

from datetime import datetime

import strawberry

from kernel.subgraph.scalars import EmailAddress
from subgraphs.interviews.graphql.enums import ConsentChoice, Decision
from subgraphs.interviews.graphql.marks import MarkInput


@strawberry.input(description="Whom to invite.")
class CreateInvitationInput:
    template_id: strawberry.ID = strawberry.field(description="A published template.")
    candidate_name: str = strawberry.field(description="The candidate's name.")
    candidate_email: EmailAddress = strawberry.field(description="The candidate's address.")
    expires_at: datetime | None = strawberry.field(default=None, description="Its end; null takes the template's days.")
    external_id: str | None = strawberry.field(default=None, description="Its id in another system.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key and input give the same invitation for 24 hours."
    )


@strawberry.input(description="More time.")
class ExtendInvitationInput:
    invitation_id: strawberry.ID = strawberry.field(description="The invitation; an expired one opens again.")
    expires_at: datetime = strawberry.field(description="The new end.")


@strawberry.input(description="What to take back.")
class RevokeInvitationInput:
    invitation_id: strawberry.ID = strawberry.field(description="The invitation; its link opens nothing any more.")


@strawberry.input(description="Which invitation gets a new link.")
class SendInvitationAgainInput:
    invitation_id: strawberry.ID = strawberry.field(description="An invitation that nobody has started.")


@strawberry.input(description="An opinion; fields that are left out stay as they are.")
class ReviewInvitationInput:
    invitation_id: strawberry.ID = strawberry.field(description="A completed, expired or revoked invitation.")
    score: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="Own score, 0 to 100; null takes it back: the computed one stands.",
    )
    marks: list[MarkInput] | None = strawberry.field(
        default=None, description="Levels against the rubrics; questions that are left out stay as they are."
    )
    decision: Decision | None = strawberry.field(default=None, description="What was decided.")
    reason: str | None = strawberry.field(default=None, description="Why.")


@strawberry.input(description="The candidate's choice.")
class StartInterviewInput:
    invitation_id: strawberry.ID = strawberry.field(description="The invitation whose interview is shown.")
    consent: ConsentChoice | None = strawberry.field(default=None, description="Who may judge the answers.")
    consent_text_version: str | None = strawberry.field(default=None, description="The consent text that was shown.")


@strawberry.input(description="Which question is shown now.")
class ShowQuestionInput:
    invitation_id: strawberry.ID = strawberry.field(description="The invitation whose interview is shown.")
    question_id: strawberry.ID = strawberry.field(description="The question; its time runs from the first showing.")


@strawberry.input(description="Which optional question to leave aside.")
class SkipQuestionInput:
    invitation_id: strawberry.ID = strawberry.field(description="The invitation whose interview is shown.")
    question_id: strawberry.ID = strawberry.field(
        description="The question; while its time runs it can be shown again."
    )


@strawberry.input(description="The answer so far.")
class SaveDraftInput:
    invitation_id: strawberry.ID = strawberry.field(description="The invitation whose interview is shown.")
    question_id: strawberry.ID = strawberry.field(description="The question.")
    text: str | None = strawberry.field(default=None, description="For text questions.")
    chosen_option_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="For multiple choice.")
    revision: int | None = strawberry.field(
        default=None, description="Of the draft that this text was made from; without it only a first draft is taken."
    )
    writer: str | None = strawberry.field(default=None, description="A name of one's own for this open page.")
    edition: int = strawberry.field(default=0, description="Counts the texts of this page, so that none is overtaken.")


@strawberry.input(description="The final answer.")
class SubmitResponseInput:
    invitation_id: strawberry.ID = strawberry.field(description="The invitation whose interview is shown.")
    question_id: strawberry.ID = strawberry.field(description="The question.")
    text: str | None = strawberry.field(default=None, description="For text questions.")
    chosen_option_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="For multiple choice.")
    revision: int | None = strawberry.field(
        default=None,
        description="Of the draft that it was made from, which a newer one refuses; null for any.",
    )
    writer: str | None = strawberry.field(default=None, description="A name of one's own for this open page.")
    edition: int = strawberry.field(default=0, description="Counts the texts of this page, so that none is overtaken.")


@strawberry.input(description="Which interview is done.")
class CompleteInterviewInput:
    invitation_id: strawberry.ID = strawberry.field(description="The invitation whose interview is shown.")
