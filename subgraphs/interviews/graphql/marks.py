"""The levels that a person gives to an answer, against the sentences of its rubric."""

from collections.abc import Mapping

import strawberry

from subgraphs.interviews.application.views import MarkView
from subgraphs.interviews.domain.ids import QuestionId
from subgraphs.interviews.domain.marking import Levels
from subgraphs.interviews.graphql.enums import Criterion


@strawberry.type(description="One criterion's level.")
class CriterionLevel:
    criterion: Criterion = strawberry.field(description="What is measured.")
    level: int = strawberry.field(description="Level 0 to 4 of the rubric.")


@strawberry.type(description="How a person marked one answer.")
class Mark:
    question_id: strawberry.ID = strawberry.field(description="The question.")
    levels: list[CriterionLevel] = strawberry.field(description="One per criterion that has a level.")
    points: int | None = strawberry.field(description="0 to 100; null until all four criteria have their level.")


@strawberry.input(description="One criterion's level.")
class CriterionLevelInput:
    criterion: Criterion = strawberry.field(description="What is measured.")
    level: int = strawberry.field(description="Level 0 to 4 of the rubric.")


@strawberry.input(description="The levels of one answer; they replace those given before.")
class MarkInput:
    question_id: strawberry.ID = strawberry.field(description="The question.")
    levels: list[CriterionLevelInput] = strawberry.field(description="Each criterion at most once; none clears them.")


def to_mark(view: MarkView) -> Mark:
    # JSONB keeps no order: the rubric's.
    levels = [CriterionLevel(criterion=name, level=view.levels[name]) for name in Criterion if name in view.levels]
    return Mark(question_id=strawberry.ID(view.question_id), levels=levels, points=view.points)


def to_levels(given: list[MarkInput] | None) -> Mapping[QuestionId, Levels] | None:
    if given is None:
        return None
    return {
        QuestionId(mark.question_id): {Criterion(entry.criterion): entry.level for entry in mark.levels}
        for mark in given
    }
