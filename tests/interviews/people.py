"""The callers that tests of interviews speak as: two companies, a stranger, an administrator, a candidate's session."""

from gateway.domain.access import Access
from kernel.auth.caller import Caller

NORTHWIND = "cmp_" + "a" * 32
CONTOSO = "cmp_" + "b" * 32
HANNA = "usr_" + "1" * 32
BEN = "usr_" + "2" * 32
MARA = "usr_" + "3" * 32
ADA = "usr_" + "4" * 32
SOLO = "usr_" + "5" * 32


def hr(user_id: str = HANNA, company_id: str | None = NORTHWIND) -> Caller:
    return _user(user_id, "HR", company_id)


def colleague() -> Caller:
    return hr(BEN)


def stranger() -> Caller:
    """HR of another company."""
    return hr(MARA, CONTOSO)


def freelancer() -> Caller:
    """HR without a company."""
    return hr(SOLO, None)


def admin() -> Caller:
    return _user(ADA, "ADMIN", None)


def candidate_user() -> Caller:
    return _user("usr_" + "6" * 32, "CANDIDATE", None)


def session_of(invitation_id: str) -> Caller:
    return Caller(subject=invitation_id, kind="INVITATION", scopes=frozenset({"interview:take"}))


def gateway() -> Caller:
    return Caller(subject="svc_gateway", kind="SERVICE", scopes=frozenset({"invitations:exchange"}), client="gateway")


def _user(user_id: str, role: str, company_id: str | None) -> Caller:
    """With the scopes that the gateway grants to this role."""
    return Caller(
        subject=user_id,
        kind="USER",
        roles=frozenset({role}),
        scopes=Access("ACTIVE", frozenset({role})).scopes,
        company_id=company_id,
        company_role="MEMBER" if company_id else None,
    )
