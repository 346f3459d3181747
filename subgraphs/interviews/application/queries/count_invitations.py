"""Question: how many invitations stand where, over all that the caller may see?"""

from kernel.auth.caller import Caller
from subgraphs.interviews.application.access import viewer_of
from subgraphs.interviews.application.decision_views import InvitationCountsView
from subgraphs.interviews.application.ports import InvitationViews
from subgraphs.interviews.application.views import InvitationFilter


class CountInvitationsHandler:
    def __init__(self, views: InvitationViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, chosen: InvitationFilter) -> InvitationCountsView:
        return await self._views.count_invitations(viewer_of(caller), chosen)
