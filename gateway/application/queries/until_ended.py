"""Question of an open stream: tell me when what I stand on is over."""

from gateway.application.ports import Live
from gateway.application.queries.identify import IdentifyHandler
from gateway.domain.access import Principal

# Nobody rings when a session merely grows old.
LOOK_AGAIN_SECONDS = 30.0


class UntilEnded:
    """Returns when the session has ended, its user is refused, or rights were taken away."""

    def __init__(self, identify: IdentifyHandler, live: Live) -> None:
        self._identify, self._live = identify, live

    async def __call__(self, principal: Principal) -> None:
        with self._live.woken_by(principal.session_id, principal.subject) as wakening:
            while True:
                now = await self._identify.still(principal)
                if now is None or principal.has_lost_rights(now):
                    return
                await wakening.wait(LOOK_AGAIN_SECONDS)
