"""Question: what may the candidate see of the invitation of this session?"""

from dataclasses import replace

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.link_use import note_use
from subgraphs.interviews.application.ports import BeginUnitOfWork, CandidateViews
from subgraphs.interviews.application.views import CandidateInterviewView
from subgraphs.interviews.domain.ids import InvitationId
from subgraphs.interviews.domain.invitation import InvitationStatus
from subgraphs.interviews.domain.link_use import LinkAction


class MyInterviewHandler:
    """None for callers that are no invitation session. A session of a link that was replaced sees a withdrawn one."""

    def __init__(self, begin: BeginUnitOfWork, views: CandidateViews, clock: Clock) -> None:
        self._begin, self._views, self._clock = begin, views, clock

    async def __call__(self, caller: Caller) -> CandidateInterviewView | None:
        if caller.invitation_id is None:
            return None
        view = await self._views.interview(InvitationId(caller.invitation_id), self._clock.now())
        if view is None:
            return None
        if view.generation != caller.link_generation:
            return replace(view, status=InvitationStatus.REVOKED.value, questions=())
        if caller.signed_in_user is not None:
            await self._note_reading(caller)
        return view

    async def _note_reading(self, caller: Caller) -> None:
        async with self._begin() as uow:
            await note_use(uow, caller, LinkAction.READ, self._clock.now())
            await uow.commit()
