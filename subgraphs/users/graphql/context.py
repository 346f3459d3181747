"""What the resolvers of users work with: the use cases, and the loader of one operation."""

from collections.abc import Sequence
from dataclasses import dataclass

import strawberry
from strawberry.dataloader import DataLoader

from kernel.subgraph.context import GraphQLContext, RequestFacts
from subgraphs.users.application.handlers import Handlers
from subgraphs.users.application.views import MemberView


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
