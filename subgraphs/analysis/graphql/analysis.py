"""The analysis of an interview in the graph, and what it adds to Invitation and Response."""

from collections.abc import Sequence
from datetime import datetime

import strawberry

from kernel.subgraph.context import require_scope
from kernel.subgraph.entities import Representation, ids_of
from kernel.subgraph.fields import resolver
from subgraphs.analysis.application.views import AnalysisView
from subgraphs.analysis.graphql.context import Info
from subgraphs.analysis.graphql.enums import AnalysisEngineKind, AnalysisStatus, Recommendation
from subgraphs.analysis.graphql.question_analysis import QuestionAnalysis, to_question

READ = "analyses:read"


@strawberry.type(description="From which score an analysis recommends what.")
class RecommendationThresholds:
    hire_from: int = strawberry.field(description="HIRE from this score on.")
    consider_from: int = strawberry.field(description="CONSIDER from this score on, REJECT below.")


@strawberry.type(description="What read the answers.")
class EngineInfo:
    kind: AnalysisEngineKind = strawberry.field(description="Model or offline.")
    name: str = strawberry.field(description="The engine's name.")
    is_preview: bool = strawberry.field(description="True without a language model: show the label with every score.")
    label: str = strawberry.field(description="What to show people.")


@strawberry.type(description="How many questions are settled.")
class AnalysisProgressCount:
    scored: int = strawberry.field(description="Settled: scored, failed or left out.")
    total: int = strawberry.field(description="All questions.")


@strawberry.federation.type(keys=["id"], description="The analysis of one completed interview.")
class Analysis:
    reference_scopes = frozenset({"analyses:read"})

    id: strawberry.ID = strawberry.field(description="Opaque id, `anl_…`.")
    invitation: "Invitation" = strawberry.field(description="The interview's invitation.")
    status: AnalysisStatus = strawberry.field(description="How far it is.")
    overall_score: int | None = strawberry.field(description="Weighted mean of the questions, 0 to 100.")
    low: int | None = strawberry.field(description="The same from each question's lowest sample.")
    high: int | None = strawberry.field(description="The same from each question's highest sample.")
    samples: int = strawberry.field(description="How many samples each score rests on, at least.")
    borderline: bool = strawberry.field(description="Whether low and high fall into different recommendations.")
    recommendation: Recommendation | None = strawberry.field(description="What the score suggests; a human decides.")
    recommendation_withheld_reason: str | None = strawberry.field(description="Why there is no recommendation.")
    summary: str | None = strawberry.field(description="The interview in a few sentences.")
    thresholds: RecommendationThresholds = strawberry.field(description="What the recommendation was made with.")
    engine: EngineInfo = strawberry.field(description="What read the answers.")
    progress: AnalysisProgressCount = strawberry.field(description="How many questions are settled.")
    failure_reason: str | None = strawberry.field(description="Why it failed.")
    started_at: datetime | None = strawberry.field(description="When its first question was begun.")
    completed_at: datetime | None = strawberry.field(description="When its last question was settled.")
    created_at: datetime = strawberry.field(description="When the interview arrived here.")
    updated_at: datetime = strawberry.field(description="Last change; sync by it.")

    @resolver("One per question, in the questions' order.")
    async def questions(self, info: Info) -> list[QuestionAnalysis]:
        views = await info.context.questions_of_analysis.load(str(self.id))
        return [to_question(view) for view in views or ()]

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        ids = ids_of(representations)
        found = await info.context.handlers.find_analyses(info.context.caller, ids)
        return [to_analysis(found[wanted]) if wanted in found else None for wanted in ids]


@strawberry.federation.type(keys=["id"], description="An invitation to an interview.")
class Invitation:
    reference_scopes = frozenset({"analyses:read"})

    id: strawberry.ID = strawberry.field(description="Opaque id, `inv_…`.")

    @resolver("Its analysis; null until the interview is completed, and with people only.", scopes=[READ])
    async def analysis(self, info: Info) -> Analysis | None:
        require_scope(info.context, READ)
        view = await info.context.analysis_of_invitation.load(str(self.id))
        return to_analysis(view) if view else None

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        return [cls(id=strawberry.ID(wanted)) for wanted in ids_of(representations)]


@strawberry.federation.type(keys=["id"], description="The final answer to a question.")
class Response:
    reference_scopes = frozenset({"analyses:read"})

    id: strawberry.ID = strawberry.field(description="Opaque id, `rsp_…`.")

    @resolver("Its analysis; null until the interview is completed, and with people only.", scopes=[READ])
    async def analysis(self, info: Info) -> QuestionAnalysis | None:
        require_scope(info.context, READ)
        view = await info.context.question_of_response.load(str(self.id))
        return to_question(view) if view else None

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        return [cls(id=strawberry.ID(wanted)) for wanted in ids_of(representations)]


def to_analysis(view: AnalysisView) -> Analysis:
    verdict = view.verdict
    return Analysis(
        id=strawberry.ID(view.id),
        invitation=Invitation(id=strawberry.ID(view.invitation_id)),
        status=view.status,
        overall_score=verdict.overall_score,
        low=verdict.low,
        high=verdict.high,
        samples=view.samples,
        borderline=verdict.borderline,
        recommendation=verdict.recommendation,
        recommendation_withheld_reason=verdict.withheld_reason,
        summary=view.summary,
        thresholds=RecommendationThresholds(
            hire_from=view.thresholds.hire_from, consider_from=view.thresholds.consider_from
        ),
        engine=EngineInfo(
            kind=view.engine.kind, name=view.engine.name, is_preview=view.engine.is_preview, label=view.engine.label
        ),
        progress=AnalysisProgressCount(scored=view.scored, total=view.total),
        failure_reason=view.failure_reason,
        started_at=view.started_at,
        completed_at=view.completed_at,
        created_at=view.created_at,
        updated_at=view.updated_at,
    )
