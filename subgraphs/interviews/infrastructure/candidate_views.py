"""What the session of one invitation may read: no rubrics, right options or scores, and no question before its time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.database.database import Database
from kernel.paging.keyset import AnySelect
from subgraphs.interviews.application.views import (
    CandidateInterviewView,
    CandidateOptionView,
    CandidateQuestionView,
    ContactView,
    DraftView,
    Promises,
    SubmittedView,
)
from subgraphs.interviews.domain.answer import Answering
from subgraphs.interviews.domain.consent import CONSENT_TEXT_VERSION
from subgraphs.interviews.domain.ids import InvitationId
from subgraphs.interviews.domain.invitation import InvitationStatus
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.template_version import TemplateVersion, estimated_minutes, limit_seconds
from subgraphs.interviews.domain.time_limits import deadline_of, end_of_interview
from subgraphs.interviews.infrastructure.documents import version_from_json
from subgraphs.interviews.infrastructure.invitation_rows import to_answerings
from subgraphs.interviews.infrastructure.tables import (
    AnsweringRow,
    CompanyRow,
    InvitationRow,
    MembershipRow,
    PersonRow,
    ResponseRow,
    TemplateVersionRow,
)

# Questions are for those who have started; afterwards they show what was sent.
_QUESTIONS_SHOWN = frozenset({InvitationStatus.STARTED, InvitationStatus.COMPLETED})
_GONE = ("SUSPENDED", "DELETED")
_CONTACT = (
    CompanyRow.name.label("company_name"),
    PersonRow.full_name.label("person_name"),
    PersonRow.email.label("person_email"),
    PersonRow.status.label("person_status"),
    MembershipRow.active.label("is_member"),
)
_IS_MEMBERSHIP = and_(
    MembershipRow.company_id == InvitationRow.company_id, MembershipRow.user_id == InvitationRow.hr_id
)


@dataclass(frozen=True)
class LinkStateRow:
    status: InvitationStatus
    generation: int
    expires_at: datetime
    contact: ContactView


class SqlAlchemyCandidateViews:
    def __init__(self, database: Database, promises: Promises) -> None:
        self._database, self._promises = database, promises

    async def interview(self, invitation_id: InvitationId, now: datetime) -> CandidateInterviewView | None:
        statement: AnySelect = (
            select(
                *InvitationRow.__table__.columns,
                TemplateVersionRow.number,
                TemplateVersionRow.title,
                TemplateVersionRow.content,
                *_CONTACT,
            )
            .join(TemplateVersionRow, TemplateVersionRow.id == InvitationRow.template_version_id)
            .outerjoin(CompanyRow, CompanyRow.id == InvitationRow.company_id)
            .outerjoin(PersonRow, PersonRow.id == InvitationRow.hr_id)
            .outerjoin(MembershipRow, _IS_MEMBERSHIP)
            .where(InvitationRow.id == invitation_id)
        )
        async with self._database.session() as session:
            row = (await session.execute(statement)).mappings().first()
            if row is None:
                return None
            answerings = await _answerings(session, invitation_id)
        return self._to_interview(dict(row), answerings, now)

    async def link_state(self, invitation_id: InvitationId) -> LinkStateRow | None:
        columns = (InvitationRow.status, InvitationRow.generation, InvitationRow.expires_at)
        statement: AnySelect = (
            select(*columns, *_CONTACT)
            .outerjoin(CompanyRow, CompanyRow.id == InvitationRow.company_id)
            .outerjoin(PersonRow, PersonRow.id == InvitationRow.hr_id)
            .outerjoin(MembershipRow, _IS_MEMBERSHIP)
            .where(InvitationRow.id == invitation_id)
        )
        async with self._database.session() as session:
            row = (await session.execute(statement)).mappings().first()
        if row is None:
            return None
        return LinkStateRow(
            InvitationStatus(row["status"]), row["generation"], row["expires_at"], _to_contact(dict(row))
        )

    def _to_interview(
        self, row: dict[str, Any], answerings: dict[str, Answering], now: datetime
    ) -> CandidateInterviewView:
        version = version_from_json(
            row["template_version_id"], row["template_id"], row["number"], row["title"], row["content"]
        )
        settings = version.settings
        limits = [limit_seconds(question, settings) for question in version.questions]
        ends_at = end_of_interview(row["started_at"], version.total_limit)
        shown = InvitationStatus(row["status"]) in _QUESTIONS_SHOWN
        return CandidateInterviewView(
            invitation_id=row["id"],
            status=row["status"],
            template_title=version.title,
            role_title=version.role_title,
            description=version.description,
            candidate_name=row["candidate_name"],
            contact=_to_contact(row),
            generation=row["generation"],
            question_count=len(version.questions),
            estimated_minutes=estimated_minutes(version.questions, settings),
            total_time_limit_minutes=settings.total_time_limit_minutes,
            shortest_limit_seconds=min(limits, default=0),
            longest_limit_seconds=max(limits, default=0),
            expires_at=row["expires_at"],
            started_at=row["started_at"],
            completed_at=row["completed_at"],
            ends_at=row["started_at"] and min(ends_at or row["expires_at"], row["expires_at"]),
            server_now=now,
            consent=row["consent"],
            consent_text_version=row["consent_text_version"] or CONSENT_TEXT_VERSION,
            allow_retakes=settings.allow_retakes,
            show_progress=settings.show_progress,
            data_retention_days=self._promises.retention_days,
            reply_days=self._promises.reply_days,
            reply_by=row["completed_at"] and row["completed_at"] + timedelta(days=self._promises.reply_days),
            questions=_questions(version, row, answerings, ends_at) if shown else (),
        )


def _to_contact(row: Mapping[str, Any]) -> ContactView:
    """The company alone where the inviter has left it or is barred. Of memberships from before these were told to this
    context there is no row: they count."""
    if row["person_status"] is None or row["person_status"] in _GONE or row["is_member"] is False:
        return ContactView(row["company_name"])
    return ContactView(row["company_name"], row["person_name"] or None, row["person_email"] or None)


async def _answerings(session: AsyncSession, invitation_id: str) -> dict[str, Answering]:
    asked = select(AnsweringRow.__table__).where(AnsweringRow.invitation_id == invitation_id)
    answered = select(ResponseRow.__table__).where(ResponseRow.invitation_id == invitation_id)
    rows = [dict(row) for row in (await session.execute(asked)).mappings()]
    responses = [dict(row) for row in (await session.execute(answered)).mappings()]
    return {answering.question_id: answering for answering in to_answerings(rows, responses)}


def _questions(
    version: TemplateVersion, row: dict[str, Any], answerings: dict[str, Answering], ends_at: datetime | None
) -> tuple[CandidateQuestionView, ...]:
    views = []
    for number, question_id in enumerate(row["question_order"], start=1):
        question, answering = version.question(question_id), answerings.get(question_id)
        limit = version.limit_of(question)
        deadline = deadline_of(answering.shown_at, limit, ends_at, row["expires_at"]) if answering else None
        views.append(_to_question(question, number, int(limit.total_seconds()), answering, deadline))
    return tuple(views)


def _to_question(
    question: Question, number: int, limit_seconds: int, answering: Answering | None, deadline_at: datetime | None
) -> CandidateQuestionView:
    return CandidateQuestionView(
        id=question.id,
        text=question.text if answering else None,
        type=question.type,
        number=number,
        required=question.required,
        time_limit_seconds=limit_seconds,
        options=tuple(CandidateOptionView(option.id, option.text) for option in question.options if answering),
        multiple_correct=question.multiple_correct,
        shown_at=answering.shown_at if answering else None,
        deadline_at=deadline_at,
        set_aside=answering.set_aside if answering else False,
        draft=_to_draft(answering),
        submitted=_to_submitted(answering),
    )


def _to_draft(answering: Answering | None) -> DraftView | None:
    if answering is None or answering.draft is None:
        return None
    draft = answering.draft
    content = draft.content
    return DraftView(content.text, content.chosen_option_ids, draft.saved_at, draft.revision, draft.writer)


def _to_submitted(answering: Answering | None) -> SubmittedView | None:
    if answering is None or answering.response is None:
        return None
    response = answering.response
    content = response.content
    return SubmittedView(
        response.id, content.type.value, content.text, content.chosen_option_ids, response.submitted_at
    )
