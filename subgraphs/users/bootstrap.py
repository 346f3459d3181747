"""Puts the use cases of users together with their adapters, without the graph: worker and consumer stay small."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from kernel.clock import Clock, SystemClock
from kernel.database.database import Database
from kernel.messaging.subscription import Subscription
from kernel.processes import Wiring
from kernel.settings import load
from subgraphs.users.application.commands.change_members import MembershipHandlers
from subgraphs.users.application.commands.change_user_status import ActivateUserHandler, SuspendUserHandler
from subgraphs.users.application.commands.create_company import CreateCompanyHandler
from subgraphs.users.application.commands.register_user import RegisterUserHandler
from subgraphs.users.application.commands.select_role import SelectRoleHandler
from subgraphs.users.application.commands.update_company import UpdateCompanyHandler
from subgraphs.users.application.commands.update_profile import UpdateProfileHandler
from subgraphs.users.application.handlers import Handlers
from subgraphs.users.application.ports import BeginUnitOfWork
from subgraphs.users.application.queries.find_companies import FindCompanies
from subgraphs.users.application.queries.find_membership_invitations import FindMembershipInvitations
from subgraphs.users.application.queries.find_users import FindUsers
from subgraphs.users.application.queries.list_failed_events import ListFailedEvents
from subgraphs.users.application.queries.list_users import ListUsersHandler
from subgraphs.users.application.reactions.on_user_authenticated import OnUserAuthenticated
from subgraphs.users.infrastructure.event_reactions import TOPIC, subscriptions
from subgraphs.users.infrastructure.unit_of_work import UsersUnitOfWork
from subgraphs.users.infrastructure.user_views import SqlAlchemyUserViews
from subgraphs.users.settings import UsersSettings

NAME = "users"


def wiring(settings: UsersSettings | None = None) -> Wiring:
    chosen = settings or load(UsersSettings)
    return Wiring(
        name=NAME,
        settings=chosen,
        database_url=chosen.database_url,
        port=chosen.port,
        topics=TOPIC,
        subscriptions=lambda database: make_subscriptions(database, chosen.admins),
    )


def make_subscriptions(
    database: Database, admin_emails: tuple[str, ...], clock: Clock | None = None
) -> Sequence[Subscription[Any]]:
    begin: BeginUnitOfWork = partial(UsersUnitOfWork, database)
    register = RegisterUserHandler(begin, clock or SystemClock(), admin_emails)
    return subscriptions(register, OnUserAuthenticated(begin))


def make_handlers(database: Database, clock: Clock | None = None) -> Handlers:
    now = clock or SystemClock()
    begin: BeginUnitOfWork = partial(UsersUnitOfWork, database)
    views = SqlAlchemyUserViews(database)
    return Handlers(
        select_role=SelectRoleHandler(begin, now),
        update_profile=UpdateProfileHandler(begin, now),
        create_company=CreateCompanyHandler(begin, now),
        update_company=UpdateCompanyHandler(begin, now),
        membership=MembershipHandlers(begin, now),
        suspend_user=SuspendUserHandler(begin, now),
        activate_user=ActivateUserHandler(begin, now),
        find_users=FindUsers(views),
        list_users=ListUsersHandler(views),
        find_companies=FindCompanies(views),
        find_membership_invitations=FindMembershipInvitations(views, now),
        list_failed_events=ListFailedEvents(views),
    )
