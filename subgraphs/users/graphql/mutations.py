"""Changes of users: each resolver calls one use case and answers what it changed."""

from typing import Annotated, TypeVar

import strawberry

from kernel.subgraph.context import require_scope
from kernel.subgraph.fields import resolver
from kernel.subgraph.user_errors import refusals_as
from subgraphs.users.application.commands.change_members import (
    AcceptMembership,
    ChangeMemberRole,
    DeclineMembership,
    InviteMember,
    LeaveCompany,
    RemoveCompanyMember,
    WithdrawMembershipInvitation,
)
from subgraphs.users.application.commands.change_user_status import ActivateUser, SuspendUser
from subgraphs.users.application.commands.create_company import CreateCompany
from subgraphs.users.application.commands.select_role import SelectRole
from subgraphs.users.application.commands.update_company import UpdateCompany
from subgraphs.users.application.commands.update_profile import UpdateProfile
from subgraphs.users.graphql import inputs, payloads
from subgraphs.users.graphql.context import Info
from subgraphs.users.graphql.inputs import or_keep, or_keep_required
from subgraphs.users.graphql.user import Company, User, to_company, to_user

T = TypeVar("T")
Input = Annotated[T, strawberry.argument(name="input", description="What to do.")]


@strawberry.type(description="Changes of users.")
class Mutation:
    @resolver("Says, once, whether one hires or applies.", scopes=["profile:write"])
    @refusals_as(payloads.SelectRolePayload, payloads.SelectRoleUserError)
    async def select_role(self, info: Info, given: Input[inputs.SelectRoleInput]) -> payloads.SelectRolePayload:
        caller = require_scope(info.context, "profile:write")
        user_id = await info.context.handlers.select_role(SelectRole(caller, given.role))
        return payloads.SelectRolePayload(user=await _user(info, user_id))

    @resolver("Changes what one says about oneself.", scopes=["profile:write"])
    @refusals_as(payloads.UpdateProfilePayload, payloads.UpdateProfileUserError)
    async def update_profile(
        self, info: Info, given: Input[inputs.UpdateProfileInput]
    ) -> payloads.UpdateProfilePayload:
        command = UpdateProfile(
            require_scope(info.context, "profile:write"),
            full_name=or_keep_required(given.full_name),
            time_zone=or_keep(given.time_zone),
            language=or_keep(given.language),
        )
        user_id = await info.context.handlers.update_profile(command)
        return payloads.UpdateProfilePayload(user=await _user(info, user_id))

    @resolver("Opens a company; the caller becomes its owner.", scopes=["companies:manage"])
    @refusals_as(payloads.CreateCompanyPayload, payloads.CreateCompanyUserError)
    async def create_company(
        self, info: Info, given: Input[inputs.CreateCompanyInput]
    ) -> payloads.CreateCompanyPayload:
        caller = require_scope(info.context, "companies:manage")
        command = CreateCompany(caller, given.name, given.website, given.industry, given.location)
        company_id = await info.context.handlers.create_company(command)
        return payloads.CreateCompanyPayload(company=await _company(info, company_id))

    @resolver("Changes what a company says about itself; for owners.", scopes=["companies:manage"])
    @refusals_as(payloads.UpdateCompanyPayload, payloads.UpdateCompanyUserError)
    async def update_company(
        self, info: Info, given: Input[inputs.UpdateCompanyInput]
    ) -> payloads.UpdateCompanyPayload:
        command = UpdateCompany(
            require_scope(info.context, "companies:manage"),
            str(given.company_id),
            name=or_keep_required(given.name),
            website=or_keep(given.website),
            industry=or_keep(given.industry),
            location=or_keep(given.location),
        )
        company_id = await info.context.handlers.update_company(command)
        return payloads.UpdateCompanyPayload(company=await _company(info, company_id))

    @resolver("Asks an address to join; whose it is decides. For owners.", scopes=["companies:manage"])
    @refusals_as(payloads.InviteMemberPayload, payloads.InviteMemberUserError)
    async def invite_member(self, info: Info, given: Input[inputs.InviteMemberInput]) -> payloads.InviteMemberPayload:
        caller = require_scope(info.context, "companies:manage")
        command = InviteMember(caller, str(given.company_id), given.email, given.position)
        company_id = await info.context.handlers.membership.invite(command)
        return payloads.InviteMemberPayload(company=await _company(info, company_id))

    @resolver("Takes an open invitation back; for owners.", scopes=["companies:manage"])
    @refusals_as(payloads.WithdrawMembershipInvitationPayload, payloads.WithdrawMembershipInvitationUserError)
    async def withdraw_membership_invitation(
        self, info: Info, given: Input[inputs.WithdrawMembershipInvitationInput]
    ) -> payloads.WithdrawMembershipInvitationPayload:
        caller = require_scope(info.context, "companies:manage")
        command = WithdrawMembershipInvitation(caller, str(given.company_id), str(given.invitation_id))
        company_id = await info.context.handlers.membership.withdraw(command)
        return payloads.WithdrawMembershipInvitationPayload(company=await _company(info, company_id))

    @resolver("Joins the company that asked.", scopes=["profile:write"])
    @refusals_as(payloads.AcceptMembershipPayload, payloads.AcceptMembershipUserError)
    async def accept_membership(
        self, info: Info, given: Input[inputs.AcceptMembershipInput]
    ) -> payloads.AcceptMembershipPayload:
        caller = require_scope(info.context, "profile:write")
        command = AcceptMembership(caller, str(given.invitation_id))
        company_id = await info.context.handlers.membership.accept(command)
        return payloads.AcceptMembershipPayload(company=await _company(info, company_id))

    @resolver("Declines what a company asked.", scopes=["profile:write"])
    @refusals_as(payloads.DeclineMembershipPayload, payloads.DeclineMembershipUserError)
    async def decline_membership(
        self, info: Info, given: Input[inputs.DeclineMembershipInput]
    ) -> payloads.DeclineMembershipPayload:
        caller = require_scope(info.context, "profile:write")
        await info.context.handlers.membership.decline(DeclineMembership(caller, str(given.invitation_id)))
        return payloads.DeclineMembershipPayload(declined_invitation_id=given.invitation_id)

    @resolver("Leaves one's company and all that was made for it. A company keeps an owner.", scopes=["profile:write"])
    @refusals_as(payloads.LeaveCompanyPayload, payloads.LeaveCompanyUserError)
    async def leave_company(self, info: Info, given: Input[inputs.LeaveCompanyInput]) -> payloads.LeaveCompanyPayload:
        caller = require_scope(info.context, "profile:write")
        await info.context.handlers.membership.leave(LeaveCompany(caller, str(given.company_id)))
        return payloads.LeaveCompanyPayload(user=await _user(info, caller.subject))

    @resolver("Makes a member an owner, or an owner a member; for owners.", scopes=["companies:manage"])
    @refusals_as(payloads.ChangeMemberRolePayload, payloads.ChangeMemberRoleUserError)
    async def change_member_role(
        self, info: Info, given: Input[inputs.ChangeMemberRoleInput]
    ) -> payloads.ChangeMemberRolePayload:
        caller = require_scope(info.context, "companies:manage")
        command = ChangeMemberRole(caller, str(given.company_id), str(given.user_id), given.role)
        company_id = await info.context.handlers.membership.change_role(command)
        return payloads.ChangeMemberRolePayload(company=await _company(info, company_id))

    @resolver("Removes a member; for owners. A company keeps an owner.", scopes=["companies:manage"])
    @refusals_as(payloads.RemoveCompanyMemberPayload, payloads.RemoveCompanyMemberUserError)
    async def remove_company_member(
        self, info: Info, given: Input[inputs.RemoveCompanyMemberInput]
    ) -> payloads.RemoveCompanyMemberPayload:
        caller = require_scope(info.context, "companies:manage")
        command = RemoveCompanyMember(caller, str(given.company_id), str(given.user_id))
        company_id = await info.context.handlers.membership.remove(command)
        return payloads.RemoveCompanyMemberPayload(company=await _company(info, company_id))

    @resolver("Locks an account; its sessions end within seconds. For administrators.", scopes=["users:manage"])
    @refusals_as(payloads.SuspendUserPayload, payloads.SuspendUserUserError)
    async def suspend_user(self, info: Info, given: Input[inputs.SuspendUserInput]) -> payloads.SuspendUserPayload:
        caller = require_scope(info.context, "users:manage")
        user_id = await info.context.handlers.suspend_user(SuspendUser(caller, str(given.user_id)))
        return payloads.SuspendUserPayload(user=await _user(info, user_id))

    @resolver("Opens a locked account again. For administrators.", scopes=["users:manage"])
    @refusals_as(payloads.ActivateUserPayload, payloads.ActivateUserUserError)
    async def activate_user(self, info: Info, given: Input[inputs.ActivateUserInput]) -> payloads.ActivateUserPayload:
        caller = require_scope(info.context, "users:manage")
        user_id = await info.context.handlers.activate_user(ActivateUser(caller, str(given.user_id)))
        return payloads.ActivateUserPayload(user=await _user(info, user_id))


async def _user(info: Info, user_id: str) -> User | None:
    view = await info.context.handlers.find_users.one(info.context.caller, user_id)
    return to_user(view) if view else None


async def _company(info: Info, company_id: str) -> Company | None:
    view = await info.context.handlers.find_companies.one(info.context.caller, company_id)
    return to_company(view) if view else None
