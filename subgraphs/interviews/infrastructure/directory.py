"""The copy of people, companies and memberships."""

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.text.addresses import compared_email
from subgraphs.interviews.domain.ids import UserId
from subgraphs.interviews.infrastructure.tables import CompanyRow, MembershipRow, PersonRow


class SqlAlchemyDirectory:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def user_id_of(self, email: str) -> UserId | None:
        found = await self._session.scalar(
            select(PersonRow.id)
            .where(func.lower(PersonRow.email) == compared_email(email), PersonRow.status == "ACTIVE")
            .limit(1)
        )
        return UserId(found) if found else None

    async def put_person(self, user_id: str, full_name: str, email: str, status: str) -> None:
        values = {"full_name": full_name, "email": email, "status": status}
        statement = insert(PersonRow).values(id=user_id, **values)
        await self._session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))

    async def set_status(self, user_id: str, status: str) -> None:
        """Also for somebody not heard of before, so that a suspension is never lost."""
        statement = insert(PersonRow).values(id=user_id, full_name="", email="", status=status)
        await self._session.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"status": status}))

    async def put_company(self, company_id: str, name: str) -> None:
        statement = insert(CompanyRow).values(id=company_id, name=name)
        await self._session.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"name": name}))

    async def put_member(self, company_id: str, user_id: str, *, active: bool) -> None:
        statement = insert(MembershipRow).values(company_id=company_id, user_id=user_id, active=active)
        await self._session.execute(
            statement.on_conflict_do_update(index_elements=["company_id", "user_id"], set_={"active": active})
        )
