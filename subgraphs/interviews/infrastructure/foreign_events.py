"""The events of users and analysis that interviews takes, with only the fields it needs."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from kernel.events.domain_event import DomainEvent


@dataclass(frozen=True, kw_only=True)
class UserCreated(DomainEvent):
    event_type: ClassVar[str] = "user.created"

    user_id: str
    email: str
    full_name: str
    status: str


@dataclass(frozen=True, kw_only=True)
class UserUpdated(DomainEvent):
    event_type: ClassVar[str] = "user.updated"

    user_id: str
    email: str
    full_name: str
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
    """Users does not send it yet; here so that the first one finds us ready."""

    event_type: ClassVar[str] = "user.deleted"

    user_id: str


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
class CompanyMemberAdded(DomainEvent):
    event_type: ClassVar[str] = "company.member_added"

    company_id: str
    user_id: str


@dataclass(frozen=True, kw_only=True)
class CompanyMemberRemoved(DomainEvent):
    event_type: ClassVar[str] = "company.member_removed"

    company_id: str
    user_id: str


@dataclass(frozen=True, kw_only=True)
class AnalysisStarted(DomainEvent):
    event_type: ClassVar[str] = "analysis.started"

    invitation_id: str


@dataclass(frozen=True, kw_only=True)
class AnalysisCompleted(DomainEvent):
    event_type: ClassVar[str] = "analysis.completed"

    invitation_id: str
    overall_score: int | None = None
    recommendation: str | None = None
    borderline: bool
    engine: str
    is_preview: bool
    summary: str
    completed_at: datetime


@dataclass(frozen=True, kw_only=True)
class AnalysisFailed(DomainEvent):
    event_type: ClassVar[str] = "analysis.failed"

    invitation_id: str


FOREIGN_EVENTS: tuple[type[DomainEvent], ...] = (
    UserCreated,
    UserUpdated,
    UserSuspended,
    UserActivated,
    CompanyCreated,
    CompanyUpdated,
    CompanyMemberAdded,
    CompanyMemberRemoved,
    AnalysisStarted,
    AnalysisCompleted,
    AnalysisFailed,
)
