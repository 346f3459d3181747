"""Answers as HR sees them, how far an invitation is, and its result."""

from collections.abc import Sequence
from datetime import datetime

import strawberry

from kernel.subgraph.entities import Representation, ids_of
from subgraphs.interviews.application.views import ResponseView, ResultView
from subgraphs.interviews.graphql.context import Info
from subgraphs.interviews.graphql.enums import Recommendation, ResponseType, ResultStatus
from subgraphs.interviews.graphql.question import Question, to_question


@strawberry.type(description="How far a candidate is.")
class InvitationProgress:
    answered: int = strawberry.field(description="Questions with a final answer.")
    total: int = strawberry.field(description="All questions.")


@strawberry.type(description="The result of an interview, copied from analysis.")
class InvitationResult:
    status: ResultStatus = strawberry.field(description="Where it stands.")
    overall_score: int | None = strawberry.field(description="0 to 100; null until scored.")
    recommendation: Recommendation | None = strawberry.field(description="What the scores recommend; null if withheld.")
    borderline: bool = strawberry.field(description="Whether the spread of the score crosses a threshold.")
    engine: str | None = strawberry.field(description="What scored it.")
    is_preview: bool = strawberry.field(description="Whether it was scored without a language model.")
    summary: str | None = strawberry.field(description="The result in words.")
    completed_at: datetime | None = strawberry.field(description="When it was scored.")


@strawberry.federation.type(keys=["id"], description="A candidate's final answer to one question.")
class Response:
    reference_scopes = frozenset({"invitations:read"})

    id: strawberry.ID = strawberry.field(description="Opaque id, `rsp_…`.")
    question: Question = strawberry.field(description="What was asked.")
    type: ResponseType = strawberry.field(description="What it is made of.")
    text: str | None = strawberry.field(description="The written answer, exactly as typed.")
    chosen_option_ids: list[strawberry.ID] = strawberry.field(description="The chosen options.")
    submitted_at: datetime = strawberry.field(description="When it was submitted.")
    shown_at: datetime | None = strawberry.field(description="When the question was first shown.")
    duration_seconds: int | None = strawberry.field(description="Seconds from showing to submitting.")
    word_count: int | None = strawberry.field(description="Words of a written answer.")
    choice_points: int | None = strawberry.field(
        description="Multiple choice as code scores it, 0 to 100: right options less wrong ones; null for a text."
    )

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        ids = ids_of(representations)
        found = await info.context.handlers.find_responses(info.context.caller, ids)
        return [to_response(found[response_id]) if response_id in found else None for response_id in ids]


def to_response(view: ResponseView) -> Response:
    return Response(
        id=strawberry.ID(view.id),
        question=to_question(view.question),
        type=ResponseType(view.type),
        text=view.text,
        chosen_option_ids=[strawberry.ID(option_id) for option_id in view.chosen_option_ids],
        submitted_at=view.submitted_at,
        shown_at=view.shown_at,
        duration_seconds=view.duration_seconds,
        word_count=view.word_count,
        choice_points=view.choice_points,
    )


def to_result(view: ResultView) -> InvitationResult:
    return InvitationResult(
        status=ResultStatus(view.status),
        overall_score=view.overall_score,
        recommendation=Recommendation(view.recommendation) if view.recommendation else None,
        borderline=view.borderline,
        engine=view.engine,
        is_preview=view.is_preview,
        summary=view.summary,
        completed_at=view.completed_at,
    )
