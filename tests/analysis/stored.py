"""Scored analyses in a real database, by the real use cases."""

from collections.abc import Awaitable, Callable
from functools import partial

from kernel.database.database import Database
from subgraphs.analysis.application.assessing import AnswerAssessor
from subgraphs.analysis.application.commands.fail_question import FailQuestionHandler
from subgraphs.analysis.application.commands.score_question import ScoreQuestion, ScoreQuestionHandler
from subgraphs.analysis.application.ports import AnalysisEngine
from subgraphs.analysis.domain.analysis import Analysis
from subgraphs.analysis.infrastructure.engines.offline.engine import OfflineEngine
from subgraphs.analysis.infrastructure.unit_of_work import AnalysisUnitOfWork
from tests.analysis.fakes import FixedClock


async def store(database: Database, analysis: Analysis) -> None:
    async with AnalysisUnitOfWork(database) as uow:
        await uow.analyses.add(analysis)
        await uow.commit()


async def score(database: Database, analysis: Analysis, engine: AnalysisEngine | None = None) -> None:
    assessor = AnswerAssessor(engine or OfflineEngine(), FixedClock())
    await _each(analysis, ScoreQuestionHandler(partial(AnalysisUnitOfWork, database), assessor, FixedClock()))


async def fail(database: Database, analysis: Analysis) -> None:
    await _each(analysis, FailQuestionHandler(partial(AnalysisUnitOfWork, database), FixedClock()))


async def _each(analysis: Analysis, handle: Callable[[ScoreQuestion], Awaitable[None]]) -> None:
    for entry in analysis.questions:
        await handle(ScoreQuestion(analysis.id, entry.id, entry.run))
