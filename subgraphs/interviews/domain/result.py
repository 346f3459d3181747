"""The result of an interview as analysis told it: a copy, so that HR's list needs one database."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ResultStatus(StrEnum):
    """WITHHELD: the candidate chose people only, so there is no analysis."""

    NONE = "NONE"
    PENDING = "PENDING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    WITHHELD = "WITHHELD"


class Recommendation(StrEnum):
    HIRE = "HIRE"
    CONSIDER = "CONSIDER"
    REJECT = "REJECT"


@dataclass(frozen=True)
class Result:
    status: ResultStatus = ResultStatus.NONE
    overall_score: int | None = None
    recommendation: Recommendation | None = None
    borderline: bool = False
    engine: str | None = None
    is_preview: bool = False
    summary: str | None = None
    completed_at: datetime | None = None
