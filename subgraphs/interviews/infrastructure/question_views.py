"""Questions as they are stored, turned into what the graph shows."""

from typing import Any

from subgraphs.interviews.application.views import OptionView, QuestionView
from subgraphs.interviews.domain.revision import revision_of_question
from subgraphs.interviews.domain.rubric_hints import hints_of
from subgraphs.interviews.infrastructure.documents import question_from_json


def to_question(document: dict[str, Any], share_percent: int = 0) -> QuestionView:
    question = question_from_json(document)
    return QuestionView(
        id=question.id,
        text=question.text,
        type=question.type,
        position=document["position"],
        time_limit_seconds=question.time_limit_seconds,
        required=question.required,
        weight=question.weight,
        options=tuple(OptionView(option.id, option.text, option.correct) for option in question.options),
        rubric=question.rubric,
        revision=revision_of_question(question),
        share_percent=share_percent,
        hints=hints_of(question.rubric) if question.rubric else (),
    )
