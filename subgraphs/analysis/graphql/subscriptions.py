"""Live: an analysis question by question, and analyses as they are completed."""

from collections.abc import AsyncIterator
from typing import Annotated

import strawberry

from kernel.subgraph.context import require_scope
from kernel.subgraph.fields import resolver
from subgraphs.analysis.graphql.analysis import READ, Analysis, to_analysis
from subgraphs.analysis.graphql.context import Info
from subgraphs.analysis.graphql.question_analysis import QuestionAnalysis, to_question


@strawberry.type(description="Something happened in an analysis.")
class AnalysisProgressEvent:
    event_id: strawberry.ID = strawberry.field(description="Id of this event.")
    sequence: int = strawberry.field(description="Its number within this invitation; reconnect with `after` it.")
    question: QuestionAnalysis | None = strawberry.field(
        description="The settled question; null when the analysis itself started, was completed or failed."
    )
    analysis: Analysis = strawberry.field(description="The analysis as it is now.")


@strawberry.type(description="An analysis was completed.")
class AnalysisCompletedEvent:
    event_id: strawberry.ID = strawberry.field(description="Id of this event.")
    sequence: int = strawberry.field(description="Its number within the tenant; reconnect with `after` it.")
    analysis: Analysis = strawberry.field(description="The completed analysis.")


AfterArgument = Annotated[
    int | None, strawberry.argument(description="Begin behind this sequence; 0 for all. Left out: only what is new.")
]
InvitationArgument = Annotated[strawberry.ID, strawberry.argument(description="Whose analysis to follow.")]


@strawberry.type(description="Live changes of analysis.")
class Subscription:
    @resolver("Each step of an invitation's analysis, as it is committed.", scopes=[READ], subscription=True)
    async def analysis_progress(
        self, info: Info, invitation_id: InvitationArgument, after: AfterArgument = None
    ) -> AsyncIterator[AnalysisProgressEvent]:
        caller = require_scope(info.context, READ)
        async for event in info.context.handlers.follow.progress(caller, str(invitation_id), after):
            yield AnalysisProgressEvent(
                event_id=strawberry.ID(event.event_id),
                sequence=event.sequence,
                question=to_question(event.question) if event.question else None,
                analysis=to_analysis(event.analysis),
            )

    @resolver("Completed analyses of one's company, or of one's own.", scopes=[READ], subscription=True)
    async def analysis_completed(
        self, info: Info, after: AfterArgument = None
    ) -> AsyncIterator[AnalysisCompletedEvent]:
        caller = require_scope(info.context, READ)
        async for event in info.context.handlers.follow.completed(caller, after):
            yield AnalysisCompletedEvent(
                event_id=strawberry.ID(event.event_id), sequence=event.sequence, analysis=to_analysis(event.analysis)
            )
