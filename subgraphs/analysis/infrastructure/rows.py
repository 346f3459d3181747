"""Between rows and the Analysis aggregate."""

from typing import Any

from subgraphs.analysis.domain.analysis import Analysis, AnalysisStatus, Course
from subgraphs.analysis.domain.ids import AnalysisId, QuestionAnalysisId
from subgraphs.analysis.domain.interview import Subject
from subgraphs.analysis.domain.question_analysis import QuestionAnalysis, QuestionAnalysisStatus, QuestionScore
from subgraphs.analysis.infrastructure.stored import ANSWER, ENGINE, QUESTION, SCORE, THRESHOLDS, VERDICT, to_json


def analysis_values(analysis: Analysis) -> dict[str, Any]:
    subject, course = analysis.subject, analysis.course
    return {
        "id": analysis.id,
        "invitation_id": subject.invitation_id,
        "hr_id": subject.hr_id,
        "company_id": subject.company_id,
        "candidate_name": subject.candidate_name,
        "candidate_email": subject.candidate_email,
        "status": course.status.value,
        "overall_score": course.verdict.overall_score if course.verdict else None,
        "recommendation": course.verdict.recommendation if course.verdict else None,
        "verdict": to_json(VERDICT, course.verdict),
        "summary": course.summary,
        "failure_reason": course.failure_reason,
        "thresholds": to_json(THRESHOLDS, analysis.thresholds),
        "engine": to_json(ENGINE, analysis.engine),
        "started_at": course.started_at,
        "completed_at": course.completed_at,
        "created_at": course.created_at,
        "updated_at": course.updated_at,
    }


def question_values(analysis_id: str, entry: QuestionAnalysis) -> dict[str, Any]:
    return {
        "id": entry.id,
        "analysis_id": analysis_id,
        "question_id": entry.question.question_id,
        "response_id": entry.answer.response_id if entry.answer else None,
        "position": entry.question.position,
        "question": to_json(QUESTION, entry.question),
        "answer": to_json(ANSWER, entry.answer),
        "status": entry.status.value,
        "run": entry.run,
        "score": to_json(SCORE, entry.score),
        "reason": entry.reason,
        "needs_a_human": entry.needs_a_human,
        "settled_at": entry.settled_at,
    }


def sample_values(entry: QuestionAnalysis, score: QuestionScore) -> dict[str, Any]:
    provenance = score.provenance
    return {
        "question_analysis_id": entry.id,
        "run": entry.run,
        "number": score.samples,
        "points": score.score,
        "engine": provenance.engine,
        "model": provenance.model,
        "prompt_version": provenance.prompt_version,
        "input_hash": provenance.input_hash,
        "score": to_json(SCORE, score),
        "scored_at": provenance.scored_at,
    }


def analysis_from(row: dict[str, Any], questions: list[dict[str, Any]]) -> Analysis:
    return Analysis(
        AnalysisId(row["id"]),
        Subject(row["invitation_id"], row["hr_id"], row["company_id"], row["candidate_name"], row["candidate_email"]),
        ENGINE.validate_python(row["engine"]),
        THRESHOLDS.validate_python(row["thresholds"]),
        [question_from(entry) for entry in questions],
        Course(
            AnalysisStatus(row["status"]),
            row["created_at"],
            row["updated_at"],
            row["started_at"],
            row["completed_at"],
            VERDICT.validate_python(row["verdict"]) if row["verdict"] else None,
            row["summary"],
            row["failure_reason"],
        ),
        row["version"],
    )


def question_from(row: dict[str, Any]) -> QuestionAnalysis:
    return QuestionAnalysis(
        QuestionAnalysisId(row["id"]),
        QUESTION.validate_python(row["question"]),
        ANSWER.validate_python(row["answer"]) if row["answer"] else None,
        QuestionAnalysisStatus(row["status"]),
        row["run"],
        SCORE.validate_python(row["score"]) if row["score"] else None,
        row["reason"],
        row["needs_a_human"],
        row["settled_at"],
    )
