"""Rubrics: per criterion a weight and a sentence for each level 0-4, approved by a person before they count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from subgraphs.interviews.domain import checks
from subgraphs.interviews.domain.errors import InvalidInput

LEVELS = 5
MAX_LEVEL_CHARACTERS = 500
MAX_WEIGHT = 5


class Criterion(StrEnum):
    RELEVANCE = "RELEVANCE"
    COMPLETENESS = "COMPLETENESS"
    CLARITY = "CLARITY"
    DEPTH = "DEPTH"


@dataclass(frozen=True)
class RubricCriterion:
    criterion: Criterion
    weight: int
    levels: tuple[str, ...]

    @classmethod
    def checked(cls, criterion: Criterion, weight: int, levels: Sequence[str]) -> "RubricCriterion":
        if len(levels) != LEVELS:
            raise InvalidInput(
                f"{criterion.value} needs {LEVELS} sentences, for levels 0 to {LEVELS - 1}; it has {len(levels)}.",
                field=("input", "rubric", "criteria"),
            )
        checks.whole_number(weight, "rubric.criteria", lowest=1, highest=MAX_WEIGHT)
        sentences = tuple(checks.text(level, "rubric.criteria", longest=MAX_LEVEL_CHARACTERS) for level in levels)
        return cls(criterion, weight, sentences)


@dataclass(frozen=True)
class Rubric:
    """`version` counts the edits of its sentences and weights, so a score can name what it was measured by."""

    criteria: tuple[RubricCriterion, ...]
    approved: bool = False
    version: int = 1

    @classmethod
    def checked(cls, criteria: Sequence[RubricCriterion], *, approved: bool = False) -> "Rubric":
        if sorted(given.criterion for given in criteria) != sorted(Criterion):
            raise InvalidInput(
                "A rubric names each of RELEVANCE, COMPLETENESS, CLARITY and DEPTH once.",
                field=("input", "rubric", "criteria"),
            )
        ordered = tuple(sorted(criteria, key=lambda given: list(Criterion).index(given.criterion)))
        return cls(ordered, approved)

    def edited(self, criteria: "Rubric") -> "Rubric":
        """The next version; it counts only once it is approved again."""
        if criteria.criteria == self.criteria:
            return self
        return Rubric(criteria.criteria, approved=False, version=self.version + 1)

    def approve(self) -> "Rubric":
        return replace(self, approved=True)
