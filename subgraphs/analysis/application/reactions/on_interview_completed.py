"""Reaction: an interview was completed. With consent to AI its analysis begins; with people only nothing happens."""

from kernel.clock import Clock
from kernel.ids import new_id
from subgraphs.analysis.application.ports import BeginUnitOfWork
from subgraphs.analysis.application.scoring_jobs import put_jobs
from subgraphs.analysis.domain.analysis import Analysis
from subgraphs.analysis.domain.engine import Engine
from subgraphs.analysis.domain.ids import AnalysisId, QuestionAnalysisId
from subgraphs.analysis.domain.interview import CompletedInterview, Consent
from subgraphs.analysis.domain.question_analysis import QuestionAnalysis
from subgraphs.analysis.domain.verdict import Thresholds


class OnInterviewCompleted:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock, engine: Engine, thresholds: Thresholds) -> None:
        self._begin, self._clock = begin, clock
        self._engine, self._thresholds = engine, thresholds

    async def __call__(self, event_id: str, interview: CompletedInterview) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            if interview.consent is Consent.AI:
                analysis = self._analysis_of(interview)
                # A second event for the same invitation finds its analysis made: nothing more to do.
                if await uow.analyses.add(analysis):
                    await put_jobs(uow.jobs, analysis, analysis.questions)
            await uow.commit()

    def _analysis_of(self, interview: CompletedInterview) -> Analysis:
        questions = [
            QuestionAnalysis(QuestionAnalysisId(new_id("qan")), question, interview.answers.get(question.question_id))
            for question in interview.questions
        ]
        return Analysis.create(
            AnalysisId(new_id("anl")),
            interview.subject,
            self._engine,
            self._thresholds,
            questions,
            now=self._clock.now(),
        )
