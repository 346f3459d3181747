"""The ports of users' use cases."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from kernel.events.domain_event import DomainEvent
from kernel.paging.page import Page, PageRequest
from subgraphs.users.application.access import Viewer
from subgraphs.users.application.views import (
    CompanyView,
    FailedEventView,
    MembershipInvitationView,
    MemberView,
    UserFilter,
    UserOrder,
    UserView,
)
from subgraphs.users.domain.company import Company
from subgraphs.users.domain.user import User


class UserRepository(Protocol):
    """`add` raises EmailAlreadyTaken or IdentityAlreadyKnown; `save` raises ConcurrentChange."""

    async def find(self, user_id: str) -> User | None: ...
    async def find_by_email(self, email: str) -> User | None: ...
    async def find_by_external_auth_id(self, external_auth_id: str) -> User | None: ...
    async def add(self, user: User) -> None: ...
    async def save(self, user: User) -> None: ...


class CompanyRepository(Protocol):
    """`add` and `save` raise AlreadyAMember; `save` raises ConcurrentChange."""

    async def find(self, company_id: str) -> Company | None: ...
    async def find_by_invitation(self, invitation_id: str) -> Company | None: ...
    async def is_anywhere_member(self, user_id: str) -> bool: ...
    async def add(self, company: Company) -> None: ...
    async def save(self, company: Company) -> None: ...


class EventInbox(Protocol):
    """False for an event that was applied before."""

    async def first_time(self, event_id: str) -> bool: ...


class UnitOfWork(Protocol):
    @property
    def users(self) -> UserRepository: ...
    @property
    def companies(self) -> CompanyRepository: ...
    @property
    def inbox(self) -> EventInbox: ...
    def emit(self, event: DomainEvent, *, aggregate_id: str) -> None: ...
    async def commit(self) -> None: ...


BeginUnitOfWork = Callable[[], AbstractAsyncContextManager[UnitOfWork]]


class UserViews(Protocol):
    """Reads for the graph. Each answers only what the viewer may see, in one SQL statement."""

    async def users(self, viewer: Viewer, user_ids: Sequence[str]) -> Mapping[str, UserView]: ...
    async def list_users(
        self, viewer: Viewer, chosen: UserFilter, order: UserOrder, request: PageRequest
    ) -> Page[UserView]: ...
    async def companies(self, viewer: Viewer, company_ids: Sequence[str]) -> Mapping[str, CompanyView]: ...
    async def members(self, viewer: Viewer, company_ids: Sequence[str]) -> Mapping[str, Sequence[MemberView]]: ...
    async def invitations(
        self, viewer: Viewer, company_ids: Sequence[str]
    ) -> Mapping[str, Sequence[MembershipInvitationView]]:
        """Open ones of these companies, oldest first; for their owners and administrators."""
        ...

    async def invitations_for(self, user_id: str, now: datetime) -> Sequence[MembershipInvitationView]:
        """What waits for this person's answer: not expired, and for an address that the provider has verified."""
        ...

    async def failed_events(self, limit: int) -> Sequence[FailedEventView]: ...
