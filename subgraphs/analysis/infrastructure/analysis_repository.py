"""Analyses in PostgreSQL. The row lock of an analysis orders its questions' endings."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.errors import ConcurrentChange
from kernel.events.aggregate import Aggregate
from kernel.ids import new_id
from subgraphs.analysis.domain.analysis import Analysis
from subgraphs.analysis.domain.question_analysis import QuestionAnalysis
from subgraphs.analysis.infrastructure.rows import analysis_from, analysis_values, question_values, sample_values
from subgraphs.analysis.infrastructure.tables import AnalysisRow, QuestionAnalysisRow, SampleRow

Track = Callable[[Aggregate], None]


class SqlAlchemyAnalysisRepository:
    def __init__(self, session: AsyncSession, track: Track) -> None:
        self._session, self._track = session, track
        self._loaded: dict[str, dict[str, QuestionAnalysis]] = {}

    async def find(self, analysis_id: str) -> Analysis | None:
        return await self._load(analysis_id, lock=False)

    async def find_to_change(self, analysis_id: str) -> Analysis | None:
        return await self._load(analysis_id, lock=True)

    async def add(self, analysis: Analysis) -> bool:
        statement = upsert(AnalysisRow).values(version=1, **analysis_values(analysis))
        added = await self._session.execute(
            statement.on_conflict_do_nothing(index_elements=["invitation_id"]).returning(AnalysisRow.id)
        )
        if added.first() is None:
            return False
        if analysis.questions:
            rows = [question_values(analysis.id, entry) for entry in analysis.questions]
            await self._session.execute(insert(QuestionAnalysisRow), rows)
        analysis.version = 1
        self._remember(analysis)
        return True

    async def save(self, analysis: Analysis) -> None:
        unchanged = (AnalysisRow.id == analysis.id) & (AnalysisRow.version == analysis.version)
        values = {"version": analysis.version + 1, **analysis_values(analysis)}
        changed = await self._session.execute(
            update(AnalysisRow).where(unchanged).values(**values).returning(AnalysisRow.id)
        )
        if changed.first() is None:
            raise ConcurrentChange(f"analysis {analysis.id} changed since version {analysis.version}")
        before = self._loaded[analysis.id]
        for entry in analysis.questions:
            if entry != before[entry.id]:
                await self._save_question(analysis, entry, before[entry.id])
        analysis.version += 1
        self._remember(analysis)

    async def _save_question(self, analysis: Analysis, entry: QuestionAnalysis, before: QuestionAnalysis) -> None:
        values = question_values(analysis.id, entry)
        await self._session.execute(
            update(QuestionAnalysisRow).where(QuestionAnalysisRow.id == entry.id).values(**values)
        )
        if entry.score is not None and entry.score != before.score:
            await self._session.execute(insert(SampleRow).values(id=new_id("smp"), **sample_values(entry, entry.score)))

    async def _load(self, analysis_id: str, *, lock: bool) -> Analysis | None:
        query = select(AnalysisRow.__table__).where(AnalysisRow.id == analysis_id)
        row = (await self._session.execute(query.with_for_update() if lock else query)).mappings().first()
        if row is None:
            return None
        entries = select(QuestionAnalysisRow.__table__).where(QuestionAnalysisRow.analysis_id == analysis_id)
        found: list[dict[str, Any]] = [dict(entry) for entry in (await self._session.execute(entries)).mappings()]
        analysis = analysis_from(dict(row), found)
        self._remember(analysis)
        return analysis

    def _remember(self, analysis: Analysis) -> None:
        self._loaded[analysis.id] = {entry.id: entry for entry in analysis.questions}
        self._track(analysis)
