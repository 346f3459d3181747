"""The copy of roles, status and memberships, as `user-events` told them."""

from sqlalchemy import Select, delete, select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.domain.access import Access, CompanyRole
from gateway.infrastructure.tables import memberships, user_access


class SqlAlchemyAccessCopies:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, user_id: str) -> Access | None:
        told = await self._session.execute(select(user_access).where(user_access.c.user_id == user_id))
        row = told.mappings().first()
        if row is None:
            return None
        company = (await self._session.execute(first_membership_of(user_id))).mappings().first()
        return Access(
            row["status"],
            frozenset(row["roles"]),
            company["company_id"] if company else None,
            company["role"] if company else None,
        )

    async def put_user(self, user_id: str, status: str, roles: frozenset[str]) -> None:
        row = {"user_id": user_id, "status": status, "roles": sorted(roles)}
        await self._session.execute(
            upsert(user_access)
            .values(row)
            .on_conflict_do_update(index_elements=["user_id"], set_={"status": status, "roles": sorted(roles)})
        )

    async def put_status(self, user_id: str, status: str) -> None:
        row = {"user_id": user_id, "status": status, "roles": []}
        await self._session.execute(
            upsert(user_access).values(row).on_conflict_do_update(index_elements=["user_id"], set_={"status": status})
        )

    async def put_member(self, user_id: str, company_id: str, role: CompanyRole, *, is_primary: bool) -> None:
        row = {"user_id": user_id, "company_id": company_id, "role": role, "is_primary": is_primary}
        await self._session.execute(
            upsert(memberships)
            .values(row)
            .on_conflict_do_update(
                index_elements=["user_id", "company_id"], set_={"role": role, "is_primary": is_primary}
            )
        )

    async def remove_member(self, user_id: str, company_id: str) -> None:
        await self._session.execute(
            delete(memberships).where(memberships.c.user_id == user_id, memberships.c.company_id == company_id)
        )


def first_membership_of(user_id: object) -> Select[tuple[str, str]]:
    """The primary company, or the oldest one when none is primary; `user_id` may be a column."""
    return (
        select(memberships.c.company_id, memberships.c.role)
        .where(memberships.c.user_id == user_id)
        .order_by(memberships.c.is_primary.desc(), memberships.c.company_id)
        .limit(1)
    )
