"""Use cases: sign out here; end another of one's own sessions."""

from dataclasses import dataclass

from gateway.application.ending import end_session
from gateway.application.ports import BeginUnitOfWork, IdentityProvider
from gateway.domain.errors import SessionNotFound, SignInRefused
from gateway.domain.events import UserLoggedOut
from gateway.domain.secret import fingerprint_of
from gateway.domain.session import ENDED_BY_OWNER, SIGNED_OUT, SessionLifetime
from kernel.clock import Clock


class SignOutHandler:
    """Returns where the provider's own session is ended, if it has such a place. Signing out never fails."""

    def __init__(self, begin: BeginUnitOfWork, provider: IdentityProvider, clock: Clock) -> None:
        self._begin, self._provider, self._clock = begin, provider, clock

    async def __call__(self, secret: str | None) -> str | None:
        token_hash = fingerprint_of(secret)
        if token_hash is None:
            return None
        now = self._clock.now()
        async with self._begin() as uow:
            session = await uow.sessions.find_by_hash(token_hash)
            if session is None:
                return None
            id_token = session.id_token
            if await end_session(uow, session, SIGNED_OUT, now) and session.kind == "USER":
                uow.emit(UserLoggedOut(user_id=session.subject, at=now), aggregate_id=session.subject)
            await uow.commit()
        return await self._provider_url(id_token) if session.kind == "USER" else None

    async def _provider_url(self, id_token: str | None) -> str | None:
        try:
            return await self._provider.sign_out_url(id_token)
        except SignInRefused:  # the provider is away; our own session is ended all the same
            return None


@dataclass(frozen=True)
class EndSession:
    user_id: str
    session_id: str


class EndSessionHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock, lifetime: SessionLifetime) -> None:
        self._begin, self._clock, self._lifetime = begin, clock, lifetime

    async def __call__(self, command: EndSession) -> None:
        now = self._clock.now()
        async with self._begin() as uow:
            session = await uow.sessions.find(command.session_id)
            mine = session is not None and session.kind == "USER" and session.subject == command.user_id
            if session is None or not mine or not session.is_live(now, self._lifetime):
                raise SessionNotFound(
                    f"There is no live session {command.session_id} of yours.", field=("input", "session_id")
                )
            await end_session(uow, session, ENDED_BY_OWNER, now)
            uow.emit(UserLoggedOut(user_id=session.subject, at=now), aggregate_id=session.subject)
            await uow.commit()
