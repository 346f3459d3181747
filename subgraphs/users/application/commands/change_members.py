"""Use cases: an owner adds a colleague who has an account, or removes one."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.users.application.access import owned_by
from subgraphs.users.application.ports import BeginUnitOfWork, UnitOfWork
from subgraphs.users.domain import texts
from subgraphs.users.domain.errors import AlreadyAMember, UserNotFound
from subgraphs.users.domain.ids import CompanyId, UserId
from subgraphs.users.domain.user import User, UserStatus


@dataclass(frozen=True)
class AddCompanyMember:
    caller: Caller
    company_id: str
    email: str
    position: str | None = None


@dataclass(frozen=True)
class RemoveCompanyMember:
    caller: Caller
    company_id: str
    user_id: str


class AddCompanyMemberHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: AddCompanyMember) -> CompanyId:
        async with self._begin() as uow:
            company = owned_by(command.caller, await uow.companies.find(command.company_id))
            user = await _active_user(uow, command.email)
            company.add_member(user.id, command.position, self._clock.now())
            if await uow.companies.is_anywhere_member(user.id):
                raise AlreadyAMember("This person is a member of another company.", field=("input", "email"))
            await uow.companies.save(company)
            await uow.commit()
        return company.id


class RemoveCompanyMemberHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: RemoveCompanyMember) -> CompanyId:
        async with self._begin() as uow:
            company = owned_by(command.caller, await uow.companies.find(command.company_id))
            company.remove_member(UserId(command.user_id), self._clock.now())
            await uow.companies.save(company)
            await uow.commit()
        return company.id


async def _active_user(uow: UnitOfWork, email: str) -> User:
    user = await uow.users.find_by_email(texts.email(email))
    if user is None or user.status is not UserStatus.ACTIVE:
        raise UserNotFound("Nobody has signed in with this address yet.", field=("input", "email"))
    return user
