"""How levels become scores: 0, 25, 50, 75, 100, and weighted means. Code computes; the engine never does."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor

from subgraphs.analysis.domain.evidence import Quote
from subgraphs.analysis.domain.rubric import LEVELS, POINTS_PER_LEVEL, Criterion

LEVEL_WITHOUT_EVIDENCE = 1


@dataclass(frozen=True)
class CriterionScore:
    """`anchor` is the rubric's sentence for this level; the level was capped if no quote was left."""

    criterion: Criterion
    level: int
    weight: int
    anchor: str
    quotes: tuple[Quote, ...]
    explanation: str

    def __post_init__(self) -> None:
        if not 0 <= self.level < LEVELS:
            raise ValueError(f"level {self.level} of {self.criterion} is out of range")

    @property
    def score(self) -> int:
        return self.level * POINTS_PER_LEVEL


@dataclass(frozen=True)
class ChoiceScore:
    right_chosen: int
    wrong_chosen: int
    right_total: int

    @property
    def score(self) -> int:
        """The share of the right options; each wrong one takes a right one away; never below 0."""
        if self.right_total == 0:
            return 0
        return max(0, rounded(Fraction(100 * (self.right_chosen - self.wrong_chosen), self.right_total)))


class AnswerFlagKind(StrEnum):
    INSTRUCTIONS_IN_ANSWER = "INSTRUCTIONS_IN_ANSWER"
    UNVERIFIED_QUOTE_DROPPED = "UNVERIFIED_QUOTE_DROPPED"
    PERSONAL_DATA_MASKED = "PERSONAL_DATA_MASKED"
    HIDDEN_CHARACTERS_REMOVED = "HIDDEN_CHARACTERS_REMOVED"
    COPIED_FROM_QUESTION = "COPIED_FROM_QUESTION"
    NEEDS_A_HUMAN = "NEEDS_A_HUMAN"


@dataclass(frozen=True)
class Flag:
    kind: AnswerFlagKind
    message: str


def without_evidence(level: int) -> int:
    """A criterion without evidence cannot get more than level 1."""
    return min(level, LEVEL_WITHOUT_EVIDENCE)


def score_of(criteria: Iterable[CriterionScore]) -> int:
    """A question's score: the weighted mean of its criteria. Weights are positive, so there is always one."""
    scored = list(criteria)
    total = sum(entry.weight for entry in scored)
    return rounded(Fraction(sum(entry.score * entry.weight for entry in scored), total))


def weighted_mean(scored: Iterable[tuple[int, int]]) -> int | None:
    """The mean of (score, weight) pairs, rounded half up; None when there is nothing to take a mean of."""
    pairs = list(scored)
    total = sum(weight for _, weight in pairs)
    if total == 0:
        return None
    return rounded(Fraction(sum(score * weight for score, weight in pairs), total))


def rounded(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))
