"""Reads of invitations for HR: one SQL statement per question, already cut to what the viewer may see."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, exists, func, null, or_, select

from kernel.database.database import Database
from kernel.database.searching import any_contains
from kernel.paging.keyset import AnyRow, AnySelect, Keyset, fetch_page
from kernel.paging.page import Page, PageRequest
from subgraphs.interviews.application.access import Viewer
from subgraphs.interviews.application.decision_views import DecisionState, InvitationCountsView
from subgraphs.interviews.application.links import InvitationLinks
from subgraphs.interviews.application.views import (
    InvitationFilter,
    InvitationOrder,
    InvitationView,
    MarkView,
    ResultView,
    ReviewView,
    invitations_list,
)
from subgraphs.interviews.domain.invitation import InvitationStatus
from subgraphs.interviews.domain.result import ResultStatus
from subgraphs.interviews.infrastructure.decision_columns import DECISION_STATE, REVIEW_SCORE, REVIEWS
from subgraphs.interviews.infrastructure.link_uses import LINK_USES, to_link_use
from subgraphs.interviews.infrastructure.pages_by_owner import fetch_pages
from subgraphs.interviews.infrastructure.person_names import name_of
from subgraphs.interviews.infrastructure.tables import (
    CompanyRow,
    InvitationRow,
    MembershipRow,
    PersonRow,
    ResponseRow,
    TemplateVersionRow,
)
from subgraphs.interviews.infrastructure.visibility import visible_to

_ANSWERED = (
    select(func.count())
    .select_from(ResponseRow)
    .where(ResponseRow.invitation_id == InvitationRow.id)
    .correlate(InvitationRow)
    .scalar_subquery()
)
_COLUMNS = [
    *InvitationRow.__table__.columns,
    TemplateVersionRow.title.label("template_title"),
    func.cardinality(InvitationRow.question_order).label("total"),
    CompanyRow.name.label("company_name"),
    name_of(InvitationRow.hr_id).label("hr_name"),
    _ANSWERED.label("answered"),
    REVIEWS.label("reviews"),
    DECISION_STATE.label("decision_state"),
    LINK_USES.label("link_uses"),
]
_KEYS: dict[str, ColumnElement[Any]] = {
    "CREATED_AT": InvitationRow.created_at.expression,
    "EXPIRES_AT": InvitationRow.expires_at.expression,
    "UPDATED_AT": InvitationRow.updated_at.expression,
    "CANDIDATE_NAME": func.lower(InvitationRow.candidate_name),
}
_NEVER, _NOT_YET = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
# What an invitation does not have yet, a score or an end, comes last in both directions.
_LAST_KEYS = {
    InvitationOrder.SCORE_DESC: func.coalesce(InvitationRow.overall_score, -1),
    InvitationOrder.SCORE_ASC: func.coalesce(InvitationRow.overall_score, 101),
    InvitationOrder.REVIEW_SCORE_DESC: func.coalesce(REVIEW_SCORE, -1),
    InvitationOrder.REVIEW_SCORE_ASC: func.coalesce(REVIEW_SCORE, 101),
    InvitationOrder.COMPLETED_AT_DESC: func.coalesce(InvitationRow.completed_at, _NEVER),
    InvitationOrder.COMPLETED_AT_ASC: func.coalesce(InvitationRow.completed_at, _NOT_YET),
}
_SEARCHED = (
    InvitationRow.candidate_name,
    InvitationRow.candidate_email,
    InvitationRow.external_id,
    TemplateVersionRow.title,
)
_RUNNING = (InvitationStatus.PENDING.value, InvitationStatus.STARTED.value)
_SOON = timedelta(days=3)
_BARRED = ("SUSPENDED", "DELETED")


class SqlAlchemyInvitationViews:
    def __init__(self, database: Database, links: InvitationLinks) -> None:
        self._database, self._links = database, links

    async def invitations(
        self, viewer: Viewer, invitation_ids: Sequence[str], chosen: InvitationFilter | None = None
    ) -> Mapping[str, InvitationView]:
        conditions = _conditions(chosen or InvitationFilter())
        statement = _visible_invitations(viewer).where(InvitationRow.id.in_(invitation_ids), *conditions)
        async with self._database.session() as session:
            return {row._mapping["id"]: self._to_invitation(row) for row in await session.execute(statement)}

    async def list_invitations(
        self, viewer: Viewer, chosen: InvitationFilter, order: InvitationOrder, request: PageRequest
    ) -> Page[InvitationView]:
        statement = _visible_invitations(viewer).where(*_conditions(chosen))
        async with self._database.session() as session:
            return await fetch_page(session, statement, _keyset(order), request, self._to_invitation)

    async def invitations_of(
        self, viewer: Viewer, hr_ids: Sequence[str], order: InvitationOrder, request: PageRequest
    ) -> Mapping[str, Page[InvitationView]]:
        statement, owner = _visible_invitations(viewer), InvitationRow.hr_id.expression
        async with self._database.session() as session:
            return await fetch_pages(session, statement, owner, hr_ids, _keyset(order), request, self._to_invitation)

    async def count_invitations(self, viewer: Viewer, chosen: InvitationFilter) -> InvitationCountsView:
        listed = _visible_invitations(viewer).where(*_conditions(chosen)).subquery()
        async with self._database.session() as session:
            counts = (await session.execute(select(*_counts(listed)))).one()
        return InvitationCountsView(**counts._mapping)

    async def may_watch(self, user_id: str, company_id: str | None) -> bool:
        """False once users has told that this person is barred, or is no longer of the company. What users has not
        told yet is as the caller's token says."""
        barred = exists().where(PersonRow.id == user_id, PersonRow.status.in_(_BARRED))
        left = exists().where(
            MembershipRow.user_id == user_id, MembershipRow.company_id == company_id, MembershipRow.active.is_(False)
        )
        async with self._database.session() as session:
            return not await session.scalar(select(or_(barred, left)))

    def _to_invitation(self, row: AnyRow) -> InvitationView:
        found = row._mapping
        status = InvitationStatus(found["status"])
        return InvitationView(
            id=found["id"],
            status=status.value,
            template_id=found["template_id"],
            template_version_id=found["template_version_id"],
            template_title=found["template_title"],
            candidate_name=found["candidate_name"],
            candidate_email=found["candidate_email"],
            candidate_id=found["known_candidate_id"],
            hr_id=found["hr_id"],
            hr_name=found["hr_name"],
            company_id=found["company_id"],
            company_name=found["company_name"],
            expires_at=found["expires_at"],
            created_at=found["created_at"],
            started_at=found["started_at"],
            completed_at=found["completed_at"],
            updated_at=found["updated_at"],
            consent=found["consent"],
            consent_at=found["consent_at"],
            link=self._links.link_for(found["id"], found["generation"], status),
            answered=found["answered"],
            total=found["total"],
            result=_to_result(dict(found)),
            reviews=tuple(map(_to_review, found["reviews"] or ())),
            decision_state=DecisionState(found["decision_state"]),
            external_id=found["external_id"],
            link_uses=tuple(map(to_link_use, found["link_uses"] or ())),
        )


def _account_of_candidate(viewer: Viewer) -> ColumnElement[str | None]:
    """Told to the candidate and to administrators; to HR it would tell who has an account here."""
    account = InvitationRow.candidate_id.expression
    return account if viewer.sees_everyone else case((account == viewer.subject, account), else_=null())


def _visible_invitations(viewer: Viewer) -> AnySelect:
    return (
        select(*_COLUMNS, _account_of_candidate(viewer).label("known_candidate_id"))
        .join(TemplateVersionRow, TemplateVersionRow.id == InvitationRow.template_version_id)
        .outerjoin(CompanyRow, CompanyRow.id == InvitationRow.company_id)
        .where(visible_to(viewer, InvitationRow.hr_id, InvitationRow.company_id))
    )


def _counts(listed: Subquery) -> list[ColumnElement[int]]:
    """Named as the view's fields."""
    decided = {state: listed.c.decision_state == state.value for state in DecisionState}
    conditions = {
        **{status.value.lower(): listed.c.status == status.value for status in InvitationStatus},
        **{state.value.lower(): decided[state] for state in DecisionState if state is not DecisionState.NONE},
        "being_scored": and_(decided[DecisionState.UNDECIDED], listed.c.result_status == ResultStatus.PENDING.value),
        "expiring_soon": and_(listed.c.status.in_(_RUNNING), listed.c.expires_at < func.now() + _SOON),
    }
    counts = [func.count().filter(condition).label(name) for name, condition in conditions.items()]
    return [func.count(listed.c.id).label("total"), *counts]


def _conditions(chosen: InvitationFilter) -> list[ColumnElement[bool]]:
    given: list[tuple[object, ColumnElement[bool]]] = [
        (chosen.status, InvitationRow.status.in_(chosen.status or ())),
        (chosen.result_status, InvitationRow.result_status.in_(chosen.result_status or ())),
        (chosen.decision_state, DECISION_STATE.in_(chosen.decision_state or ())),
        (chosen.template_id, InvitationRow.template_id == chosen.template_id),
        (chosen.min_score, InvitationRow.overall_score >= (chosen.min_score or 0)),
        (chosen.max_score, InvitationRow.overall_score <= (chosen.max_score or 0)),
    ]
    conditions = [condition for value, condition in given if value is not None]
    return conditions + any_contains(_SEARCHED, chosen.search)


def _keyset(order: InvitationOrder) -> Keyset:
    column, _, direction = order.value.rpartition("_")
    key = _LAST_KEYS[order] if order in _LAST_KEYS else _KEYS[column]
    return Keyset(invitations_list(order), key, InvitationRow.id.expression, descending=direction == "DESC")


def _to_result(found: Mapping[str, Any]) -> ResultView:
    return ResultView(
        status=found["result_status"],
        overall_score=found["overall_score"],
        recommendation=found["recommendation"],
        borderline=found["borderline"],
        engine=found["engine"],
        is_preview=found["is_preview"],
        summary=found["summary"],
        completed_at=found["result_completed_at"],
    )


def _to_review(found: Mapping[str, Any]) -> ReviewView:
    return ReviewView(
        id=found["id"],
        reviewer_id=found["reviewer_id"],
        reviewer_name=found["reviewer_name"],
        score=found["computed_score"] if found["score"] is None else found["score"],
        decision=found["decision"],
        reason=found["reason"],
        created_at=datetime.fromisoformat(found["created_at"]),
        updated_at=datetime.fromisoformat(found["updated_at"]),
        computed_score=found["computed_score"],
        typed_score=found["score"],
        marks=tuple(
            MarkView(question_id, mark["levels"], mark["points"]) for question_id, mark in found["marks"].items()
        ),
    )
