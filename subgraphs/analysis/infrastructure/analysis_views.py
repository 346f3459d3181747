"""Reads for the graph: each one SQL statement, limited to what the viewer may see."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select, true

from kernel.database.database import Database
from kernel.messaging.dead_letters import list_dead_letters
from kernel.paging.keyset import Keyset, fetch_page
from kernel.paging.page import Page, PageRequest
from subgraphs.analysis.application.access import Viewer
from subgraphs.analysis.application.views import (
    AnalysisFilter,
    AnalysisOrder,
    AnalysisView,
    FailedEventView,
    QuestionAnalysisView,
    analyses_list,
)
from subgraphs.analysis.domain.question_analysis import OPEN
from subgraphs.analysis.infrastructure.tables import AnalysisRow, QuestionAnalysisRow
from subgraphs.analysis.infrastructure.view_rows import to_analysis_view, to_question_view

T = TypeVar("T")

_KEYS: dict[str, ColumnElement[Any]] = {
    "CREATED_AT": AnalysisRow.created_at.expression,
    "UPDATED_AT": AnalysisRow.updated_at.expression,
    "SCORE": func.coalesce(AnalysisRow.overall_score, -1),
}


class SqlAnalysisViews:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def analyses(self, viewer: Viewer, analysis_ids: Sequence[str]) -> Mapping[str, AnalysisView]:
        found = await self._all(_analyses(viewer).where(AnalysisRow.id.in_(analysis_ids)), to_analysis_view)
        return {view.id: view for view in found}

    async def analyses_of_invitations(
        self, viewer: Viewer, invitation_ids: Sequence[str]
    ) -> Mapping[str, AnalysisView]:
        wanted = _analyses(viewer).where(AnalysisRow.invitation_id.in_(invitation_ids))
        return {view.invitation_id: view for view in await self._all(wanted, to_analysis_view)}

    async def questions(self, viewer: Viewer, ids: Sequence[str]) -> Mapping[str, QuestionAnalysisView]:
        wanted = _questions(viewer).where(QuestionAnalysisRow.id.in_(ids))
        return {view.id: view for view in await self._all(wanted, to_question_view)}

    async def questions_of_responses(
        self, viewer: Viewer, response_ids: Sequence[str]
    ) -> Mapping[str, QuestionAnalysisView]:
        wanted = _questions(viewer).where(QuestionAnalysisRow.response_id.in_(response_ids))
        return {view.response_id or "": view for view in await self._all(wanted, to_question_view)}

    async def questions_of_analyses(
        self, viewer: Viewer, analysis_ids: Sequence[str]
    ) -> Mapping[str, Sequence[QuestionAnalysisView]]:
        wanted = _questions(viewer).where(QuestionAnalysisRow.analysis_id.in_(analysis_ids))
        grouped: dict[str, list[QuestionAnalysisView]] = {analysis_id: [] for analysis_id in analysis_ids}
        for view in await self._all(wanted.order_by(QuestionAnalysisRow.position), to_question_view):
            grouped[view.analysis_id].append(view)
        return grouped

    async def list_analyses(
        self, viewer: Viewer, chosen: AnalysisFilter, order: AnalysisOrder, request: PageRequest
    ) -> Page[AnalysisView]:
        column, _, direction = order.value.rpartition("_")
        keyset = Keyset(analyses_list(order), _KEYS[column], AnalysisRow.id.expression, descending=direction == "DESC")
        statement = _analyses(viewer).where(*_conditions(chosen))
        async with self._database.session() as session:
            return await fetch_page(session, statement, keyset, request, to_analysis_view)

    async def failed_events(self, limit: int) -> Sequence[FailedEventView]:
        return [
            FailedEventView(
                id=letter.id,
                event_id=letter.event_id,
                event_type=letter.event_type,
                topic=letter.topic,
                error=letter.error,
                code=letter.code,
                attempts=letter.attempts,
                failed_at=letter.dead_at,
            )
            for letter in await list_dead_letters(self._database, limit=limit)
        ]

    async def _all(self, statement: Select[Any], convert: Callable[[Row[Any]], T]) -> list[T]:
        async with self._database.session() as session:
            return [convert(row) for row in await session.execute(statement)]


def _visible(viewer: Viewer) -> ColumnElement[bool]:
    if viewer.sees_everything:
        return true()
    private = and_(AnalysisRow.company_id.is_(None), AnalysisRow.hr_id == viewer.subject)
    return private if viewer.company_id is None else or_(private, AnalysisRow.company_id == viewer.company_id)


def _analyses(viewer: Viewer) -> Select[Any]:
    """With each analysis, how many of its questions are settled, how many there are, and the fewest samples."""
    of_it = QuestionAnalysisRow.analysis_id == AnalysisRow.id
    total = select(func.count()).where(of_it).scalar_subquery()
    is_open = QuestionAnalysisRow.status.in_([status.value for status in OPEN])
    settled = select(func.count()).where(of_it, ~is_open).scalar_subquery()
    fewest = func.min(QuestionAnalysisRow.score["samples"].as_integer())
    samples = select(func.coalesce(fewest, 1)).where(of_it).scalar_subquery()
    columns = AnalysisRow.__table__.columns
    counts = (settled.label("settled"), total.label("total"), samples.label("samples"))
    return select(*columns, *counts).where(_visible(viewer))


def _questions(viewer: Viewer) -> Select[Any]:
    return (
        select(*QuestionAnalysisRow.__table__.columns, AnalysisRow.verdict.label("verdict"))
        .join(AnalysisRow, AnalysisRow.id == QuestionAnalysisRow.analysis_id)
        .where(_visible(viewer))
    )


def _conditions(chosen: AnalysisFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.status is not None:
        conditions.append(AnalysisRow.status == chosen.status.value)
    if chosen.invitation_id is not None:
        conditions.append(AnalysisRow.invitation_id == chosen.invitation_id)
    if chosen.recommendation is not None:
        conditions.append(AnalysisRow.recommendation == chosen.recommendation.value)
    return conditions
