"""Use case: HR withdraws an invitation; its link opens nothing from then on."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.following_up import save_and_tell
from subgraphs.interviews.application.loading import visible_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.views import InvitationChange


@dataclass(frozen=True)
class RevokeInvitation:
    caller: Caller
    invitation_id: str


class RevokeInvitationHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: RevokeInvitation) -> None:
        async with self._begin() as uow:
            invitation = await visible_invitation(uow, command.caller, command.invitation_id)
            if invitation.revoke(self._clock.now()):
                await save_and_tell(uow, invitation, InvitationChange.REVOKED)
            await uow.commit()
