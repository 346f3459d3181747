"""Use case: an operator scores an interview anew, with a new engine or prompt. The old scores stay beside the new."""

from kernel.clock import Clock
from subgraphs.analysis.application.ports import BeginUnitOfWork
from subgraphs.analysis.application.scoring_jobs import put_jobs
from subgraphs.analysis.domain.engine import Engine
from subgraphs.analysis.domain.errors import AnalysisNotFound


class RescoreAnalysisHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock, engine: Engine) -> None:
        self._begin, self._clock, self._engine = begin, clock, engine

    async def __call__(self, analysis_id: str) -> None:
        async with self._begin() as uow:
            analysis = await uow.analyses.find_to_change(analysis_id)
            if analysis is None:
                raise AnalysisNotFound(f"There is no analysis {analysis_id}.")
            questions = analysis.rescore(self._engine, now=self._clock.now())
            await put_jobs(uow.jobs, analysis, questions)
            await uow.analyses.save(analysis)
            await uow.commit()
