"""The analysis of one answer in the graph: levels, quotes, flags and where the score comes from."""

from collections.abc import Sequence
from datetime import datetime

import strawberry

from kernel.subgraph.entities import Representation, ids_of
from subgraphs.analysis.application.views import QuestionAnalysisView
from subgraphs.analysis.domain import engine as domain_engine
from subgraphs.analysis.domain import scores
from subgraphs.analysis.domain.question_analysis import QuestionScore
from subgraphs.analysis.graphql.context import Info
from subgraphs.analysis.graphql.enums import AnswerFlagKind, Criterion, QuestionAnalysisStatus


@strawberry.type(description="Words of the candidate that support a level, verified to stand in the answer.")
class Quote:
    text: str = strawberry.field(description="Exactly `answerText[start:end]`.")
    start: int = strawberry.field(description="First character, counted in code points from 0.")
    end: int = strawberry.field(description="Behind the last character.")


@strawberry.type(description="One criterion of the rubric, scored.")
class CriterionScore:
    criterion: Criterion = strawberry.field(description="Which criterion.")
    level: int = strawberry.field(description="Level 0 to 4; at most 1 without a quote.")
    score: int = strawberry.field(description="The level as 0, 25, 50, 75 or 100.")
    weight: int = strawberry.field(description="Its weight within the question.")
    anchor: str = strawberry.field(description="The rubric's sentence for this level.")
    quotes: list[Quote] = strawberry.field(description="The evidence.")
    explanation: str = strawberry.field(description="Why this level, in a sentence.")


@strawberry.type(description="A multiple choice answer, scored by code.")
class ChoiceScore:
    right_chosen: int = strawberry.field(description="Right options that were chosen.")
    wrong_chosen: int = strawberry.field(description="Wrong options that were chosen; each takes a right one away.")
    right_total: int = strawberry.field(description="Right options there are.")


@strawberry.type(description="Something a person should know about an answer or its scoring.")
class AnswerFlag:
    kind: AnswerFlagKind = strawberry.field(description="What it is.")
    message: str = strawberry.field(description="What was found and what was done about it.")


@strawberry.type(description="A parameter of an engine.")
class EngineParameter:
    name: str = strawberry.field(description="Its name, such as temperature.")
    value: str = strawberry.field(description="Its value as text.")


@strawberry.type(description="Where a score comes from.")
class Provenance:
    engine: str = strawberry.field(description="The engine; `code` where no engine was asked.")
    model: str | None = strawberry.field(description="The language model; null without one.")
    parameters: list[EngineParameter] = strawberry.field(description="The engine's parameters.")
    prompt_version: str = strawberry.field(description="Version of the prompt, or of the measures without a model.")
    rubric_version: int | None = strawberry.field(description="Version of the rubric; null for multiple choice.")
    input_hash: str = strawberry.field(description="SHA-256 of everything the engine was given.")
    scored_at: datetime = strawberry.field(description="When.")
    latency_ms: int = strawberry.field(description="How long the engine took, in milliseconds.")
    input_tokens: int | None = strawberry.field(description="Tokens read; null without a model.")
    output_tokens: int | None = strawberry.field(description="Tokens written; null without a model.")


@strawberry.federation.type(keys=["id"], description="The analysis of one answer.")
class QuestionAnalysis:
    reference_scopes = frozenset({"analyses:read"})

    id: strawberry.ID = strawberry.field(description="Opaque id, `qan_…`.")
    question_id: strawberry.ID = strawberry.field(description="The question.")
    question_text: str = strawberry.field(description="The question as the candidate saw it.")
    status: QuestionAnalysisStatus = strawberry.field(description="How far it is.")
    weight: int = strawberry.field(description="The question's weight in the interview; 0 is not scored.")
    share_percent: int | None = strawberry.field(
        description="How much of the overall score rests on it, in percent; 0 if it does not count, null until known."
    )
    score: int | None = strawberry.field(description="0 to 100; null until scored.")
    low: int | None = strawberry.field(description="Lowest sample.")
    high: int | None = strawberry.field(description="Highest sample.")
    samples: int = strawberry.field(description="How many samples the score rests on; 0 without a score.")
    criteria: list[CriterionScore] = strawberry.field(description="Level and evidence; empty for multiple choice.")
    choice: ChoiceScore | None = strawberry.field(description="Set for multiple choice.")
    feedback: str | None = strawberry.field(description="What to say about the answer as a whole.")
    strengths: list[str] = strawberry.field(description="What was good.")
    gaps: list[str] = strawberry.field(description="What was missing.")
    flags: list[AnswerFlag] = strawberry.field(description="What a person should know.")
    answer_text: str | None = strawberry.field(description="The answer in the candidate's words; quotes point into it.")
    provenance: Provenance | None = strawberry.field(description="Where the score comes from.")
    failure_reason: str | None = strawberry.field(description="Why it failed or was left out.")

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        ids = ids_of(representations)
        found = await info.context.handlers.find_analyses.questions(info.context.caller, ids)
        return [to_question(found[wanted]) if wanted in found else None for wanted in ids]


def to_question(view: QuestionAnalysisView) -> QuestionAnalysis:
    score = view.score
    return QuestionAnalysis(
        id=strawberry.ID(view.id),
        question_id=strawberry.ID(view.question_id),
        question_text=view.question_text,
        status=view.status,
        weight=view.weight,
        share_percent=view.share_percent,
        score=score.score if score else None,
        low=score.low if score else None,
        high=score.high if score else None,
        samples=score.samples if score else 0,
        criteria=[_criterion(entry) for entry in score.criteria] if score else [],
        choice=_choice(score.choice) if score and score.choice else None,
        feedback=score.feedback if score else None,
        strengths=list(score.strengths) if score else [],
        gaps=list(score.gaps) if score else [],
        flags=_flags(view, score),
        answer_text=view.answer_text,
        provenance=_provenance(score.provenance) if score else None,
        failure_reason=view.reason,
    )


def _criterion(entry: scores.CriterionScore) -> CriterionScore:
    return CriterionScore(
        criterion=entry.criterion,
        level=entry.level,
        score=entry.score,
        weight=entry.weight,
        anchor=entry.anchor,
        quotes=[Quote(text=quote.text, start=quote.start, end=quote.end) for quote in entry.quotes],
        explanation=entry.explanation,
    )


def _choice(choice: scores.ChoiceScore) -> ChoiceScore:
    return ChoiceScore(
        right_chosen=choice.right_chosen, wrong_chosen=choice.wrong_chosen, right_total=choice.right_total
    )


def _flags(view: QuestionAnalysisView, score: QuestionScore | None) -> list[AnswerFlag]:
    flags = [AnswerFlag(kind=flag.kind, message=flag.message) for flag in (score.flags if score else ())]
    if view.needs_a_human and view.reason:
        flags.append(AnswerFlag(kind=AnswerFlagKind.NEEDS_A_HUMAN, message=view.reason))
    return flags


def _provenance(found: domain_engine.Provenance) -> Provenance:
    return Provenance(
        engine=found.engine,
        model=found.model,
        parameters=[EngineParameter(name=name, value=str(value)) for name, value in found.parameters.items()],
        prompt_version=found.prompt_version,
        rubric_version=found.rubric_version,
        input_hash=found.input_hash,
        scored_at=found.scored_at,
        latency_ms=found.latency_ms,
        input_tokens=found.input_tokens,
        output_tokens=found.output_tokens,
    )
