"""Events of others through the real broker: applied once, the broken ones kept, nobody else disturbed (1.12)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import orjson
import pytest
from sqlalchemy import text

from kernel.database.database import Database
from kernel.ids import new_id
from kernel.messaging.broker import Broker
from kernel.messaging.consumer import ConsumerSettings, EventConsumer
from kernel.messaging.dead_letters import list_dead_letters
from kernel.messaging.handling import RetryPolicy
from kernel.messaging.producer import EventProducer
from kernel.messaging.subscription import SignedTopic
from kernel.messaging.topics import TopicAdmin
from subgraphs.interviews.bootstrap import wire
from subgraphs.interviews.domain.consent import CONSENT_TEXT_VERSION, ConsentChoice
from subgraphs.interviews.domain.invitation import Invitation
from subgraphs.interviews.domain.result import Recommendation, ResultStatus
from subgraphs.interviews.infrastructure.subscriptions import ANALYSIS_EVENTS, USER_EVENTS
from subgraphs.interviews.infrastructure.unit_of_work import InterviewsUnitOfWork
from subgraphs.interviews.settings import InterviewsSettings
from tests.interviews.people import HANNA, NORTHWIND
from tests.interviews.samples import NOW, response_id
from tests.support.event_keys import VERIFIER, signed_by

RESULT = {
    "overallScore": 80,
    "recommendation": "HIRE",
    "borderline": True,
    "engine": "offline",
    "isPreview": True,
    "summary": "Knows the trade.",
    "completedAt": "2026-11-21T10:00:00Z",
}


class Others:
    """Sends events as their producers do, and reads what became of them."""

    def __init__(self, database: Database, producer: EventProducer) -> None:
        self._database, self._producer = database, producer

    async def send(
        self,
        topic: SignedTopic,
        event_type: str,
        key: str,
        payload: dict[str, Any],
        *,
        version: int = 1,
        event_id: str = "",
    ) -> str:
        envelope = {
            "eventId": event_id or new_id("evt"),
            "eventType": event_type,
            "version": version,
            "timestamp": "2026-11-21T10:00:00Z",
            "source": "test",
            "aggregateId": key,
            "payload": payload,
        }
        await signed_by(topic.signed_by, self._producer).send(topic.name, key, orjson.dumps(envelope))
        return str(envelope["eventId"])

    async def raw(self, topic: SignedTopic, key: str, body: bytes) -> None:
        await self._producer.send(topic.name, key, body, [])

    async def invitation(self, invitation_id: str) -> Invitation:
        async with InterviewsUnitOfWork(self._database) as uow:
            found = await uow.invitations.find(invitation_id)
        assert found is not None
        return found

    async def changes(self) -> list[str]:
        async with self._database.session() as session:
            return list(await session.scalars(text("SELECT kind FROM changes ORDER BY sequence")))


@asynccontextmanager
async def consuming(database: Database, bootstrap: str, producer: EventProducer) -> AsyncIterator[None]:
    settings = InterviewsSettings.model_validate(
        {
            "VIVA_INTERVIEWS_DATABASE_URL": "postgresql://127.0.0.1:1/unused",
            "VIVA_INTERVIEWS_LINK_KEY": "k" * 32,
            "redis_url": "redis://127.0.0.1:1",
            "kafka_bootstrap": bootstrap,
        }
    )
    consumer = EventConsumer(
        wire(settings).subscriptions(database),
        new_id("grp"),
        database=database,
        dlq=producer,
        settings=ConsumerSettings(Broker(bootstrap), 2000, 20, retry=RetryPolicy(first_delay_seconds=0.05)),
        verifier=VERIFIER,
    )
    stop = asyncio.Event()
    running = asyncio.create_task(consumer.run(stop))
    try:
        yield
    finally:
        stop.set()
        await running


@pytest.fixture
async def broker(database: Database, kafka_bootstrap: str) -> AsyncIterator[Others]:
    topics = [USER_EVENTS.name, ANALYSIS_EVENTS.name]
    await TopicAdmin(Broker(kafka_bootstrap)).ensure(topics, 2)
    producer = EventProducer(Broker(kafka_bootstrap), "test")
    async with consuming(database, kafka_bootstrap, producer):
        yield Others(database, producer)
    producer.close()


@pytest.fixture
async def completed(database: Database, invitation: Invitation) -> Invitation:
    async with InterviewsUnitOfWork(database) as uow:
        found = await uow.invitations.find(invitation.id)
        assert found is not None
        found.start(ConsentChoice.AI, CONSENT_TEXT_VERSION, NOW)
        found.submit(response_id(), found.question_order[0], "Because.", None, NOW)
        found.submit(
            response_id(), found.question_order[1], None, [found.template_version.questions[1].options[0].id], NOW
        )
        found.complete(response_id, NOW)
        await uow.invitations.save(found)
        await uow.commit()
    return found


async def until(condition: Callable[[], Awaitable[bool]], seconds: float = 60) -> None:
    async with asyncio.timeout(seconds):
        while True:
            if await condition():
                return
            await asyncio.sleep(0.05)


class TestResults:
    async def told(self, broker: Others, invitation_id: str, status: ResultStatus) -> None:
        async def is_told() -> bool:
            return (await broker.invitation(invitation_id)).result.status is status

        await until(is_told)

    async def test_a_result_is_copied_once(self, broker: Others, completed: Invitation) -> None:
        key = new_id("anl")
        one = {"analysisId": key, "invitationId": completed.id}
        await broker.send(ANALYSIS_EVENTS, "analysis.started", key, one)
        await broker.send(ANALYSIS_EVENTS, "analysis.question_scored", key, one)
        first = await broker.send(ANALYSIS_EVENTS, "analysis.completed", key, one | RESULT)
        await self.told(broker, completed.id, ResultStatus.COMPLETED)
        await broker.send(
            ANALYSIS_EVENTS, "analysis.completed", key, one | RESULT | {"overallScore": 1}, event_id=first
        )
        await broker.send(ANALYSIS_EVENTS, "analysis.completed", key, one | RESULT | {"overallScore": 82})

        async def is_rescored() -> bool:
            return (await broker.invitation(completed.id)).result.overall_score == 82

        await until(is_rescored)
        result = (await broker.invitation(completed.id)).result
        assert (result.recommendation, result.borderline, result.is_preview) == (Recommendation.HIRE, True, True)
        assert (await broker.changes()).count("RESULT_CHANGED") == 2

    async def test_a_failed_analysis_shows_as_failed(self, broker: Others, completed: Invitation) -> None:
        key = new_id("anl")
        one = {"analysisId": key, "invitationId": completed.id, "hrId": HANNA, "reason": "quota"}
        await broker.send(ANALYSIS_EVENTS, "analysis.failed", key, one)
        await self.told(broker, completed.id, ResultStatus.FAILED)


# The broker is shared with other suites, whose people are copied too.
STATUS = f"SELECT status FROM people WHERE id = '{HANNA}'"
FULL_NAME = f"SELECT full_name FROM people WHERE id = '{HANNA}'"
ACTIVE = f"SELECT active FROM memberships WHERE user_id = '{HANNA}'"
COMPANY = f"SELECT name FROM companies WHERE id = '{NORTHWIND}'"


class TestPeople:
    async def test_names_memberships_and_suspensions_are_copied(self, broker: Others, database: Database) -> None:
        person = {"userId": HANNA, "fullName": "Hanna", "email": "hanna@northwind.example", "status": "ACTIVE"}
        member = {"companyId": NORTHWIND, "userId": HANNA}
        await broker.send(USER_EVENTS, "user.created", HANNA, person)
        await broker.send(USER_EVENTS, "user.updated", HANNA, person | {"fullName": "Hanna Reyes"})
        await broker.send(USER_EVENTS, "company.created", NORTHWIND, {"companyId": NORTHWIND, "name": "Northwind"})
        await broker.send(USER_EVENTS, "company.updated", NORTHWIND, {"companyId": NORTHWIND, "name": "Northwind Labs"})
        await broker.send(USER_EVENTS, "company.member_added", NORTHWIND, member | {"role": "OWNER"})
        await broker.send(USER_EVENTS, "company.member_removed", NORTHWIND, member)
        await broker.send(USER_EVENTS, "user.suspended", HANNA, {"userId": HANNA})
        await until(lambda: self.reads(database, STATUS, "SUSPENDED"))
        await broker.send(USER_EVENTS, "user.activated", HANNA, {"userId": HANNA})
        await until(lambda: self.reads(database, STATUS, "ACTIVE"))
        await broker.send(USER_EVENTS, "user.deleted", HANNA, {"userId": HANNA})
        await until(lambda: self.reads(database, STATUS, "DELETED"))
        await until(lambda: self.reads(database, ACTIVE, False))
        assert await self.reads(database, FULL_NAME, "Hanna Reyes")
        assert await self.reads(database, COMPANY, "Northwind Labs")

    async def reads(self, database: Database, query: str, wanted: object) -> bool:
        async with database.session() as session:
            return bool(await session.scalar(text(query)) == wanted)


class TestWhatCannotBeApplied:
    async def test_is_kept_and_disturbs_nobody(self, broker: Others, database: Database, completed: Invitation) -> None:
        key = new_id("anl")
        one = {"analysisId": key, "invitationId": completed.id}
        await broker.raw(ANALYSIS_EVENTS, "broken", b"no event at all")
        newer = await broker.send(ANALYSIS_EVENTS, "analysis.completed", "newer", one | RESULT, version=2)
        partial = await broker.send(ANALYSIS_EVENTS, "analysis.completed", "partial", one)
        await broker.send(ANALYSIS_EVENTS, "analysis.completed", "unknown", RESULT | {"invitationId": "inv_missing"})
        await broker.send(ANALYSIS_EVENTS, "analysis.completed", key, one | RESULT)

        async def are_kept() -> bool:
            kept = {letter.code: letter for letter in await list_dead_letters(database)}
            return {"EVENT_NOT_JSON", "EVENT_VERSION_UNKNOWN", "EVENT_PAYLOAD_INVALID"} <= set(kept)

        await until(are_kept)
        kept = {letter.event_id: letter for letter in await list_dead_letters(database)}
        assert kept[newer].code == "EVENT_VERSION_UNKNOWN"
        assert kept[partial].code == "EVENT_PAYLOAD_INVALID"

        async def is_told() -> bool:
            return (await broker.invitation(completed.id)).result.overall_score == 80

        await until(is_told)
