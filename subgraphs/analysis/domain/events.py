"""What analysis tells the others (topic `analysis-events`)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from kernel.events.domain_event import DomainEvent


@dataclass(frozen=True, kw_only=True)
class AnalysisStarted(DomainEvent):
    event_type: ClassVar[str] = "analysis.started"

    analysis_id: str
    invitation_id: str
    hr_id: str
    company_id: str | None = None
    questions_total: int


@dataclass(frozen=True, kw_only=True)
class AnalysisQuestionScored(DomainEvent):
    """`sequence` is the one of the subscription `analysisProgress`."""

    event_type: ClassVar[str] = "analysis.question_scored"

    analysis_id: str
    invitation_id: str
    question_id: str
    sequence: int
    status: str
    score: int | None = None


@dataclass(frozen=True, kw_only=True)
class QuestionResult:
    __pydantic_config__: ClassVar[Any] = DomainEvent.__pydantic_config__

    question_id: str
    response_id: str | None = None
    status: str
    score: int | None = None
    low: int | None = None
    high: int | None = None
    share_percent: int | None = None


@dataclass(frozen=True, kw_only=True)
class AnalysisCompleted(DomainEvent):
    """Everything a context needs to show the result; scores are absent where nothing could be scored."""

    event_type: ClassVar[str] = "analysis.completed"

    analysis_id: str
    invitation_id: str
    hr_id: str
    company_id: str | None = None
    overall_score: int | None = None
    low: int | None = None
    high: int | None = None
    samples: int
    borderline: bool
    recommendation: str | None = None
    withheld_reason: str | None = None
    summary: str
    per_question: tuple[QuestionResult, ...]
    engine: str
    model: str | None = None
    prompt_version: str
    is_preview: bool
    completed_at: datetime


@dataclass(frozen=True, kw_only=True)
class AnalysisFailed(DomainEvent):
    event_type: ClassVar[str] = "analysis.failed"

    analysis_id: str
    invitation_id: str
    hr_id: str
    company_id: str | None = None
    reason: str


EVENTS = (AnalysisStarted, AnalysisQuestionScored, AnalysisCompleted, AnalysisFailed)
