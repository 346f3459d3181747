"""Rubrics: per criterion five anchored levels and a weight; what an answer is scored against."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LEVELS = 5
POINTS_PER_LEVEL = 25
# A rubric's sentence of fewer words ("Clear.") may stand in an honest remark by chance.
TELLING_WORDS = 4


class Criterion(StrEnum):
    RELEVANCE = "RELEVANCE"
    COMPLETENESS = "COMPLETENESS"
    CLARITY = "CLARITY"
    DEPTH = "DEPTH"


@dataclass(frozen=True)
class CriterionRubric:
    """`levels[n]` says what an answer at level n contains."""

    criterion: Criterion
    weight: int
    levels: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.levels) != LEVELS:
            raise ValueError(f"{self.criterion} has {len(self.levels)} levels; a rubric has {LEVELS}")
        if self.weight < 1:
            raise ValueError(f"{self.criterion} has the weight {self.weight}; it must be positive")


@dataclass(frozen=True)
class Rubric:
    version: int
    criteria: tuple[CriterionRubric, ...]

    def __post_init__(self) -> None:
        named = [entry.criterion for entry in self.criteria]
        if sorted(named) != sorted(Criterion):
            raise ValueError(f"a rubric has each of the four criteria once, not {', '.join(named)}")

    def of(self, criterion: Criterion) -> CriterionRubric:
        return next(entry for entry in self.criteria if entry.criterion is criterion)


def in_own_words(points: Iterable[str], rubric: Rubric) -> tuple[str, ...]:
    """Without those that only repeat a sentence of the rubric: that says nothing about the answer."""
    sentences = [_plain(level) for entry in rubric.criteria for level in entry.levels]
    return tuple(
        point
        for point in points
        if not any(sentence in _plain(point) for sentence in sentences if len(sentence.split()) >= TELLING_WORDS)
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().rstrip(".").split())
