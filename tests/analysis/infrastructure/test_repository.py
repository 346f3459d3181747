"""Analyses in PostgreSQL: what is stored comes back, once per invitation, with every sample kept."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from kernel.database.database import Database, open_database
from kernel.errors import ConcurrentChange
from subgraphs.analysis.domain.analysis import Analysis
from subgraphs.analysis.domain.evidence import Quote
from subgraphs.analysis.domain.question_analysis import LeftOut, QuestionScore, Scored
from subgraphs.analysis.domain.rubric import Criterion
from subgraphs.analysis.domain.scores import AnswerFlagKind, ChoiceScore, CriterionScore, Flag
from subgraphs.analysis.infrastructure.tables import SampleRow
from subgraphs.analysis.infrastructure.unit_of_work import AnalysisUnitOfWork
from tests.analysis.samples import ENGINE, NOW, make_analysis, make_choice, make_provenance, make_question, make_score

RICH = QuestionScore(
    81,
    (CriterionScore(Criterion.DEPTH, 3, 2, "an anchor", (Quote("six words", 4, 13),), "why"),),
    "feedback with a NUL: \x00",
    ("good",),
    ("short",),
    (Flag(AnswerFlagKind.INSTRUCTIONS_IN_ANSWER, "flagged"),),
    make_provenance(),
    ChoiceScore(1, 0, 2),
)


@pytest.fixture
async def database(clean_analysis_db: str) -> AsyncIterator[Database]:
    opened = open_database(clean_analysis_db, source="analysis", topics="analysis-events")
    yield opened
    await opened.close()


async def store(database: Database, analysis: Analysis) -> bool:
    async with AnalysisUnitOfWork(database) as uow:
        added = await uow.analyses.add(analysis)
        await uow.commit()
    return added


async def load(database: Database, analysis_id: str) -> Analysis:
    async with AnalysisUnitOfWork(database) as uow:
        found = await uow.analyses.find(analysis_id)
    assert found is not None
    return found


async def samples(database: Database) -> list[Any]:
    async with database.session() as session:
        table = SampleRow.__table__
        found = await session.execute(select(table.c.run, table.c.points).order_by(table.c.run, table.c.points))
        return [tuple(row) for row in found]


async def test_an_analysis_comes_back_as_it_was_stored(database: Database) -> None:
    analysis = make_analysis(make_question(1), make_choice(2))
    assert await store(database, analysis)
    found = await load(database, analysis.id)
    assert found.subject == analysis.subject
    assert found.questions == analysis.questions
    assert (found.thresholds, found.engine, found.course) == (analysis.thresholds, analysis.engine, analysis.course)
    assert found.version == 1


async def test_an_invitation_has_one_analysis(database: Database) -> None:
    assert await store(database, make_analysis())
    assert not await store(database, make_analysis(analysis_id=f"anl_{'9' * 32}"))


async def test_two_consumers_at_once_make_one_analysis(database: Database) -> None:
    made = [make_analysis(analysis_id=f"anl_{number:032d}") for number in range(4)]
    added = await asyncio.gather(*(store(database, analysis) for analysis in made))
    assert sorted(added) == [False, False, False, True]


async def test_scores_flags_and_quotes_are_kept(database: Database) -> None:
    analysis = make_analysis()
    await store(database, analysis)
    async with AnalysisUnitOfWork(database) as uow:
        found = await uow.analyses.find_to_change(analysis.id)
        assert found is not None
        first, second = found.questions
        found.begin(first.id, now=NOW)
        found.settle(first.id, Scored(RICH), sequence=1, now=NOW)
        found.settle(second.id, LeftOut("not English", needs_a_human=True), sequence=2, now=NOW)
        await uow.analyses.save(found)
        await uow.commit()
    kept = await load(database, analysis.id)
    score = kept.questions[0].score
    assert score is not None
    assert score.feedback == "feedback with a NUL:  "
    assert (score.criteria, score.flags, score.choice, score.provenance) == (
        RICH.criteria,
        RICH.flags,
        RICH.choice,
        RICH.provenance,
    )
    assert (kept.questions[1].reason, kept.questions[1].needs_a_human) == ("not English", True)
    assert kept.course.verdict is not None
    assert kept.course.verdict.overall_score == 81


async def test_scoring_anew_keeps_the_old_samples_beside_the_new(database: Database) -> None:
    analysis = make_analysis()
    await store(database, analysis)
    for points in (60, 90):
        async with AnalysisUnitOfWork(database) as uow:
            found = await uow.analyses.find_to_change(analysis.id)
            assert found is not None
            for sequence, entry in enumerate(found.questions):
                found.begin(entry.id, now=NOW)
                found.settle(entry.id, Scored(make_score(points)), sequence=sequence, now=NOW)
            await uow.analyses.save(found)
            await uow.commit()
        async with AnalysisUnitOfWork(database) as uow:
            again = await uow.analyses.find_to_change(analysis.id)
            assert again is not None
            again.rescore(ENGINE, now=NOW)
            await uow.analyses.save(again)
            await uow.commit()
    assert await samples(database) == [(1, 60), (1, 60), (2, 90), (2, 90)]


async def test_a_change_from_an_older_version_is_refused(database: Database) -> None:
    analysis = make_analysis()
    await store(database, analysis)
    async with AnalysisUnitOfWork(database) as uow:
        stale = await uow.analyses.find(analysis.id)
        assert stale is not None
        async with AnalysisUnitOfWork(database) as other:
            fresh = await other.analyses.find_to_change(analysis.id)
            assert fresh is not None
            await other.analyses.save(fresh)
            await other.commit()
        with pytest.raises(ConcurrentChange):
            await uow.analyses.save(stale)


async def test_nothing_is_found_under_an_unknown_id(database: Database) -> None:
    async with AnalysisUnitOfWork(database) as uow:
        assert await uow.analyses.find("anl_unknown") is None


async def test_an_analysis_without_questions_is_stored(database: Database) -> None:
    analysis = make_analysis()
    empty = Analysis.create(analysis.id, analysis.subject, analysis.engine, analysis.thresholds, (), now=NOW)
    assert await store(database, empty)
