"""Use case: HR gives a candidate who has not begun a new link; the earlier one, and what it opened, end."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.following_up import save_and_tell
from subgraphs.interviews.application.loading import visible_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.views import InvitationChange


@dataclass(frozen=True)
class SendInvitationAgain:
    caller: Caller
    invitation_id: str


class SendInvitationAgainHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: SendInvitationAgain) -> None:
        async with self._begin() as uow:
            invitation = await visible_invitation(uow, command.caller, command.invitation_id)
            invitation.send_again(self._clock.now())
            await save_and_tell(uow, invitation, InvitationChange.SENT_AGAIN)
            await uow.commit()
