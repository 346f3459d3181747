"""Scores an example's files the way the system does: prepared, read by the offline engine, verified, computed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from subgraphs.analysis.application.assessing import AnswerAssessor
from subgraphs.analysis.domain.ids import QuestionAnalysisId
from subgraphs.analysis.domain.interview import Answer, Option, Question, QuestionType, Subject
from subgraphs.analysis.domain.question_analysis import QuestionAnalysis, QuestionScore, Scored
from subgraphs.analysis.domain.rubric import Criterion, CriterionRubric, Rubric
from subgraphs.analysis.domain.scores import weighted_mean
from subgraphs.analysis.infrastructure.engines.offline.engine import OfflineEngine
from tests.analysis.fakes import FixedClock

EXAMPLE = Path(__file__).parents[2] / "examples" / "site-reliability-engineer"
HOLDOUT = Path(__file__).parent / "holdout" / "support_lead.yaml"
BEST_FIRST = ["priya-raman", "tomas-ferreira", "kyle-brandt", "dana-whitlock"]

Answers = dict[str, Any]


@dataclass(frozen=True)
class Person:
    name: str
    email: str
    answers: Answers


def example_questions() -> dict[str, Question]:
    template = yaml.safe_load((EXAMPLE / "template.yaml").read_text())
    return {entry["key"]: to_question(entry, place) for place, entry in enumerate(template["questions"])}


def person(name: str, folder: str = "candidates") -> Person:
    found = yaml.safe_load((EXAMPLE / folder / f"{name}.yaml").read_text())
    return Person(found["name"], found["email"], found["answers"])


def to_question(entry: dict[str, Any], place: int) -> Question:
    options = tuple(Option(option["key"], option["text"], option["correct"]) for option in entry.get("options", ()))
    return Question(
        question_id=entry["key"],
        text=entry["text"],
        type=QuestionType(entry.get("type", "TEXT")),
        position=place,
        required=True,
        weight=entry.get("weight", 1),
        options=options,
        rubric=to_rubric(entry["rubric"]) if "rubric" in entry else None,
    )


def to_rubric(criteria: dict[str, Any]) -> Rubric:
    return Rubric(
        1,
        tuple(
            CriterionRubric(Criterion(name), entry["weight"], tuple(entry["levels"]))
            for name, entry in criteria.items()
        ),
    )


async def score_answer(question: Question, answer: Any, name: str = "Some Body") -> QuestionScore:
    given = Answer("rsp_1", answer, ()) if isinstance(answer, str) else Answer("rsp_1", None, tuple(answer))
    entry = QuestionAnalysis(QuestionAnalysisId("qan_1"), question, given)
    subject = Subject("inv_1", "usr_1", None, name, "somebody@mail.example")
    outcome = await AnswerAssessor(OfflineEngine(), FixedClock()).assess(entry, subject)
    assert isinstance(outcome, Scored)
    return outcome.score


async def overall(questions: dict[str, Question], answers: Answers, *, text_only: bool = False) -> int:
    scores = [
        ((await score_answer(question, answers[key])).score, question.weight)
        for key, question in questions.items()
        if question.type is QuestionType.TEXT or not text_only
    ]
    mean = weighted_mean(scores)
    assert mean is not None
    return mean


def cut_to_equal_length(people: list[Answers]) -> list[Answers]:
    """Each text is cut to the words of the shortest answer to the same question."""
    cut: list[Answers] = [{} for _ in people]
    for key in people[0]:
        if not isinstance(people[0][key], str):
            continue
        words = min(len(answers[key].split()) for answers in people)
        for place, answers in enumerate(people):
            cut[place][key] = " ".join(answers[key].split()[:words])
    return cut
