"""Interviews, rubrics and answers as tests need them."""

from datetime import UTC, datetime

from subgraphs.analysis.domain.analysis import Analysis
from subgraphs.analysis.domain.engine import AnalysisEngineKind, Engine, Provenance
from subgraphs.analysis.domain.ids import AnalysisId, QuestionAnalysisId
from subgraphs.analysis.domain.interview import (
    Answer,
    CompletedInterview,
    Consent,
    Option,
    Question,
    QuestionType,
    Subject,
)
from subgraphs.analysis.domain.question_analysis import QuestionAnalysis, QuestionScore
from subgraphs.analysis.domain.rubric import Criterion, CriterionRubric, Rubric
from subgraphs.analysis.domain.verdict import Thresholds

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
HANNA, BEN, MARA = (f"usr_{digit * 32}" for digit in "123")
NORTHWIND, CONTOSO = f"cmp_{'a' * 32}", f"cmp_{'b' * 32}"
INVITATION = f"inv_{'0' * 32}"
THRESHOLDS = Thresholds(hire_from=75, consider_from=50)
ENGINE = Engine(AnalysisEngineKind.OFFLINE, "scripted", "Preview without a language model", "script-1")
SUBJECT = Subject(INVITATION, HANNA, NORTHWIND, "Priya Raman", "priya.raman@mail.example")

ANSWER = (
    "In March our checkout failed for 6 % of customers. I switched the loyalty feature off, because it held the "
    "connections. Errors were back to normal after 32 minutes."
)


def make_rubric(weights: tuple[int, int, int, int] = (3, 3, 2, 3), version: int = 1) -> Rubric:
    return Rubric(
        version,
        tuple(
            CriterionRubric(
                criterion, weight, tuple(f"{criterion.capitalize()} sentence {level}." for level in range(5))
            )
            for criterion, weight in zip(Criterion, weights, strict=True)
        ),
    )


def make_question(number: int = 1, *, required: bool = True, weight: int = 1) -> Question:
    return Question(
        question_id=f"qst_{number:032d}",
        text=f"Tell us about incident number {number}.",
        type=QuestionType.TEXT,
        position=number,
        required=required,
        weight=weight,
        rubric=make_rubric(),
    )


def make_choice(number: int = 2, *, required: bool = True, right: int = 2, wrong: int = 2) -> Question:
    options = [Option(f"right-{index}", f"right {index}", True) for index in range(right)]
    options += [Option(f"wrong-{index}", f"wrong {index}", False) for index in range(wrong)]
    return Question(
        question_id=f"qst_{number:032d}",
        text="Which of these describe what users feel?",
        type=QuestionType.MULTIPLE_CHOICE,
        position=number,
        required=required,
        weight=1,
        options=tuple(options),
    )


def make_answer(number: int = 1, text: str | None = ANSWER, chosen: tuple[str, ...] = ()) -> Answer:
    return Answer(f"rsp_{number:032d}", text, chosen)


def make_interview(
    *questions: Question,
    answers: dict[str, Answer] | None = None,
    consent: Consent = Consent.AI,
    subject: Subject = SUBJECT,
) -> CompletedInterview:
    asked = questions or (make_question(1), make_question(2))
    given = {q.question_id: make_answer(q.position) for q in asked} if answers is None else answers
    return CompletedInterview(subject, consent, asked, given)


def make_analysis(*questions: Question, subject: Subject = SUBJECT, analysis_id: str = f"anl_{'0' * 32}") -> Analysis:
    asked = questions or (make_question(1), make_question(2))
    entries = [
        QuestionAnalysis(QuestionAnalysisId(f"qan_{q.position:032d}"), q, make_answer(q.position)) for q in asked
    ]
    return Analysis.create(AnalysisId(analysis_id), subject, ENGINE, THRESHOLDS, entries, now=NOW)


def make_score(score: int = 80, samples: int = 1) -> QuestionScore:
    return QuestionScore(score, (), "Fine.", (), (), (), make_provenance(), samples=samples)


def make_provenance() -> Provenance:
    return Provenance(
        engine="scripted",
        model=None,
        parameters={"temperature": 0},
        prompt_version="script-1",
        rubric_version=1,
        input_hash="0" * 64,
        scored_at=NOW,
        latency_ms=3,
    )
