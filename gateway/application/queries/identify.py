"""Question: who stands behind this cookie? Asked for each request, so it reads one row and writes once a minute."""

from dataclasses import dataclass

from gateway.application.ports import SessionReader, SessionView, SessionViews
from gateway.application.session_standing import end_of, principal_of
from gateway.domain.access import Principal, SessionKind
from gateway.domain.registration import RegistrationState
from gateway.domain.secret import fingerprint_of
from gateway.domain.session import SessionLifetime
from kernel.clock import Clock


@dataclass(frozen=True)
class Standing:
    """`principal` is None when nobody is signed in; `ended_code` says why a session that was there is over."""

    principal: Principal | None = None
    ended_code: str | None = None
    registration: RegistrationState | None = None


NOBODY = Standing()


class IdentifyHandler:
    def __init__(self, reader: SessionReader, views: SessionViews, clock: Clock, lifetime: SessionLifetime) -> None:
        self._reader, self._views, self._clock, self._lifetime = reader, views, clock, lifetime

    async def __call__(self, secret: str | None, kind: SessionKind) -> Standing:
        token_hash = fingerprint_of(secret)
        view = await self._reader.by_hash(token_hash) if token_hash else None
        if view is None or view.kind != kind:
            return NOBODY
        code = end_of(view, self._clock.now(), self._lifetime)
        if code is not None:
            return Standing(ended_code=code)
        await self._touch(view)
        return Standing(principal_of(view), registration=view.registration)

    async def still(self, principal: Principal) -> Principal | None:
        """The same principal as the record has it now; None when the session is over."""
        view = await self._views.by_id(principal.session_id)
        if view is None or end_of(view, self._clock.now(), self._lifetime) is not None:
            return None
        return principal_of(view)

    async def _touch(self, view: SessionView) -> None:
        now = self._clock.now()
        if now - view.last_seen_at >= self._lifetime.touch_every:
            await self._views.touch(view.session_id, now)
