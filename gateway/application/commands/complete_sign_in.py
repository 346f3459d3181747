"""Use case: the browser is back from the provider; open a session, and for a newcomer begin the registration."""

from dataclasses import dataclass

from gateway.application.ending import add_session, end_session
from gateway.application.ports import (
    RETRY_REGISTRATION,
    BeginUnitOfWork,
    Identity,
    IdentityProvider,
    IdentityTaken,
    NewId,
    NewSecret,
    UnitOfWork,
)
from gateway.domain.errors import SIGN_IN_EXPIRED, USER_SUSPENDED, SignInRefused
from gateway.domain.events import UserAuthenticated
from gateway.domain.pending_sign_in import PendingSignIn, ProvenIdentity
from gateway.domain.registration import Registration
from gateway.domain.secret import fingerprint, fingerprint_of
from gateway.domain.session import REPLACED, Session, SessionId, SessionLifetime
from kernel.clock import Clock


@dataclass(frozen=True)
class CompleteSignIn:
    """`previous_secret` is the session that the browser still holds, perhaps begun in another tab meanwhile: of the
    same person it goes on, of anybody else it is replaced."""

    state: str | None
    code: str
    issuer: str | None
    browser_secret: str | None
    previous_secret: str | None = None
    user_agent: str | None = None


@dataclass(frozen=True)
class SignedIn:
    session_secret: str
    user_id: str
    return_to: str
    is_registering: bool


class CompleteSignInHandler:
    def __init__(
        self,
        begin: BeginUnitOfWork,
        provider: IdentityProvider,
        new_secret: NewSecret,
        new_id: NewId,
        clock: Clock,
        lifetime: SessionLifetime,
    ) -> None:
        self._begin, self._provider = begin, provider
        self._new_secret, self._new_id, self._clock = new_secret, new_id, clock
        self._lifetime = lifetime

    async def __call__(self, command: CompleteSignIn) -> SignedIn:
        pending = await self._take_pending(command)
        person = await self._provider.redeem(command.code, command.issuer, pending)
        try:
            return await self._open(command, pending, person)
        except IdentityTaken:  # the same newcomer in two tabs: the other one was first
            return await self._open(command, pending, person)

    async def _take_pending(self, command: CompleteSignIn) -> PendingSignIn:
        state_hash, browser_hash = fingerprint_of(command.state), fingerprint_of(command.browser_secret)
        if state_hash is None or browser_hash is None:
            raise SignInRefused(SIGN_IN_EXPIRED, "This sign-in was not begun in this browser.")
        async with self._begin() as uow:
            pending = await uow.pending.take(state_hash, browser_hash)
            await uow.commit()
        if pending is None or pending.is_expired(self._clock.now()):
            raise SignInRefused(SIGN_IN_EXPIRED, "This sign-in is no longer open: begin again.")
        return pending

    async def _open(self, command: CompleteSignIn, pending: PendingSignIn, person: ProvenIdentity) -> SignedIn:
        async with self._begin() as uow:
            user_id, is_registering = await self._enter(uow, person)
            secret = await self._keep_or_end(uow, command.previous_secret, user_id)
            if secret is None:
                secret = self._new_secret()
                await add_session(uow, self._session(command, person, user_id, secret))
            await uow.commit()
        return SignedIn(secret, user_id, pending.return_to, is_registering)

    def _session(self, command: CompleteSignIn, person: ProvenIdentity, user_id: str, secret: str) -> Session:
        return Session.open(
            SessionId(self._new_id("ses")),
            kind="USER",
            subject=user_id,
            token_hash=fingerprint(secret),
            now=self._clock.now(),
            lifetime=self._lifetime,
            user_agent=command.user_agent,
            id_token=person.id_token,
        )

    async def _enter(self, uow: UnitOfWork, person: ProvenIdentity) -> tuple[str, bool]:
        """Whose session this will be, and whether their registration is still unanswered."""
        now = self._clock.now()
        known = await uow.identities.find(person.issuer, person.subject)
        if known is None:
            return await self._register(uow, person), True
        access = await uow.access.of(known.user_id)
        if access is not None and access.is_refused:
            raise SignInRefused(USER_SUSPENDED, "This account is suspended.")
        registration = await uow.registrations.find(known.user_id)
        if registration is not None and registration.state == "PENDING":
            return known.user_id, True
        uow.emit(UserAuthenticated(user_id=known.user_id, at=now), aggregate_id=known.user_id)
        return known.user_id, False

    async def _register(self, uow: UnitOfWork, person: ProvenIdentity) -> str:
        user_id = self._new_id("usr")
        now = self._clock.now()
        await uow.identities.add(Identity(user_id, person.issuer, person.subject))
        registration = Registration.start(user_id, person, now)
        await uow.registrations.add(registration)
        subject_id = f"{user_id}:{registration.attempts}"
        await uow.jobs.put(RETRY_REGISTRATION, subject_id, run_at=registration.next_try_at(now))
        return user_id

    async def _keep_or_end(self, uow: UnitOfWork, secret: str | None, user_id: str) -> str | None:
        """The secret of the session that goes on for all tabs; None when there has to be a new one."""
        token_hash, now = fingerprint_of(secret), self._clock.now()
        previous = await uow.sessions.find_by_hash(token_hash) if token_hash else None
        if previous is None:
            return None
        if previous.kind == "USER" and previous.subject == user_id and previous.is_live(now, self._lifetime):
            return secret
        await end_session(uow, previous, REPLACED, now)
        return None
