"""From rows to what queries answer."""

from typing import Any

from sqlalchemy import Row

from subgraphs.analysis.application.views import AnalysisView, QuestionAnalysisView
from subgraphs.analysis.domain.analysis import AnalysisStatus
from subgraphs.analysis.domain.verdict import Verdict
from subgraphs.analysis.infrastructure.rows import question_from
from subgraphs.analysis.infrastructure.stored import ENGINE, THRESHOLDS, VERDICT

_NO_VERDICT = Verdict(None, None, None, False, None, None)


def to_analysis_view(row: Row[Any]) -> AnalysisView:
    found = row._mapping
    return AnalysisView(
        id=found["id"],
        invitation_id=found["invitation_id"],
        status=AnalysisStatus(found["status"]),
        verdict=VERDICT.validate_python(found["verdict"]) if found["verdict"] else _NO_VERDICT,
        samples=found["samples"],
        summary=found["summary"],
        thresholds=THRESHOLDS.validate_python(found["thresholds"]),
        engine=ENGINE.validate_python(found["engine"]),
        scored=found["settled"],
        total=found["total"],
        failure_reason=found["failure_reason"],
        started_at=found["started_at"],
        completed_at=found["completed_at"],
        created_at=found["created_at"],
        updated_at=found["updated_at"],
    )


def to_question_view(row: Row[Any]) -> QuestionAnalysisView:
    entry = question_from(dict(row._mapping))
    return QuestionAnalysisView(
        id=entry.id,
        analysis_id=row._mapping["analysis_id"],
        question_id=entry.question.question_id,
        response_id=entry.answer.response_id if entry.answer else None,
        question_text=entry.question.text,
        weight=entry.question.weight,
        status=entry.status,
        score=entry.score,
        reason=entry.reason,
        needs_a_human=entry.needs_a_human,
        answer_text=entry.answer.text if entry.answer else None,
        share_percent=_share(row._mapping["verdict"], entry.question.question_id),
    )


def _share(verdict: dict[str, Any] | None, question_id: str) -> int | None:
    shares = verdict.get("shares") if verdict else None
    return int(shares.get(question_id, 0)) if shares else None
