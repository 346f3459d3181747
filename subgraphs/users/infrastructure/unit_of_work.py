"""The unit of work of users: the kernel's, with our repositories."""

from typing import Self

from kernel.database.unit_of_work import SqlAlchemyUnitOfWork
from subgraphs.users.infrastructure.company_repository import SqlAlchemyCompanyRepository
from subgraphs.users.infrastructure.user_repository import SqlAlchemyUserRepository


class UsersUnitOfWork(SqlAlchemyUnitOfWork):
    users: SqlAlchemyUserRepository
    companies: SqlAlchemyCompanyRepository

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self.users = SqlAlchemyUserRepository(self.session, self.track)
        self.companies = SqlAlchemyCompanyRepository(self.session, self.track)
        return self
