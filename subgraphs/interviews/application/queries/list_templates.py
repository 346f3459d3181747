"""Questions: which templates are there, and which wrote these people? One's own and the company's."""

from collections.abc import Mapping, Sequence

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


class TemplatesOfHandler:
    """The same page for each of these people."""

    def __init__(self, views: TemplateViews) -> None:
        self._views = views

    async def __call__(
        self, caller: Caller, owner_ids: Sequence[str], order: TemplateOrder, request: PageRequest
    ) -> Mapping[str, Page[TemplateView]]:
        return await self._views.templates_of(viewer_of(caller), owner_ids, order, request)
