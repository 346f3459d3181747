"""Question: which events did this context give up on?"""

from collections.abc import Sequence

from kernel.auth.caller import Caller
from kernel.paging.cursor import InvalidPage
from kernel.paging.page import MAX_PAGE_SIZE
from subgraphs.users.application.access import require_admin
from subgraphs.users.application.ports import UserViews
from subgraphs.users.application.views import FailedEventView


class ListFailedEvents:
    def __init__(self, views: UserViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, first: int) -> Sequence[FailedEventView]:
        require_admin(caller)
        if not 1 <= first <= MAX_PAGE_SIZE:
            raise InvalidPage(f"`first` is {first}; it must be from 1 to {MAX_PAGE_SIZE}")
        return await self._views.failed_events(first)
