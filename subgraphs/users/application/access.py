"""Who may see and do what in users, beyond the scopes: oneself, colleagues of one company, administrators."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.errors import AccessDenied
from subgraphs.users.domain.company import Company
from subgraphs.users.domain.errors import CompanyNotFound
from subgraphs.users.domain.ids import UserId


@dataclass(frozen=True)
class Viewer:
    """Sees oneself and colleagues, an administrator sees everyone. Other kinds of callers match no user's id."""

    subject: str
    sees_everyone: bool


def viewer_of(caller: Caller) -> Viewer:
    return Viewer(caller.subject, is_admin(caller))


def is_admin(caller: Caller) -> bool:
    return caller.kind == "USER" and "ADMIN" in caller.roles


def acting_user_id(caller: Caller) -> UserId:
    """Commands on one's own account are for signed-in people."""
    if caller.kind != "USER":
        raise AccessDenied("UNAUTHENTICATED", "Sign in first.")
    return UserId(caller.subject)


def require_admin(caller: Caller) -> None:
    if not is_admin(caller):
        raise AccessDenied("FORBIDDEN", "This is for administrators.")


def owned_by(caller: Caller, company: Company | None) -> Company:
    """For strangers the company does not exist; a member who is no owner is told so."""
    if company is None or not (is_admin(caller) or company.member(caller.subject)):
        raise CompanyNotFound("There is no such company.", field=("input", "company_id"))
    if not (is_admin(caller) or company.is_owned_by(caller.subject)):
        raise AccessDenied("FORBIDDEN", "Only an owner of the company may change it.")
    return company
