"""Question: where am I signed in?"""

from gateway.application.ports import SessionView, SessionViews
from gateway.application.session_standing import end_of
from gateway.domain.session import SessionLifetime
from kernel.clock import Clock


class MySessionsHandler:
    def __init__(self, views: SessionViews, clock: Clock, lifetime: SessionLifetime) -> None:
        self._views, self._clock, self._lifetime = views, clock, lifetime

    async def __call__(self, user_id: str) -> list[SessionView]:
        now = self._clock.now()
        return [view for view in await self._views.of_user(user_id) if end_of(view, now, self._lifetime) is None]
