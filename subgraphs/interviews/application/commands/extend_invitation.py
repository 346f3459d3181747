"""Use case: HR gives a candidate more time; an expired invitation opens again with all its answers."""

from dataclasses import dataclass
from datetime import datetime

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.following_up import save_and_tell, set_timers
from subgraphs.interviews.application.loading import visible_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.views import InvitationChange


@dataclass(frozen=True)
class ExtendInvitation:
    caller: Caller
    invitation_id: str
    expires_at: datetime


class ExtendInvitationHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: ExtendInvitation) -> None:
        async with self._begin() as uow:
            invitation = await visible_invitation(uow, command.caller, command.invitation_id)
            invitation.extend(command.expires_at, self._clock.now())
            await save_and_tell(uow, invitation, InvitationChange.EXTENDED)
            await set_timers(uow, invitation)
            await uow.commit()
