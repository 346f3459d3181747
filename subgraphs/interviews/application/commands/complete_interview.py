"""Use case: the candidate is done; everything goes out in one event."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.following_up import new_response_id, save_and_tell
from subgraphs.interviews.application.link_use import note_use
from subgraphs.interviews.application.loading import session_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.views import InvitationChange
from subgraphs.interviews.domain.link_use import LinkAction


@dataclass(frozen=True)
class CompleteInterview:
    caller: Caller
    invitation_id: str


class CompleteInterviewHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: CompleteInterview) -> None:
        async with self._begin() as uow:
            invitation = await session_invitation(uow, command.caller, command.invitation_id)
            now = self._clock.now()
            invitation.complete(new_response_id, now)
            await note_use(uow, command.caller, LinkAction.COMPLETED, now)
            await save_and_tell(uow, invitation, InvitationChange.COMPLETED)
            await uow.commit()
