"""Who may see and do what in interviews, beyond the scopes.

An object of a company is its present members'; one without a company is its owner's alone; administrators see all.
"""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.errors import AccessDenied
from subgraphs.interviews.domain.ids import CompanyId, InvitationId, UserId


@dataclass(frozen=True)
class Viewer:
    """`subject` owns what carries it as owner. Callers that are no people match no owner and have no company."""

    subject: str
    company_id: str | None = None
    sees_everyone: bool = False

    def may_see(self, owner_id: str, company_id: str | None) -> bool:
        """Whoever left a company sees nothing more of it, also what the person made there."""
        is_theirs = owner_id == self.subject if company_id is None else company_id == self.company_id
        return self.sees_everyone or is_theirs


def viewer_of(caller: Caller) -> Viewer:
    if caller.kind != "USER":
        return Viewer(caller.subject)
    return Viewer(caller.subject, caller.company_id, "ADMIN" in caller.roles)


def acting_user_id(caller: Caller) -> UserId:
    """Templates, invitations and reviews have a person behind them."""
    if caller.kind != "USER":
        raise AccessDenied("FORBIDDEN", "This is for signed-in people.")
    return UserId(caller.subject)


def company_of(caller: Caller) -> CompanyId | None:
    return CompanyId(caller.company_id) if caller.company_id else None


def tenant_of(caller: Caller) -> str:
    """Whose list of invitations a caller watches: the company's, or the own one without a company."""
    return caller.company_id or caller.subject


def session_invitation_id(caller: Caller) -> InvitationId:
    """An invitation session acts on its one invitation; nobody else takes interviews."""
    if caller.invitation_id is None:
        raise AccessDenied("FORBIDDEN", "Open the personal link of an invitation to take its interview.")
    return InvitationId(caller.invitation_id)
