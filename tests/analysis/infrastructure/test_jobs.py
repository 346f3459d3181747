"""Questions as jobs, run by the kernel's runner on PostgreSQL: three attempts, then FAILED, then HR's retry."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from kernel.database.database import Database, open_database
from kernel.tasks.runner import JobPolicy, JobRunner
from subgraphs.analysis.application.access import Viewer
from subgraphs.analysis.application.commands.retry_analysis import RetryAnalysis
from subgraphs.analysis.application.ports import AnalysisEngine
from subgraphs.analysis.application.reactions.on_interview_completed import OnInterviewCompleted
from subgraphs.analysis.bootstrap import begin_with, make_jobs, make_rescore, make_retry
from subgraphs.analysis.domain.analysis import Analysis, AnalysisStatus
from subgraphs.analysis.domain.question_analysis import QuestionAnalysisStatus
from subgraphs.analysis.infrastructure.engines.offline.engine import OfflineEngine
from subgraphs.analysis.infrastructure.tables import AnalysisRow, SampleRow
from subgraphs.analysis.infrastructure.unit_of_work import AnalysisUnitOfWork
from subgraphs.analysis.rescore import rescore
from tests.analysis.fakes import FixedClock, ScriptedEngine, level_of
from tests.analysis.samples import BEN, ENGINE, INVITATION, NORTHWIND, THRESHOLDS, make_interview

POLICY = JobPolicy(first_retry_seconds=0.01)
AWAY = ConnectionError("the provider is away")
INVALID = level_of(9)
FINE = level_of(3, "I switched the loyalty feature off")


@pytest.fixture
async def database(clean_analysis_db: str) -> AsyncIterator[Database]:
    opened = open_database(clean_analysis_db, source="analysis", topics="analysis-events")
    reaction = OnInterviewCompleted(begin_with(opened), FixedClock(), ENGINE, THRESHOLDS)
    await reaction("evt_1", make_interview())
    yield opened
    await opened.close()


async def run(database: Database, engine: AnalysisEngine, *, rounds: int = 4) -> None:
    jobs = make_jobs(database, engine)
    runner = JobRunner(database, jobs.handlers, when_set_aside=jobs.when_set_aside, policy=POLICY)
    for _ in range(rounds):
        await runner.look()
        await asyncio.sleep(0.06)


async def stored(database: Database) -> Analysis:
    async with AnalysisUnitOfWork(database) as uow:
        (row,) = (await uow.session.execute(select(AnalysisRow.id))).all()
        found = await uow.analyses.find(row.id)
    assert found is not None
    return found


async def test_a_provider_that_comes_back_costs_nothing(database: Database) -> None:
    engine = ScriptedEngine(AWAY, INVALID, FINE)
    await run(database, engine)
    analysis = await stored(database)
    assert analysis.course.status is AnalysisStatus.COMPLETED
    assert [entry.score and entry.score.score for entry in analysis.questions] == [75, 75]
    assert len(engine.tasks) == 4


async def test_after_three_attempts_a_question_failed_and_a_retry_scores_only_it(database: Database) -> None:
    await run(database, ScriptedEngine(FINE, AWAY))
    failed = await stored(database)
    assert failed.course.status is AnalysisStatus.FAILED
    statuses = sorted(entry.status for entry in failed.questions)
    assert statuses == [QuestionAnalysisStatus.FAILED, QuestionAnalysisStatus.SCORED]
    engine = ScriptedEngine(FINE)
    await make_retry(database, engine)(RetryAnalysis(Viewer(BEN, NORTHWIND), failed.id))
    await run(database, engine, rounds=1)
    assert (await stored(database)).course.status is AnalysisStatus.COMPLETED
    assert len(engine.tasks) == 1


async def test_two_workers_at_once_score_each_question_once(database: Database) -> None:
    engines = [ScriptedEngine(FINE), ScriptedEngine(FINE)]
    await asyncio.gather(*(run(database, engine, rounds=1) for engine in engines))
    analysis = await stored(database)
    assert analysis.course.status is AnalysisStatus.COMPLETED
    assert sum(len(engine.tasks) for engine in engines) == 2


async def test_an_operator_scores_anew_with_another_engine(database: Database) -> None:
    await run(database, ScriptedEngine(FINE), rounds=1)
    await make_rescore(database, OfflineEngine())((await stored(database)).id)
    await run(database, OfflineEngine(), rounds=1)
    analysis = await stored(database)
    assert (analysis.course.status, analysis.engine.name) == (AnalysisStatus.COMPLETED, "offline-text-measures")
    async with AnalysisUnitOfWork(database) as uow:
        rows = (await uow.session.execute(select(SampleRow.run, SampleRow.engine).order_by(SampleRow.run))).all()
    assert [tuple(row) for row in rows] == [
        *[(1, "scripted")] * 2,
        *[(2, "offline-text-measures")] * 2,
    ]
    assert analysis.subject.invitation_id == INVITATION


async def test_the_operators_command_names_what_it_cannot_score_anew(
    database: Database,
    clean_analysis_db: str,
    redis_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("VIVA_ANALYSIS_DATABASE_URL", clean_analysis_db)
    monkeypatch.setenv("VIVA_REDIS_URL", redis_url)
    monkeypatch.setenv("VIVA_KAFKA_BOOTSTRAP", "127.0.0.1:1")
    await run(database, ScriptedEngine(FINE), rounds=1)
    scored = (await stored(database)).id
    assert await rescore([scored, "anl_unknown"]) == 1
    said = capsys.readouterr()
    assert f"{scored}: waiting to be scored anew" in said.out
    assert "There is no analysis anl_unknown." in said.err
