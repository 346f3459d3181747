"""Who may do what: roles give scopes; the owning context still checks each object."""

from dataclasses import dataclass
from typing import Literal

SessionKind = Literal["USER", "INVITATION"]
CompanyRole = Literal["OWNER", "MEMBER"]

_EVERY_USER = frozenset({"profile:write"})
_HR = frozenset(
    {
        "users:read",
        "companies:manage",
        "templates:read",
        "templates:write",
        "invitations:read",
        "invitations:write",
        "analyses:read",
        "analyses:retry",
        "graph:explore",
    }
)
_OWNER = frozenset({"keys:manage", "operations:manage"})
_CANDIDATE = frozenset({"invitations:read", "interview:take"})
_ADMIN = _HR | _OWNER | {"users:manage", "skills:manage", "events:replay", "llm:read"}
_INVITATION = frozenset({"interview:take"})
_NOTHING_TOLD = "UNKNOWN"
_REFUSED_STATUS = frozenset({"SUSPENDED", "DELETED"})


@dataclass(frozen=True)
class Access:
    """What the users context last told of a person. Nothing told yet: nobody may do anything."""

    status: str
    roles: frozenset[str] = frozenset()
    company_id: str | None = None
    company_role: CompanyRole | None = None

    @property
    def is_refused(self) -> bool:
        return self.status in _REFUSED_STATUS

    @property
    def scopes(self) -> frozenset[str]:
        if self.is_refused or self.status == _NOTHING_TOLD:
            return frozenset()
        granted = _EVERY_USER
        if "HR" in self.roles:
            granted |= _HR | (_OWNER if self.company_role == "OWNER" else frozenset())
        if "CANDIDATE" in self.roles:
            granted |= _CANDIDATE
        if "ADMIN" in self.roles:
            granted |= _ADMIN
        return granted


UNKNOWN = Access(status=_NOTHING_TOLD)


@dataclass(frozen=True)
class Principal:
    """Who stands behind a session right now."""

    session_id: str
    kind: SessionKind
    subject: str
    access: Access = UNKNOWN
    link_generation: int = 1

    @property
    def scopes(self) -> frozenset[str]:
        if self.kind == "INVITATION":
            return _INVITATION
        return self.access.scopes

    def has_lost_rights(self, now: "Principal") -> bool:
        """Whether what was open under this principal must end: fewer scopes, or another company than before."""
        left_company = self.access.company_id is not None and self.access.company_id != now.access.company_id
        return left_company or not self.scopes <= now.scopes
