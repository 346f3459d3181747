"""Questions to analysis."""

from typing import Annotated

import strawberry

from kernel.paging.page import page_request
from kernel.subgraph.connections import After, Before, Connection, First, Last, to_connection, wants_total_count
from kernel.subgraph.context import require_scope
from kernel.subgraph.dead_letters import DeadLetter, FailedEventsFirst
from kernel.subgraph.fields import resolver
from subgraphs.analysis.application import views
from subgraphs.analysis.application.queries.list_analyses import ListAnalyses
from subgraphs.analysis.graphql.analysis import READ, Analysis, to_analysis
from subgraphs.analysis.graphql.context import Info
from subgraphs.analysis.graphql.enums import AnalysisOrder, AnalysisStatus, Recommendation


@strawberry.input(description="Which analyses to list; what is left out filters nothing.")
class AnalysisFilter:
    status: AnalysisStatus | None = strawberry.field(default=None, description="In this status.")
    invitation_id: strawberry.ID | None = strawberry.field(default=None, description="Of this invitation.")
    recommendation: Recommendation | None = strawberry.field(default=None, description="With this recommendation.")


AnalysisIdArgument = Annotated[strawberry.ID, strawberry.argument(description="Id of the analysis.")]
FilterArgument = Annotated[AnalysisFilter | None, strawberry.argument(description="Which analyses.")]
OrderArgument = Annotated[AnalysisOrder, strawberry.argument(name="orderBy", description="In which order.")]


@strawberry.type(description="Questions to analysis.")
class Query:
    @resolver("An analysis of one's own or one's company's interviews.", scopes=[READ])
    async def analysis(self, info: Info, id: AnalysisIdArgument) -> Analysis | None:  # noqa: A002
        caller = require_scope(info.context, READ)
        found = await info.context.handlers.find_analyses(caller, [str(id)])
        return to_analysis(found[str(id)]) if str(id) in found else None

    @resolver("Analyses of one's own and one's company's interviews; all of them for an administrator.", scopes=[READ])
    async def analyses(
        self,
        info: Info,
        filter: FilterArgument = None,  # noqa: A002
        order: OrderArgument = AnalysisOrder.CREATED_AT_DESC,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Analysis]:
        caller = require_scope(info.context, READ)
        count = wants_total_count(info)
        name = views.analyses_list(order)
        request = page_request(name, first=first, after=after, last=last, before=before, count=count)
        query = ListAnalyses(caller, _chosen(filter), order, request)
        return to_connection((await info.context.handlers.list_analyses(query)).map(to_analysis))

    @resolver("Events that analysis gave up on, newest first.", scopes=["events:replay"])
    async def analysis_failed_events(self, info: Info, first: FailedEventsFirst = 50) -> list[DeadLetter]:
        caller = require_scope(info.context, "events:replay")
        failed = await info.context.handlers.list_failed_events(caller, first)
        return [
            DeadLetter(
                id=strawberry.ID(event.id),
                event_id=event.event_id,
                event_type=event.event_type,
                topic=event.topic,
                error=event.error,
                code=event.code,
                attempts=event.attempts,
                failed_at=event.failed_at,
            )
            for event in failed
        ]


def _chosen(chosen: AnalysisFilter | None) -> views.AnalysisFilter:
    if chosen is None:
        return views.AnalysisFilter()
    return views.AnalysisFilter(chosen.status, chosen.invitation_id, chosen.recommendation)
