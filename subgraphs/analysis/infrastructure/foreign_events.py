"""What analysis reads of interviews' `invitation.completed`: only the fields it needs, and the way into the domain."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from kernel.events.domain_event import DomainEvent
from subgraphs.analysis.domain.interview import (
    Answer,
    CompletedInterview,
    Consent,
    Option,
    Question,
    QuestionType,
    Subject,
)
from subgraphs.analysis.domain.rubric import Criterion, CriterionRubric, Rubric

_WIRE: Any = DomainEvent.__pydantic_config__


@dataclass(frozen=True, kw_only=True)
class OptionPart:
    __pydantic_config__: ClassVar[Any] = _WIRE

    option_id: str
    text: str
    correct: bool


@dataclass(frozen=True, kw_only=True)
class CriterionPart:
    __pydantic_config__: ClassVar[Any] = _WIRE

    criterion: Criterion
    weight: int
    levels: tuple[str, str, str, str, str]


@dataclass(frozen=True, kw_only=True)
class RubricPart:
    __pydantic_config__: ClassVar[Any] = _WIRE

    version: int
    criteria: tuple[CriterionPart, ...]


@dataclass(frozen=True, kw_only=True)
class QuestionPart:
    __pydantic_config__: ClassVar[Any] = _WIRE

    question_id: str
    text: str
    type: Literal["TEXT", "MULTIPLE_CHOICE", "VIDEO"]
    position: int
    required: bool
    weight: int
    options: tuple[OptionPart, ...] = ()
    rubric: RubricPart | None = None


@dataclass(frozen=True, kw_only=True)
class ResponsePart:
    __pydantic_config__: ClassVar[Any] = _WIRE

    response_id: str
    question_id: str
    text: str | None = None
    chosen_option_ids: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InvitationCompleted(DomainEvent):
    event_type: ClassVar[str] = "invitation.completed"

    invitation_id: str
    hr_id: str
    company_id: str | None = None
    candidate_name: str
    candidate_email: str
    consent: Literal["AI", "PEOPLE_ONLY"]
    questions: tuple[QuestionPart, ...]
    responses: tuple[ResponsePart, ...]


FOREIGN_EVENTS = (InvitationCompleted,)


def to_interview(event: InvitationCompleted) -> CompletedInterview:
    subject = Subject(event.invitation_id, event.hr_id, event.company_id, event.candidate_name, event.candidate_email)
    answers = {
        part.question_id: Answer(part.response_id, part.text, part.chosen_option_ids) for part in event.responses
    }
    return CompletedInterview(subject, Consent(event.consent), tuple(map(_question, event.questions)), answers)


def _question(part: QuestionPart) -> Question:
    return Question(
        question_id=part.question_id,
        text=part.text,
        type=QuestionType(part.type),
        position=part.position,
        required=part.required,
        weight=part.weight,
        options=tuple(Option(option.option_id, option.text, option.correct) for option in part.options),
        rubric=_rubric(part.rubric) if part.rubric else None,
    )


def _rubric(part: RubricPart) -> Rubric:
    criteria = (CriterionRubric(entry.criterion, entry.weight, entry.levels) for entry in part.criteria)
    return Rubric(part.version, tuple(criteria))
