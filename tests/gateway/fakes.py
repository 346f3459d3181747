"""Hand-written fakes of the gateway's ports: a database in memory that forgets what was not committed."""

import copy
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any

from gateway.application.ports import Identity, IdentityTaken, OpenedLink, SessionView, SignInRequest
from gateway.domain.access import Access, CompanyRole
from gateway.domain.errors import LinkRefused
from gateway.domain.pending_sign_in import PendingSignIn, ProvenIdentity
from gateway.domain.registration import Registration
from gateway.domain.session import Session, SessionId
from kernel.events.domain_event import DomainEvent

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ISSUER = "http://localhost:18180/realms/interview"


class FakeClock:
    def __init__(self, now: datetime = NOON) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def advance(self, by: timedelta) -> None:
        self.time += by


class Counted:
    """Secrets and ids that a test can foretell."""

    def __init__(self) -> None:
        self.count = 0

    def secret(self) -> str:
        self.count += 1
        return f"{self.count:043d}"

    def new_id(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}_{self.count:032x}"


@dataclass
class Rows:
    pending: dict[str, PendingSignIn] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    identities: dict[str, Identity] = field(default_factory=dict)
    registrations: dict[str, Registration] = field(default_factory=dict)
    access: dict[str, Access] = field(default_factory=dict)
    members: dict[tuple[str, str], tuple[CompanyRole, bool]] = field(default_factory=dict)
    processed: set[str] = field(default_factory=set)
    jobs: list[tuple[str, str, datetime | None]] = field(default_factory=list)
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    events: list[tuple[str, DomainEvent]] = field(default_factory=list)


class FakeUnitOfWork:
    """One transaction over a copy of the rows; one object plays all the repositories."""

    def __init__(self, store: "FakeStore") -> None:
        self.store = store
        self.rows = copy.deepcopy(store.rows)
        self.pending = FakePending(self.rows)
        self.sessions = FakeSessions(self.rows)
        self.identities = FakeIdentities(self.rows, store)
        self.registrations = FakeRegistrations(self.rows)
        self.access = FakeAccess(self.rows)
        self.inbox = FakeInbox(self.rows)
        self.jobs = FakeJobs(self.rows)
        self.changes = FakeChanges(self.rows)

    async def __aenter__(self) -> "FakeUnitOfWork":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def emit(self, event: DomainEvent, *, aggregate_id: str) -> None:
        self.rows.events.append((aggregate_id, event))

    async def commit(self) -> None:
        for registration in self.rows.registrations.values():
            self.rows.events += [(registration.user_id, event) for event in registration.take_events()]
        self.store.rows = self.rows


class FakePending:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def add(self, pending: PendingSignIn) -> None:
        self.rows.pending[pending.state_hash] = pending

    async def find(self, state_hash: str, browser_hash: str) -> PendingSignIn | None:
        pending = self.rows.pending.get(state_hash)
        return pending if pending is not None and pending.browser_hash == browser_hash else None

    async def take(self, state_hash: str, browser_hash: str) -> PendingSignIn | None:
        pending = await self.find(state_hash, browser_hash)
        return self.rows.pending.pop(state_hash) if pending else None

    async def drop_expired(self, now: datetime) -> None:
        self.rows.pending = {key: value for key, value in self.rows.pending.items() if not value.is_expired(now)}


class FakeSessions:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def add(self, session: Session) -> None:
        self.rows.sessions[session.id] = session

    async def find_by_hash(self, token_hash: str) -> Session | None:
        return next((found for found in self.rows.sessions.values() if found.token_hash == token_hash), None)

    async def find(self, session_id: str) -> Session | None:
        return self.rows.sessions.get(session_id)

    async def not_ended_of(self, subject: str) -> list[Session]:
        return [found for found in self.rows.sessions.values() if found.subject == subject and found.ended_at is None]

    async def save(self, session: Session) -> None:
        self.rows.sessions[session.id] = session

    async def drop_old(self, before: datetime) -> None:
        self.rows.sessions = {key: kept for key, kept in self.rows.sessions.items() if kept.expires_at >= before}


class FakeIdentities:
    def __init__(self, rows: Rows, store: "FakeStore") -> None:
        self.rows, self.store = rows, store

    async def add(self, identity: Identity) -> None:
        if self.store.identity_that_came_first is not None:
            first, self.store.identity_that_came_first = self.store.identity_that_came_first, None
            self.store.rows.identities[first.user_id] = first
            raise IdentityTaken(identity.user_id)
        if any((x.issuer, x.subject) == (identity.issuer, identity.subject) for x in self.rows.identities.values()):
            raise IdentityTaken(identity.user_id)
        self.rows.identities[identity.user_id] = identity

    async def find(self, issuer: str, subject: str) -> Identity | None:
        known = self.rows.identities.values()
        return next((found for found in known if (found.issuer, found.subject) == (issuer, subject)), None)

    async def remove(self, user_id: str) -> None:
        self.rows.identities.pop(user_id, None)


class FakeRegistrations:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def add(self, registration: Registration) -> None:
        self.rows.registrations[registration.user_id] = registration

    async def find(self, user_id: str) -> Registration | None:
        return self.rows.registrations.get(user_id)

    async def save(self, registration: Registration) -> None:
        self.rows.registrations[registration.user_id] = registration


class FakeAccess:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def of(self, user_id: str) -> Access | None:
        access = self.rows.access.get(user_id)
        companies = [(key[1], *value) for key, value in self.rows.members.items() if key[0] == user_id]
        if access is None or not companies:
            return access
        company_id, role, _ = sorted(companies, key=lambda item: (not item[2], item[0]))[0]
        return replace(access, company_id=company_id, company_role=role)

    async def put_user(self, user_id: str, status: str, roles: frozenset[str]) -> None:
        self.rows.access[user_id] = Access(status, roles)

    async def put_status(self, user_id: str, status: str) -> None:
        known = self.rows.access.get(user_id, Access(status))
        self.rows.access[user_id] = Access(status, known.roles)

    async def put_member(self, user_id: str, company_id: str, role: CompanyRole, *, is_primary: bool) -> None:
        self.rows.members[user_id, company_id] = (role, is_primary)

    async def remove_member(self, user_id: str, company_id: str) -> None:
        self.rows.members.pop((user_id, company_id), None)


class FakeInbox:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def first_time(self, event_id: str) -> bool:
        if event_id in self.rows.processed:
            return False
        self.rows.processed.add(event_id)
        return True


class FakeJobs:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def put(
        self, kind: str, subject_id: str, payload: dict[str, Any] | None = None, run_at: datetime | None = None
    ) -> str:
        self.rows.jobs.append((kind, subject_id, run_at))
        return f"job_{len(self.rows.jobs)}"


class FakeChanges:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def append(self, subject: str, kind: str, node_id: str, payload: dict[str, Any] | None = None) -> int:
        self.rows.changes.append((subject, kind, node_id))
        return len(self.rows.changes)


class FakeStore:
    """Begin units of work on it; it also answers the questions the views answer."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.rows = Rows()
        self.touched: list[str] = []
        self.forgotten = 0
        self.identity_that_came_first: Identity | None = None

    def begin(self) -> FakeUnitOfWork:
        return FakeUnitOfWork(self)

    def events(self, event_class: type[DomainEvent]) -> list[DomainEvent]:
        return [event for _, event in self.rows.events if isinstance(event, event_class)]

    async def _view(self, session: Session | None) -> SessionView | None:
        if session is None:
            return None
        registration = self.rows.registrations.get(session.subject)
        return SessionView(
            session_id=SessionId(session.id),
            kind=session.kind,
            subject=session.subject,
            created_at=session.created_at,
            last_seen_at=session.last_seen_at,
            expires_at=session.expires_at,
            ended_at=session.ended_at,
            end_code=session.end_code,
            user_agent=session.user_agent,
            access=await FakeAccess(self.rows).of(session.subject),
            registration=registration.state if registration else None,
        )

    async def by_hash(self, token_hash: str) -> SessionView | None:
        return await self._view(await FakeSessions(self.rows).find_by_hash(token_hash))

    async def forget(self) -> None:
        self.forgotten += 1

    async def by_id(self, session_id: str) -> SessionView | None:
        return await self._view(self.rows.sessions.get(session_id))

    async def of_user(self, user_id: str) -> list[SessionView]:
        views = [await self._view(found) for found in self.rows.sessions.values() if found.subject == user_id]
        return [view for view in views if view is not None]

    async def touch(self, session_id: str, now: datetime) -> None:
        self.touched.append(session_id)
        self.rows.sessions[session_id].last_seen_at = now

    async def applied(self, event_ids: frozenset[str]) -> frozenset[str]:
        return event_ids & self.rows.processed


def person(subject: str = "sub-noor", email: str = "noor@newcomer.example") -> ProvenIdentity:
    return ProvenIdentity(ISSUER, subject, email, True, "Noor Haddad", "id.token.text")


class FakeProvider:
    """Answers every code with `person`; remembers what it was asked."""

    def __init__(self) -> None:
        self.person = person()
        self.requests: list[SignInRequest] = []
        self.redeemed: list[tuple[str, str | None, PendingSignIn]] = []
        self.sign_out_place: str | None = "http://localhost:18180/logout"
        self.failure: Exception | None = None

    async def sign_in_url(self, request: SignInRequest) -> str:
        if self.failure:
            raise self.failure
        self.requests.append(request)
        return f"http://localhost:18180/auth?state={request.state}"

    async def redeem(self, code: str, issuer: str | None, pending: PendingSignIn) -> ProvenIdentity:
        self.redeemed.append((code, issuer, pending))
        if self.failure:
            raise self.failure
        return self.person

    async def sign_out_url(self, id_token: str | None) -> str | None:
        if self.failure:
            raise self.failure
        return f"{self.sign_out_place}?hint={id_token}" if self.sign_out_place else None


class FakeLinks:
    def __init__(self) -> None:
        self.invitations: dict[str, str] = {}
        self.refusals: dict[str, str] = {}
        self.exchanged: list[tuple[str, str | None, str | None]] = []
        self.generation = 1

    async def exchange(self, token: str, device: str | None, signed_in_user: str | None) -> OpenedLink:
        self.exchanged.append((token, device, signed_in_user))
        if token in self.refusals:
            raise LinkRefused(self.refusals[token], "This link opens nothing.")
        return OpenedLink(self.invitations[token], self.generation)


class FakeLive:
    """Each wait is a moment in which something may happen: the next of `then` is run, and time goes on."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.then: list[Callable[[], Awaitable[object]]] = []
        self.waits: list[float] = []
        self.woken_for: list[tuple[str, ...]] = []

    @contextmanager
    def woken_by(self, *node_ids: str) -> Iterator["FakeLive"]:
        self.woken_for.append(node_ids)
        yield self

    async def wait(self, timeout_seconds: float) -> None:
        self.waits.append(timeout_seconds)
        self.clock.advance(timedelta(seconds=timeout_seconds))
        if self.then:
            await self.then.pop(0)()
