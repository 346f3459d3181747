"""Questions: me, a user by id, many by id (for the router). Who may not be seen does not exist."""

from collections.abc import Mapping, Sequence

from kernel.auth.caller import Caller
from subgraphs.users.application.access import viewer_of
from subgraphs.users.application.ports import UserViews
from subgraphs.users.application.views import UserView


class FindUsers:
    def __init__(self, views: UserViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, user_ids: Sequence[str]) -> Mapping[str, UserView]:
        return await self._views.users(viewer_of(caller), user_ids)

    async def one(self, caller: Caller, user_id: str) -> UserView | None:
        return (await self(caller, [user_id])).get(user_id)

    async def me(self, caller: Caller) -> UserView | None:
        """None for anybody who is no signed-in person."""
        return await self.one(caller, caller.subject) if caller.kind == "USER" else None
