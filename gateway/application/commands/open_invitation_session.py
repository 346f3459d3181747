"""Use case: a candidate's browser exchanges its personal link for a session bound to that one invitation."""

from dataclasses import dataclass

from gateway.application.ending import add_session, end_session
from gateway.application.ports import BeginUnitOfWork, InvitationLinks, NewId, NewSecret, UnitOfWork
from gateway.domain.device import device_of
from gateway.domain.secret import fingerprint, fingerprint_of
from gateway.domain.session import REPLACED, Session, SessionId, SessionLifetime
from kernel.clock import Clock


@dataclass(frozen=True)
class OpenInvitationSession:
    """`held` are the secrets of the invitation sessions that this browser holds; `signed_in_user` is who is signed in
    there as well, if anybody."""

    token: str
    held: tuple[str, ...] = ()
    user_agent: str | None = None
    signed_in_user: str | None = None


@dataclass(frozen=True)
class InvitationOpened:
    invitation_id: str
    session_secret: str


class OpenInvitationSessionHandler:
    """Ends what this browser held of the same invitation; sessions of other invitations go on beside it."""

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
        device = device_of(command.user_agent)
        opened = await self._links.exchange(command.token, device, command.signed_in_user)
        secret, now = self._new_secret(), self._clock.now()
        async with self._begin() as uow:
            await self._end_earlier(uow, command.held, opened.invitation_id)
            session = Session.open(
                SessionId(self._new_id("ses")),
                kind="INVITATION",
                subject=opened.invitation_id,
                token_hash=fingerprint(secret),
                now=now,
                lifetime=self._lifetime,
                user_agent=command.user_agent,
                link_generation=opened.generation,
            )
            await add_session(uow, session)
            await uow.commit()
        return InvitationOpened(opened.invitation_id, secret)

    async def _end_earlier(self, uow: UnitOfWork, held: tuple[str, ...], invitation_id: str) -> None:
        for token_hash in filter(None, map(fingerprint_of, held)):
            earlier = await uow.sessions.find_by_hash(token_hash)
            if earlier is not None and earlier.kind == "INVITATION" and earlier.subject == invitation_id:
                await end_session(uow, earlier, REPLACED, self._clock.now())
