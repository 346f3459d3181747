"""What the resolvers of users work with: the use cases, and the loader of one operation."""

from collections.abc import Sequence
from dataclasses import dataclass

import strawberry
from strawberry.dataloader import DataLoader

from kernel.subgraph.context import GraphQLContext, RequestFacts
from subgraphs.users.application.handlers import Handlers
from subgraphs.users.application.views import MembershipInvitationView, MemberView


@dataclass(kw_only=True)
class UsersContext(GraphQLContext):
    handlers: Handlers
    members: DataLoader[str, Sequence[MemberView]]
    membership_invitations: DataLoader[str, Sequence[MembershipInvitationView]]


Info = strawberry.Info[UsersContext, None]


def make_context(request: RequestFacts, handlers: Handlers) -> UsersContext:
    async def load_members(company_ids: list[str]) -> list[Sequence[MemberView]]:
        found = await handlers.find_companies.members(request.caller, company_ids)
        return [found[company_id] for company_id in company_ids]

    async def load_invitations(company_ids: list[str]) -> list[Sequence[MembershipInvitationView]]:
        invitations = await handlers.find_membership_invitations.of_companies(request.caller, company_ids)
        return [invitations[company_id] for company_id in company_ids]

    # No cache: a mutation's answer must not show what was loaded before it.
    return UsersContext(
        request=request,
        handlers=handlers,
        members=DataLoader(load_members, cache=False),
        membership_invitations=DataLoader(load_invitations, cache=False),
    )
