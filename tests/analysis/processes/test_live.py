"""From the completed interview on Kafka to live scores: two API processes, a reconnect, crashes in between."""

import asyncio
from typing import Any

from sqlalchemy import select

from kernel.auth.internal_token import Caller
from kernel.database.database import Database
from kernel.database.tables import KERNEL
from kernel.ids import new_id
from subgraphs.analysis.infrastructure.tables import AnalysisRow, QuestionAnalysisRow, SampleRow
from tests.analysis.graphql.conftest import HR_BEN, HR_HANNA, HR_MARA
from tests.analysis.processes.conftest import System
from tests.analysis.processes.parts import running, subscribed
from tests.analysis.wire import completed_payload

PROGRESS = """subscription ($invitationId: ID!, $after: Int) {
  analysisProgress(invitationId: $invitationId, after: $after) {
    eventId sequence question { questionText status score }
    analysis { status overallScore progress { scored total } } } }"""
COMPLETED = """subscription ($after: Int) { analysisCompleted(after: $after) {
  eventId sequence analysis { invitation { id } overallScore recommendation } } }"""
QUESTIONS = 6
WAIT_SECONDS = 60


async def follow(system: System, api: int, caller: Caller, invitation_id: str, after: int, until: int) -> list[Any]:
    """The events of one subscription until the one with this sequence."""
    seen: list[Any] = []
    port = system.apis[api].port
    async with (
        asyncio.timeout(WAIT_SECONDS),
        subscribed(port, system.signer, caller, PROGRESS, invitationId=invitation_id, after=after) as events,
    ):
        async for data in events:
            seen.append(data["analysisProgress"])
            if seen[-1]["sequence"] >= until:
                break
    return seen


async def samples_of(database: Database, invitation_id: str) -> list[tuple[str, int]]:
    """Question and run of every sample, so that one scored twice shows."""
    query = (
        select(QuestionAnalysisRow.question_id, SampleRow.run)
        .join(SampleRow, SampleRow.question_analysis_id == QuestionAnalysisRow.id)
        .join(AnalysisRow, AnalysisRow.id == QuestionAnalysisRow.analysis_id)
        .where(AnalysisRow.invitation_id == invitation_id)
    )
    async with database.session() as session:
        return sorted((row.question_id, row.run) for row in await session.execute(query))


async def analyses_of(database: Database, *invitation_ids: str) -> list[str]:
    async with database.session() as session:
        query = select(AnalysisRow.invitation_id).where(AnalysisRow.invitation_id.in_(invitation_ids))
        return list((await session.execute(query)).scalars())


async def test_scores_arrive_live_on_both_apis_and_after_a_reconnect(system: System) -> None:
    invitation = new_id("inv")
    last = QUESTIONS + 2  # started, each question, completed
    async with running(*system.apis, system.worker, system.consumer):
        watching = [
            asyncio.create_task(follow(system, api, caller, invitation, 0, last))
            for api, caller in ((0, HR_HANNA), (1, HR_BEN))
        ]
        await asyncio.sleep(0.5)
        await system.send("invitation.completed", completed_payload(invitation))
        first, second = await asyncio.gather(*watching)
        assert [event["sequence"] for event in first] == list(range(1, last + 1))
        assert [event["eventId"] for event in first] == [event["eventId"] for event in second]
        assert [event["question"] is None for event in first] == [True, *[False] * QUESTIONS, True]
        assert all(event["question"]["status"] == "SCORED" for event in first[1:-1])
        assert first[-1]["analysis"]["status"] == "COMPLETED"
        # the other process, after a reconnect: exactly what was missed
        missed = await follow(system, 1, HR_HANNA, invitation, 3, last)
        assert [event["eventId"] for event in missed] == [event["eventId"] for event in second[3:]]
        assert [event["sequence"] for event in missed] == list(range(4, last + 1))
        await check_completed_and_strangers(system, invitation)


async def check_completed_and_strangers(system: System, invitation: str) -> None:
    port = system.apis[1].port
    async with asyncio.timeout(WAIT_SECONDS), subscribed(port, system.signer, HR_BEN, COMPLETED, after=0) as events:
        async for data in events:
            assert data["analysisCompleted"]["analysis"]["invitation"]["id"] == invitation
            break
    strangers = asyncio.create_task(follow(system, 0, HR_MARA, invitation, 0, 1))
    done, _ = await asyncio.wait([strangers], timeout=3)
    strangers.cancel()
    assert not done


async def test_a_worker_killed_in_the_middle_scores_each_question_once(system: System) -> None:
    invitation = new_id("inv")
    async with running(system.apis[0], system.consumer):
        await system.send("invitation.completed", completed_payload(invitation))
        # dies in the middle of its fourth job; the supervisor's part is played here
        await system.worker.start(VIVA_FAILPOINT="in-job:4")
        await system.worker.ended()
        assert len(await samples_of(system.database, invitation)) < QUESTIONS
        await system.worker.start()
        events = await follow(system, 0, HR_HANNA, invitation, 0, QUESTIONS + 2)
        await system.worker.kill()
    assert events[-1]["analysis"]["status"] == "COMPLETED"
    await scored_once(system, invitation)


async def test_repeats_people_only_and_broken_messages_leave_one_analysis_and_disturb_nobody(system: System) -> None:
    people_only, invitation = new_id("inv"), new_id("inv")
    payload = completed_payload(invitation)
    async with running(system.apis[0], system.worker, system.consumer):
        await system.send_raw(b"this is no envelope")
        await system.send("invitation.completed", completed_payload(people_only), version=99)
        await system.send("invitation.completed", {"invitationId": people_only, "consent": "AI"})
        await system.send("invitation.completed", completed_payload(people_only, consent="PEOPLE_ONLY"))
        event_id = await system.send("invitation.completed", payload)
        await system.send("invitation.completed", payload, event_id=event_id)
        await system.send("invitation.completed", payload)
        await follow(system, 0, HR_HANNA, invitation, 0, QUESTIONS + 2)
        async with system.database.session() as session:
            codes = (await session.execute(select(KERNEL.dead_letters.c.code))).scalars().all()
    assert {"EVENT_NOT_JSON", "EVENT_PAYLOAD_INVALID", "EVENT_VERSION_UNKNOWN"} <= set(codes)
    assert await analyses_of(system.database, people_only, invitation) == [invitation]
    await scored_once(system, invitation)


async def scored_once(system: System, invitation: str) -> None:
    assert await analyses_of(system.database, invitation) == [invitation]
    samples = await samples_of(system.database, invitation)
    assert len({question for question, _ in samples}) == len(samples) == QUESTIONS
    assert {run for _, run in samples} == {1}
