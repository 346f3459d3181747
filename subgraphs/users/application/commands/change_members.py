"""Use cases of membership: owners invite, withdraw, remove and hand over; a person accepts, declines and leaves."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.ids import new_id
from subgraphs.users.application.access import acting_user_id, owned_by
from subgraphs.users.application.ports import BeginUnitOfWork, UnitOfWork
from subgraphs.users.domain import texts
from subgraphs.users.domain.company import Company
from subgraphs.users.domain.errors import AlreadyAMember, MembershipInvitationNotFound, NotAMember
from subgraphs.users.domain.ids import MEMBERSHIP_INVITATION_PREFIX, CompanyId, MembershipInvitationId, UserId
from subgraphs.users.domain.membership import CompanyRole
from subgraphs.users.domain.user import User, UserStatus


@dataclass(frozen=True)
class InviteMember:
    caller: Caller
    company_id: str
    email: str
    position: str | None = None


@dataclass(frozen=True)
class WithdrawMembershipInvitation:
    caller: Caller
    company_id: str
    invitation_id: str


@dataclass(frozen=True)
class AcceptMembership:
    caller: Caller
    invitation_id: str


@dataclass(frozen=True)
class DeclineMembership:
    caller: Caller
    invitation_id: str


@dataclass(frozen=True)
class LeaveCompany:
    caller: Caller
    company_id: str


@dataclass(frozen=True)
class RemoveCompanyMember:
    caller: Caller
    company_id: str
    user_id: str


@dataclass(frozen=True)
class ChangeMemberRole:
    caller: Caller
    company_id: str
    user_id: str
    role: CompanyRole


class MembershipHandlers:
    """One method a use case; each loads one company, changes it, and commits."""

    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def invite(self, command: InviteMember) -> CompanyId:
        """The answer is the same whether or not there is an account, or a company, behind the address."""
        async with self._begin() as uow:
            company = owned_by(command.caller, await uow.companies.find(command.company_id))
            await _refuse_a_colleague(uow, company, command.email)
            company.invite(
                MembershipInvitationId(new_id(MEMBERSHIP_INVITATION_PREFIX)),
                command.email,
                command.position,
                acting_user_id(command.caller),
                self._clock.now(),
            )
            return await _saved(uow, company)

    async def withdraw(self, command: WithdrawMembershipInvitation) -> CompanyId:
        async with self._begin() as uow:
            company = owned_by(command.caller, await uow.companies.find(command.company_id))
            company.withdraw(command.invitation_id, self._clock.now())
            return await _saved(uow, company)

    async def accept(self, command: AcceptMembership) -> CompanyId:
        async with self._begin() as uow:
            user, company = await _invited(uow, command.caller, command.invitation_id)
            company.accept(command.invitation_id, user.id, user.identity, self._clock.now())
            if await uow.companies.is_anywhere_member(user.id):
                raise AlreadyAMember("You are a member of another company. Leave it first.")
            return await _saved(uow, company)

    async def decline(self, command: DeclineMembership) -> None:
        async with self._begin() as uow:
            user, company = await _invited(uow, command.caller, command.invitation_id)
            company.decline(command.invitation_id, user.identity, self._clock.now())
            await _saved(uow, company)

    async def leave(self, command: LeaveCompany) -> None:
        leaver = acting_user_id(command.caller)
        async with self._begin() as uow:
            company = await uow.companies.find(command.company_id)
            if company is None or company.member(leaver) is None:
                raise NotAMember("You are not a member of this company.", field=("input", "company_id"))
            company.leave(leaver, self._clock.now())
            await _saved(uow, company)

    async def remove(self, command: RemoveCompanyMember) -> CompanyId:
        async with self._begin() as uow:
            company = owned_by(command.caller, await uow.companies.find(command.company_id))
            company.remove_member(UserId(command.user_id), self._clock.now())
            return await _saved(uow, company)

    async def change_role(self, command: ChangeMemberRole) -> CompanyId:
        async with self._begin() as uow:
            company = owned_by(command.caller, await uow.companies.find(command.company_id))
            company.change_role(UserId(command.user_id), command.role, self._clock.now())
            return await _saved(uow, company)


async def _refuse_a_colleague(uow: UnitOfWork, company: Company, email: str) -> None:
    """Owners see the addresses of their colleagues anyway."""
    user = await uow.users.find_by_email(texts.email(email))
    if user is not None and company.member(user.id) is not None:
        raise AlreadyAMember("This person is a member of the company already.", field=("input", "email"))


async def _invited(uow: UnitOfWork, caller: Caller, invitation_id: str) -> tuple[User, Company]:
    user = await uow.users.find(acting_user_id(caller))
    company = await uow.companies.find_by_invitation(invitation_id)
    if user is None or user.status is not UserStatus.ACTIVE or company is None:
        raise MembershipInvitationNotFound
    return user, company


async def _saved(uow: UnitOfWork, company: Company) -> CompanyId:
    await uow.companies.save(company)
    await uow.commit()
    return company.id
