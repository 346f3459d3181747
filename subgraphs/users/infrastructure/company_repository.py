"""Companies and their memberships in PostgreSQL."""

from typing import Any

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_update
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.errors import ConcurrentChange
from subgraphs.users.domain.company import Company, CompanyFacts
from subgraphs.users.domain.errors import AlreadyAMember
from subgraphs.users.domain.ids import CompanyId, MembershipInvitationId, UserId
from subgraphs.users.domain.membership import CompanyRole, Member, MembershipInvitation
from subgraphs.users.infrastructure.integrity import refusing
from subgraphs.users.infrastructure.tables import (
    ONE_COMPANY_PER_USER,
    CompanyRow,
    MembershipInvitationRow,
    MembershipRow,
)
from subgraphs.users.infrastructure.user_repository import Track


class SqlAlchemyCompanyRepository:
    def __init__(self, session: AsyncSession, track: Track) -> None:
        self._session, self._track = session, track

    async def find(self, company_id: str) -> Company | None:
        found = await self._session.execute(select(CompanyRow.__table__).where(CompanyRow.id == company_id))
        row = found.mappings().first()
        if row is None:
            return None
        members = await self._session.execute(
            select(MembershipRow.__table__)
            .where(MembershipRow.company_id == company_id)
            .order_by(MembershipRow.joined_at, MembershipRow.user_id)
        )
        invitations = await self._session.execute(
            select(MembershipInvitationRow.__table__)
            .where(MembershipInvitationRow.company_id == company_id)
            .order_by(MembershipInvitationRow.created_at, MembershipInvitationRow.id)
        )
        company = _to_company(
            dict(row),
            tuple(_to_member(dict(member)) for member in members.mappings()),
            tuple(_to_invitation(dict(invitation)) for invitation in invitations.mappings()),
        )
        self._track(company)
        return company

    async def find_by_invitation(self, invitation_id: str) -> Company | None:
        which = MembershipInvitationRow.id == invitation_id
        company_id = await self._session.scalar(select(MembershipInvitationRow.company_id).where(which))
        return None if company_id is None else await self.find(company_id)

    async def is_anywhere_member(self, user_id: str) -> bool:
        return bool(await self._session.scalar(select(exists().where(MembershipRow.user_id == user_id))))

    async def add(self, company: Company) -> None:
        with refusing(_refusals()):
            await self._session.execute(insert(CompanyRow).values(id=company.id, version=1, **_to_row(company)))
            await self._put_people(company)
        company.version = 1
        self._track(company)

    async def save(self, company: Company) -> None:
        statement = update(CompanyRow).where(CompanyRow.id == company.id, CompanyRow.version == company.version)
        with refusing(_refusals()):
            changed = await self._session.execute(
                statement.values(version=company.version + 1, **_to_row(company)).returning(CompanyRow.id)
            )
            if changed.first() is None:
                raise ConcurrentChange(f"company {company.id} changed since version {company.version}")
            await self._put_people(company)
        company.version += 1

    async def _put_people(self, company: Company) -> None:
        await self._put_members(company)
        await self._put_invitations(company)

    async def _put_members(self, company: Company) -> None:
        staying = [member.user_id for member in company.members]
        await self._session.execute(
            delete(MembershipRow).where(MembershipRow.company_id == company.id, MembershipRow.user_id.not_in(staying))
        )
        rows = [_member_row(company.id, member) for member in company.members]
        statement = insert_or_update(MembershipRow).values(rows)
        changed = {"role": statement.excluded.role, "position": statement.excluded.position}
        same = ["company_id", "user_id"]
        await self._session.execute(statement.on_conflict_do_update(index_elements=same, set_=changed))

    async def _put_invitations(self, company: Company) -> None:
        row = MembershipInvitationRow
        staying = [invitation.id for invitation in company.invitations]
        await self._session.execute(delete(row).where(row.company_id == company.id, row.id.not_in(staying)))
        if not staying:
            return
        statement = insert_or_update(row).values(
            [_invitation_row(company.id, invitation) for invitation in company.invitations]
        )
        renewed = ("position", "invited_by", "created_at", "expires_at")
        changed = {name: statement.excluded[name] for name in renewed}
        await self._session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=changed))


def _refusals() -> dict[str, AlreadyAMember]:
    return {ONE_COMPANY_PER_USER: AlreadyAMember("This person is already a member of a company.")}


def _to_row(company: Company) -> dict[str, Any]:
    return {
        "slug": company.slug,
        "name": company.facts.name,
        "website": company.facts.website,
        "industry": company.facts.industry,
        "location": company.facts.location,
        "created_at": company.created_at,
        "updated_at": company.updated_at,
    }


def _member_row(company_id: str, member: Member) -> dict[str, Any]:
    return {
        "company_id": company_id,
        "user_id": member.user_id,
        "role": member.role.value,
        "position": member.position,
        "is_primary": member.is_primary,
    }


def _invitation_row(company_id: str, invitation: MembershipInvitation) -> dict[str, Any]:
    return {
        "id": invitation.id,
        "company_id": company_id,
        "email": invitation.email,
        "position": invitation.position,
        "invited_by": invitation.invited_by,
        "created_at": invitation.created_at,
        "expires_at": invitation.expires_at,
    }


def _to_invitation(row: dict[str, Any]) -> MembershipInvitation:
    return MembershipInvitation(
        MembershipInvitationId(row["id"]),
        row["email"],
        row["position"],
        UserId(row["invited_by"]),
        row["created_at"],
        row["expires_at"],
    )


def _to_member(row: dict[str, Any]) -> Member:
    return Member(UserId(row["user_id"]), CompanyRole(row["role"]), row["position"], row["is_primary"])


def _to_company(
    row: dict[str, Any], members: tuple[Member, ...], invitations: tuple[MembershipInvitation, ...]
) -> Company:
    return Company(
        CompanyId(row["id"]),
        row["slug"],
        CompanyFacts(row["name"], row["website"], row["industry"], row["location"]),
        members,
        invitations,
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        version=row["version"],
    )
