"""Use case: a person opens a company and becomes its owner."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.ids import new_id
from subgraphs.users.application.access import acting_user_id
from subgraphs.users.application.ports import BeginUnitOfWork
from subgraphs.users.domain.company import Company, CompanyFacts
from subgraphs.users.domain.errors import AlreadyAMember
from subgraphs.users.domain.ids import COMPANY_PREFIX, CompanyId


@dataclass(frozen=True)
class CreateCompany:
    caller: Caller
    name: str
    website: str | None = None
    industry: str | None = None
    location: str | None = None


class CreateCompanyHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: CreateCompany) -> CompanyId:
        owner = acting_user_id(command.caller)
        facts = CompanyFacts.checked(command.name, command.website, command.industry, command.location)
        company = Company.create(CompanyId(new_id(COMPANY_PREFIX)), facts, owner, self._clock.now())
        async with self._begin() as uow:
            if await uow.companies.is_anywhere_member(owner):
                raise AlreadyAMember("You are already a member of a company.")
            await uow.companies.add(company)
            await uow.commit()
        return company.id
