"""Use case: what the candidate typed or chose so far is kept on the server."""

from collections.abc import Sequence
from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.loading import session_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork


@dataclass(frozen=True)
class SaveDraft:
    caller: Caller
    question_id: str
    text: str | None = None
    chosen_option_ids: Sequence[str] | None = None


class SaveDraftHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: SaveDraft) -> None:
        async with self._begin() as uow:
            invitation = await session_invitation(uow, command.caller)
            invitation.save_draft(command.question_id, command.text, command.chosen_option_ids, self._clock.now())
            await uow.invitations.save(invitation)
            await uow.commit()
