"""Reads for the graph: one SQL statement per question, already cut to what the viewer may see."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import aliased

from kernel.database.database import Database
from kernel.database.searching import any_contains
from kernel.messaging.dead_letters import list_dead_letters
from kernel.paging.keyset import AnyRow, AnySelect, Keyset, fetch_page
from kernel.paging.page import Page, PageRequest
from subgraphs.users.application.access import Viewer
from subgraphs.users.application.views import (
    CompanyView,
    FailedEventView,
    MembershipInvitationView,
    MemberView,
    UserFilter,
    UserOrder,
    UserView,
    users_list,
)
from subgraphs.users.domain.membership import CompanyRole
from subgraphs.users.domain.user import Role, UserStatus
from subgraphs.users.infrastructure.tables import CompanyRow, MembershipInvitationRow, MembershipRow, UserRow

T = TypeVar("T")

_COMPANY_COLUMNS = [
    column.label(f"company_{column.key}")
    for column in (
        CompanyRow.id,
        CompanyRow.slug,
        CompanyRow.name,
        CompanyRow.website,
        CompanyRow.industry,
        CompanyRow.location,
        CompanyRow.created_at,
        CompanyRow.updated_at,
    )
]
_MEMBERSHIP_COLUMNS = [
    MembershipRow.role.label("member_role"),
    MembershipRow.position.label("member_position"),
    MembershipRow.is_primary.label("member_is_primary"),
]
_KEYS: dict[str, ColumnElement[Any]] = {
    "NAME": func.lower(UserRow.full_name),
    "CREATED_AT": UserRow.created_at.expression,
    "UPDATED_AT": UserRow.updated_at.expression,
}


class SqlAlchemyUserViews:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def users(self, viewer: Viewer, user_ids: Sequence[str]) -> Mapping[str, UserView]:
        statement = _visible_users(viewer).where(UserRow.id.in_(user_ids))
        return {user.id: user for user in await self._all(statement, _to_user)}

    async def list_users(
        self, viewer: Viewer, chosen: UserFilter, order: UserOrder, request: PageRequest
    ) -> Page[UserView]:
        statement = _visible_users(viewer).where(*_conditions(chosen))
        async with self._database.session() as session:
            return await fetch_page(session, statement, _keyset(order), request, _to_user)

    async def companies(self, viewer: Viewer, company_ids: Sequence[str]) -> Mapping[str, CompanyView]:
        statement = select(*_COMPANY_COLUMNS).where(CompanyRow.id.in_(company_ids), _company_visible(viewer))
        return {company.id: company for company in await self._all(statement, _to_company)}

    async def members(self, viewer: Viewer, company_ids: Sequence[str]) -> Mapping[str, Sequence[MemberView]]:
        statement = (
            _visible_users(viewer)
            .where(MembershipRow.company_id.in_(company_ids))
            .order_by(MembershipRow.joined_at, UserRow.id)
        )
        members: dict[str, list[MemberView]] = {company_id: [] for company_id in company_ids}
        for member in await self._all(statement, _to_member):
            if member.user.company is not None:
                members[member.user.company.id].append(member)
        return members

    async def invitations(
        self, viewer: Viewer, company_ids: Sequence[str]
    ) -> Mapping[str, Sequence[MembershipInvitationView]]:
        statement = _membership_invitations().where(
            MembershipInvitationRow.company_id.in_(company_ids), _owned_company(viewer)
        )
        invitations: dict[str, list[MembershipInvitationView]] = {company_id: [] for company_id in company_ids}
        for invitation in await self._all(statement, _to_invitation):
            invitations[invitation.company_id].append(invitation)
        return invitations

    async def invitations_for(self, user_id: str, now: datetime) -> Sequence[MembershipInvitationView]:
        invited = aliased(UserRow)
        statement = _membership_invitations().join(invited, invited.email == MembershipInvitationRow.email)
        waiting = (invited.id == user_id, invited.email_verified, MembershipInvitationRow.expires_at > now)
        return await self._all(statement.where(*waiting), _to_invitation)

    async def failed_events(self, limit: int) -> Sequence[FailedEventView]:
        letters = await list_dead_letters(self._database, limit=limit)
        return [
            FailedEventView(
                letter.id,
                letter.event_id,
                letter.event_type,
                letter.topic,
                letter.error,
                letter.code,
                letter.attempts,
                letter.dead_at,
            )
            for letter in letters
        ]

    async def _all(self, statement: AnySelect, convert: Callable[[AnyRow], T]) -> list[T]:
        async with self._database.session() as session:
            return [convert(row) for row in await session.execute(statement)]


def _visible_users(viewer: Viewer) -> AnySelect:
    columns = [*UserRow.__table__.columns, *_COMPANY_COLUMNS, *_MEMBERSHIP_COLUMNS]
    statement = (
        select(*columns)
        .select_from(UserRow)
        .outerjoin(MembershipRow, MembershipRow.user_id == UserRow.id)
        .outerjoin(CompanyRow, CompanyRow.id == MembershipRow.company_id)
    )
    if viewer.sees_everyone:
        return statement
    return statement.where(or_(UserRow.id == viewer.subject, MembershipRow.company_id.in_(_companies_of(viewer))))


def _company_visible(viewer: Viewer) -> ColumnElement[bool]:
    return true() if viewer.sees_everyone else CompanyRow.id.in_(_companies_of(viewer))


def _companies_of(viewer: Viewer) -> Select[str]:
    mine = aliased(MembershipRow)
    return select(mine.company_id).where(mine.user_id == viewer.subject)


def _owned_company(viewer: Viewer) -> ColumnElement[bool]:
    mine = aliased(MembershipRow)
    owned = select(mine.company_id).where(mine.user_id == viewer.subject, mine.role == CompanyRole.OWNER.value)
    return true() if viewer.sees_everyone else MembershipInvitationRow.company_id.in_(owned)


def _membership_invitations() -> AnySelect:
    return (
        select(
            *MembershipInvitationRow.__table__.columns,
            CompanyRow.name.label("company_name"),
            UserRow.full_name.label("invited_by_name"),
        )
        .join(CompanyRow, CompanyRow.id == MembershipInvitationRow.company_id)
        .join(UserRow, UserRow.id == MembershipInvitationRow.invited_by)
        .order_by(MembershipInvitationRow.created_at, MembershipInvitationRow.id)
    )


def _conditions(chosen: UserFilter) -> list[ColumnElement[bool]]:
    conditions = any_contains((UserRow.full_name, UserRow.email), chosen.search)
    if chosen.role is not None:
        conditions.append(UserRow.roles.contains([chosen.role.value]))
    if chosen.status is not None:
        conditions.append(UserRow.status == chosen.status.value)
    return conditions


def _keyset(order: UserOrder) -> Keyset:
    column, _, direction = order.value.rpartition("_")
    return Keyset(users_list(order), _KEYS[column], UserRow.id.expression, descending=direction == "DESC")


def _to_user(row: AnyRow) -> UserView:
    found = row._mapping
    return UserView(
        id=found["id"],
        email=found["email"],
        full_name=found["full_name"],
        roles=tuple(map(Role, found["roles"])),
        status=UserStatus(found["status"]),
        time_zone=found["time_zone"],
        language=found["language"],
        email_verified=found["email_verified"],
        last_login_at=found["last_login_at"],
        created_at=found["created_at"],
        updated_at=found["updated_at"],
        company=_to_company(row) if found["company_id"] else None,
        company_role=CompanyRole(found["member_role"]) if found["company_id"] else None,
    )


def _to_company(row: AnyRow) -> CompanyView:
    found = row._mapping
    return CompanyView(
        id=found["company_id"],
        slug=found["company_slug"],
        name=found["company_name"],
        website=found["company_website"],
        industry=found["company_industry"],
        location=found["company_location"],
        created_at=found["company_created_at"],
        updated_at=found["company_updated_at"],
    )


def _to_member(row: AnyRow) -> MemberView:
    found = row._mapping
    return MemberView(
        _to_user(row), CompanyRole(found["member_role"]), found["member_position"], found["member_is_primary"]
    )


def _to_invitation(row: AnyRow) -> MembershipInvitationView:
    found = row._mapping
    return MembershipInvitationView(
        id=found["id"],
        company_id=found["company_id"],
        company_name=found["company_name"],
        email=found["email"],
        position=found["position"],
        invited_by_name=found["invited_by_name"],
        created_at=found["created_at"],
        expires_at=found["expires_at"],
    )
