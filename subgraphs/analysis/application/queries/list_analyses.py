"""Query: the analyses of the caller's tenant, filtered, sorted, page by page."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.paging.page import Page, PageRequest
from subgraphs.analysis.application.access import viewer_of
from subgraphs.analysis.application.ports import AnalysisViews
from subgraphs.analysis.application.views import AnalysisFilter, AnalysisOrder, AnalysisView


@dataclass(frozen=True)
class ListAnalyses:
    caller: Caller
    filter: AnalysisFilter
    order: AnalysisOrder
    request: PageRequest


class ListAnalysesHandler:
    def __init__(self, views: AnalysisViews) -> None:
        self._views = views

    async def __call__(self, query: ListAnalyses) -> Page[AnalysisView]:
        return await self._views.list_analyses(viewer_of(query.caller), query.filter, query.order, query.request)
