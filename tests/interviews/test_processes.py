"""Worker and consumer as processes: events leave and arrive, timers fire with the tab closed, a kill loses nothing."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import orjson
import pytest

from kernel.auth.internal_token import GivenKeys, TokenSigner, TokenVerifier, new_signing_key
from kernel.ids import new_id
from kernel.messaging.broker import Broker
from kernel.messaging.producer import EventProducer
from subgraphs.interviews.api import create_api
from subgraphs.interviews.settings import InterviewsSettings
from tests.interviews.graphql.api import InterviewsApi
from tests.interviews.people import hr, session_of
from tests.kernel.support import free_port_with_neighbours
from tests.support.event_keys import event_settings, signed_by
from viva.embedded.disposable import running
from viva.python_process import PythonProcess

LINK_KEY = "link-key-of-tests-0123456789-abcdef"
WAIT_SECONDS = 60


class System:
    """The API in process; worker and consumer as processes beside it."""

    def __init__(self, settings: InterviewsSettings, logs: Path) -> None:
        self.settings, self._logs = settings, logs
        self._environment = {
            "VIVA_INTERVIEWS_DATABASE_URL": settings.database_url,
            "VIVA_INTERVIEWS_LINK_KEY": LINK_KEY,
            "VIVA_INTERVIEWS_PORT": str(settings.port),
            **event_settings("interviews"),
            "VIVA_REDIS_URL": settings.redis_url,
            "VIVA_KAFKA_BOOTSTRAP": settings.kafka_bootstrap,
            "VIVA_KAFKA_SESSION_TIMEOUT_MS": "2000",
        }

    @contextmanager
    def worker(self) -> Any:
        port = self.settings.port + 100
        part = PythonProcess("interviews-worker", port, ("subgraphs.interviews.worker",), self._environment)
        with running(part, self._logs / "worker.log") as pid:
            yield pid

    @contextmanager
    def consumer(self) -> Any:
        port = self.settings.port + 200
        part = PythonProcess("interviews-consumer", port, ("subgraphs.interviews.consumer",), self._environment)
        with running(part, self._logs / "consumer.log") as pid:
            yield pid


@pytest.fixture
def system(clean_interviews_db: str, redis_url: str, own_kafka: str, tmp_path: Path) -> System:
    settings = InterviewsSettings.model_validate(
        {
            "VIVA_INTERVIEWS_DATABASE_URL": clean_interviews_db,
            "VIVA_INTERVIEWS_LINK_KEY": LINK_KEY,
            "VIVA_INTERVIEWS_PORT": free_port_with_neighbours(),
            "redis_url": redis_url,
            "kafka_bootstrap": own_kafka,
        }
    )
    return System(settings, tmp_path)


@pytest.fixture
async def api(system: System) -> AsyncIterator[InterviewsApi]:
    signer = TokenSigner(new_signing_key())
    app = create_api(system.settings, TokenVerifier(GivenKeys(signer.public_jwks()), "interviews"))
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://interviews") as http,
    ):
        yield InterviewsApi(http, signer, system.settings.database_url)


async def until(condition: Callable[[], Awaitable[object]]) -> None:
    async with asyncio.timeout(WAIT_SECONDS):
        while True:
            if await condition():
                return
            await asyncio.sleep(0.1)


async def test_an_interview_with_the_tab_closed_and_the_worker_killed(system: System, api: InterviewsApi) -> None:
    """The total time is over while nobody looks and the worker is dead: its successor completes the interview, and
    the result that analysis tells arrives."""
    invitation = await api.invite((await api.template(totalTimeLimitMinutes=1))["id"])
    question_id = (await api.start(invitation["id"]))["questions"][0]["id"]
    await api.done(session_of(invitation["id"]), "saveDraft", questionId=question_id, text="Half a thought")

    async def unsent() -> list[Any]:
        return await api.fetch("SELECT event_type FROM outbox WHERE published_at IS NULL")

    async def all_sent() -> bool:
        return not await unsent()

    async def is_completed() -> list[Any]:
        return await api.fetch("SELECT id FROM invitations WHERE status = 'COMPLETED'")

    async def has_result() -> list[Any]:
        return await api.fetch("SELECT id FROM invitations WHERE overall_score = 80")

    with system.consumer():
        with system.worker() as pid:
            await until(all_sent)
            os.killpg(pid, signal.SIGKILL)
        # both clocks go on by two minutes
        await api.execute("UPDATE invitations SET started_at = started_at - interval '2 minutes'")
        await api.execute("UPDATE jobs SET run_at = run_at - interval '2 minutes' WHERE kind = 'end_interview'")
        with system.worker():
            await until(is_completed)
            await until(all_sent)
            [completed] = await api.fetch("SELECT body FROM outbox WHERE event_type = 'invitation.completed'")
            payload = orjson.loads(completed["body"])["payload"]
            assert [answer["text"] for answer in payload["responses"]] == ["Half a thought"]
            await tell_result(system.settings.kafka_bootstrap, invitation["id"])
            await until(has_result)
    kinds = [row["kind"] for row in await api.fetch("SELECT kind FROM changes ORDER BY sequence")]
    assert kinds == ["CREATED", "STARTED", "COMPLETED", "RESULT_CHANGED"]
    query = "query ($id: ID!) { invitation(id: $id) { result { status overallScore recommendation } } }"
    seen = (await api.data(hr(), query, id=invitation["id"]))["invitation"]["result"]
    assert seen == {"status": "COMPLETED", "overallScore": 80, "recommendation": "HIRE"}


async def test_an_overdue_invitation_expires_by_itself(system: System, api: InterviewsApi) -> None:
    invitation = await api.invite((await api.template())["id"])
    await api.execute("UPDATE invitations SET expires_at = now() + interval '1 second'")
    await api.execute("UPDATE jobs SET run_at = now() + interval '1 second'")

    async def is_expired() -> list[Any]:
        return await api.fetch("SELECT id FROM invitations WHERE status = 'EXPIRED' AND id = $1", invitation["id"])

    with system.consumer(), system.worker():
        await until(is_expired)
    assert await api.fetch("SELECT body FROM outbox WHERE event_type = 'invitation.expired'")


async def tell_result(bootstrap: str, invitation_id: str) -> None:
    producer = EventProducer(Broker(bootstrap), "test")
    envelope = {
        "eventId": new_id("evt"),
        "eventType": "analysis.completed",
        "version": 1,
        "timestamp": "2026-11-21T10:00:00Z",
        "source": "analysis",
        "aggregateId": new_id("anl"),
        "payload": {
            "invitationId": invitation_id,
            "overallScore": 80,
            "recommendation": "HIRE",
            "borderline": False,
            "engine": "offline",
            "isPreview": True,
            "summary": "Knows the trade.",
            "completedAt": "2026-11-21T10:00:00Z",
        },
    }
    await signed_by("analysis", producer).send("analysis-events", invitation_id, orjson.dumps(envelope))
    producer.close()
