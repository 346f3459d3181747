"""A completed interview as analysis receives it: whose it is, its questions and the final answer to each."""

from dataclasses import dataclass
from enum import StrEnum

from subgraphs.analysis.domain.rubric import Rubric


class QuestionType(StrEnum):
    TEXT = "TEXT"
    MULTIPLE_CHOICE = "MULTIPLE_CHOICE"
    VIDEO = "VIDEO"


class Consent(StrEnum):
    AI = "AI"
    PEOPLE_ONLY = "PEOPLE_ONLY"


@dataclass(frozen=True)
class Option:
    option_id: str
    text: str
    correct: bool


@dataclass(frozen=True)
class Question:
    """`weight` 0 to 5; 0 is asked but not scored."""

    question_id: str
    text: str
    type: QuestionType
    position: int
    required: bool
    weight: int
    options: tuple[Option, ...] = ()
    rubric: Rubric | None = None


@dataclass(frozen=True)
class Answer:
    """The final response to a question. Text may be empty; a choice may have no option."""

    response_id: str
    text: str | None = None
    chosen_option_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """Whose interview this is. The candidate's name and mail are kept only to mask them before an engine reads."""

    invitation_id: str
    hr_id: str
    company_id: str | None
    candidate_name: str
    candidate_email: str

    @property
    def tenant(self) -> str:
        """Who may see it: the company, or the inviting person alone."""
        return self.company_id or self.hr_id


@dataclass(frozen=True)
class CompletedInterview:
    subject: Subject
    consent: Consent
    questions: tuple[Question, ...]
    answers: dict[str, Answer]
