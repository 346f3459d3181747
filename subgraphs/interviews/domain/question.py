"""A question of a template: its text, how it is answered, its limits and its rubric."""

from collections.abc import Sequence
from dataclasses import dataclass

from kernel.text.comparing import compared
from subgraphs.interviews.domain import checks
from subgraphs.interviews.domain.errors import InvalidInput, QuestionTypeUnsupported
from subgraphs.interviews.domain.ids import OptionId, QuestionId
from subgraphs.interviews.domain.question_type import SUPPORTED, QuestionType
from subgraphs.interviews.domain.rubric import MAX_WEIGHT, Rubric

MAX_TEXT = 2_000
MAX_OPTION_TEXT = 500
MIN_OPTIONS, MAX_OPTIONS = 2, 12
MIN_LIMIT_SECONDS, MAX_LIMIT_SECONDS = 10, 4 * 3600


@dataclass(frozen=True)
class Option:
    id: OptionId
    text: str
    correct: bool


@dataclass(frozen=True)
class Question:
    """`time_limit_seconds` None means the template's default; `weight` 0 is asked but not scored. Make and change it
    with `checked`."""

    id: QuestionId
    text: str
    type: QuestionType
    time_limit_seconds: int | None = None
    required: bool = True
    weight: int = 1
    options: tuple[Option, ...] = ()
    rubric: Rubric | None = None
    # The question of the version before that this one was.
    origin_id: QuestionId | None = None

    def checked(self) -> "Question":
        """This question with cleaned texts; a value outside its bounds is refused."""
        if self.type not in SUPPORTED:
            raise QuestionTypeUnsupported(
                "Video questions are not available yet; use TEXT or MULTIPLE_CHOICE.", field=("input", "type")
            )
        if self.time_limit_seconds is not None:
            checks.whole_number(
                self.time_limit_seconds, "timeLimitSeconds", lowest=MIN_LIMIT_SECONDS, highest=MAX_LIMIT_SECONDS
            )
        if self.rubric is not None and self.type is QuestionType.MULTIPLE_CHOICE:
            raise InvalidInput("Multiple choice is scored by code and has no rubric.", field=("input", "rubric"))
        return Question(
            id=self.id,
            text=checks.text(self.text, "text", longest=MAX_TEXT),
            type=self.type,
            time_limit_seconds=self.time_limit_seconds,
            required=self.required,
            weight=checks.whole_number(self.weight, "weight", lowest=0, highest=MAX_WEIGHT),
            options=_checked_options(self.type, self.options),
            rubric=self.rubric,
            origin_id=self.origin_id,
        )

    @property
    def rubric_missing(self) -> bool:
        """Whether a person still has to approve how its answers are measured."""
        return self.type is not QuestionType.MULTIPLE_CHOICE and not (self.rubric and self.rubric.approved)

    @property
    def multiple_correct(self) -> bool:
        return sum(option.correct for option in self.options) > 1


def _checked_options(question_type: QuestionType, options: Sequence[Option]) -> tuple[Option, ...]:
    if question_type is not QuestionType.MULTIPLE_CHOICE:
        if options:
            raise InvalidInput("Only multiple choice has options.", field=("input", "options"))
        return ()
    if not MIN_OPTIONS <= len(options) <= MAX_OPTIONS:
        raise InvalidInput(
            f"Multiple choice needs {MIN_OPTIONS} to {MAX_OPTIONS} options; it has {len(options)}.",
            field=("input", "options"),
        )
    cleaned = tuple(
        Option(option.id, checks.line(option.text, "options", longest=MAX_OPTION_TEXT), option.correct)
        for option in options
    )
    if len({compared(option.text) for option in cleaned}) < len(cleaned):
        raise InvalidInput("Two options have the same text.", field=("input", "options"))
    if not any(option.correct for option in cleaned):
        raise InvalidInput("At least one option must be correct.", field=("input", "options"))
    return cleaned
