"""The result of an analysis is copied to its invitation, once, and whoever watches the list sees it."""

from kernel.clock import Clock
from subgraphs.interviews.application.following_up import save_and_tell
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.views import InvitationChange
from subgraphs.interviews.domain.result import Result


class ResultTold:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, event_id: str, invitation_id: str, result: Result) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            invitation = await uow.invitations.find(invitation_id)
            if invitation is not None and invitation.take_result(result, self._clock.now()):
                await save_and_tell(uow, invitation, InvitationChange.RESULT_CHANGED)
            await uow.commit()
