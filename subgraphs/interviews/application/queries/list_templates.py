"""Question: which templates are there? One's own and the company's."""

from kernel.auth.caller import Caller
from kernel.paging.page import Page, PageRequest
from subgraphs.interviews.application.access import viewer_of
from subgraphs.interviews.application.ports import TemplateViews
from subgraphs.interviews.application.views import TemplateFilter, TemplateOrder, TemplateView


class ListTemplatesHandler:
    def __init__(self, views: TemplateViews) -> None:
        self._views = views

    async def __call__(
        self, caller: Caller, chosen: TemplateFilter, order: TemplateOrder, request: PageRequest
    ) -> Page[TemplateView]:
        return await self._views.list_templates(viewer_of(caller), chosen, order, request)
