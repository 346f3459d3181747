"""Changes of users: each resolver calls one use case and answers what it changed."""

from typing import Annotated, TypeVar

import strawberry

from kernel.subgraph.context import require_scope
from kernel.subgraph.fields import resolver
from kernel.subgraph.user_errors import refusals_as
from subgraphs.users.application.commands.change_members import AddCompanyMember, RemoveCompanyMember
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

    @resolver("Adds a colleague who has an account; for owners.", scopes=["companies:manage"])
    @refusals_as(payloads.AddCompanyMemberPayload, payloads.AddCompanyMemberUserError)
    async def add_company_member(
        self, info: Info, given: Input[inputs.AddCompanyMemberInput]
    ) -> payloads.AddCompanyMemberPayload:
        caller = require_scope(info.context, "companies:manage")
        command = AddCompanyMember(caller, str(given.company_id), given.email, given.position)
        company_id = await info.context.handlers.add_company_member(command)
        return payloads.AddCompanyMemberPayload(company=await _company(info, company_id))

    @resolver("Removes a member; for owners. A company keeps an owner.", scopes=["companies:manage"])
    @refusals_as(payloads.RemoveCompanyMemberPayload, payloads.RemoveCompanyMemberUserError)
    async def remove_company_member(
        self, info: Info, given: Input[inputs.RemoveCompanyMemberInput]
    ) -> payloads.RemoveCompanyMemberPayload:
        caller = require_scope(info.context, "companies:manage")
        command = RemoveCompanyMember(caller, str(given.company_id), str(given.user_id))
        company_id = await info.context.handlers.remove_company_member(command)
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
