"""Queries: analyses and their questions, by their own ids and by what they belong to; only what the caller may see."""

from collections.abc import Mapping, Sequence

from kernel.auth.caller import Caller
from subgraphs.analysis.application.access import viewer_of
from subgraphs.analysis.application.ports import AnalysisViews
from subgraphs.analysis.application.views import AnalysisView, QuestionAnalysisView


class FindAnalyses:
    def __init__(self, views: AnalysisViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, analysis_ids: Sequence[str]) -> Mapping[str, AnalysisView]:
        return await self._views.analyses(viewer_of(caller), analysis_ids)

    async def of_invitations(self, caller: Caller, invitation_ids: Sequence[str]) -> Mapping[str, AnalysisView]:
        return await self._views.analyses_of_invitations(viewer_of(caller), invitation_ids)

    async def questions(self, caller: Caller, ids: Sequence[str]) -> Mapping[str, QuestionAnalysisView]:
        return await self._views.questions(viewer_of(caller), ids)

    async def of_responses(self, caller: Caller, response_ids: Sequence[str]) -> Mapping[str, QuestionAnalysisView]:
        return await self._views.questions_of_responses(viewer_of(caller), response_ids)

    async def questions_of(
        self, caller: Caller, analysis_ids: Sequence[str]
    ) -> Mapping[str, Sequence[QuestionAnalysisView]]:
        return await self._views.questions_of_analyses(viewer_of(caller), analysis_ids)
