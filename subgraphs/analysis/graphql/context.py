"""What the resolvers of analysis work with: the use cases, and the loaders of one operation."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import strawberry
from strawberry.dataloader import DataLoader

from kernel.auth.caller import Caller
from kernel.subgraph.context import GraphQLContext, RequestFacts
from subgraphs.analysis.application.commands.retry_analysis import RetryAnalysisHandler
from subgraphs.analysis.application.queries.find_analyses import FindAnalyses
from subgraphs.analysis.application.queries.follow_analyses import FollowAnalyses
from subgraphs.analysis.application.queries.list_analyses import ListAnalysesHandler
from subgraphs.analysis.application.queries.list_failed_events import ListFailedEvents
from subgraphs.analysis.application.views import AnalysisView, QuestionAnalysisView

V = TypeVar("V")


@dataclass(frozen=True)
class Handlers:
    find_analyses: FindAnalyses
    list_analyses: ListAnalysesHandler
    list_failed_events: ListFailedEvents
    retry_analysis: RetryAnalysisHandler
    follow: FollowAnalyses


@dataclass(kw_only=True)
class AnalysisContext(GraphQLContext):
    """The loaders keep nothing: a subscription must see each event's rows afresh."""

    handlers: Handlers
    analysis_of_invitation: DataLoader[str, AnalysisView | None]
    question_of_response: DataLoader[str, QuestionAnalysisView | None]
    questions_of_analysis: DataLoader[str, Sequence[QuestionAnalysisView] | None]


Info = strawberry.Info[AnalysisContext, None]


def make_context(request: RequestFacts, handlers: Handlers) -> AnalysisContext:
    find = handlers.find_analyses
    return AnalysisContext(
        request=request,
        handlers=handlers,
        analysis_of_invitation=_loader(request.caller, find.of_invitations),
        question_of_response=_loader(request.caller, find.of_responses),
        questions_of_analysis=_loader(request.caller, find.questions_of),
    )


def _loader(
    caller: Caller, find: Callable[[Caller, Sequence[str]], Awaitable[Mapping[str, V]]]
) -> DataLoader[str, V | None]:
    async def load(ids: list[str]) -> list[V | None]:
        found = await find(caller, ids)
        return [found.get(wanted) for wanted in ids]

    return DataLoader(load, cache=False)
