"""What the resolvers of users work with: the use cases, and the loader of one operation."""

from collections.abc import Sequence
from dataclasses import dataclass

import strawberry
from strawberry.dataloader import DataLoader

from kernel.subgraph.context import GraphQLContext, RequestFacts
from subgraphs.users.application.commands.change_members import AddCompanyMemberHandler, RemoveCompanyMemberHandler
from subgraphs.users.application.commands.change_user_status import ActivateUserHandler, SuspendUserHandler
from subgraphs.users.application.commands.create_company import CreateCompanyHandler
from subgraphs.users.application.commands.select_role import SelectRoleHandler
from subgraphs.users.application.commands.update_company import UpdateCompanyHandler
from subgraphs.users.application.commands.update_profile import UpdateProfileHandler
from subgraphs.users.application.queries.find_companies import FindCompanies
from subgraphs.users.application.queries.find_users import FindUsers
from subgraphs.users.application.queries.list_failed_events import ListFailedEvents
from subgraphs.users.application.queries.list_users import ListUsersHandler
from subgraphs.users.application.views import MemberView


@dataclass(frozen=True)
class Handlers:
    select_role: SelectRoleHandler
    update_profile: UpdateProfileHandler
    create_company: CreateCompanyHandler
    update_company: UpdateCompanyHandler
    add_company_member: AddCompanyMemberHandler
    remove_company_member: RemoveCompanyMemberHandler
    suspend_user: SuspendUserHandler
    activate_user: ActivateUserHandler
    find_users: FindUsers
    list_users: ListUsersHandler
    find_companies: FindCompanies
    list_failed_events: ListFailedEvents


@dataclass(kw_only=True)
class UsersContext(GraphQLContext):
    handlers: Handlers
    members: DataLoader[str, Sequence[MemberView]]


Info = strawberry.Info[UsersContext, None]


def make_context(request: RequestFacts, handlers: Handlers) -> UsersContext:
    async def load_members(company_ids: list[str]) -> list[Sequence[MemberView]]:
        found = await handlers.find_companies.members(request.caller, company_ids)
        return [found[company_id] for company_id in company_ids]

    # No cache: a mutation's answer must not show what was loaded before it.
    return UsersContext(request=request, handlers=handlers, members=DataLoader(load_members, cache=False))
