"""What was done by a candidate's link, for HR to see: on which kind of device, and who was signed in while doing it."""

from dataclasses import dataclass
from enum import StrEnum

from subgraphs.interviews.domain.ids import InvitationId, UserId


class LinkAction(StrEnum):
    OPENED = "OPENED"
    STARTED = "STARTED"
    READ = "READ"
    ANSWERED = "ANSWERED"
    COMPLETED = "COMPLETED"


@dataclass(frozen=True)
class LinkUse:
    """`device` is a browser and a system ("Safari on iPhone"), never more. `user_id` is None for a candidate who is not
    signed in, as nearly all are; anybody else's is an entry of the audit trail."""

    invitation_id: InvitationId
    action: LinkAction
    device: str | None = None
    user_id: UserId | None = None
