"""The analysis of a completed interview: PENDING, PROCESSING, COMPLETED or FAILED; questions settle one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from kernel.events.aggregate import Aggregate
from subgraphs.analysis.domain.engine import Engine
from subgraphs.analysis.domain.errors import AnalysisInProgress, AnalysisNotFailed
from subgraphs.analysis.domain.events import (
    AnalysisCompleted,
    AnalysisFailed,
    AnalysisQuestionScored,
    AnalysisStarted,
    QuestionResult,
)
from subgraphs.analysis.domain.ids import AnalysisId, QuestionAnalysisId
from subgraphs.analysis.domain.interview import Subject
from subgraphs.analysis.domain.question_analysis import Outcome, QuestionAnalysis, QuestionAnalysisStatus
from subgraphs.analysis.domain.summary import summarise
from subgraphs.analysis.domain.verdict import Thresholds, Verdict, reach_verdict


class AnalysisStatus(StrEnum):
    PENDING = "PENDING"
    PROCESSING = "PROCESSING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"


@dataclass
class Course:
    """How far an analysis is, and what came of it."""

    status: AnalysisStatus
    created_at: datetime
    updated_at: datetime
    started_at: datetime | None = None
    completed_at: datetime | None = None
    verdict: Verdict | None = None
    summary: str | None = None
    failure_reason: str | None = None


class Analysis(Aggregate):
    def __init__(
        self,
        analysis_id: AnalysisId,
        subject: Subject,
        engine: Engine,
        thresholds: Thresholds,
        questions: Iterable[QuestionAnalysis],
        course: Course,
        version: int = 0,
    ) -> None:
        super().__init__(analysis_id, version)
        self.id = analysis_id
        self.subject = subject
        self.engine = engine
        self.thresholds = thresholds
        self.course = course
        self._questions = {entry.id: entry for entry in sorted(questions, key=lambda entry: entry.question.position)}

    @classmethod
    def create(
        cls,
        analysis_id: AnalysisId,
        subject: Subject,
        engine: Engine,
        thresholds: Thresholds,
        questions: Iterable[QuestionAnalysis],
        *,
        now: datetime,
    ) -> Self:
        course = Course(AnalysisStatus.PENDING, created_at=now, updated_at=now)
        return cls(analysis_id, subject, engine, thresholds, questions, course)

    @property
    def questions(self) -> Sequence[QuestionAnalysis]:
        return tuple(self._questions.values())

    @property
    def is_finished(self) -> bool:
        return self.course.status in {AnalysisStatus.COMPLETED, AnalysisStatus.FAILED}

    def question(self, question_analysis_id: str) -> QuestionAnalysis | None:
        return self._questions.get(QuestionAnalysisId(question_analysis_id))

    def awaits(self, question_analysis_id: str, run: int) -> bool:
        """Whether this run of this question is still to be scored: false for a repeat of a job that was done."""
        entry = self.question(question_analysis_id)
        return entry is not None and entry.is_open and entry.run == run

    def begin(self, question_analysis_id: str, *, now: datetime) -> bool:
        """True when the analysis itself starts with this question."""
        entry = self._questions[QuestionAnalysisId(question_analysis_id)]
        self._questions[entry.id] = entry.begun()
        self.course.updated_at = now
        if self.course.status is not AnalysisStatus.PENDING:
            return False
        self.course.status = AnalysisStatus.PROCESSING
        self.course.started_at = self.course.started_at or now
        self.record(
            AnalysisStarted(
                analysis_id=self.id,
                invitation_id=self.subject.invitation_id,
                hr_id=self.subject.hr_id,
                company_id=self.subject.company_id,
                questions_total=len(self._questions),
            )
        )
        return True

    def settle(self, question_analysis_id: str, outcome: Outcome, *, sequence: int, now: datetime) -> None:
        """Keep what came of a question; with the last open one the analysis ends."""
        entry = self._questions[QuestionAnalysisId(question_analysis_id)].settled(outcome, now)
        self._questions[entry.id] = entry
        self.course.updated_at = now
        self.record(
            AnalysisQuestionScored(
                analysis_id=self.id,
                invitation_id=self.subject.invitation_id,
                question_id=entry.question.question_id,
                sequence=sequence,
                status=entry.status,
                score=entry.score.score if entry.score else None,
            )
        )
        if not any(other.is_open for other in self._questions.values()):
            self._finish(now)

    def retry(self, engine: Engine, *, now: datetime) -> Sequence[QuestionAnalysis]:
        """Opens the failed questions again; what was scored stays. The answer: the questions to score."""
        if self.course.status in {AnalysisStatus.PENDING, AnalysisStatus.PROCESSING}:
            raise AnalysisInProgress("This analysis is being scored.", field=("input", "analysis_id"))
        if self.course.status is not AnalysisStatus.FAILED:
            raise AnalysisNotFailed("Only a failed analysis can be retried.", field=("input", "analysis_id"))
        return self._reopen((e for e in self.questions if e.status is QuestionAnalysisStatus.FAILED), engine, now)

    def rescore(self, engine: Engine, *, now: datetime) -> Sequence[QuestionAnalysis]:
        """A new version of every score, beside the old ones."""
        if not self.is_finished:
            raise AnalysisInProgress("This analysis is being scored.", field=("input", "analysis_id"))
        return self._reopen(self.questions, engine, now)

    def _reopen(self, entries: Iterable[QuestionAnalysis], engine: Engine, now: datetime) -> Sequence[QuestionAnalysis]:
        reopened = [entry.reopened() for entry in entries]
        self._questions.update({entry.id: entry for entry in reopened})
        self.engine = engine
        self.course = Course(
            AnalysisStatus.PENDING, self.course.created_at, updated_at=now, started_at=self.course.started_at
        )
        return reopened

    def _finish(self, now: datetime) -> None:
        failed = [entry for entry in self.questions if entry.status is QuestionAnalysisStatus.FAILED]
        if failed:
            self._fail(f"{len(failed)} of {len(self._questions)} questions could not be scored.")
        else:
            self._complete(now)

    def _fail(self, reason: str) -> None:
        self.course.status = AnalysisStatus.FAILED
        self.course.failure_reason = reason
        self.record(
            AnalysisFailed(
                analysis_id=self.id,
                invitation_id=self.subject.invitation_id,
                hr_id=self.subject.hr_id,
                company_id=self.subject.company_id,
                reason=reason,
            )
        )

    def _complete(self, now: datetime) -> None:
        scores = [weighted for entry in self.questions if (weighted := entry.weighted)]
        waiting = sum(entry.needs_a_human for entry in self.questions)
        verdict = reach_verdict(scores, self.thresholds, needing_a_human=waiting)
        self.course.status = AnalysisStatus.COMPLETED
        self.course.completed_at = now
        self.course.verdict = verdict
        self.course.summary = summarise(self.questions, verdict)
        self.record(self._completed(verdict, self.course.summary, now))

    def _completed(self, verdict: Verdict, summary: str, now: datetime) -> AnalysisCompleted:
        return AnalysisCompleted(
            analysis_id=self.id,
            invitation_id=self.subject.invitation_id,
            hr_id=self.subject.hr_id,
            company_id=self.subject.company_id,
            overall_score=verdict.overall_score,
            low=verdict.low,
            high=verdict.high,
            samples=self.samples,
            borderline=verdict.borderline,
            recommendation=verdict.recommendation,
            withheld_reason=verdict.withheld_reason,
            summary=summary,
            per_question=tuple(_result(entry, verdict) for entry in self.questions),
            engine=self.engine.name,
            model=self.engine.model,
            prompt_version=self.engine.prompt_version,
            is_preview=self.engine.is_preview,
            completed_at=now,
        )

    @property
    def samples(self) -> int:
        """The fewest samples any score rests on."""
        return min((entry.score.samples for entry in self.questions if entry.score), default=1)


def _result(entry: QuestionAnalysis, verdict: Verdict) -> QuestionResult:
    score = entry.score
    return QuestionResult(
        question_id=entry.question.question_id,
        response_id=entry.answer.response_id if entry.answer else None,
        status=entry.status,
        score=score.score if score else None,
        low=score.low if score else None,
        high=score.high if score else None,
        share_percent=verdict.shares.get(entry.question.question_id, 0),
    )
