"""What can be asked of analysis: trying again."""

from enum import Enum
from typing import Annotated

import strawberry

from kernel.subgraph.context import require_scope
from kernel.subgraph.fields import resolver
from kernel.subgraph.user_errors import UserError, refusals_as
from subgraphs.analysis.application.access import viewer_of
from subgraphs.analysis.application.commands.retry_analysis import RetryAnalysis
from subgraphs.analysis.graphql.analysis import Analysis, to_analysis
from subgraphs.analysis.graphql.context import Info


@strawberry.input(description="Which analysis to try again.")
class RetryAnalysisInput:
    analysis_id: strawberry.ID = strawberry.field(description="Id of a failed analysis.")


RetryArgument = Annotated[
    RetryAnalysisInput, strawberry.argument(name="input", description="Which analysis to try again.")
]


@strawberry.enum(description="Why the analysis is not tried again.")
class RetryAnalysisErrorCode(Enum):
    ANALYSIS_NOT_FOUND = strawberry.enum_value("ANALYSIS_NOT_FOUND", description="There is no such analysis.")
    ANALYSIS_IN_PROGRESS = strawberry.enum_value("ANALYSIS_IN_PROGRESS", description="It is being scored.")
    ANALYSIS_NOT_FAILED = strawberry.enum_value("ANALYSIS_NOT_FAILED", description="It did not fail.")


@strawberry.type(description="Why the analysis is not tried again.")
class RetryAnalysisUserError(UserError):
    code: RetryAnalysisErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of retryAnalysis.")
class RetryAnalysisPayload:
    analysis: Analysis | None = strawberry.field(default=None, description="The analysis, waiting again.")
    user_errors: list[RetryAnalysisUserError] = strawberry.field(
        default_factory=list, description="What was refused; empty when it worked."
    )


@strawberry.type(description="Changes of analysis.")
class Mutation:
    @resolver("Scores the failed questions of an analysis again; what was scored stays.", scopes=["analyses:retry"])
    @refusals_as(RetryAnalysisPayload, RetryAnalysisUserError)
    async def retry_analysis(self, info: Info, input: RetryArgument) -> RetryAnalysisPayload:
        caller = require_scope(info.context, "analyses:retry")
        handlers = info.context.handlers
        analysis_id = await handlers.retry_analysis(RetryAnalysis(viewer_of(caller), str(input.analysis_id)))
        found = await handlers.find_analyses(caller, [analysis_id])
        return RetryAnalysisPayload(analysis=to_analysis(found[analysis_id]))
