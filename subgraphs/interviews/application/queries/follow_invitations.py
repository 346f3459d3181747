"""Question that does not end: what happens to the invitations of the caller's company?

Authorised when it starts and again at every event, by what users has told meanwhile; the filter applies to each
invitation as it is when its event is told.
"""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import cast

from kernel.auth.caller import Caller
from kernel.errors import AccessDenied
from subgraphs.interviews.application.access import acting_user_id, tenant_of, viewer_of
from subgraphs.interviews.application.ports import InvitationViews, LiveChange, LiveChanges
from subgraphs.interviews.application.views import InvitationChange, InvitationEventView, InvitationFilter


class FollowInvitationsHandler:
    def __init__(self, changes: LiveChanges, views: InvitationViews) -> None:
        self._changes, self._views = changes, views

    async def __call__(
        self, caller: Caller, chosen: InvitationFilter, after: int | None
    ) -> AsyncIterator[InvitationEventView]:
        await self._require_still_allowed(caller)
        followed = cast("AsyncGenerator[LiveChange]", self._changes.follow(tenant_of(caller), after))
        async with aclosing(followed) as changes:
            async for change in changes:
                await self._require_still_allowed(caller)
                event = await self._event(caller, chosen, change)
                if event is not None:
                    yield event

    async def _event(self, caller: Caller, chosen: InvitationFilter, change: LiveChange) -> InvitationEventView | None:
        found = await self._views.invitations(viewer_of(caller), [change.node_id], chosen)
        invitation = found.get(change.node_id)
        if invitation is None:
            return None
        return InvitationEventView(change.event_id, change.sequence, InvitationChange(change.kind), invitation)

    async def _require_still_allowed(self, caller: Caller) -> None:
        if not await self._views.may_watch(acting_user_id(caller), caller.company_id):
            raise AccessDenied("UNAUTHENTICATED", "Your access has changed. Sign in again.")
