"""Question of an administrator: which events could not be applied here?"""

from collections.abc import Sequence

from kernel.auth.caller import Caller
from kernel.errors import AccessDenied
from kernel.paging.page import page_size
from subgraphs.interviews.application.access import viewer_of
from subgraphs.interviews.application.ports import FailedEvents
from subgraphs.interviews.application.views import FailedEventView


class ListFailedEventsHandler:
    def __init__(self, failed_events: FailedEvents) -> None:
        self._failed_events = failed_events

    async def __call__(self, caller: Caller, first: int) -> Sequence[FailedEventView]:
        if not viewer_of(caller).sees_everyone:
            raise AccessDenied("FORBIDDEN", "Failed events are for administrators.")
        return await self._failed_events.list(page_size(first))
