"""What queries answer: frozen rows, shaped for the graph."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from subgraphs.analysis.domain.analysis import AnalysisStatus
from subgraphs.analysis.domain.engine import Engine
from subgraphs.analysis.domain.question_analysis import QuestionAnalysisStatus, QuestionScore
from subgraphs.analysis.domain.verdict import Recommendation, Thresholds, Verdict


@dataclass(frozen=True)
class AnalysisView:
    id: str
    invitation_id: str
    status: AnalysisStatus
    verdict: Verdict
    samples: int
    summary: str | None
    thresholds: Thresholds
    engine: Engine
    scored: int
    total: int
    failure_reason: str | None
    started_at: datetime | None
    completed_at: datetime | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class QuestionAnalysisView:
    """`reason` says why it failed or was left out. `share_percent` of the result; None until there is one."""

    id: str
    analysis_id: str
    question_id: str
    response_id: str | None
    question_text: str
    weight: int
    status: QuestionAnalysisStatus
    score: QuestionScore | None
    reason: str | None
    needs_a_human: bool
    answer_text: str | None
    share_percent: int | None = None


@dataclass(frozen=True)
class FailedEventView:
    id: str
    event_id: str | None
    event_type: str | None
    topic: str
    error: str
    code: str
    attempts: int
    failed_at: datetime


@dataclass(frozen=True)
class AnalysisFilter:
    """None filters nothing."""

    status: AnalysisStatus | None = None
    invitation_id: str | None = None
    recommendation: Recommendation | None = None


class AnalysisOrder(StrEnum):
    CREATED_AT_DESC = "CREATED_AT_DESC"
    CREATED_AT_ASC = "CREATED_AT_ASC"
    UPDATED_AT_DESC = "UPDATED_AT_DESC"
    UPDATED_AT_ASC = "UPDATED_AT_ASC"
    SCORE_DESC = "SCORE_DESC"
    SCORE_ASC = "SCORE_ASC"


def analyses_list(order: AnalysisOrder) -> str:
    """The name of this list in its cursors."""
    return f"analyses:{order.value}"
