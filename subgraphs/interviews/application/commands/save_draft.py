"""Use case: what the candidate typed or chose so far is kept on the server, unless it would undo what is newer."""

from collections.abc import Sequence
from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.link_use import note_use
from subgraphs.interviews.application.loading import session_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.domain.answer import Edition
from subgraphs.interviews.domain.invitation import FIRST_TEXT
from subgraphs.interviews.domain.link_use import LinkAction


@dataclass(frozen=True)
class SaveDraft:
    caller: Caller
    invitation_id: str
    question_id: str
    text: str | None = None
    chosen_option_ids: Sequence[str] | None = None
    edition: Edition = FIRST_TEXT


class SaveDraftHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: SaveDraft) -> None:
        async with self._begin() as uow:
            invitation = await session_invitation(uow, command.caller, command.invitation_id)
            now = self._clock.now()
            invitation.save_draft(command.question_id, command.text, command.chosen_option_ids, now, command.edition)
            await note_use(uow, command.caller, LinkAction.ANSWERED, now)
            await uow.invitations.save(invitation)
            await uow.commit()
