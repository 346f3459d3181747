"""Use case: the candidate consents and starts; the clock of the whole interview runs from here."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.following_up import save_and_tell, set_timers
from subgraphs.interviews.application.link_use import note_use
from subgraphs.interviews.application.loading import session_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.views import InvitationChange
from subgraphs.interviews.domain.consent import ConsentChoice
from subgraphs.interviews.domain.link_use import LinkAction


@dataclass(frozen=True)
class StartInterview:
    caller: Caller
    invitation_id: str
    consent: ConsentChoice | None
    consent_text_version: str | None


class StartInterviewHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: StartInterview) -> None:
        async with self._begin() as uow:
            invitation = await session_invitation(uow, command.caller, command.invitation_id)
            now = self._clock.now()
            if not invitation.start(command.consent, command.consent_text_version, now):
                return
            await note_use(uow, command.caller, LinkAction.STARTED, now)
            await save_and_tell(uow, invitation, InvitationChange.STARTED)
            await set_timers(uow, invitation)
            await uow.commit()
