"""Questions: these templates, and these questions of templates, as far as the caller may see them."""

from collections.abc import Mapping, Sequence

from kernel.auth.caller import Caller
from subgraphs.interviews.application.access import viewer_of
from subgraphs.interviews.application.ports import TemplateViews
from subgraphs.interviews.application.views import QuestionView, TemplateView


class FindTemplatesHandler:
    def __init__(self, views: TemplateViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, template_ids: Sequence[str]) -> Mapping[str, TemplateView]:
        return await self._views.templates(viewer_of(caller), template_ids)


class FindQuestionsHandler:
    def __init__(self, views: TemplateViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, question_ids: Sequence[str]) -> Mapping[str, QuestionView]:
        return await self._views.questions(viewer_of(caller), question_ids)
