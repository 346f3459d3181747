"""The questions and responses of a completed interview as they travel in `invitation.completed`."""

from collections.abc import Iterable

from subgraphs.interviews.domain.answer import Response
from subgraphs.interviews.domain.events import (
    CompletedCriterion,
    CompletedOption,
    CompletedQuestion,
    CompletedResponse,
    CompletedRubric,
)
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.rubric import Rubric
from subgraphs.interviews.domain.template_version import TemplateVersion


def questions(version: TemplateVersion) -> tuple[CompletedQuestion, ...]:
    """In the template's order, which is the same for all candidates whatever order they were asked in."""
    return tuple(_question(question, position) for position, question in enumerate(version.questions, start=1))


def responses(given: Iterable[Response]) -> tuple[CompletedResponse, ...]:
    return tuple(
        CompletedResponse(
            response_id=response.id,
            question_id=response.question_id,
            type=response.content.type.value,
            text=response.content.text,
            chosen_option_ids=response.content.chosen_option_ids,
            duration_seconds=response.duration_seconds,
            submitted_at=response.submitted_at,
        )
        for response in given
    )


def _question(question: Question, position: int) -> CompletedQuestion:
    return CompletedQuestion(
        question_id=question.id,
        text=question.text,
        type=question.type.value,
        position=position,
        required=question.required,
        weight=question.weight,
        options=tuple(
            CompletedOption(option_id=option.id, text=option.text, correct=option.correct)
            for option in question.options
        ),
        rubric=_rubric(question.rubric) if question.rubric else None,
    )


def _rubric(rubric: Rubric) -> CompletedRubric:
    return CompletedRubric(
        version=rubric.version,
        criteria=tuple(
            CompletedCriterion(criterion=given.criterion.value, weight=given.weight, levels=given.levels)
            for given in rubric.criteria
        ),
    )
