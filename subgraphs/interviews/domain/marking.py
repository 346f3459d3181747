"""What the levels that a person gives come to: the same rubric, weights and rules by which an analysis is computed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

from subgraphs.interviews.domain.answer import Response
from subgraphs.interviews.domain.errors import InvalidInput
from subgraphs.interviews.domain.ids import QuestionId
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.question_type import QuestionType
from subgraphs.interviews.domain.rubric import LEVELS, Criterion, Rubric
from subgraphs.interviews.domain.template_version import TemplateVersion

POINTS_PER_LEVEL = 100 // (LEVELS - 1)

Levels = Mapping[Criterion, int]


@dataclass(frozen=True)
class Mark:
    """A question as a person marked it. `points` 0 to 100, None until every criterion has its level."""

    levels: Levels = field(default_factory=dict)
    points: int | None = None


def choice_points(question: Question, chosen_option_ids: Iterable[str]) -> int:
    """The share of the right options in percent; each wrong one takes a right one away; never below 0."""
    chosen = set(chosen_option_ids)
    right = [option.id in chosen for option in question.options if option.correct]
    wrong = sum(option.id in chosen for option in question.options if not option.correct)
    return max(0, _rounded(Fraction(100 * (sum(right) - wrong), len(right)))) if right else 0


def marked(question: Question, levels: Levels) -> Mark:
    if question.rubric is None:
        raise InvalidInput("Multiple choice gets its points by code and takes no levels.", field=("input", "levels"))
    if any(not 0 <= level < LEVELS for level in levels.values()):
        raise InvalidInput(f"A level is from 0 to {LEVELS - 1}.", field=("input", "levels"))
    return Mark(dict(levels), _points_of(question.rubric, levels))


def overall_points(
    version: TemplateVersion, responses: Mapping[QuestionId, Response], marks: Mapping[QuestionId, Mark]
) -> int | None:
    """None until every answer that is scored has its points. A required question without an answer has 0; of the
    optional ones the best count for as long as they do not lower the mean."""
    required: list[tuple[int, int]] = []
    optional: list[tuple[int, int]] = []
    for question in version.questions:
        if question.weight == 0:
            continue
        response = responses.get(question.id)
        points = _points(question, response, marks.get(question.id, Mark()))
        if points is None and response is not None:
            return None
        if question.required:
            required.append((points or 0, question.weight))
        elif points is not None:
            optional.append((points, question.weight))
    counted = required
    for entry in sorted(optional, reverse=True):
        if not counted or entry[0] >= _mean(counted):
            counted = [*counted, entry]
    return _rounded(_mean(counted)) if counted else None


def _points(question: Question, response: Response | None, mark: Mark) -> int | None:
    if response is None:
        return None
    if question.type is QuestionType.MULTIPLE_CHOICE:
        return choice_points(question, response.content.chosen_option_ids)
    return mark.points


def _points_of(rubric: Rubric, levels: Levels) -> int | None:
    if any(entry.criterion not in levels for entry in rubric.criteria):
        return None
    return _rounded(_mean([(levels[entry.criterion] * POINTS_PER_LEVEL, entry.weight) for entry in rubric.criteria]))


def _mean(pairs: list[tuple[int, int]]) -> Fraction:
    return Fraction(sum(points * weight for points, weight in pairs), sum(weight for _, weight in pairs))


def _rounded(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))
