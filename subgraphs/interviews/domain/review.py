"""A review: what a named person thinks of an interview. The AI recommends; a person decides."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from subgraphs.interviews.domain import checks
from subgraphs.interviews.domain.errors import InvalidInput
from subgraphs.interviews.domain.ids import ReviewId, UserId

MAX_REASON = 5_000


class Decision(StrEnum):
    ADVANCE = "ADVANCE"
    HOLD = "HOLD"
    DECLINE = "DECLINE"


@dataclass(frozen=True)
class Opinion:
    """None leaves that part of an earlier review as it is."""

    score: int | None = None
    decision: Decision | None = None
    reason: str | None = None

    def checked(self) -> "Opinion":
        if self.score is None and self.decision is None and self.reason is None:
            raise InvalidInput("Give a score, a decision or a reason.", field=("input",))
        if self.score is not None:
            checks.whole_number(self.score, "score", lowest=0, highest=100)
        reason = self.reason
        if reason is not None:
            reason = checks.text(reason, "reason", longest=MAX_REASON, shortest=0)
        return Opinion(self.score, self.decision, reason)


@dataclass(frozen=True)
class Review:
    id: ReviewId
    reviewer_id: UserId
    created_at: datetime
    updated_at: datetime
    score: int | None = None
    decision: Decision | None = None
    reason: str | None = None

    def revised(self, opinion: Opinion, now: datetime) -> "Review":
        return replace(
            self,
            score=self.score if opinion.score is None else opinion.score,
            decision=opinion.decision or self.decision,
            reason=self.reason if opinion.reason is None else opinion.reason,
            updated_at=now,
        )
