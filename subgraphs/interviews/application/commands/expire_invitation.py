"""Timer: an invitation is past its expiry."""

from kernel.clock import Clock
from subgraphs.interviews.application.following_up import save_and_tell
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.views import InvitationChange


class ExpireInvitationHandler:
    """May run twice, or too early: it looks at the invitation first."""

    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, invitation_id: str) -> None:
        async with self._begin() as uow:
            invitation = await uow.invitations.find(invitation_id)
            if invitation is not None and invitation.expire_when_overdue(self._clock.now()):
                await save_and_tell(uow, invitation, InvitationChange.EXPIRED)
                await uow.commit()
