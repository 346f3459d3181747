"""Use case: the candidate's one final answer to a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.following_up import new_response_id, save_and_tell
from subgraphs.interviews.application.link_use import note_use
from subgraphs.interviews.application.loading import session_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.views import InvitationChange
from subgraphs.interviews.domain.answer import Edition
from subgraphs.interviews.domain.invitation import FIRST_TEXT
from subgraphs.interviews.domain.link_use import LinkAction


@dataclass(frozen=True)
class SubmitResponse:
    caller: Caller
    invitation_id: str
    question_id: str
    text: str | None = None
    chosen_option_ids: Sequence[str] | None = None
    edition: Edition = FIRST_TEXT


class SubmitResponseHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: SubmitResponse) -> None:
        async with self._begin() as uow:
            invitation = await session_invitation(uow, command.caller, command.invitation_id)
            now, content = self._clock.now(), (command.text, command.chosen_option_ids)
            if not invitation.submit(new_response_id(), command.question_id, *content, now, command.edition):
                return
            await note_use(uow, command.caller, LinkAction.ANSWERED, now)
            await save_and_tell(uow, invitation, InvitationChange.PROGRESSED)
            await uow.commit()
