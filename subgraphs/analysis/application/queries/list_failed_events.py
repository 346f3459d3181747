"""Query: the events that analysis gave up on, for administrators."""

from collections.abc import Sequence

from kernel.auth.caller import Caller
from kernel.errors import AccessDenied
from kernel.paging.page import page_size
from subgraphs.analysis.application.access import viewer_of
from subgraphs.analysis.application.ports import AnalysisViews
from subgraphs.analysis.application.views import FailedEventView


class ListFailedEvents:
    def __init__(self, views: AnalysisViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, first: int) -> Sequence[FailedEventView]:
        if not viewer_of(caller).sees_everything:
            raise AccessDenied("FORBIDDEN", "This is for administrators.")
        return await self._views.failed_events(page_size(first))
