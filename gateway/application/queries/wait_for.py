"""Questions that may take a moment: has my registration been answered, has our copy taken these events?"""

from collections.abc import Awaitable, Callable

from gateway.application.ports import ANYBODY, Live, SessionReader, SessionView, SessionViews
from gateway.domain.secret import fingerprint
from kernel.clock import Clock

WAIT_SECONDS = 2.0
_LOOK_AGAIN_SECONDS = 0.25


class WaitForRegistration:
    """The session as it stands once the registration is answered, or after two seconds as it is."""

    def __init__(self, views: SessionViews, reader: SessionReader, live: Live, clock: Clock) -> None:
        self._views, self._reader, self._live, self._clock = views, reader, live, clock

    async def __call__(self, session_secret: str) -> SessionView | None:
        view: SessionView | None = None

        async def answered() -> bool:
            nonlocal view
            view = await self._views.by_hash(fingerprint(session_secret))
            return view is None or view.ended_at is not None or view.registration != "PENDING"

        if await _wait_until(answered, self._live, self._clock):
            await self._reader.forget()
        return view


class WaitForEvents:
    """True when the gateway's inbox has all of these events; False when two seconds were not enough."""

    def __init__(self, views: SessionViews, reader: SessionReader, live: Live, clock: Clock) -> None:
        self._views, self._reader, self._live, self._clock = views, reader, live, clock

    async def __call__(self, event_ids: frozenset[str]) -> bool:
        async def applied() -> bool:
            return event_ids <= await self._views.applied(event_ids)

        in_time = await _wait_until(applied, self._live, self._clock)
        # the consumer tells the cache only after its commit, which we may have seen before
        await self._reader.forget()
        return in_time


async def _wait_until(done: Callable[[], Awaitable[bool]], live: Live, clock: Clock) -> bool:
    """A change wakes it at once; between changes it looks again now and then, since a ring may be lost."""
    started = clock.now()
    with live.woken_by(ANYBODY) as wakening:
        while not await done():
            left = WAIT_SECONDS - (clock.now() - started).total_seconds()
            if left <= 0:
                return False
            await wakening.wait(min(left, _LOOK_AGAIN_SECONDS))
    return True
