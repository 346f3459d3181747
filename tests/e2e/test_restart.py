"""A process dies in the middle of an interview: the interview ends with one analysis, each question scored once."""

import asyncio
import shutil
import signal

import pytest

from tests.e2e.interviewing import ANSWERS, MY_INTERVIEW, QUESTIONS, Interviewing, patiently
from tests.support.system import LiveSystem
from viva.client.graph import GraphClient, Json

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

APIS = ("gateway-api", "users-api", "interviews-api", "analysis-api")
WORKERS = ("gateway-worker", "users-worker", "interviews-worker", "analysis-worker")
CONSUMERS = ("gateway-consumer", "users-consumer", "interviews-consumer", "analysis-consumer")


@pytest.fixture(scope="module")
async def interviewing(system: LiveSystem) -> Interviewing:
    return await Interviewing.begin(system)


async def assert_whole(interviewing: Interviewing, invitation: Json, candidate: GraphClient) -> None:
    analyses = await interviewing.result(invitation["id"])
    assert analyses["totalCount"] == 1
    (analysis,) = analyses["nodes"]
    assert len(analysis["questions"]) == len(QUESTIONS)
    assert all(question["status"] == "SCORED" for question in analysis["questions"])
    assert await scored_once(interviewing, invitation["id"])
    mine = (await patiently(lambda: candidate.execute(MY_INTERVIEW)))["myInterview"]
    assert mine["status"] == "COMPLETED", "the candidate is still signed in"


PROGRESS = """
subscription RestartProgress($invitationId: ID!) {
  analysisProgress(invitationId: $invitationId, after: 0) { sequence question { questionId } analysis { status } }
}"""


async def scored_once(interviewing: Interviewing, invitation_id: str) -> bool:
    """Read the feed from its beginning: every question appears once, sequences have no repeat."""
    scored: list[str] = []
    sequences: list[int] = []
    async with asyncio.timeout(30):
        async for event in interviewing.hr.subscribe(PROGRESS, invitationId=invitation_id):
            progress = event["analysisProgress"]
            sequences.append(progress["sequence"])
            if progress["question"] is not None:
                scored.append(progress["question"]["questionId"])
            elif len(scored) >= len(QUESTIONS):
                break
    return len(scored) == len(set(scored)) == len(QUESTIONS) and sequences == sorted(set(sequences))


class TestAProcessIsKilled:
    @pytest.mark.parametrize("process", [*APIS, *CONSUMERS])
    async def test_between_two_answers(self, interviewing: Interviewing, system: LiveSystem, process: str) -> None:
        invitation = await interviewing.invite()
        candidate, questions = await interviewing.open(invitation)
        await interviewing.answer(candidate, questions[0], ANSWERS[0])
        before = system.part(process)
        system.kill(process)
        await interviewing.answer(candidate, questions[1], ANSWERS[1])
        await interviewing.complete(candidate)
        await assert_whole(interviewing, invitation, candidate)
        await asyncio.to_thread(system.wait_restarted, process, before)

    @pytest.mark.parametrize("process", [*WORKERS, "interviews-consumer", "analysis-consumer", "analysis-api"])
    async def test_right_after_completing(self, interviewing: Interviewing, system: LiveSystem, process: str) -> None:
        invitation = await interviewing.invite()
        candidate, questions = await interviewing.open(invitation)
        for question, text in zip(questions, ANSWERS, strict=True):
            await interviewing.answer(candidate, question, text)
        before = system.part(process)
        await interviewing.complete(candidate)
        system.kill(process)
        await assert_whole(interviewing, invitation, candidate)
        await asyncio.to_thread(system.wait_restarted, process, before)


class TestRedisIsKilledWithItsData:
    async def test_in_the_middle_of_an_interview(self, interviewing: Interviewing, system: LiveSystem) -> None:
        invitation = await interviewing.invite()
        candidate, questions = await interviewing.open(invitation)
        await interviewing.answer(candidate, questions[0], ANSWERS[0])
        before = system.part("valkey")
        system.kill("valkey", signal.SIGKILL)
        shutil.rmtree(system.site.data / "valkey", ignore_errors=True)
        await interviewing.answer(candidate, questions[1], ANSWERS[1])
        await interviewing.complete(candidate)
        await assert_whole(interviewing, invitation, candidate)
        await asyncio.to_thread(system.wait_restarted, "valkey", before)
        assert (await patiently(lambda: interviewing.hr.execute("{ me { id } }")))["me"], "HR is still signed in"
