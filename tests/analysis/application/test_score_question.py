"""Scoring a question: saved when done, resumed after a crash, never scored twice, failed after all attempts."""

import pytest

from subgraphs.analysis.application.access import Viewer
from subgraphs.analysis.application.assessing import AnswerAssessor
from subgraphs.analysis.application.commands.fail_question import FailQuestionHandler
from subgraphs.analysis.application.commands.rescore_analysis import RescoreAnalysisHandler
from subgraphs.analysis.application.commands.retry_analysis import RetryAnalysis, RetryAnalysisHandler
from subgraphs.analysis.application.commands.score_question import ScoreQuestion, ScoreQuestionHandler
from subgraphs.analysis.application.live import completed_of, progress_of
from subgraphs.analysis.application.ports import Assessment, ScoringTask
from subgraphs.analysis.domain.analysis import Analysis, AnalysisStatus
from subgraphs.analysis.domain.errors import AnalysisNotFailed, AnalysisNotFound
from subgraphs.analysis.domain.question_analysis import QuestionAnalysisStatus
from tests.analysis.fakes import Died, FakeDatabase, FixedClock, ScriptedEngine
from tests.analysis.samples import BEN, CONTOSO, ENGINE, HANNA, INVITATION, MARA, NORTHWIND, make_analysis


class Scoring:
    """A stored analysis of two questions and the handlers around it."""

    def __init__(self, engine: ScriptedEngine) -> None:
        self.database = FakeDatabase()
        self.engine = engine
        made = make_analysis()
        self.database.analyses[made.id] = made
        begin, clock = self.database.begin, FixedClock()
        self.score = ScoreQuestionHandler(begin, AnswerAssessor(engine, clock), clock)
        self.fail = FailQuestionHandler(begin, clock)
        self.retry = RetryAnalysisHandler(begin, clock, ENGINE)
        self.rescore = RescoreAnalysisHandler(begin, clock, ENGINE)

    @property
    def analysis(self) -> Analysis:
        (found,) = self.database.analyses.values()
        return found

    def status(self) -> AnalysisStatus:
        return self.analysis.course.status

    def command(self, number: int, run: int = 1) -> ScoreQuestion:
        return ScoreQuestion(self.analysis.id, self.analysis.questions[number].id, run)


@pytest.fixture
def scoring() -> Scoring:
    return Scoring(ScriptedEngine())


class TestScoreQuestion:
    async def test_scores_question_by_question_and_completes(self, scoring: Scoring) -> None:
        await scoring.score(scoring.command(0))
        assert scoring.status() is AnalysisStatus.PROCESSING
        await scoring.score(scoring.command(1))
        assert scoring.status() is AnalysisStatus.COMPLETED
        assert [event.event_type for event in scoring.database.events] == [
            "analysis.started",
            "analysis.question_scored",
            "analysis.question_scored",
            "analysis.completed",
        ]

    async def test_tells_subscribers_in_order(self, scoring: Scoring) -> None:
        await scoring.score(scoring.command(1))
        await scoring.score(scoring.command(0))
        one, two = (entry.id for entry in scoring.analysis.questions)
        progress = progress_of(INVITATION)
        assert scoring.database.changes == [
            (progress, "started", scoring.analysis.id),
            (progress, "question", two),
            (progress, "question", one),
            (progress, "completed", scoring.analysis.id),
            (completed_of(NORTHWIND), "completed", scoring.analysis.id),
        ]
        sequences = [event.sequence for event in scoring.database.events if hasattr(event, "sequence")]
        assert sequences == [2, 3]

    async def test_a_repeat_asks_no_engine_and_changes_nothing(self, scoring: Scoring) -> None:
        await scoring.score(scoring.command(0))
        events = list(scoring.database.events)
        await scoring.score(scoring.command(0))
        assert len(scoring.engine.tasks) == 1
        assert scoring.database.events == events

    async def test_a_crash_before_the_score_is_saved_is_resumed(self, scoring: Scoring) -> None:
        await scoring.score(scoring.command(0))

        assessor = AnswerAssessor(DyingEngine(scoring.database), FixedClock())
        dying = ScoreQuestionHandler(scoring.database.begin, assessor, FixedClock())
        with pytest.raises(Died):
            await dying(scoring.command(1))
        assert scoring.analysis.questions[1].status is QuestionAnalysisStatus.PROCESSING
        assert scoring.analysis.questions[0].status is QuestionAnalysisStatus.SCORED
        await scoring.score(scoring.command(1))
        assert scoring.status() is AnalysisStatus.COMPLETED
        assert [event.event_type for event in scoring.database.events].count("analysis.completed") == 1

    async def test_two_at_once_settle_a_question_once(self, scoring: Scoring) -> None:
        twice = TwiceEngine(scoring)
        handler = ScoreQuestionHandler(scoring.database.begin, AnswerAssessor(twice, FixedClock()), FixedClock())
        await handler(scoring.command(0))
        scored = [event for event in scoring.database.events if event.event_type == "analysis.question_scored"]
        assert len(scored) == 1

    async def test_a_job_of_something_unknown_does_nothing(self, scoring: Scoring) -> None:
        await scoring.score(ScoreQuestion("anl_unknown", "qan_unknown", 1))
        await scoring.fail(ScoreQuestion("anl_unknown", "qan_unknown", 1))
        assert scoring.database.events == []

    async def test_an_engine_that_fails_leaves_the_question_to_the_next_attempt(self) -> None:
        scoring = Scoring(ScriptedEngine(ConnectionError("away")))
        with pytest.raises(ConnectionError):
            await scoring.score(scoring.command(0))
        assert scoring.analysis.questions[0].status is QuestionAnalysisStatus.PROCESSING
        assert scoring.analysis.questions[0].score is None


class TestFailAndRetry:
    async def test_a_question_that_failed_for_good_fails_the_analysis(self, scoring: Scoring) -> None:
        await scoring.score(scoring.command(0))
        await scoring.fail(scoring.command(1))
        await scoring.fail(scoring.command(1))
        assert scoring.status() is AnalysisStatus.FAILED
        assert [event.event_type for event in scoring.database.events][-1] == "analysis.failed"
        assert scoring.database.changes[-1] == (progress_of(INVITATION), "failed", scoring.analysis.id)

    async def test_a_retry_scores_only_the_failed_question(self, scoring: Scoring) -> None:
        await scoring.score(scoring.command(0))
        await scoring.fail(scoring.command(1))
        scoring.database.jobs = []
        await scoring.retry(RetryAnalysis(Viewer(BEN, NORTHWIND), scoring.analysis.id))
        assert [payload["run"] for _, _, payload in scoring.database.jobs] == [2]
        await scoring.score(scoring.command(1, run=1))
        assert scoring.status() is AnalysisStatus.PENDING
        await scoring.score(scoring.command(1, run=2))
        assert scoring.status() is AnalysisStatus.COMPLETED
        assert len(scoring.engine.tasks) == 2

    @pytest.mark.parametrize(
        "viewer", [Viewer(HANNA, None), Viewer(MARA, CONTOSO), Viewer(MARA, None), Viewer(INVITATION, None)]
    )
    async def test_for_strangers_there_is_no_such_analysis(self, scoring: Scoring, viewer: Viewer) -> None:
        await scoring.fail(scoring.command(0))
        await scoring.fail(scoring.command(1))
        with pytest.raises(AnalysisNotFound):
            await scoring.retry(RetryAnalysis(viewer, scoring.analysis.id))

    async def test_nothing_is_retried_that_did_not_fail(self, scoring: Scoring) -> None:
        await scoring.score(scoring.command(0))
        await scoring.score(scoring.command(1))
        with pytest.raises(AnalysisNotFailed):
            await scoring.retry(RetryAnalysis(Viewer(HANNA, NORTHWIND), scoring.analysis.id))

    async def test_an_operator_scores_anew(self, scoring: Scoring) -> None:
        await scoring.score(scoring.command(0))
        await scoring.score(scoring.command(1))
        scoring.database.jobs = []
        await scoring.rescore(scoring.analysis.id)
        assert [payload["run"] for _, _, payload in scoring.database.jobs] == [2, 2]
        with pytest.raises(AnalysisNotFound):
            await scoring.rescore("anl_unknown")


class DyingEngine(ScriptedEngine):
    """The process dies between the engine's answer and the commit that would keep it."""

    def __init__(self, database: FakeDatabase) -> None:
        super().__init__()
        self._database = database

    async def assess(self, task: ScoringTask) -> Assessment:
        self._database.lost_commits = 1
        return await super().assess(task)


class TwiceEngine(ScriptedEngine):
    """While the first run asks, a second one scores the same question."""

    def __init__(self, scoring: Scoring) -> None:
        super().__init__()
        self._scoring = scoring

    async def assess(self, task: ScoringTask) -> Assessment:
        await self._scoring.score(self._scoring.command(0))
        return await super().assess(task)
