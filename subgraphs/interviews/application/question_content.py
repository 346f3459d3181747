"""What HR gives for the options and the rubric of a question, turned into the domain's values."""

from collections.abc import Sequence
from dataclasses import dataclass

from kernel.ids import new_id
from subgraphs.interviews.domain.ids import OPTION_PREFIX, OptionId
from subgraphs.interviews.domain.question import Option
from subgraphs.interviews.domain.rubric import LEVELS, Criterion, Rubric, RubricCriterion
from subgraphs.interviews.domain.rubric_hints import hints_of


@dataclass(frozen=True)
class OptionContent:
    text: str
    correct: bool


@dataclass(frozen=True)
class CriterionContent:
    """`levels`: five sentences, for levels 0 to 4."""

    criterion: Criterion
    weight: int
    levels: Sequence[str]


def options_of(contents: Sequence[OptionContent]) -> tuple[Option, ...]:
    return tuple(Option(OptionId(new_id(OPTION_PREFIX)), content.text, content.correct) for content in contents)


def rubric_of(contents: Sequence[CriterionContent]) -> Rubric:
    return Rubric.checked(
        [RubricCriterion.checked(content.criterion, content.weight, content.levels) for content in contents]
    )


def hints_while_written(contents: Sequence[CriterionContent]) -> tuple[str, ...]:
    """Of a rubric that is not finished yet: nothing in it is refused."""
    return hints_of(
        Rubric(
            tuple(
                RubricCriterion(content.criterion, content.weight, tuple(content.levels[:LEVELS]))
                for content in contents
            )
        )
    )
