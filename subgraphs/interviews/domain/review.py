"""A review: what a named person thinks of an interview. The AI recommends; a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal

from subgraphs.interviews.domain import checks
from subgraphs.interviews.domain.errors import InvalidInput
from subgraphs.interviews.domain.ids import QuestionId, ReviewId, UserId
from subgraphs.interviews.domain.marking import Levels, Mark

MAX_REASON = 5_000


class Decision(StrEnum):
    ADVANCE = "ADVANCE"
    HOLD = "HOLD"
    DECLINE = "DECLINE"


@dataclass(frozen=True)
class Opinion:
    """None leaves that part of an earlier review as it is. `score` COMPUTED takes a typed score back, so that the one
    from the levels stands. `levels` replace those of the questions they name; no level for a question clears it."""

    score: int | Literal["COMPUTED"] | None = None
    decision: Decision | None = None
    reason: str | None = None
    levels: Mapping[QuestionId, Levels] | None = None

    def checked(self) -> "Opinion":
        if (self.score, self.decision, self.reason, self.levels) == (None, None, None, None):
            raise InvalidInput("Give a score, levels, a decision or a reason.", field=("input",))
        if isinstance(self.score, int):
            checks.whole_number(self.score, "score", lowest=0, highest=100)
        reason = self.reason
        if reason is not None:
            reason = checks.text(reason, "reason", longest=MAX_REASON, shortest=0)
        return replace(self, reason=reason)


@dataclass(frozen=True)
class Review:
    """`score`, once typed, stands before `computed_score`, which follows from the levels."""

    id: ReviewId
    reviewer_id: UserId
    created_at: datetime
    updated_at: datetime
    score: int | None = None
    decision: Decision | None = None
    reason: str | None = None
    marks: Mapping[QuestionId, Mark] = field(default_factory=dict)
    computed_score: int | None = None

    @property
    def own_score(self) -> int | None:
        return self.computed_score if self.score is None else self.score

    def revised(self, opinion: Opinion, now: datetime) -> "Review":
        score = self.score if opinion.score is None else opinion.score
        return replace(
            self,
            score=None if score == "COMPUTED" else score,
            decision=opinion.decision or self.decision,
            reason=self.reason if opinion.reason is None else opinion.reason,
            updated_at=now,
        )

    def with_marks(self, marks: Mapping[QuestionId, Mark], computed_score: int | None) -> "Review":
        kept = {question_id: mark for question_id, mark in {**self.marks, **marks}.items() if mark.levels}
        return replace(self, marks=kept, computed_score=computed_score)
