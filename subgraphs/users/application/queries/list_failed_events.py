"""Question: which events did this context give up on?"""

from collections.abc import Sequence

from kernel.auth.caller import Caller
from kernel.paging.page import page_size
from subgraphs.users.application.access import require_admin
from subgraphs.users.application.ports import UserViews
from subgraphs.users.application.views import FailedEventView


class ListFailedEvents:
    def __init__(self, views: UserViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, first: int) -> Sequence[FailedEventView]:
        require_admin(caller)
        return await self._views.failed_events(page_size(first))
