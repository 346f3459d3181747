"""Queries: who was asked to join a company, for its owners; and what waits for one's own answer."""

from collections.abc import Mapping, Sequence

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.users.application.access import viewer_of
from subgraphs.users.application.ports import UserViews
from subgraphs.users.application.views import MembershipInvitationView


class FindMembershipInvitations:
    def __init__(self, views: UserViews, clock: Clock) -> None:
        self._views, self._clock = views, clock

    async def of_companies(
        self, caller: Caller, company_ids: Sequence[str]
    ) -> Mapping[str, Sequence[MembershipInvitationView]]:
        return await self._views.invitations(viewer_of(caller), company_ids)

    async def mine(self, caller: Caller) -> Sequence[MembershipInvitationView]:
        if caller.kind != "USER":
            return ()
        return await self._views.invitations_for(caller.subject, self._clock.now())
