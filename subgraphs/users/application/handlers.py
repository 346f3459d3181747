"""All use cases of users, ready to be called: built by bootstrap.py, used by the graph."""

from dataclasses import dataclass

from subgraphs.users.application.commands.change_members import MembershipHandlers
from subgraphs.users.application.commands.change_user_status import ActivateUserHandler, SuspendUserHandler
from subgraphs.users.application.commands.create_company import CreateCompanyHandler
from subgraphs.users.application.commands.select_role import SelectRoleHandler
from subgraphs.users.application.commands.update_company import UpdateCompanyHandler
from subgraphs.users.application.commands.update_profile import UpdateProfileHandler
from subgraphs.users.application.queries.find_companies import FindCompanies
from subgraphs.users.application.queries.find_membership_invitations import FindMembershipInvitations
from subgraphs.users.application.queries.find_users import FindUsers
from subgraphs.users.application.queries.list_failed_events import ListFailedEvents
from subgraphs.users.application.queries.list_users import ListUsersHandler


@dataclass(frozen=True)
class Handlers:
    select_role: SelectRoleHandler
    update_profile: UpdateProfileHandler
    create_company: CreateCompanyHandler
    update_company: UpdateCompanyHandler
    membership: MembershipHandlers
    suspend_user: SuspendUserHandler
    activate_user: ActivateUserHandler
    find_users: FindUsers
    list_users: ListUsersHandler
    find_companies: FindCompanies
    find_membership_invitations: FindMembershipInvitations
    list_failed_events: ListFailedEvents
