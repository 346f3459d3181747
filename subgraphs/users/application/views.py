"""What queries answer: frozen rows, shaped for the graph."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from subgraphs.users.domain.membership import CompanyRole
from subgraphs.users.domain.user import Role, UserStatus


@dataclass(frozen=True)
class CompanyView:
    id: str
    slug: str
    name: str
    website: str | None
    industry: str | None
    location: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class UserView:
    id: str
    email: str
    full_name: str
    roles: tuple[Role, ...]
    status: UserStatus
    time_zone: str | None
    language: str | None
    email_verified: bool
    last_login_at: datetime | None
    created_at: datetime
    updated_at: datetime
    company: CompanyView | None = None
    company_role: CompanyRole | None = None


@dataclass(frozen=True)
class MemberView:
    user: UserView
    role: CompanyRole
    position: str | None
    is_primary: bool


@dataclass(frozen=True)
class MembershipInvitationView:
    id: str
    company_id: str
    company_name: str
    email: str
    position: str | None
    invited_by_name: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class FailedEventView:
    id: str
    event_id: str | None
    event_type: str | None
    topic: str
    error: str
    code: str
    attempts: int
    failed_at: datetime


@dataclass(frozen=True)
class UserFilter:
    """`search` finds a part of name or email; None filters nothing."""

    search: str | None = None
    role: Role | None = None
    status: UserStatus | None = None


class UserOrder(StrEnum):
    NAME_ASC = "NAME_ASC"
    NAME_DESC = "NAME_DESC"
    CREATED_AT_ASC = "CREATED_AT_ASC"
    CREATED_AT_DESC = "CREATED_AT_DESC"
    UPDATED_AT_ASC = "UPDATED_AT_ASC"
    UPDATED_AT_DESC = "UPDATED_AT_DESC"


def users_list(order: UserOrder) -> str:
    """The name of this list in its cursors."""
    return f"users:{order.value}"
