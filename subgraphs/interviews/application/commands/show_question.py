"""Use case: a question appears before the candidate; its clock starts the first time."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.link_use import note_use
from subgraphs.interviews.application.loading import session_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.domain.link_use import LinkAction


@dataclass(frozen=True)
class ShowQuestion:
    caller: Caller
    invitation_id: str
    question_id: str


class ShowQuestionHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: ShowQuestion) -> None:
        async with self._begin() as uow:
            invitation = await session_invitation(uow, command.caller, command.invitation_id)
            now = self._clock.now()
            invitation.show(command.question_id, now)
            await note_use(uow, command.caller, LinkAction.READ, now)
            await uow.invitations.save(invitation)
            await uow.commit()
