"""What the question mutations answer: the changed object and the refusals each can meet."""

from enum import Enum

import strawberry

from kernel.subgraph.user_errors import UserError
from subgraphs.interviews.graphql.entities import Template
from subgraphs.interviews.graphql.question import Question


@strawberry.enum(description="Why a question was not added.")
class AddQuestionErrorCode(Enum):
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_NOT_EDITABLE = strawberry.enum_value(
        "TEMPLATE_NOT_EDITABLE", description="It is published or archived: edit its next version, or duplicate it."
    )
    TOO_MANY_QUESTIONS = strawberry.enum_value(
        "TOO_MANY_QUESTIONS", description="A template holds at most 50 questions."
    )
    QUESTION_TYPE_UNSUPPORTED = strawberry.enum_value(
        "QUESTION_TYPE_UNSUPPORTED", description="Questions of this type cannot be asked yet."
    )
    IDEMPOTENCY_KEY_REUSED = strawberry.enum_value(
        "IDEMPOTENCY_KEY_REUSED", description="This key was used with other input."
    )
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why a question was not added.")
class AddQuestionUserError(UserError):
    code: AddQuestionErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of addQuestion.")
class AddQuestionPayload:
    template: Template | None = strawberry.field(default=None, description="The changed template.")
    question: Question | None = strawberry.field(default=None, description="The new question.")
    user_errors: list[AddQuestionUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.enum(description="Why a question was not changed.")
class UpdateQuestionErrorCode(Enum):
    TEMPLATE_CHANGED = strawberry.enum_value(
        "TEMPLATE_CHANGED", description="It was changed since it was read: read it again, compare, and decide."
    )
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_NOT_EDITABLE = strawberry.enum_value(
        "TEMPLATE_NOT_EDITABLE", description="It is published or archived: edit its next version, or duplicate it."
    )
    QUESTION_NOT_FOUND = strawberry.enum_value("QUESTION_NOT_FOUND", description="No such question in it.")
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why a question was not changed.")
class UpdateQuestionUserError(UserError):
    code: UpdateQuestionErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of updateQuestion.")
class UpdateQuestionPayload:
    template: Template | None = strawberry.field(default=None, description="The changed template.")
    question: Question | None = strawberry.field(default=None, description="The changed question.")
    user_errors: list[UpdateQuestionUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.enum(description="Why a question was not removed.")
class RemoveQuestionErrorCode(Enum):
    TEMPLATE_CHANGED = strawberry.enum_value(
        "TEMPLATE_CHANGED", description="It was changed since it was read: read it again, compare, and decide."
    )
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_NOT_EDITABLE = strawberry.enum_value(
        "TEMPLATE_NOT_EDITABLE", description="It is published or archived: edit its next version, or duplicate it."
    )
    QUESTION_NOT_FOUND = strawberry.enum_value("QUESTION_NOT_FOUND", description="No such question in it.")


@strawberry.type(description="Why a question was not removed.")
class RemoveQuestionUserError(UserError):
    code: RemoveQuestionErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of removeQuestion.")
class RemoveQuestionPayload:
    template: Template | None = strawberry.field(default=None, description="The changed template.")
    user_errors: list[RemoveQuestionUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.enum(description="Why the questions were not reordered.")
class ReorderQuestionsErrorCode(Enum):
    TEMPLATE_CHANGED = strawberry.enum_value(
        "TEMPLATE_CHANGED", description="It was changed since it was read: read it again, compare, and decide."
    )
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_NOT_EDITABLE = strawberry.enum_value(
        "TEMPLATE_NOT_EDITABLE", description="It is published or archived: edit its next version, or duplicate it."
    )
    QUESTION_NOT_FOUND = strawberry.enum_value("QUESTION_NOT_FOUND", description="No such question in it.")
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why the questions were not reordered.")
class ReorderQuestionsUserError(UserError):
    code: ReorderQuestionsErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of reorderQuestions.")
class ReorderQuestionsPayload:
    template: Template | None = strawberry.field(default=None, description="The changed template.")
    user_errors: list[ReorderQuestionsUserError] = strawberry.field(
        default_factory=list, description="What was refused."
    )


@strawberry.enum(description="Why a rubric was not approved.")
class ApproveRubricErrorCode(Enum):
    TEMPLATE_CHANGED = strawberry.enum_value(
        "TEMPLATE_CHANGED", description="It was changed since it was read: read it again, compare, and decide."
    )
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_NOT_EDITABLE = strawberry.enum_value(
        "TEMPLATE_NOT_EDITABLE", description="It is published or archived: edit its next version, or duplicate it."
    )
    QUESTION_NOT_FOUND = strawberry.enum_value("QUESTION_NOT_FOUND", description="No such question in it.")
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why a rubric was not approved.")
class ApproveRubricUserError(UserError):
    code: ApproveRubricErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of approveRubric.")
class ApproveRubricPayload:
    template: Template | None = strawberry.field(default=None, description="The changed template.")
    question: Question | None = strawberry.field(default=None, description="The question with its approved rubric.")
    user_errors: list[ApproveRubricUserError] = strawberry.field(default_factory=list, description="What was refused.")
