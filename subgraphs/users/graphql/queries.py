"""Questions to users."""

from typing import Annotated

import strawberry

from kernel.paging.page import page_request
from kernel.subgraph.connections import After, Before, Connection, First, Last, to_connection, wants_total_count
from kernel.subgraph.context import require_scope
from kernel.subgraph.dead_letters import DeadLetter, FailedEventsFirst
from kernel.subgraph.fields import resolver
from subgraphs.users.application import views
from subgraphs.users.application.queries.list_users import ListUsers
from subgraphs.users.graphql.context import Info
from subgraphs.users.graphql.user import (
    Company,
    MembershipInvitation,
    User,
    UserFilterArgument,
    UserOrderArgument,
    to_company,
    to_invitation,
    to_user,
)

UserIdArgument = Annotated[strawberry.ID, strawberry.argument(description="Id of the user.")]
CompanyIdArgument = Annotated[strawberry.ID, strawberry.argument(description="Id of the company.")]


@strawberry.type(description="Questions to users.")
class Query:
    @resolver("The signed-in person; null for a visitor or an invitation session.")
    async def me(self, info: Info) -> User | None:
        view = await info.context.handlers.find_users.me(info.context.caller)
        return to_user(view) if view else None

    @resolver("A user: oneself, a colleague, or anybody for an administrator.", scopes=["users:read"])
    async def user(self, info: Info, id: UserIdArgument) -> User | None:  # noqa: A002
        caller = require_scope(info.context, "users:read")
        view = await info.context.handlers.find_users.one(caller, str(id))
        return to_user(view) if view else None

    @resolver("Users: oneself and colleagues, or everybody for an administrator.", scopes=["users:read"])
    async def users(
        self,
        info: Info,
        filter: UserFilterArgument = None,  # noqa: A002
        order: UserOrderArgument = views.UserOrder.NAME_ASC,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[User]:
        caller = require_scope(info.context, "users:read")
        chosen = views.UserFilter(filter.search, filter.role, filter.status) if filter else views.UserFilter()
        count = wants_total_count(info)
        request = page_request(views.users_list(order), first=first, after=after, last=last, before=before, count=count)
        page = await info.context.handlers.list_users(ListUsers(caller, chosen, order, request))
        return to_connection(page.map(to_user))

    @resolver("A company: one's own, or any for an administrator.", authenticated=True)
    async def company(self, info: Info, id: CompanyIdArgument) -> Company | None:  # noqa: A002
        view = await info.context.handlers.find_companies.one(info.context.caller, str(id))
        return to_company(view) if view else None

    @resolver("Companies that ask the signed-in person to join them; empty for others.", authenticated=True)
    async def my_membership_invitations(self, info: Info) -> list[MembershipInvitation]:
        invitations = await info.context.handlers.find_membership_invitations.mine(info.context.caller)
        return [to_invitation(view) for view in invitations]

    @resolver("Events that users gave up on, newest first.", scopes=["events:replay"])
    async def users_failed_events(self, info: Info, first: FailedEventsFirst = 50) -> list[DeadLetter]:
        caller = require_scope(info.context, "events:replay")
        failed = await info.context.handlers.list_failed_events(caller, first)
        return [
            DeadLetter(
                id=strawberry.ID(event.id),
                event_id=event.event_id,
                event_type=event.event_type,
                topic=event.topic,
                error=event.error,
                code=event.code,
                attempts=event.attempts,
                failed_at=event.failed_at,
            )
            for event in failed
        ]
