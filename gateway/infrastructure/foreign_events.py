"""What the gateway takes from `user-events`: only the fields it needs. The envelope's aggregate id says the rest."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from kernel.events.domain_event import DomainEvent


@dataclass(frozen=True, kw_only=True)
class UserCreated(DomainEvent):
    event_type: ClassVar[str] = "user.created"
    user_id: str
    external_auth_id: str
    roles: tuple[str, ...]
    status: str


@dataclass(frozen=True, kw_only=True)
class UserUpdated(DomainEvent):
    event_type: ClassVar[str] = "user.updated"
    user_id: str
    external_auth_id: str
    roles: tuple[str, ...]
    status: str


@dataclass(frozen=True, kw_only=True)
class UserSuspended(DomainEvent):
    event_type: ClassVar[str] = "user.suspended"
    user_id: str


@dataclass(frozen=True, kw_only=True)
class UserActivated(DomainEvent):
    event_type: ClassVar[str] = "user.activated"
    user_id: str


@dataclass(frozen=True, kw_only=True)
class UserDeleted(DomainEvent):
    event_type: ClassVar[str] = "user.deleted"
    user_id: str


@dataclass(frozen=True, kw_only=True)
class RegistrationRefused(DomainEvent):
    event_type: ClassVar[str] = "user.registration_refused"
    user_id: str
    code: str


@dataclass(frozen=True, kw_only=True)
class MemberAdded(DomainEvent):
    event_type: ClassVar[str] = "company.member_added"
    company_id: str
    user_id: str
    role: Literal["OWNER", "MEMBER"]
    is_primary: bool


@dataclass(frozen=True, kw_only=True)
class MemberRemoved(DomainEvent):
    event_type: ClassVar[str] = "company.member_removed"
    company_id: str
    user_id: str


@dataclass(frozen=True, kw_only=True)
class RoleSelected(DomainEvent):
    """`user.updated` follows with all roles; this one is only waited for."""

    event_type: ClassVar[str] = "user.role_selected"
    user_id: str


@dataclass(frozen=True, kw_only=True)
class CompanyCreated(DomainEvent):
    event_type: ClassVar[str] = "company.created"
    company_id: str


@dataclass(frozen=True, kw_only=True)
class CompanyUpdated(DomainEvent):
    event_type: ClassVar[str] = "company.updated"
    company_id: str


FOREIGN_EVENTS: tuple[type[DomainEvent], ...] = (
    UserCreated,
    UserUpdated,
    UserSuspended,
    UserActivated,
    UserDeleted,
    RegistrationRefused,
    MemberAdded,
    MemberRemoved,
    RoleSelected,
    CompanyCreated,
    CompanyUpdated,
)
