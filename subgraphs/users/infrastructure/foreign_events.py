"""What users takes from others, each with only the fields it needs."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from kernel.events.domain_event import DomainEvent


@dataclass(frozen=True, kw_only=True)
class UserCreate(DomainEvent):
    """The gateway's command (`user-commands`): somebody signed in for the first time."""

    event_type: ClassVar[str] = "user.create"

    user_id: str
    external_auth_id: str
    email: str
    full_name: str
    email_verified: bool


@dataclass(frozen=True, kw_only=True)
class UserAuthenticated(DomainEvent):
    """The gateway's fact (`auth-events`)."""

    event_type: ClassVar[str] = "user.authenticated"

    user_id: str
    at: datetime


FOREIGN_EVENTS: tuple[type[DomainEvent], ...] = (UserCreate, UserAuthenticated)
