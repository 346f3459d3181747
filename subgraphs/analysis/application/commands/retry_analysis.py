"""Use case: HR tries a failed analysis again. What was scored stays; only the failed questions are scored."""

from dataclasses import dataclass

from kernel.clock import Clock
from subgraphs.analysis.application.access import Viewer
from subgraphs.analysis.application.ports import BeginUnitOfWork
from subgraphs.analysis.application.scoring_jobs import put_jobs
from subgraphs.analysis.domain.engine import Engine
from subgraphs.analysis.domain.errors import AnalysisNotFound
from subgraphs.analysis.domain.ids import AnalysisId


@dataclass(frozen=True)
class RetryAnalysis:
    viewer: Viewer
    analysis_id: str


class RetryAnalysisHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock, engine: Engine) -> None:
        self._begin, self._clock, self._engine = begin, clock, engine

    async def __call__(self, command: RetryAnalysis) -> AnalysisId:
        async with self._begin() as uow:
            analysis = await uow.analyses.find_to_change(command.analysis_id)
            if analysis is None or not command.viewer.sees(analysis.subject.hr_id, analysis.subject.company_id):
                raise AnalysisNotFound("There is no such analysis.", field=("input", "analysis_id"))
            questions = analysis.retry(self._engine, now=self._clock.now())
            await put_jobs(uow.jobs, analysis, questions)
            await uow.analyses.save(analysis)
            await uow.commit()
        return analysis.id
