"""The parts of a template as HR sees them: settings, questions, rubrics, what blocks its publication."""

from collections.abc import Sequence

import strawberry

from kernel.subgraph.entities import Representation, ids_of
from subgraphs.interviews.application.views import BlockerView, ChangeView, OptionView, QuestionView
from subgraphs.interviews.domain import rubric as domain
from subgraphs.interviews.domain.rubric_hints import hints_of
from subgraphs.interviews.domain.template_settings import TemplateSettings as SettingsValue
from subgraphs.interviews.graphql.context import Info
from subgraphs.interviews.graphql.enums import Criterion, QuestionType
from subgraphs.interviews.graphql.publish_refusals import PublishTemplateErrorCode, PublishWarningCode


@strawberry.type(description="A criterion of a rubric with its five levels.")
class RubricCriterion:
    criterion: Criterion = strawberry.field(description="What is measured.")
    weight: int = strawberry.field(description="Its share in the question's score, 1 to 5.")
    levels: list[str] = strawberry.field(description="What an answer at levels 0 to 4 contains, one sentence each.")


@strawberry.type(description="How the answers to a question are measured.")
class Rubric:
    approved: bool = strawberry.field(description="Whether a person has read and approved it.")
    version: int = strawberry.field(description="Counts the edits of its sentences.")
    criteria: list[RubricCriterion] = strawberry.field(description="Its four criteria.")
    hints: list[str] = strawberry.field(description="Where it is too vague to score by.")


@strawberry.type(description="An option of a multiple-choice question as HR sees it.")
class QuestionOption:
    id: strawberry.ID = strawberry.field(description="Opaque id, `opt_…`.")
    text: str = strawberry.field(description="What the candidate reads.")
    correct: bool = strawberry.field(description="Whether it is right; never shown to the candidate.")


@strawberry.federation.type(keys=["id"], description="A question of a template.")
class Question:
    reference_scopes = frozenset({"templates:read"})

    id: strawberry.ID = strawberry.field(description="Opaque id, `qst_…`.")
    text: str = strawberry.field(description="What is asked.")
    type: QuestionType = strawberry.field(description="How it is answered.")
    position: int = strawberry.field(description="Its place, from 1.")
    time_limit_seconds: int | None = strawberry.field(description="Its own limit; null means the template's default.")
    required: bool = strawberry.field(description="Whether the interview needs an answer to it.")
    weight: int = strawberry.field(description="Its weight, 0 to 5; 0 is not scored.")
    options: list[QuestionOption] = strawberry.field(description="What can be chosen; empty for text.")
    rubric: Rubric | None = strawberry.field(description="How answers are measured; null for multiple choice.")
    revision: str = strawberry.field(description="Changes with its content; give it back as `expectedRevision`.")
    share_percent: int = strawberry.field(
        description="How much of the result rests on it if all questions count, in percent; 0 outside a template."
    )

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        ids = ids_of(representations)
        found = await info.context.handlers.find_questions(info.context.caller, ids)
        return [to_question(found[question_id]) if question_id in found else None for question_id in ids]


@strawberry.type(description="Time, retakes and order of a template.")
class TemplateSettings:
    total_time_limit_minutes: int | None = strawberry.field(description="Limit of the whole interview; null for none.")
    default_time_limit_seconds: int = strawberry.field(description="Limit of a question without its own.")
    allow_retakes: bool = strawberry.field(description="Whether a recording may be made again.")
    max_retakes: int = strawberry.field(description="How often.")
    shuffle_questions: bool = strawberry.field(description="Whether each candidate gets another fixed order.")
    show_progress: bool = strawberry.field(description="Whether the candidate sees how far it is.")
    invitation_days: int = strawberry.field(description="How long an invitation is open, in days.")


@strawberry.type(description="Something that must be mended before a template can be published.")
class PublishBlocker:
    code: PublishTemplateErrorCode = strawberry.field(description="The refusal that publishing would meet.")
    message: str = strawberry.field(description="What to do.")
    question_id: strawberry.ID | None = strawberry.field(description="The question it is about, if one.")


@strawberry.type(description="Something to know before a template is published.")
class PublishWarning:
    code: PublishWarningCode = strawberry.field(description="What it is.")
    message: str = strawberry.field(description="The same for people.")
    question_id: strawberry.ID | None = strawberry.field(description="The question it is about, if one.")


@strawberry.type(description="A difference between a next version and the published one.")
class TemplateChange:
    message: str = strawberry.field(description="What is different.")
    question_id: strawberry.ID | None = strawberry.field(description="The draft's question it is about, if one.")


def to_rubric(rubric: domain.Rubric) -> Rubric:
    criteria = [
        RubricCriterion(criterion=entry.criterion, weight=entry.weight, levels=list(entry.levels))
        for entry in rubric.criteria
    ]
    hints = list(hints_of(rubric))
    return Rubric(approved=rubric.approved, version=rubric.version, criteria=criteria, hints=hints)


def to_question(view: QuestionView) -> Question:
    return Question(
        id=strawberry.ID(view.id),
        text=view.text,
        type=view.type,
        position=view.position,
        time_limit_seconds=view.time_limit_seconds,
        required=view.required,
        weight=view.weight,
        options=[_option(option) for option in view.options],
        rubric=to_rubric(view.rubric) if view.rubric else None,
        revision=view.revision,
        share_percent=view.share_percent,
    )


def _option(view: OptionView) -> QuestionOption:
    return QuestionOption(id=strawberry.ID(view.id), text=view.text, correct=view.correct)


def to_settings(settings: SettingsValue) -> TemplateSettings:
    return TemplateSettings(
        total_time_limit_minutes=settings.total_time_limit_minutes,
        default_time_limit_seconds=settings.default_time_limit_seconds,
        allow_retakes=settings.allow_retakes,
        max_retakes=settings.max_retakes,
        shuffle_questions=settings.shuffle_questions,
        show_progress=settings.show_progress,
        invitation_days=settings.invitation_days,
    )


def to_blocker(view: BlockerView) -> PublishBlocker:
    return PublishBlocker(
        code=PublishTemplateErrorCode[view.code],
        message=view.message,
        question_id=strawberry.ID(view.question_id) if view.question_id else None,
    )


def to_warning(view: BlockerView) -> PublishWarning:
    return PublishWarning(
        code=PublishWarningCode[view.code],
        message=view.message,
        question_id=strawberry.ID(view.question_id) if view.question_id else None,
    )


def to_change(view: ChangeView) -> TemplateChange:
    return TemplateChange(
        message=view.message, question_id=strawberry.ID(view.question_id) if view.question_id else None
    )
