"""Hand-written doubles of users' ports: a database in memory that keeps the same promises as the real one."""

import copy
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from kernel.auth.caller import Caller
from kernel.errors import ConcurrentChange
from kernel.events.domain_event import DomainEvent
from kernel.paging.page import Page, PageRequest
from subgraphs.users.application.access import Viewer
from subgraphs.users.application.ports import UnitOfWork
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
from subgraphs.users.domain.errors import AlreadyAMember, EmailAlreadyTaken, IdentityAlreadyKnown
from subgraphs.users.domain.user import User

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class StoppedClock:
    def __init__(self, now: datetime = NOW) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> None:
        self._now += by


class InMemoryStore:
    """What is committed. `events` are the outbox; `fail_next_add` plays the race that only an index can see."""

    def __init__(self) -> None:
        self.users: dict[str, User] = {}
        self.companies: dict[str, Company] = {}
        self.processed: set[str] = set()
        self.events: list[tuple[str, DomainEvent]] = []
        self.fail_next_add: Callable[[], Exception] | None = None

    def begin(self) -> AbstractAsyncContextManager[UnitOfWork]:
        return FakeUnitOfWork(self)

    def event_types(self) -> list[str]:
        return [event.event_type for _, event in self.events]


class FakeUserRepository:
    def __init__(self, uow: "FakeUnitOfWork") -> None:
        self._uow = uow

    async def find(self, user_id: str) -> User | None:
        return self._loaded(self._uow.stored.users.get(user_id))

    async def find_by_email(self, email: str) -> User | None:
        return self._loaded(next((u for u in self._uow.stored.users.values() if u.identity.email == email), None))

    async def find_by_external_auth_id(self, external_auth_id: str) -> User | None:
        known = self._uow.stored.users.values()
        return self._loaded(next((u for u in known if u.identity.external_auth_id == external_auth_id), None))

    async def add(self, user: User) -> None:
        if failure := self._uow.stored.fail_next_add:
            self._uow.stored.fail_next_add = None
            raise failure()
        for other in self._uow.stored.users.values():
            if other.identity.email == user.identity.email:
                raise EmailAlreadyTaken("taken")
            if other.identity.external_auth_id == user.identity.external_auth_id:
                raise IdentityAlreadyKnown("known")
        user.version = 1
        self._uow.users_written[user.id] = user
        self._uow.seen.append(user)

    async def save(self, user: User) -> None:
        if self._uow.stored.users[user.id].version != user.version:
            raise ConcurrentChange
        user.version += 1
        self._uow.users_written[user.id] = user

    def _loaded(self, user: User | None) -> User | None:
        if user is None:
            return None
        mine = copy.deepcopy(user)
        self._uow.seen.append(mine)
        return mine


class FakeCompanyRepository:
    def __init__(self, uow: "FakeUnitOfWork") -> None:
        self._uow = uow

    async def find(self, company_id: str) -> Company | None:
        stored = self._uow.stored.companies.get(company_id)
        if stored is None:
            return None
        company = copy.deepcopy(stored)
        self._uow.seen.append(company)
        return company

    async def find_by_invitation(self, invitation_id: str) -> Company | None:
        stored = self._uow.stored.companies.values()
        asking = (company for company in stored for invitation in company.invitations if invitation.id == invitation_id)
        company = next(asking, None)
        return None if company is None else await self.find(company.id)

    async def is_anywhere_member(self, user_id: str) -> bool:
        return any(company.member(user_id) for company in self._uow.stored.companies.values())

    async def add(self, company: Company) -> None:
        self._check(company)
        company.version = 1
        self._uow.companies_written[company.id] = company
        self._uow.seen.append(company)

    async def save(self, company: Company) -> None:
        self._check(company)
        if self._uow.stored.companies[company.id].version != company.version:
            raise ConcurrentChange
        company.version += 1
        self._uow.companies_written[company.id] = company

    def _check(self, company: Company) -> None:
        others = [other for other in self._uow.stored.companies.values() if other.id != company.id]
        if any(other.member(member.user_id) for other in others for member in company.members):
            raise AlreadyAMember("elsewhere")


class FakeInbox:
    def __init__(self, uow: "FakeUnitOfWork") -> None:
        self._uow = uow

    async def first_time(self, event_id: str) -> bool:
        if event_id in self._uow.stored.processed:
            return False
        self._uow.applied.add(event_id)
        return True


class FakeUnitOfWork:
    """Nothing of it is stored unless `commit` was called."""

    def __init__(self, stored: InMemoryStore) -> None:
        self.stored = stored
        self.users = FakeUserRepository(self)
        self.companies = FakeCompanyRepository(self)
        self.inbox = FakeInbox(self)
        self.seen: list[User | Company] = []
        self.users_written: dict[str, User] = {}
        self.companies_written: dict[str, Company] = {}
        self.applied: set[str] = set()
        self.emitted: list[tuple[str, DomainEvent]] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def emit(self, event: DomainEvent, *, aggregate_id: str) -> None:
        self.emitted.append((aggregate_id, event))

    async def commit(self) -> None:
        self.stored.users |= copy.deepcopy(self.users_written)
        self.stored.companies |= copy.deepcopy(self.companies_written)
        self.stored.processed |= self.applied
        for aggregate in self.seen:
            self.stored.events += [(aggregate.aggregate_id, event) for event in aggregate.take_events()]
        self.stored.events += self.emitted
        for stored in (*self.stored.users.values(), *self.stored.companies.values()):
            stored.take_events()


class FakeViews:
    """Remembers who asked, answers what it was given."""

    def __init__(self, users: Sequence[UserView] = (), failed: Sequence[FailedEventView] = ()) -> None:
        self._users, self._failed = {user.id: user for user in users}, failed
        self.viewers: list[Viewer] = []

    async def users(self, viewer: Viewer, user_ids: Sequence[str]) -> Mapping[str, UserView]:
        self.viewers.append(viewer)
        return {user_id: self._users[user_id] for user_id in user_ids if user_id in self._users}

    async def list_users(
        self, viewer: Viewer, chosen: UserFilter, order: UserOrder, request: PageRequest
    ) -> Page[UserView]:
        self.viewers.append(viewer)
        return Page(tuple((user.id, user) for user in self._users.values()), False, False)

    async def companies(self, viewer: Viewer, company_ids: Sequence[str]) -> Mapping[str, CompanyView]:
        self.viewers.append(viewer)
        found = [user.company for user in self._users.values() if user.company and user.company.id in company_ids]
        return {company.id: company for company in found}

    async def members(self, viewer: Viewer, company_ids: Sequence[str]) -> Mapping[str, Sequence[MemberView]]:
        self.viewers.append(viewer)
        return {company_id: [] for company_id in company_ids}

    async def invitations(
        self, viewer: Viewer, company_ids: Sequence[str]
    ) -> Mapping[str, Sequence[MembershipInvitationView]]:
        self.viewers.append(viewer)
        return {company_id: [] for company_id in company_ids}

    async def invitations_for(self, user_id: str, now: datetime) -> Sequence[MembershipInvitationView]:
        return []

    async def failed_events(self, limit: int) -> Sequence[FailedEventView]:
        return self._failed[:limit]


def caller(subject: str, *roles: str, scopes: Sequence[str] = ()) -> Caller:
    return Caller(subject=subject, kind="USER", roles=frozenset(roles), scopes=frozenset(scopes))
