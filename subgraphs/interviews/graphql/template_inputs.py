"""What the mutations of templates and questions take."""

from typing import TypeVar

import strawberry

from subgraphs.interviews.application.keep import KEEP
from subgraphs.interviews.application.question_content import CriterionContent, OptionContent
from subgraphs.interviews.application.settings_change import SettingsChange
from subgraphs.interviews.graphql.enums import Criterion, QuestionType

T = TypeVar("T")
QUESTION_REVISION = "The question's `revision` that was seen; another one is refused."


@strawberry.input(description="Time, retakes and order; what is left out stays as it is or takes its default.")
class TemplateSettingsInput:
    total_time_limit_minutes: int | None = strawberry.field(
        default=strawberry.UNSET, description="Limit of the whole interview; null for none."
    )
    default_time_limit_seconds: int | None = strawberry.field(
        default=strawberry.UNSET, description="Limit of a question without its own."
    )
    allow_retakes: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whether a recording may be made again."
    )
    max_retakes: int | None = strawberry.field(default=strawberry.UNSET, description="How often.")
    shuffle_questions: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whether each candidate gets another fixed order."
    )
    show_progress: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whether the candidate sees how far it is."
    )
    invitation_days: int | None = strawberry.field(
        default=strawberry.UNSET, description="How long an invitation is open, in days."
    )


@strawberry.input(description="The new draft.")
class CreateTemplateInput:
    title: str = strawberry.field(description="What HR and candidates call it.")
    description: str = strawberry.field(default="", description="What the candidate reads first.")
    role_title: str = strawberry.field(default="", description="The job it is for.")
    settings: TemplateSettingsInput | None = strawberry.field(default=None, description="Time, retakes and order.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key and input give the same template for 24 hours."
    )


@strawberry.input(description="What to change; fields that are left out stay as they are.")
class UpdateTemplateInput:
    template_id: strawberry.ID = strawberry.field(description="The draft.")
    title: str | None = strawberry.field(default=None, description="New title.")
    description: str | None = strawberry.field(default=None, description="New description.")
    role_title: str | None = strawberry.field(default=None, description="New job title.")
    settings: TemplateSettingsInput | None = strawberry.field(default=None, description="New settings.")
    expected_revision: str | None = strawberry.field(
        default=None, description="`settingsRevision` that the change was made from; another one is refused."
    )


@strawberry.input(description="What to delete.")
class DeleteTemplateInput:
    template_id: strawberry.ID = strawberry.field(description="A template without invitations.")


@strawberry.input(description="What to publish.")
class PublishTemplateInput:
    template_id: strawberry.ID = strawberry.field(description="The draft.")
    expected_revision: str | None = strawberry.field(
        default=None, description="`revision` of the template that was seen; another one is refused."
    )


@strawberry.input(description="Which published template to change.")
class EditPublishedTemplateInput:
    template_id: strawberry.ID = strawberry.field(description="The published template.")


@strawberry.input(description="What to archive.")
class ArchiveTemplateInput:
    template_id: strawberry.ID = strawberry.field(description="The published template.")


@strawberry.input(description="What to share with one's company.")
class ShareTemplateInput:
    template_id: strawberry.ID = strawberry.field(description="A private template of one's own.")


@strawberry.input(description="What to copy into a new draft.")
class DuplicateTemplateInput:
    template_id: strawberry.ID = strawberry.field(description="Any template.")
    title: str | None = strawberry.field(default=None, description="Title of the copy; null takes the old one.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key and input give the same copy for 24 hours."
    )


@strawberry.input(description="An option of a multiple-choice question.")
class QuestionOptionInput:
    text: str = strawberry.field(description="What the candidate reads.")
    correct: bool = strawberry.field(default=False, description="Whether it is right.")


@strawberry.input(description="A criterion with its five levels.")
class RubricCriterionInput:
    criterion: Criterion = strawberry.field(description="What is measured.")
    weight: int = strawberry.field(description="Its share, 1 to 5.")
    levels: list[str] = strawberry.field(description="What an answer at levels 0 to 4 contains, one sentence each.")


@strawberry.input(description="How answers are measured: each of the four criteria once.")
class RubricInput:
    criteria: list[RubricCriterionInput] = strawberry.field(description="The four criteria.")


@strawberry.input(description="The new question.")
class AddQuestionInput:
    template_id: strawberry.ID = strawberry.field(description="The draft.")
    text: str = strawberry.field(description="What is asked.")
    type: QuestionType = strawberry.field(description="How it is answered.")
    time_limit_seconds: int | None = strawberry.field(default=None, description="Own limit; null takes the default.")
    required: bool = strawberry.field(default=True, description="Whether the interview needs an answer to it.")
    weight: int = strawberry.field(default=1, description="Its weight, 0 to 5; 0 is not scored.")
    options: list[QuestionOptionInput] = strawberry.field(default_factory=list, description="For multiple choice.")
    rubric: RubricInput | None = strawberry.field(default=None, description="Null starts with the general rubric.")
    approve_rubric: bool = strawberry.field(default=False, description="Whether its rubric is approved at once.")
    position: int | None = strawberry.field(default=None, description="Its place, from 1; null puts it last.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key and input give the same question for 24 hours."
    )


@strawberry.input(description="What to change; fields that are left out stay as they are.")
class UpdateQuestionInput:
    template_id: strawberry.ID = strawberry.field(description="The draft.")
    question_id: strawberry.ID = strawberry.field(description="The question.")
    text: str | None = strawberry.field(default=None, description="New text.")
    time_limit_seconds: int | None = strawberry.field(
        default=strawberry.UNSET, description="Own limit; null takes the default."
    )
    required: bool | None = strawberry.field(default=None, description="Whether an answer is needed.")
    weight: int | None = strawberry.field(default=None, description="Its weight, 0 to 5; 0 is not scored.")
    options: list[QuestionOptionInput] | None = strawberry.field(default=None, description="All options anew.")
    rubric: RubricInput | None = strawberry.field(default=None, description="New rubric; it must be approved again.")
    approve_rubric: bool = strawberry.field(default=False, description="Whether its rubric is approved at once.")
    expected_revision: str | None = strawberry.field(default=None, description=QUESTION_REVISION)


@strawberry.input(description="What to remove.")
class RemoveQuestionInput:
    template_id: strawberry.ID = strawberry.field(description="The draft.")
    question_id: strawberry.ID = strawberry.field(description="The question.")
    expected_revision: str | None = strawberry.field(default=None, description=QUESTION_REVISION)


@strawberry.input(description="The new order.")
class ReorderQuestionsInput:
    template_id: strawberry.ID = strawberry.field(description="The draft.")
    question_ids: list[strawberry.ID] = strawberry.field(description="Every question once, in the new order.")
    expected_question_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="The order that was seen; another one is refused."
    )


@strawberry.input(description="Which rubric was read and approved.")
class ApproveRubricInput:
    template_id: strawberry.ID = strawberry.field(description="The draft.")
    question_id: strawberry.ID = strawberry.field(description="The question.")
    expected_revision: str | None = strawberry.field(default=None, description=QUESTION_REVISION)


def to_settings_change(given: TemplateSettingsInput | None) -> SettingsChange | None:
    """What was left out, or is null where null means nothing, keeps its value; a null total limit is cleared."""
    if given is None:
        return None
    total = given.total_time_limit_minutes
    return SettingsChange(
        total_time_limit_minutes=KEEP if total is strawberry.UNSET else total,
        default_time_limit_seconds=_given(given.default_time_limit_seconds),
        allow_retakes=_given(given.allow_retakes),
        max_retakes=_given(given.max_retakes),
        shuffle_questions=_given(given.shuffle_questions),
        show_progress=_given(given.show_progress),
        invitation_days=_given(given.invitation_days),
    )


def _given(value: T | None) -> T | None:
    return None if value is strawberry.UNSET else value


def to_options(given: list[QuestionOptionInput]) -> list[OptionContent]:
    return [OptionContent(option.text, option.correct) for option in given]


def to_criteria(given: RubricInput | None) -> list[CriterionContent] | None:
    if given is None:
        return None
    return [CriterionContent(entry.criterion, entry.weight, entry.levels) for entry in given.criteria]
