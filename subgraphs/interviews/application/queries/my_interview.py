"""Question: what may the candidate see of the invitation of this session?"""

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.ports import CandidateViews
from subgraphs.interviews.application.views import CandidateInterviewView
from subgraphs.interviews.domain.ids import InvitationId


class MyInterviewHandler:
    """None for callers that are no invitation session."""

    def __init__(self, views: CandidateViews, clock: Clock) -> None:
        self._views, self._clock = views, clock

    async def __call__(self, caller: Caller) -> CandidateInterviewView | None:
        if caller.invitation_id is None:
            return None
        return await self._views.interview(InvitationId(caller.invitation_id), self._clock.now())
