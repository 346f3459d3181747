"""The Analysis aggregate: started once, settled question by question, finished once, retried and scored anew."""

from dataclasses import replace

import pytest

from kernel.events.domain_event import DomainEvent
from subgraphs.analysis.domain.analysis import Analysis, AnalysisStatus
from subgraphs.analysis.domain.engine import AnalysisEngineKind, Engine
from subgraphs.analysis.domain.errors import AnalysisInProgress, AnalysisNotFailed
from subgraphs.analysis.domain.events import (
    AnalysisCompleted,
    AnalysisFailed,
    AnalysisQuestionScored,
    AnalysisStarted,
)
from subgraphs.analysis.domain.question_analysis import (
    Failed,
    LeftOut,
    Outcome,
    QuestionAnalysisStatus,
    QuestionScore,
    Scored,
)
from subgraphs.analysis.domain.summary import summarise
from subgraphs.analysis.domain.verdict import Recommendation
from tests.analysis.samples import (
    ENGINE,
    HANNA,
    INVITATION,
    NORTHWIND,
    NOW,
    make_analysis,
    make_question,
    make_score,
)

NEWER = Engine(AnalysisEngineKind.MODEL, "groq", "openai/gpt-oss-120b", "score-2", model="openai/gpt-oss-120b")


def settle(analysis: Analysis, *outcomes: Outcome) -> list[DomainEvent]:
    for sequence, (entry, outcome) in enumerate(zip(analysis.questions, outcomes, strict=False), start=1):
        analysis.begin(entry.id, now=NOW)
        analysis.settle(entry.id, outcome, sequence=sequence, now=NOW)
    return analysis.take_events()


def test_it_starts_with_its_first_question_and_says_so_once() -> None:
    analysis = make_analysis()
    first, second = analysis.questions
    assert analysis.begin(first.id, now=NOW)
    assert not analysis.begin(second.id, now=NOW)
    assert analysis.course.status is AnalysisStatus.PROCESSING
    assert analysis.take_events() == [
        AnalysisStarted(
            analysis_id=analysis.id, invitation_id=INVITATION, hr_id=HANNA, company_id=NORTHWIND, questions_total=2
        )
    ]


def test_the_last_question_completes_it() -> None:
    analysis = make_analysis(make_question(1, weight=3), make_question(2))
    _, one, two, completed = settle(analysis, Scored(make_score(80)), Scored(make_score(60)))
    assert isinstance(one, AnalysisQuestionScored)
    assert isinstance(two, AnalysisQuestionScored)
    assert (one.sequence, one.score, two.sequence) == (1, 80, 2)
    assert isinstance(completed, AnalysisCompleted)
    assert (completed.overall_score, completed.low, completed.high) == (75, 75, 75)
    assert completed.recommendation == Recommendation.HIRE
    assert [part.status for part in completed.per_question] == ["SCORED", "SCORED"]
    assert completed.is_preview
    assert analysis.is_finished
    assert analysis.samples == 1


def test_an_optional_question_left_out_does_not_count() -> None:
    analysis = make_analysis()
    *_, completed = settle(analysis, Scored(make_score(90)), LeftOut("optional", needs_a_human=False))
    assert isinstance(completed, AnalysisCompleted)
    assert (completed.overall_score, completed.recommendation) == (90, "HIRE")


def test_an_answer_that_needs_a_human_withholds_the_recommendation() -> None:
    analysis = make_analysis()
    *_, completed = settle(analysis, Scored(make_score(90)), LeftOut("not English", needs_a_human=True))
    assert isinstance(completed, AnalysisCompleted)
    assert completed.recommendation is None
    assert "needs a human" in str(completed.withheld_reason)


def test_a_failed_question_fails_it_when_all_are_settled() -> None:
    analysis = make_analysis()
    *_, failed = settle(analysis, Failed("provider away"), Scored(make_score(70)))
    assert isinstance(failed, AnalysisFailed)
    assert failed.reason == "1 of 2 questions could not be scored."
    assert analysis.course.status is AnalysisStatus.FAILED
    assert analysis.course.verdict is None


def test_a_retry_opens_only_what_failed() -> None:
    analysis = make_analysis()
    settle(analysis, Failed("provider away"), Scored(make_score(70)))
    reopened = analysis.retry(NEWER, now=NOW)
    assert [(entry.question.position, entry.run) for entry in reopened] == [(1, 2)]
    assert analysis.questions[1].status is QuestionAnalysisStatus.SCORED
    assert analysis.course.status is AnalysisStatus.PENDING
    assert analysis.engine is NEWER
    analysis.begin(reopened[0].id, now=NOW)
    analysis.settle(reopened[0].id, Scored(make_score(90)), sequence=3, now=NOW)
    started, _, completed = analysis.take_events()
    assert isinstance(started, AnalysisStarted)
    assert isinstance(completed, AnalysisCompleted)
    assert completed.overall_score == 80


def test_only_a_failed_analysis_is_retried() -> None:
    analysis = make_analysis()
    with pytest.raises(AnalysisInProgress):
        analysis.retry(ENGINE, now=NOW)
    settle(analysis, Scored(make_score()), Scored(make_score()))
    with pytest.raises(AnalysisNotFailed):
        analysis.retry(ENGINE, now=NOW)


def test_scoring_anew_opens_every_question_for_the_next_run() -> None:
    analysis = make_analysis()
    with pytest.raises(AnalysisInProgress):
        analysis.rescore(NEWER, now=NOW)
    settle(analysis, Scored(make_score()), LeftOut("optional", needs_a_human=False))
    assert [entry.run for entry in analysis.rescore(NEWER, now=NOW)] == [2, 2]
    assert all(entry.score is None and entry.reason is None for entry in analysis.questions)


def test_a_run_that_is_over_is_awaited_no_more() -> None:
    analysis = make_analysis()
    first = analysis.questions[0]
    assert analysis.awaits(first.id, 1)
    assert not analysis.awaits(first.id, 2)
    assert not analysis.awaits("qan_unknown", 1)
    analysis.begin(first.id, now=NOW)
    assert analysis.awaits(first.id, 1)
    analysis.settle(first.id, Scored(make_score()), sequence=1, now=NOW)
    assert not analysis.awaits(first.id, 1)


def _score(points: int, *, strengths: tuple[str, ...] = (), gaps: tuple[str, ...] = ()) -> QuestionScore:
    return replace(make_score(points), strengths=strengths, gaps=gaps)


def test_the_summary_says_what_is_strong_and_missing_and_leaves_the_numbers_to_the_scores() -> None:
    analysis = make_analysis()
    settle(
        analysis,
        Scored(_score(88, strengths=("Depth: “I chose raised beds”",))),
        Scored(_score(41, gaps=("Depth: “I fixed it” comes without a reason.",))),
    )
    summary = str(analysis.course.summary)
    assert summary == (
        "Strongest on “Tell us about incident number 1.”: Depth: “I chose raised beds”. "
        "Weakest on “Tell us about incident number 2.”: Depth: “I fixed it” comes without a reason."
    )
    assert not any(number in summary for number in ("88", "41", "64", "of 100", "of 4"))


def test_the_summary_says_how_many_answers_have_no_score() -> None:
    analysis = make_analysis()
    settle(analysis, Scored(_score(70)), LeftOut("a", needs_a_human=False))
    assert str(analysis.course.summary).startswith("No score for 1 of 2 answers.")


def test_the_summary_of_nothing_says_why() -> None:
    analysis = make_analysis()
    settle(analysis, LeftOut("a", needs_a_human=True), LeftOut("b", needs_a_human=True))
    assert analysis.course.summary == "No answer could be scored."


def test_the_summary_says_why_there_is_no_recommendation() -> None:
    analysis = make_analysis()
    settle(analysis, Scored(make_score(90)), LeftOut("not English", needs_a_human=True))
    assert analysis.course.verdict is not None
    assert str(analysis.course.summary).endswith("needs a human before there is a recommendation.")
    assert summarise((), analysis.course.verdict) == analysis.course.verdict.withheld_reason


def test_long_questions_are_shortened_in_the_summary() -> None:
    long = make_question(1)
    long = type(long)(**{**vars(long), "text": "Why " * 60})
    analysis = make_analysis(long, make_question(2))
    settle(analysis, Scored(make_score(90)), Scored(make_score(10)))
    assert "Why…”" in str(analysis.course.summary)
