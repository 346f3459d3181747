"""The analysis of one answer: the unit of work that is saved when done and never scored twice."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from subgraphs.analysis.domain.counting import WeightedScore
from subgraphs.analysis.domain.engine import Provenance
from subgraphs.analysis.domain.ids import QuestionAnalysisId
from subgraphs.analysis.domain.interview import Answer, Question
from subgraphs.analysis.domain.scores import ChoiceScore, CriterionScore, Flag


class QuestionAnalysisStatus(StrEnum):
    PENDING = "PENDING"
    PROCESSING = "PROCESSING"
    SCORED = "SCORED"
    FAILED = "FAILED"
    LEFT_OUT = "LEFT_OUT"


OPEN = frozenset({QuestionAnalysisStatus.PENDING, QuestionAnalysisStatus.PROCESSING})


@dataclass(frozen=True)
class QuestionScore:
    """One sample today, so low = score = high; `samples` tells how many there were."""

    score: int
    criteria: tuple[CriterionScore, ...]
    feedback: str
    strengths: tuple[str, ...]
    gaps: tuple[str, ...]
    flags: tuple[Flag, ...]
    provenance: Provenance
    choice: ChoiceScore | None = None
    samples: int = 1

    @property
    def low(self) -> int:
        return self.score

    @property
    def high(self) -> int:
        return self.score


@dataclass(frozen=True)
class Scored:
    score: QuestionScore


@dataclass(frozen=True)
class LeftOut:
    """Not counted. With `needs_a_human` the recommendation is withheld until a person settles it."""

    reason: str
    needs_a_human: bool


@dataclass(frozen=True)
class Failed:
    reason: str


Outcome = Scored | LeftOut | Failed


@dataclass(frozen=True)
class QuestionAnalysis:
    """`run` is 1 at first and one more with each rescoring; scores of earlier runs stay beside the newest."""

    id: QuestionAnalysisId
    question: Question
    answer: Answer | None
    status: QuestionAnalysisStatus = QuestionAnalysisStatus.PENDING
    run: int = 1
    score: QuestionScore | None = None
    reason: str | None = None
    needs_a_human: bool = False
    settled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def weighted(self) -> WeightedScore | None:
        if self.status is not QuestionAnalysisStatus.SCORED or self.score is None:
            return None
        question, score = self.question, self.score
        return WeightedScore(
            question.weight, score.score, score.low, score.high, question.question_id, question.required
        )

    def begun(self) -> "QuestionAnalysis":
        return replace(self, status=QuestionAnalysisStatus.PROCESSING)

    def settled(self, outcome: Outcome, now: datetime) -> "QuestionAnalysis":
        done = replace(self, score=None, reason=None, needs_a_human=False, settled_at=now)
        match outcome:
            case Scored(score):
                return replace(done, status=QuestionAnalysisStatus.SCORED, score=score)
            case LeftOut(reason, needs_a_human):
                return replace(done, status=QuestionAnalysisStatus.LEFT_OUT, reason=reason, needs_a_human=needs_a_human)
            case Failed(reason):
                return replace(done, status=QuestionAnalysisStatus.FAILED, reason=reason)

    def reopened(self) -> "QuestionAnalysis":
        """The next run; the last score stays in the samples."""
        return replace(
            self,
            status=QuestionAnalysisStatus.PENDING,
            run=self.run + 1,
            score=None,
            reason=None,
            needs_a_human=False,
            settled_at=None,
        )
