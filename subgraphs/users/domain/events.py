"""What users tells the others (topic `user-events`): facts with everything a consumer needs, so it never calls back."""

from dataclasses import dataclass
from typing import ClassVar

from kernel.events.domain_event import DomainEvent


@dataclass(frozen=True, kw_only=True)
class UserCreated(DomainEvent):
    event_type: ClassVar[str] = "user.created"

    user_id: str
    external_auth_id: str
    email: str
    full_name: str
    roles: tuple[str, ...]
    status: str


@dataclass(frozen=True, kw_only=True)
class UserUpdated(DomainEvent):
    event_type: ClassVar[str] = "user.updated"

    user_id: str
    external_auth_id: str
    email: str
    full_name: str
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
class UserRoleSelected(DomainEvent):
    """Followed by `user.updated` with all roles: a consumer that keeps roles needs only that one."""

    event_type: ClassVar[str] = "user.role_selected"

    user_id: str
    role: str


@dataclass(frozen=True, kw_only=True)
class UserRegistrationRefused(DomainEvent):
    """The answer to a `user.create` that cannot be done; `code` is the refusal's."""

    event_type: ClassVar[str] = "user.registration_refused"

    user_id: str
    external_auth_id: str
    code: str


@dataclass(frozen=True, kw_only=True)
class CompanyCreated(DomainEvent):
    event_type: ClassVar[str] = "company.created"

    company_id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class CompanyUpdated(DomainEvent):
    event_type: ClassVar[str] = "company.updated"

    company_id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class CompanyMemberInvited(DomainEvent):
    """Somebody is asked in, or asked again; who mails invitations needs the address."""

    event_type: ClassVar[str] = "company.member_invited"

    company_id: str
    invitation_id: str
    email: str


@dataclass(frozen=True, kw_only=True)
class CompanyMemberAdded(DomainEvent):
    """Somebody joined, or has another role than before."""

    event_type: ClassVar[str] = "company.member_added"

    company_id: str
    user_id: str
    role: str
    position: str | None = None
    is_primary: bool


@dataclass(frozen=True, kw_only=True)
class CompanyMemberRemoved(DomainEvent):
    event_type: ClassVar[str] = "company.member_removed"

    company_id: str
    user_id: str


EVENTS: tuple[type[DomainEvent], ...] = (
    UserCreated,
    UserUpdated,
    UserSuspended,
    UserActivated,
    UserRoleSelected,
    UserRegistrationRefused,
    CompanyCreated,
    CompanyUpdated,
    CompanyMemberInvited,
    CompanyMemberAdded,
    CompanyMemberRemoved,
)
