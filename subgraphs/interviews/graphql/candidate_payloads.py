"""What the candidate mutations answer: the changed object and the refusals each can meet."""

from enum import Enum

import strawberry

from kernel.subgraph.user_errors import UserError
from subgraphs.interviews.graphql.candidate import CandidateInterview, CandidateQuestion


@strawberry.enum(description="Why an interview was not started.")
class StartInterviewErrorCode(Enum):
    INVITATION_NOT_FOUND = strawberry.enum_value(
        "INVITATION_NOT_FOUND", description="No such invitation, or not the caller's."
    )
    CONSENT_REQUIRED = strawberry.enum_value(
        "CONSENT_REQUIRED", description="A choice between AI and people only is needed."
    )
    INVITATION_EXPIRED = strawberry.enum_value("INVITATION_EXPIRED", description="Its time is over.")
    INVITATION_REVOKED = strawberry.enum_value("INVITATION_REVOKED", description="It was revoked.")
    INVITATION_ALREADY_STARTED = strawberry.enum_value(
        "INVITATION_ALREADY_STARTED", description="It was started before."
    )
    INVITATION_ALREADY_COMPLETED = strawberry.enum_value("INVITATION_ALREADY_COMPLETED", description="It is completed.")


@strawberry.type(description="Why an interview was not started.")
class StartInterviewUserError(UserError):
    code: StartInterviewErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of startInterview.")
class StartInterviewPayload:
    interview: CandidateInterview | None = strawberry.field(
        default=None, description="The started interview with its questions."
    )
    user_errors: list[StartInterviewUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.enum(description="Why a question was not shown.")
class ShowQuestionErrorCode(Enum):
    INVITATION_NOT_FOUND = strawberry.enum_value(
        "INVITATION_NOT_FOUND", description="No such invitation, or not the caller's."
    )
    INVITATION_EXPIRED = strawberry.enum_value("INVITATION_EXPIRED", description="Its time is over.")
    INVITATION_REVOKED = strawberry.enum_value("INVITATION_REVOKED", description="It was revoked.")
    INVITATION_NOT_STARTED = strawberry.enum_value("INVITATION_NOT_STARTED", description="Start it first.")
    INVITATION_ALREADY_COMPLETED = strawberry.enum_value("INVITATION_ALREADY_COMPLETED", description="It is completed.")
    QUESTION_NOT_FOUND = strawberry.enum_value("QUESTION_NOT_FOUND", description="No such question in it.")
    TIME_LIMIT_EXCEEDED = strawberry.enum_value(
        "TIME_LIMIT_EXCEEDED", description="The time for this interview is over."
    )
    QUESTION_STILL_OPEN = strawberry.enum_value(
        "QUESTION_STILL_OPEN", description="Another question is open; one is open at a time."
    )


@strawberry.type(description="Why a question was not shown.")
class ShowQuestionUserError(UserError):
    code: ShowQuestionErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of showQuestion.")
class ShowQuestionPayload:
    question: CandidateQuestion | None = strawberry.field(default=None, description="The question, its time running.")
    user_errors: list[ShowQuestionUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.enum(description="Why a question was not skipped.")
class SkipQuestionErrorCode(Enum):
    INVITATION_NOT_FOUND = strawberry.enum_value(
        "INVITATION_NOT_FOUND", description="No such invitation, or not the caller's."
    )
    INVITATION_EXPIRED = strawberry.enum_value("INVITATION_EXPIRED", description="Its time is over.")
    INVITATION_REVOKED = strawberry.enum_value("INVITATION_REVOKED", description="It was revoked.")
    INVITATION_NOT_STARTED = strawberry.enum_value("INVITATION_NOT_STARTED", description="Start it first.")
    INVITATION_ALREADY_COMPLETED = strawberry.enum_value("INVITATION_ALREADY_COMPLETED", description="It is completed.")
    QUESTION_NOT_FOUND = strawberry.enum_value("QUESTION_NOT_FOUND", description="No such question in it.")
    QUESTION_REQUIRED = strawberry.enum_value("QUESTION_REQUIRED", description="It needs an answer.")
    TIME_LIMIT_EXCEEDED = strawberry.enum_value(
        "TIME_LIMIT_EXCEEDED", description="The time for this interview is over."
    )


@strawberry.type(description="Why a question was not skipped.")
class SkipQuestionUserError(UserError):
    code: SkipQuestionErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of skipQuestion.")
class SkipQuestionPayload:
    question: CandidateQuestion | None = strawberry.field(default=None, description="The question, set aside.")
    user_errors: list[SkipQuestionUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.enum(description="Why a draft was not saved.")
class SaveDraftErrorCode(Enum):
    INVITATION_NOT_FOUND = strawberry.enum_value(
        "INVITATION_NOT_FOUND", description="No such invitation, or not the caller's."
    )
    INVITATION_EXPIRED = strawberry.enum_value("INVITATION_EXPIRED", description="Its time is over.")
    INVITATION_REVOKED = strawberry.enum_value("INVITATION_REVOKED", description="It was revoked.")
    INVITATION_NOT_STARTED = strawberry.enum_value("INVITATION_NOT_STARTED", description="Start it first.")
    INVITATION_ALREADY_COMPLETED = strawberry.enum_value("INVITATION_ALREADY_COMPLETED", description="It is completed.")
    QUESTION_NOT_FOUND = strawberry.enum_value("QUESTION_NOT_FOUND", description="No such question in it.")
    RESPONSE_ALREADY_SUBMITTED = strawberry.enum_value(
        "RESPONSE_ALREADY_SUBMITTED", description="This question has its final answer."
    )
    RESPONSE_TYPE_MISMATCH = strawberry.enum_value(
        "RESPONSE_TYPE_MISMATCH", description="The answer does not fit the type of the question."
    )
    RESPONSE_TOO_LONG = strawberry.enum_value(
        "RESPONSE_TOO_LONG", description="A text answer has at most 20,000 characters."
    )
    TIME_LIMIT_EXCEEDED = strawberry.enum_value(
        "TIME_LIMIT_EXCEEDED", description="The time for this question is over."
    )
    QUESTION_STILL_OPEN = strawberry.enum_value(
        "QUESTION_STILL_OPEN", description="This one was never shown, and another is open."
    )
    DRAFT_OUTDATED = strawberry.enum_value(
        "DRAFT_OUTDATED", description="Another page has saved a newer draft; the payload has it."
    )
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why a draft was not saved.")
class SaveDraftUserError(UserError):
    code: SaveDraftErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of saveDraft.")
class SaveDraftPayload:
    question: CandidateQuestion | None = strawberry.field(default=None, description="The question with its draft.")
    user_errors: list[SaveDraftUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.enum(description="Why an answer was not taken.")
class SubmitResponseErrorCode(Enum):
    INVITATION_NOT_FOUND = strawberry.enum_value(
        "INVITATION_NOT_FOUND", description="No such invitation, or not the caller's."
    )
    INVITATION_EXPIRED = strawberry.enum_value("INVITATION_EXPIRED", description="Its time is over.")
    INVITATION_REVOKED = strawberry.enum_value("INVITATION_REVOKED", description="It was revoked.")
    INVITATION_NOT_STARTED = strawberry.enum_value("INVITATION_NOT_STARTED", description="Start it first.")
    INVITATION_ALREADY_COMPLETED = strawberry.enum_value("INVITATION_ALREADY_COMPLETED", description="It is completed.")
    QUESTION_NOT_FOUND = strawberry.enum_value("QUESTION_NOT_FOUND", description="No such question in it.")
    RESPONSE_ALREADY_SUBMITTED = strawberry.enum_value(
        "RESPONSE_ALREADY_SUBMITTED", description="This question has its final answer."
    )
    RESPONSE_TYPE_MISMATCH = strawberry.enum_value(
        "RESPONSE_TYPE_MISMATCH", description="The answer does not fit the type of the question."
    )
    RESPONSE_TOO_LONG = strawberry.enum_value(
        "RESPONSE_TOO_LONG", description="A text answer has at most 20,000 characters."
    )
    TIME_LIMIT_EXCEEDED = strawberry.enum_value(
        "TIME_LIMIT_EXCEEDED", description="The time for this question is over."
    )
    QUESTION_STILL_OPEN = strawberry.enum_value(
        "QUESTION_STILL_OPEN", description="This one was never shown, and another is open."
    )
    DRAFT_OUTDATED = strawberry.enum_value(
        "DRAFT_OUTDATED", description="Another page has saved a newer draft; the payload has it."
    )
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why an answer was not taken.")
class SubmitResponseUserError(UserError):
    code: SubmitResponseErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of submitResponse.")
class SubmitResponsePayload:
    question: CandidateQuestion | None = strawberry.field(
        default=None, description="The question with the answer that was taken."
    )
    user_errors: list[SubmitResponseUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.enum(description="Why an interview was not completed.")
class CompleteInterviewErrorCode(Enum):
    INVITATION_NOT_FOUND = strawberry.enum_value(
        "INVITATION_NOT_FOUND", description="No such invitation, or not the caller's."
    )
    INVITATION_EXPIRED = strawberry.enum_value("INVITATION_EXPIRED", description="Its time is over.")
    INVITATION_REVOKED = strawberry.enum_value("INVITATION_REVOKED", description="It was revoked.")
    INVITATION_NOT_STARTED = strawberry.enum_value("INVITATION_NOT_STARTED", description="Start it first.")
    INVITATION_ALREADY_COMPLETED = strawberry.enum_value("INVITATION_ALREADY_COMPLETED", description="It is completed.")
    REQUIRED_QUESTION_UNANSWERED = strawberry.enum_value(
        "REQUIRED_QUESTION_UNANSWERED", description="A required question has no answer yet."
    )
    EVENT_TOO_LARGE = strawberry.enum_value(
        "EVENT_TOO_LARGE", description="All answers together are too large to be sent on."
    )


@strawberry.type(description="Why an interview was not completed.")
class CompleteInterviewUserError(UserError):
    code: CompleteInterviewErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of completeInterview.")
class CompleteInterviewPayload:
    interview: CandidateInterview | None = strawberry.field(default=None, description="The completed interview.")
    user_errors: list[CompleteInterviewUserError] = strawberry.field(
        default_factory=list, description="What was refused."
    )
