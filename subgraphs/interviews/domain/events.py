"""What interviews tells the others (topic `interview-events`): fat facts, so that a consumer never calls back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from kernel.events.domain_event import DomainEvent

_WIRE = DomainEvent.__pydantic_config__


@dataclass(frozen=True, kw_only=True)
class TemplateCreated(DomainEvent):
    event_type: ClassVar[str] = "template.created"

    template_id: str
    owner_id: str
    company_id: str | None
    title: str


@dataclass(frozen=True, kw_only=True)
class TemplatePublished(DomainEvent):
    event_type: ClassVar[str] = "template.published"

    template_id: str
    owner_id: str
    company_id: str | None
    title: str
    template_version_id: str


@dataclass(frozen=True, kw_only=True)
class TemplateArchived(DomainEvent):
    event_type: ClassVar[str] = "template.archived"

    template_id: str
    owner_id: str
    company_id: str | None
    title: str


@dataclass(frozen=True, kw_only=True)
class InvitationCreated(DomainEvent):
    event_type: ClassVar[str] = "invitation.created"

    invitation_id: str
    template_id: str
    template_version_id: str
    template_title: str
    candidate_id: str | None
    candidate_email: str
    candidate_name: str
    hr_id: str
    company_id: str | None
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class InvitationStarted(DomainEvent):
    event_type: ClassVar[str] = "invitation.started"

    invitation_id: str
    hr_id: str
    company_id: str | None
    consent: str
    started_at: datetime


@dataclass(frozen=True, kw_only=True)
class InvitationExpired(DomainEvent):
    event_type: ClassVar[str] = "invitation.expired"

    invitation_id: str
    hr_id: str
    company_id: str | None


@dataclass(frozen=True, kw_only=True)
class InvitationRevoked(DomainEvent):
    event_type: ClassVar[str] = "invitation.revoked"

    invitation_id: str
    hr_id: str
    company_id: str | None


@dataclass(frozen=True, kw_only=True)
class ResponseSubmitted(DomainEvent):
    event_type: ClassVar[str] = "response.submitted"

    response_id: str
    invitation_id: str
    question_id: str
    type: str
    media_key: str | None = None
    duration_seconds: int | None = None


@dataclass(frozen=True, kw_only=True)
class InvitationDecided(DomainEvent):
    event_type: ClassVar[str] = "invitation.decided"

    invitation_id: str
    hr_id: str
    company_id: str | None
    reviewer_id: str
    decision: str
    score: int | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class CompletedOption:
    __pydantic_config__: ClassVar[Any] = _WIRE

    option_id: str
    text: str
    correct: bool


@dataclass(frozen=True, kw_only=True)
class CompletedCriterion:
    __pydantic_config__: ClassVar[Any] = _WIRE

    criterion: str
    weight: int
    levels: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CompletedRubric:
    __pydantic_config__: ClassVar[Any] = _WIRE

    version: int
    criteria: tuple[CompletedCriterion, ...]


@dataclass(frozen=True, kw_only=True)
class CompletedQuestion:
    __pydantic_config__: ClassVar[Any] = _WIRE

    question_id: str
    text: str
    type: str
    position: int
    required: bool
    weight: int
    options: tuple[CompletedOption, ...]
    rubric: CompletedRubric | None


@dataclass(frozen=True, kw_only=True)
class CompletedResponse:
    __pydantic_config__: ClassVar[Any] = _WIRE

    response_id: str
    question_id: str
    type: str
    text: str | None
    chosen_option_ids: tuple[str, ...]
    duration_seconds: int | None
    submitted_at: datetime


@dataclass(frozen=True, kw_only=True)
class InvitationCompleted(DomainEvent):
    """Everything about one interview: a consumer scores it from this alone."""

    event_type: ClassVar[str] = "invitation.completed"

    invitation_id: str
    template_id: str
    template_version_id: str
    template_title: str
    candidate_id: str | None
    candidate_name: str
    candidate_email: str
    hr_id: str
    company_id: str | None
    responses_count: int
    duration_seconds: int
    completed_at: datetime
    consent: str
    questions: tuple[CompletedQuestion, ...]
    responses: tuple[CompletedResponse, ...]


EVENTS: tuple[type[DomainEvent], ...] = (
    TemplateCreated,
    TemplatePublished,
    TemplateArchived,
    InvitationCreated,
    InvitationStarted,
    InvitationExpired,
    InvitationRevoked,
    ResponseSubmitted,
    InvitationDecided,
    InvitationCompleted,
)
