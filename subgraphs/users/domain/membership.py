"""Who belongs to a company, and who is asked to: an owner invites an address, the person behind it decides."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from subgraphs.users.domain.ids import MembershipInvitationId, UserId

OPEN_FOR = timedelta(days=14)
MAX_OPEN_INVITATIONS = 200


class CompanyRole(StrEnum):
    OWNER = "OWNER"
    MEMBER = "MEMBER"


@dataclass(frozen=True)
class Member:
    """A membership. A person has one company for now, so each is the person's primary one."""

    user_id: UserId
    role: CompanyRole
    position: str | None = None
    is_primary: bool = True


@dataclass(frozen=True)
class MembershipInvitation:
    """Open until it is accepted, declined or withdrawn; after `expires_at` it can only be sent again.

    It knows an address and no account: whether there is one, the owner never learns before the person accepts.
    """

    id: MembershipInvitationId
    email: str
    position: str | None
    invited_by: UserId
    created_at: datetime
    expires_at: datetime

    def is_expired(self, now: datetime) -> bool:
        return now >= self.expires_at
