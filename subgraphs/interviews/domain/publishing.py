"""What stands between a draft and its publication, and what its author should know before it is final."""

from collections.abc import Sequence
from dataclasses import dataclass

from subgraphs.interviews.domain.errors import RubricNotApproved, TemplateHasNoQuestions
from subgraphs.interviews.domain.ids import QuestionId
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.rubric_hints import hints_of
from subgraphs.interviews.domain.shares import shares_of
from subgraphs.interviews.domain.template_settings import TemplateSettings
from subgraphs.interviews.domain.template_version import limit_seconds

MAJORITY = 50


@dataclass(frozen=True)
class PublishBlocker:
    """One thing that stands between a draft and its publication."""

    code: str
    message: str
    question_id: QuestionId | None = None


@dataclass(frozen=True)
class PublishWarning:
    """One thing that can be meant so, but often is not."""

    code: str
    message: str
    question_id: QuestionId | None = None


def publish_blockers(questions: Sequence[Question]) -> tuple[PublishBlocker, ...]:
    if not questions:
        return (PublishBlocker(TemplateHasNoQuestions.code, "Add at least one question."),)
    return tuple(
        PublishBlocker(RubricNotApproved.code, f"Read and approve the rubric of question {number}.", question.id)
        for number, question in enumerate(questions, start=1)
        if question.rubric_missing
    )


def publish_warnings(questions: Sequence[Question], settings: TemplateSettings) -> tuple[PublishWarning, ...]:
    if not questions:
        return ()
    return (*_time_is_short(questions, settings), *_what_decides(questions), *_vague(questions))


def _time_is_short(questions: Sequence[Question], settings: TemplateSettings) -> list[PublishWarning]:
    total = settings.total_time_limit_minutes
    needed = sum(limit_seconds(question, settings) for question in questions if question.required)
    if total is None or total * 60 >= needed:
        return []
    message = (
        f"The interview ends after {_minutes(total * 60)}, but its required questions may take {_minutes(needed)}: "
        "candidates who use their time do not reach the last ones."
    )
    return [PublishWarning("TIME_TOO_SHORT", message)]


def _what_decides(questions: Sequence[Question]) -> list[PublishWarning]:
    shares = shares_of(questions)
    if not any(shares.values()):
        return [PublishWarning("NOTHING_SCORED", "No question is scored: every weight is 0, so there is no result.")]
    if sum(share > 0 for share in shares.values()) == 1:
        return []
    return [
        PublishWarning(
            "ONE_QUESTION_DECIDES", f"Question {number} alone makes {shares[question.id]} % of the result.", question.id
        )
        for number, question in enumerate(questions, start=1)
        if shares[question.id] > MAJORITY
    ]


def _vague(questions: Sequence[Question]) -> list[PublishWarning]:
    return [
        PublishWarning("RUBRIC_VAGUE", f"The rubric of question {number} is too vague to score by.", question.id)
        for number, question in enumerate(questions, start=1)
        if question.rubric and question.weight and hints_of(question.rubric)
    ]


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    words = "1 minute" if minutes == 1 else f"{minutes} minutes"
    if not rest:
        return words
    return f"{words} {rest} s" if minutes else f"{rest} seconds"
