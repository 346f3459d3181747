"""Use case: the candidate leaves an optional question aside; it may be shown again while its time runs."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.loading import session_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork


@dataclass(frozen=True)
class SkipQuestion:
    caller: Caller
    invitation_id: str
    question_id: str


class SkipQuestionHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: SkipQuestion) -> None:
        async with self._begin() as uow:
            invitation = await session_invitation(uow, command.caller, command.invitation_id)
            invitation.skip(command.question_id, self._clock.now())
            await uow.invitations.save(invitation)
            await uow.commit()
