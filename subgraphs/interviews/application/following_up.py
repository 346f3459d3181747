"""What a change of an invitation brings with it, in the same transaction: its timers, and word to those who watch."""

from datetime import datetime

from kernel.ids import new_id
from subgraphs.interviews.application.ports import UnitOfWork
from subgraphs.interviews.application.views import InvitationChange
from subgraphs.interviews.domain.ids import RESPONSE_PREFIX, ResponseId
from subgraphs.interviews.domain.invitation import Invitation, InvitationStatus

EXPIRE_INVITATION = "expire_invitation"
END_INTERVIEW = "end_interview"


async def save_and_tell(uow: UnitOfWork, invitation: Invitation, change: InvitationChange) -> None:
    await uow.invitations.save(invitation)
    await tell(uow, invitation, change)


async def tell(uow: UnitOfWork, invitation: Invitation, change: InvitationChange) -> None:
    await uow.changes.append(invitation.tenant, change.value, invitation.id)


async def set_timers(uow: UnitOfWork, invitation: Invitation) -> None:
    """A timer is never moved or taken back: one that fires looks at the invitation, and does nothing if it is not due.
    So a change while a timer runs can lose neither."""
    await _set(uow, EXPIRE_INVITATION, invitation, invitation.expiry_due)
    if invitation.status is InvitationStatus.STARTED and invitation.end_due is not None:
        await _set(uow, END_INTERVIEW, invitation, invitation.end_due)


async def _set(uow: UnitOfWork, kind: str, invitation: Invitation, due: datetime) -> None:
    await uow.jobs.put(kind, f"{invitation.id}@{due.isoformat()}", {"invitationId": invitation.id}, run_at=due)


def new_response_id() -> ResponseId:
    return ResponseId(new_id(RESPONSE_PREFIX))
