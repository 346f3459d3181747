"""An interview arrives: one analysis and one job per question, once, and only with consent to AI."""

import pytest

from subgraphs.analysis.application.reactions.on_interview_completed import OnInterviewCompleted
from subgraphs.analysis.domain.analysis import AnalysisStatus
from subgraphs.analysis.domain.interview import Consent
from tests.analysis.fakes import Died, FakeDatabase, FixedClock
from tests.analysis.samples import ENGINE, HANNA, THRESHOLDS, make_interview


@pytest.fixture
def database() -> FakeDatabase:
    return FakeDatabase()


@pytest.fixture
def react(database: FakeDatabase) -> OnInterviewCompleted:
    return OnInterviewCompleted(database.begin, FixedClock(), ENGINE, THRESHOLDS)


class TestOnInterviewCompleted:
    async def test_makes_an_analysis_and_one_job_per_question(
        self, react: OnInterviewCompleted, database: FakeDatabase
    ) -> None:
        await react("evt_1", make_interview())
        (analysis,) = database.analyses.values()
        assert analysis.course.status is AnalysisStatus.PENDING
        assert analysis.subject.hr_id == HANNA
        assert [(kind, payload) for kind, _, payload in database.jobs] == [
            ("score_question", {"analysisId": analysis.id, "run": 1})
        ] * 2
        assert [subject for _, subject, _ in database.jobs] == [entry.id for entry in analysis.questions]

    async def test_takes_an_event_once(self, react: OnInterviewCompleted, database: FakeDatabase) -> None:
        await react("evt_1", make_interview())
        await react("evt_1", make_interview())
        assert len(database.analyses) == 1
        assert len(database.jobs) == 2

    async def test_an_invitation_has_one_analysis_whatever_the_events(
        self, react: OnInterviewCompleted, database: FakeDatabase
    ) -> None:
        await react("evt_1", make_interview())
        await react("evt_2", make_interview())
        assert len(database.analyses) == 1
        assert len(database.jobs) == 2

    async def test_people_only_makes_nothing(self, react: OnInterviewCompleted, database: FakeDatabase) -> None:
        await react("evt_1", make_interview(consent=Consent.PEOPLE_ONLY))
        assert database.analyses == {}
        assert database.jobs == []
        assert database.processed == {"evt_1"}

    async def test_a_lost_commit_is_made_good_by_the_repeat(
        self, react: OnInterviewCompleted, database: FakeDatabase
    ) -> None:
        database.lost_commits = 1
        with pytest.raises(Died):
            await react("evt_1", make_interview())
        assert database.analyses == {}
        await react("evt_1", make_interview())
        assert len(database.analyses) == 1
