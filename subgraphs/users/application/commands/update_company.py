"""Use case: an owner changes what the company says about itself."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.users.application.access import owned_by
from subgraphs.users.application.keep import KEEP, Keep, chosen
from subgraphs.users.application.ports import BeginUnitOfWork
from subgraphs.users.domain.company import CompanyFacts
from subgraphs.users.domain.ids import CompanyId


@dataclass(frozen=True)
class UpdateCompany:
    caller: Caller
    company_id: str
    name: str | Keep = KEEP
    website: str | Keep | None = KEEP
    industry: str | Keep | None = KEEP
    location: str | Keep | None = KEEP


class UpdateCompanyHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: UpdateCompany) -> CompanyId:
        async with self._begin() as uow:
            company = owned_by(command.caller, await uow.companies.find(command.company_id))
            current = company.facts
            facts = CompanyFacts.checked(
                chosen(command.name, current.name),
                chosen(command.website, current.website),
                chosen(command.industry, current.industry),
                chosen(command.location, current.location),
            )
            company.update(facts, self._clock.now())
            await uow.companies.save(company)
            await uow.commit()
        return company.id
