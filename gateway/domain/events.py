"""Facts and commands of the gateway. `user.create` goes on `user-commands`, the others on `auth-events`."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from kernel.events.domain_event import DomainEvent


@dataclass(frozen=True, kw_only=True)
class UserCreate(DomainEvent):
    """A command: somebody signed in for the first time, under the id that the gateway gave them."""

    event_type: ClassVar[str] = "user.create"
    user_id: str
    external_auth_id: str
    email: str
    full_name: str
    email_verified: bool


@dataclass(frozen=True, kw_only=True)
class UserAuthenticated(DomainEvent):
    event_type: ClassVar[str] = "user.authenticated"
    user_id: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class UserLoggedOut(DomainEvent):
    event_type: ClassVar[str] = "user.logged_out"
    user_id: str
    at: datetime


EVENTS: tuple[type[DomainEvent], ...] = (UserCreate, UserAuthenticated, UserLoggedOut)
TOPIC_BY_EVENT = {"user.create": "user-commands", "*": "auth-events"}
