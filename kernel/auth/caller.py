"""Who is asking: what the gateway says about the caller of one request."""

from dataclasses import dataclass, field
from typing import Literal, get_args

CallerKind = Literal["USER", "INVITATION", "SERVICE", "ANONYMOUS"]
CompanyRole = Literal["OWNER", "MEMBER"]
CALLER_KINDS: dict[str, CallerKind] = {kind: kind for kind in get_args(CallerKind)}
COMPANY_ROLES: dict[str, CompanyRole] = {role: role for role in get_args(CompanyRole)}


@dataclass(frozen=True)
class Caller:
    """`client` names the front end or integration; `scopes` are what this caller may use at all; `token_id` is the
    `jti` of the token that said so.

    Of an invitation session: `link_generation` of the link that opened it, and `signed_in_user`, who else is signed in
    in that browser, for the audit trail alone: it opens nothing.
    """

    subject: str
    kind: CallerKind
    roles: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    company_id: str | None = None
    company_role: CompanyRole | None = None
    client: str = "web"
    link_generation: int = 1
    signed_in_user: str | None = None
    token_id: str = field(default="", compare=False)

    @property
    def invitation_id(self) -> str | None:
        return self.subject if self.kind == "INVITATION" else None


ANONYMOUS = Caller(subject="anonymous", kind="ANONYMOUS")
