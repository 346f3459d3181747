"""Use case: a named person gives levels against the rubric, an own score, a decision, a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.ids import new_id
from subgraphs.interviews.application.access import acting_user_id
from subgraphs.interviews.application.following_up import save_and_tell
from subgraphs.interviews.application.loading import visible_invitation
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.views import InvitationChange
from subgraphs.interviews.domain.ids import REVIEW_PREFIX, QuestionId, ReviewId
from subgraphs.interviews.domain.marking import Levels
from subgraphs.interviews.domain.review import Decision, Opinion


@dataclass(frozen=True)
class ReviewInvitation:
    """None keeps what this person said before; see `Opinion`."""

    caller: Caller
    invitation_id: str
    score: int | Literal["COMPUTED"] | None = None
    decision: Decision | None = None
    reason: str | None = None
    levels: Mapping[QuestionId, Levels] | None = None


class ReviewInvitationHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: ReviewInvitation) -> None:
        reviewer = acting_user_id(command.caller)
        opinion = Opinion(command.score, command.decision, command.reason, command.levels)
        async with self._begin() as uow:
            invitation = await visible_invitation(uow, command.caller, command.invitation_id)
            invitation.review(ReviewId(new_id(REVIEW_PREFIX)), reviewer, opinion, self._clock.now())
            await save_and_tell(uow, invitation, InvitationChange.REVIEWED)
            await uow.commit()
