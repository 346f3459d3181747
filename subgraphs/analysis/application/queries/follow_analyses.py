"""Queries that go on: an analysis question by question, and the analyses of a tenant as they are completed.

What the caller may not see is passed over in silence at every event, as if it did not exist: an invitation of another
company and one whose interview is not completed yet cannot be told apart.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from kernel.auth.caller import Caller
from subgraphs.analysis.application.access import viewer_of
from subgraphs.analysis.application.live import QUESTION_SETTLED, completed_of, progress_of
from subgraphs.analysis.application.ports import AnalysisViews, LiveChange, LiveChanges
from subgraphs.analysis.application.views import AnalysisView, QuestionAnalysisView


@dataclass(frozen=True)
class AnalysisEvent:
    """`question` is set when the event is about one."""

    event_id: str
    sequence: int
    analysis: AnalysisView
    question: QuestionAnalysisView | None = None


class FollowAnalyses:
    def __init__(self, changes: LiveChanges, views: AnalysisViews) -> None:
        self._changes, self._views = changes, views

    async def progress(self, caller: Caller, invitation_id: str, after: int | None) -> AsyncIterator[AnalysisEvent]:
        async for change in self._changes.follow(progress_of(invitation_id), after):
            event = await self._event(caller, change)
            if event is not None and event.analysis.invitation_id == invitation_id:
                yield event

    async def completed(self, caller: Caller, after: int | None) -> AsyncIterator[AnalysisEvent]:
        async for change in self._changes.follow(completed_of(viewer_of(caller).tenant), after):
            event = await self._event(caller, change)
            if event is not None:
                yield event

    async def _event(self, caller: Caller, change: LiveChange) -> AnalysisEvent | None:
        viewer = viewer_of(caller)
        question, analysis_id = None, change.node_id
        if change.kind == QUESTION_SETTLED:
            question = (await self._views.questions(viewer, [change.node_id])).get(change.node_id)
            if question is None:
                return None
            analysis_id = question.analysis_id
        analysis = (await self._views.analyses(viewer, [analysis_id])).get(analysis_id)
        if analysis is None:
            return None
        return AnalysisEvent(change.event_id, change.sequence, analysis, question)
