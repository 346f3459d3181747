"""Use case: a candidate's browser exchanges its personal link for a session bound to that one invitation."""

from dataclasses import dataclass

from gateway.application.ending import add_session, end_session
from gateway.application.ports import BeginUnitOfWork, InvitationLinks, NewId, NewSecret
from gateway.domain.secret import fingerprint, fingerprint_of
from gateway.domain.session import REPLACED, Session, SessionId, SessionLifetime
from kernel.clock import Clock


@dataclass(frozen=True)
class OpenInvitationSession:
    token: str
    previous_secret: str | None = None
    user_agent: str | None = None


@dataclass(frozen=True)
class InvitationOpened:
    invitation_id: str
    session_secret: str


class OpenInvitationSessionHandler:
    def __init__(
        self,
        begin: BeginUnitOfWork,
        links: InvitationLinks,
        new_secret: NewSecret,
        new_id: NewId,
        clock: Clock,
        lifetime: SessionLifetime,
    ) -> None:
        self._begin, self._links = begin, links
        self._new_secret, self._new_id, self._clock = new_secret, new_id, clock
        self._lifetime = lifetime

    async def __call__(self, command: OpenInvitationSession) -> InvitationOpened:
        invitation_id = await self._links.exchange(command.token)
        secret, now = self._new_secret(), self._clock.now()
        previous_hash = fingerprint_of(command.previous_secret)
        async with self._begin() as uow:
            previous = await uow.sessions.find_by_hash(previous_hash) if previous_hash else None
            if previous is not None:
                await end_session(uow, previous, REPLACED, now)
            session = Session.open(
                SessionId(self._new_id("ses")),
                kind="INVITATION",
                subject=invitation_id,
                token_hash=fingerprint(secret),
                now=now,
                lifetime=self._lifetime,
                user_agent=command.user_agent,
            )
            await add_session(uow, session)
            await uow.commit()
        return InvitationOpened(invitation_id, secret)
