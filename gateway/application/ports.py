"""The ports of the gateway's use cases."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from gateway.domain.access import Access, CompanyRole, SessionKind
from gateway.domain.pending_sign_in import PendingSignIn, ProvenIdentity
from gateway.domain.registration import Registration, RegistrationState
from gateway.domain.session import Session, SessionId
from kernel.events.domain_event import DomainEvent

# One subject of the change log: API processes follow it to learn of ended sessions, changed access, applied events.
IDENTITY_SUBJECT = "identity"
SESSION_ENDED = "session.ended"
ACCESS_CHANGED = "access.changed"
EVENT_APPLIED = "event.applied"

ANYBODY = "*"

RETRY_REGISTRATION = "gateway.retry_registration"

NewSecret = Callable[[], str]
"""256 random bits in base64url."""
NewId = Callable[[str], str]


@dataclass(frozen=True)
class Identity:
    """Which of our users a person at the provider is."""

    user_id: str
    issuer: str
    subject: str


@dataclass(frozen=True)
class SessionView:
    """All that a request needs to know of its session, in one read."""

    session_id: SessionId
    kind: SessionKind
    subject: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    end_code: str | None
    user_agent: str | None
    access: Access | None
    registration: RegistrationState | None
    link_generation: int = 1


class IdentityTaken(Exception):
    """Another sign-in of the same person came first; read again."""


class PendingSignIns(Protocol):
    async def add(self, pending: PendingSignIn) -> None: ...

    async def find(self, state_hash: str, browser_hash: str) -> PendingSignIn | None:
        """None unless both hashes fit."""

    async def take(self, state_hash: str, browser_hash: str) -> PendingSignIn | None:
        """Remove and return it, so that it is used once; None unless both hashes fit."""

    async def drop_expired(self, now: datetime) -> None:
        """Forget those that had expired by then."""


class Sessions(Protocol):
    async def add(self, session: Session) -> None: ...

    async def find_by_hash(self, token_hash: str) -> Session | None: ...

    async def find(self, session_id: str) -> Session | None: ...

    async def not_ended_of(self, subject: str) -> list[Session]: ...

    async def save(self, session: Session) -> None: ...

    async def drop_old(self, before: datetime) -> None:
        """Forget some of the sessions whose time was over before then."""


class Identities(Protocol):
    async def add(self, identity: Identity) -> None:
        """Raises `IdentityTaken` when this person has one already."""

    async def find(self, issuer: str, subject: str) -> Identity | None: ...

    async def remove(self, user_id: str) -> None: ...


class Registrations(Protocol):
    async def add(self, registration: Registration) -> None: ...

    async def find(self, user_id: str) -> Registration | None: ...

    async def save(self, registration: Registration) -> None: ...


class AccessCopies(Protocol):
    """What `user-events` told: roles, status, memberships."""

    async def of(self, user_id: str) -> Access | None: ...

    async def put_user(self, user_id: str, status: str, roles: frozenset[str]) -> None: ...

    async def put_status(self, user_id: str, status: str) -> None:
        """Also of a user never told of before: whoever is suspended stays out."""

    async def put_member(self, user_id: str, company_id: str, role: CompanyRole, *, is_primary: bool) -> None: ...

    async def remove_member(self, user_id: str, company_id: str) -> None: ...


class Inbox(Protocol):
    async def first_time(self, event_id: str) -> bool: ...


class Jobs(Protocol):
    async def put(
        self, kind: str, subject_id: str, payload: dict[str, Any] | None = None, run_at: datetime | None = None
    ) -> str: ...


class Changes(Protocol):
    async def append(self, subject: str, kind: str, node_id: str, payload: dict[str, Any] | None = None) -> int: ...


class UnitOfWork(Protocol):
    """One transaction; leaving it without `commit` takes everything back."""

    @property
    def pending(self) -> PendingSignIns: ...

    @property
    def sessions(self) -> Sessions: ...

    @property
    def identities(self) -> Identities: ...

    @property
    def registrations(self) -> Registrations: ...

    @property
    def access(self) -> AccessCopies: ...

    @property
    def inbox(self) -> Inbox: ...

    @property
    def jobs(self) -> Jobs: ...

    @property
    def changes(self) -> Changes: ...

    def emit(self, event: DomainEvent, *, aggregate_id: str) -> None: ...

    async def commit(self) -> None: ...


BeginUnitOfWork = Callable[[], AbstractAsyncContextManager[UnitOfWork]]


class SessionReader(Protocol):
    """Reads sessions without a unit of work. May be a moment old, never older than two seconds."""

    async def by_hash(self, token_hash: str) -> SessionView | None: ...

    async def forget(self) -> None:
        """Whoever reads after this reads the record."""


class SessionViews(Protocol):
    """Always the record itself."""

    async def by_hash(self, token_hash: str) -> SessionView | None: ...

    async def by_id(self, session_id: str) -> SessionView | None: ...

    async def of_user(self, user_id: str) -> list[SessionView]: ...

    async def touch(self, session_id: str, now: datetime) -> None: ...

    async def applied(self, event_ids: frozenset[str]) -> frozenset[str]:
        """Those of the events that the gateway's own inbox already has."""


@dataclass(frozen=True)
class SignInRequest:
    state: str
    nonce: str
    code_verifier: str


class IdentityProvider(Protocol):
    """The OIDC provider. Each call has a deadline; raises `SignInRefused` with PROVIDER_* codes."""

    async def sign_in_url(self, request: SignInRequest) -> str: ...

    async def redeem(self, code: str, issuer: str | None, pending: PendingSignIn) -> ProvenIdentity:
        """Exchange the code and verify the id token: signature, issuer, audience, nonce, times."""

    async def sign_out_url(self, id_token: str | None) -> str | None:
        """Where to end the provider's own session; None when it offers no such place."""


@dataclass(frozen=True)
class OpenedLink:
    """`generation` says which of the links of this invitation it was."""

    invitation_id: str
    generation: int = 1


class InvitationLinks(Protocol):
    async def exchange(self, token: str, device: str | None, signed_in_user: str | None) -> OpenedLink:
        """What this link opens; raises `LinkRefused` with the reason. `device` and who is signed in are written down
        for HR."""


class Wakening(Protocol):
    """One waiter's alarm. A change between two waits is not lost: the next wait returns at once."""

    async def wait(self, timeout_seconds: float) -> None: ...


class Live(Protocol):
    """Wakes whoever waits for a change of identities."""

    def woken_by(self, *node_ids: str) -> AbstractContextManager[Wakening]:
        """Woken when one of these sessions or users changes; `ANYBODY` for all of them."""
