"""Questions: which invitations are there (HR's list: one's own and the company's), and which sent these people?"""

from collections.abc import Mapping, Sequence

from kernel.auth.caller import Caller
from kernel.paging.page import Page, PageRequest
from subgraphs.interviews.application.access import viewer_of
from subgraphs.interviews.application.ports import InvitationViews
from subgraphs.interviews.application.views import InvitationFilter, InvitationOrder, InvitationView


class ListInvitationsHandler:
    def __init__(self, views: InvitationViews) -> None:
        self._views = views

    async def __call__(
        self, caller: Caller, chosen: InvitationFilter, order: InvitationOrder, request: PageRequest
    ) -> Page[InvitationView]:
        return await self._views.list_invitations(viewer_of(caller), chosen, order, request)


class InvitationsOfHandler:
    """The same page for each of these people."""

    def __init__(self, views: InvitationViews) -> None:
        self._views = views

    async def __call__(
        self, caller: Caller, hr_ids: Sequence[str], order: InvitationOrder, request: PageRequest
    ) -> Mapping[str, Page[InvitationView]]:
        return await self._views.invitations_of(viewer_of(caller), hr_ids, order, request)
