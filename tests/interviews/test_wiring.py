"""Settings and wiring of interviews: what stops a start, and what its processes do."""

import subprocess
import sys

import pytest

from kernel.database.database import Database, open_database
from kernel.events.envelope import Envelope, InvalidEnvelope
from kernel.messaging.subscription import Subscriptions
from kernel.settings import load
from subgraphs.interviews.application.following_up import END_INTERVIEW, EXPIRE_INVITATION
from subgraphs.interviews.bootstrap import NAME, TOPIC, jobs, wiring
from subgraphs.interviews.settings import InterviewsSettings
from tests.interviews.samples import NOW
from tests.support.event_keys import event_settings

ENVIRONMENT = {
    "VIVA_INTERVIEWS_DATABASE_URL": "postgresql://interviews:secret@localhost:1/viva_interviews",
    "VIVA_INTERVIEWS_LINK_KEY": "k" * 32,
    **event_settings("interviews"),
    "VIVA_REDIS_URL": "redis://localhost:1",
    "VIVA_KAFKA_BOOTSTRAP": "localhost:1",
}
TAKEN = {
    "user-events": (
        "user.created",
        "user.updated",
        "user.suspended",
        "user.activated",
        "user.deleted",
        "company.created",
        "company.updated",
        "company.member_added",
        "company.member_removed",
    ),
    "analysis-events": ("analysis.started", "analysis.completed", "analysis.failed"),
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def envelope(event_type: str, version: int = 1) -> Envelope:
    return Envelope("evt_1", event_type, version, NOW, "test", "agg_1", {})


def nowhere() -> Database:
    """A database that nobody connects to."""
    return open_database("postgresql://localhost:1/none", source=NAME, topics=TOPIC)


class TestSettings:
    def test_are_read_from_the_environment(self, environment: pytest.MonkeyPatch) -> None:
        settings = load(InterviewsSettings)
        assert (settings.port, settings.retention_days) == (8003, 180)
        assert "k" * 32 not in repr(settings)

    @pytest.mark.parametrize(
        ("name", "value", "line"),
        [
            ("VIVA_INTERVIEWS_DATABASE_URL", None, "viva: setting VIVA_INTERVIEWS_DATABASE_URL is missing"),
            ("VIVA_INTERVIEWS_LINK_KEY", None, "viva: setting VIVA_INTERVIEWS_LINK_KEY is missing"),
            ("VIVA_INTERVIEWS_LINK_KEY", "short-secret", "viva: setting VIVA_INTERVIEWS_LINK_KEY is wrong"),
            ("VIVA_INTERVIEWS_RETENTION_DAYS", "0", "viva: setting VIVA_INTERVIEWS_RETENTION_DAYS is wrong"),
        ],
    )
    def test_a_missing_or_wrong_one_stops_the_start_with_one_line(
        self,
        environment: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        name: str,
        value: str | None,
        line: str,
    ) -> None:
        if value is None:
            environment.delenv(name)
        else:
            environment.setenv(name, value)
        with pytest.raises(SystemExit) as stopped:
            load(InterviewsSettings)
        told = capsys.readouterr().err
        assert (stopped.value.code, told.count("\n")) == (2, 1)
        assert told.startswith(line)
        assert "short-secret" not in told


class TestWiring:
    def test_each_event_that_concerns_us_has_a_reaction(self, environment: pytest.MonkeyPatch) -> None:
        parts = wiring()
        subscriptions = Subscriptions(parts.subscriptions(nowhere()))
        assert (parts.topics, subscriptions.topics) == ("interview-events", ["analysis-events", "user-events"])
        for topic, event_types in TAKEN.items():
            for event_type in event_types:
                with pytest.raises(InvalidEnvelope) as unknown:
                    subscriptions.find(topic, envelope(event_type, version=2))
                assert unknown.value.code == "EVENT_VERSION_UNKNOWN"
                with pytest.raises(InvalidEnvelope) as broken:
                    subscriptions.find(topic, envelope(event_type))
                assert broken.value.code == "EVENT_PAYLOAD_INVALID"
        assert subscriptions.find("analysis-events", envelope("analysis.question_scored")) is None

    def test_its_timers_have_handlers(self) -> None:
        assert set(jobs(nowhere()).handlers) == {EXPIRE_INVITATION, END_INTERVIEW}

    def test_worker_and_consumer_do_without_the_graph(self, environment: pytest.MonkeyPatch) -> None:
        """It costs each process memory and start time."""
        code = (
            "import sys, subgraphs.interviews.consumer, subgraphs.interviews.worker as worker; "
            "print(sorted({'strawberry', 'fastapi'} & set(sys.modules)), worker.broker is not None)"
        )
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=180)
        assert run.stdout.strip() == "[] True"
