"""Reads of templates: one SQL statement per question, already cut to what the viewer may see."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import aliased

from kernel.database.database import Database
from kernel.database.searching import any_contains
from kernel.paging.keyset import AnyRow, AnySelect, Keyset, fetch_page
from kernel.paging.page import Page, PageRequest
from subgraphs.interviews.application.access import Viewer
from subgraphs.interviews.application.views import (
    BlockerView,
    ChangeView,
    QuestionView,
    TemplateFilter,
    TemplateOrder,
    TemplateView,
    templates_list,
)
from subgraphs.interviews.domain.ids import QuestionId
from subgraphs.interviews.domain.publishing import PublishBlocker, PublishWarning, publish_blockers, publish_warnings
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.revision import revision_of_all, revision_of_settings
from subgraphs.interviews.domain.shares import shares_of
from subgraphs.interviews.domain.template import TemplateStatus
from subgraphs.interviews.domain.template_changes import changes_between
from subgraphs.interviews.domain.template_settings import TemplateSettings
from subgraphs.interviews.domain.template_version import estimated_minutes
from subgraphs.interviews.infrastructure.documents import question_from_json, settings_from_json, version_from_json
from subgraphs.interviews.infrastructure.pages_by_owner import fetch_pages
from subgraphs.interviews.infrastructure.person_names import name_of
from subgraphs.interviews.infrastructure.question_views import to_question
from subgraphs.interviews.infrastructure.tables import InvitationRow, QuestionRow, TemplateRow, TemplateVersionRow
from subgraphs.interviews.infrastructure.visibility import visible_to

_QUESTIONS = (
    select(func.jsonb_agg(aggregate_order_by(QuestionRow.content, QuestionRow.position)))
    .where(QuestionRow.template_id == TemplateRow.id)
    .correlate(TemplateRow)
    .scalar_subquery()
)
_INVITATIONS = (
    select(func.count())
    .select_from(InvitationRow)
    .where(InvitationRow.template_id == TemplateRow.id)
    .correlate(TemplateRow)
    .scalar_subquery()
)
_PUBLISHED, _NEXT = aliased(TemplateRow), aliased(TemplateRow)
# What a next version is compared with: the version that invitations are sent with today.
_BEFORE = (
    select(
        func.jsonb_build_object(
            "id", TemplateVersionRow.id, "title", TemplateVersionRow.title, "content", TemplateVersionRow.content
        )
    )
    .join(_PUBLISHED, _PUBLISHED.version_id == TemplateVersionRow.id)
    .where(_PUBLISHED.id == TemplateRow.next_version_of)
    .correlate(TemplateRow)
    .scalar_subquery()
)
_NEXT_VERSION = select(_NEXT.id).where(_NEXT.next_version_of == TemplateRow.id).correlate(TemplateRow).scalar_subquery()
_KEYS: dict[str, ColumnElement[Any]] = {
    "UPDATED_AT": TemplateRow.updated_at.expression,
    "CREATED_AT": TemplateRow.created_at.expression,
    "TITLE": func.lower(TemplateRow.title),
}


class SqlAlchemyTemplateViews:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def templates(self, viewer: Viewer, template_ids: Sequence[str]) -> Mapping[str, TemplateView]:
        statement = _templates().where(TemplateRow.id.in_(template_ids), or_(_visible(viewer), _invited_with(viewer)))
        async with self._database.session() as session:
            return {row._mapping["id"]: _to_template(row) for row in await session.execute(statement)}

    async def questions(self, viewer: Viewer, question_ids: Sequence[str]) -> Mapping[str, QuestionView]:
        statement = (
            select(QuestionRow.id, QuestionRow.content)
            .join(TemplateRow, TemplateRow.id == QuestionRow.template_id)
            .where(QuestionRow.id.in_(question_ids), _visible(viewer))
        )
        async with self._database.session() as session:
            return {question_id: to_question(content) for question_id, content in await session.execute(statement)}

    async def list_templates(
        self, viewer: Viewer, chosen: TemplateFilter, order: TemplateOrder, request: PageRequest
    ) -> Page[TemplateView]:
        statement = _templates().where(_visible(viewer), *_conditions(chosen))
        async with self._database.session() as session:
            return await fetch_page(session, statement, _keyset(order), request, _to_template)

    async def templates_of(
        self, viewer: Viewer, owner_ids: Sequence[str], order: TemplateOrder, request: PageRequest
    ) -> Mapping[str, Page[TemplateView]]:
        statement, owner = _templates().where(_visible(viewer)), TemplateRow.owner_id.expression
        async with self._database.session() as session:
            return await fetch_pages(session, statement, owner, owner_ids, _keyset(order), request, _to_template)


def _keyset(order: TemplateOrder) -> Keyset:
    column, _, direction = order.value.rpartition("_")
    return Keyset(templates_list(order), _KEYS[column], TemplateRow.id.expression, descending=direction == "DESC")


def _visible(viewer: Viewer) -> ColumnElement[bool]:
    return visible_to(viewer, TemplateRow.owner_id, TemplateRow.company_id)


def _invited_with(viewer: Viewer) -> ColumnElement[bool]:
    """Whoever may see an invitation may see what it rests on."""
    mine = visible_to(viewer, InvitationRow.hr_id, InvitationRow.company_id)
    return exists().where(InvitationRow.template_id == TemplateRow.id, mine)


def _templates() -> AnySelect:
    parts = (_QUESTIONS.label("questions"), _INVITATIONS.label("invitation_count"))
    others = (_BEFORE.label("before"), _NEXT_VERSION.label("next_version"))
    return select(*TemplateRow.__table__.columns, name_of(TemplateRow.owner_id).label("owner_name"), *parts, *others)


def _conditions(chosen: TemplateFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.status is not None:
        conditions.append(TemplateRow.status.in_(chosen.status))
    return conditions + any_contains((TemplateRow.title, TemplateRow.role_title), chosen.search)


def _to_template(row: AnyRow) -> TemplateView:
    found = row._mapping
    settings = settings_from_json(found["settings"])
    documents = found["questions"] or []
    questions = tuple(map(question_from_json, documents))
    # Only a draft waits for something: a published template keeps no list of what once stood in its way.
    is_draft = found["status"] == TemplateStatus.DRAFT
    blockers = publish_blockers(questions) if is_draft else ()
    warnings = publish_warnings(questions, settings) if is_draft else ()
    shares = shares_of(questions)
    texts = (found["title"], found["description"], found["role_title"])
    settings_revision = revision_of_settings(*texts, settings)
    return TemplateView(
        id=found["id"],
        title=found["title"],
        description=found["description"],
        role_title=found["role_title"],
        status=found["status"],
        owner_id=found["owner_id"],
        owner_name=found["owner_name"],
        company_id=found["company_id"],
        settings=settings,
        questions=tuple(to_question(document, shares[QuestionId(document["id"])]) for document in documents),
        version_id=found["version_id"],
        version_number=found["version_number"],
        estimated_minutes=estimated_minutes(questions, settings),
        invitation_count=found["invitation_count"],
        published_at=found["published_at"],
        archived_at=found["archived_at"],
        created_at=found["created_at"],
        updated_at=found["updated_at"],
        blockers=tuple(map(_to_blocker, blockers)),
        warnings=tuple(map(_to_blocker, warnings)),
        changes=_changes(found["before"], texts, settings, questions),
        settings_revision=settings_revision,
        revision=revision_of_all(settings_revision, questions),
        next_version_of=found["next_version_of"],
        next_version=found["next_version"],
    )


def _to_blocker(given: PublishBlocker | PublishWarning) -> BlockerView:
    return BlockerView(given.code, given.message, given.question_id)


def _changes(
    before: dict[str, Any] | None,
    texts: tuple[str, str, str],
    settings: TemplateSettings,
    questions: tuple[Question, ...],
) -> tuple[ChangeView, ...]:
    if before is None:
        return ()
    version = version_from_json(before["id"], "", 0, before["title"], before["content"])
    changes = changes_between(version, texts, settings, questions)
    return tuple(ChangeView(change.message, change.question_id) for change in changes)
