"""Use case: a question appears before the candidate; its clock starts the first time."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.loading import session_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork


@dataclass(frozen=True)
class ShowQuestion:
    caller: Caller
    question_id: str


class ShowQuestionHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: ShowQuestion) -> None:
        async with self._begin() as uow:
            invitation = await session_invitation(uow, command.caller)
            invitation.show(command.question_id, self._clock.now())
            await uow.invitations.save(invitation)
            await uow.commit()
