"""Bad input at a running system: each gets its coded error, nothing is lost, and the next interview works."""

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import httpx2
import pytest
from confluent_kafka import Producer

from kernel.events.signature import EventSigner
from tests.e2e.interviewing import ANSWERS, MARA, PASSWORD, Interviewing
from tests.support.system import LiveSystem
from viva.client.browsing import SignInFailed, sign_in
from viva.client.graph import GraphClient, GraphError, Json
from viva.demo import operations
from viva.generated_secrets import load_or_make

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

ADMIN = "admin@viva.example"
FAILED = "{ analysisFailedEvents(first: 100) { eventId topic code error attempts } }"
TEMPLATE = "query Bad($id: ID!) { template(id: $id) { id } invitation(id: $id) { id } analysis(id: $id) { id } }"
EXTEND = """
mutation Bad($input: ExtendInvitationInput!) {
  extendInvitation(input: $input) { invitation { id status } userErrors { code } }
}"""
REVOKE = """
mutation Bad($input: RevokeInvitationInput!) {
  revokeInvitation(input: $input) { invitation { id status link } userErrors { code } }
}"""


@pytest.fixture(scope="module")
async def interviewing(system: LiveSystem) -> Interviewing:
    return await Interviewing.begin(system)


async def client_of(system: LiveSystem, email: str) -> GraphClient:
    cookies = await sign_in(system.gateway_url, system.web_origin, email, PASSWORD)
    return GraphClient(system.gateway_url, system.web_origin, cookies)


def token_of(invitation: Json) -> str:
    return str(invitation["link"].split("#", 1)[1])


async def until(what: str, found: Callable[[], Awaitable[bool]], seconds: float = 30.0) -> None:
    async with asyncio.timeout(seconds):
        while not await found():  # noqa: ASYNC110  what is awaited happens in another process
            await asyncio.sleep(0.2)


class TestTokens:
    async def test_a_made_up_session_cookie_is_nobody(self, system: LiveSystem) -> None:
        client = GraphClient(system.gateway_url, system.web_origin, {"__Host-viva_session": "x" * 43})
        assert (await client.execute("{ me { id } }"))["me"] is None
        with pytest.raises(GraphError) as refused:
            await client.execute("{ templates { nodes { id } } }")
        assert set(refused.value.codes) <= {"UNAUTHENTICATED", "UNAUTHORIZED_FIELD_OR_TYPE"}

    async def test_a_subgraph_asked_directly_refuses(self, system: LiveSystem) -> None:
        async with httpx2.AsyncClient() as http:
            for context in ("users", "interviews", "analysis"):
                url = f"http://127.0.0.1:{system.site.ports.of(context)}/graphql"
                for headers in ({}, {"viva-internal-token": "e30.e30.e30"}):
                    answer = await http.post(url, json={"query": "{ __typename }"}, headers=headers)
                    assert answer.status_code == 401
                    assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"

    async def test_entities_are_out_of_reach_from_outside(self, interviewing: Interviewing) -> None:
        with pytest.raises(GraphError) as refused:
            await interviewing.hr.execute("{ _service { sdl } }")
        assert refused.value.codes == ["GRAPHQL_VALIDATION_FAILED"]
        with pytest.raises(GraphError):
            await interviewing.hr.execute('{ exchangeInvitationToken(token: "x") { code } }')


class TestStrangers:
    async def test_see_neither_the_schema_nor_hints_while_hr_explores_it(
        self, interviewing: Interviewing, system: LiveSystem
    ) -> None:
        schema, misspelt = "{ __schema { queryType { name } } }", "{ mee { id } }"
        stranger = GraphClient(system.gateway_url, system.web_origin)
        with pytest.raises(GraphError) as refused:
            await stranger.execute(schema)
        assert refused.value.codes == ["INTROSPECTION_DISABLED"]
        assert await interviewing.hr.execute(schema) == {"__schema": {"queryType": {"name": "Query"}}}
        with pytest.raises(GraphError, match="Cannot query field") as unhelped:
            await stranger.execute(misspelt)
        assert "Did you mean" not in str(unhelped.value)
        with pytest.raises(GraphError, match="Did you mean 'me'"):
            await interviewing.hr.execute(misspelt)
        assert await stranger.execute("{ me { id } __typename }") == {"me": None, "__typename": "Query"}

    async def test_get_no_session_for_a_name_without_its_password(self, system: LiveSystem) -> None:
        with pytest.raises(SignInFailed):
            await sign_in(system.gateway_url, system.web_origin, ADMIN, "")


class TestAnotherCompany:
    async def test_its_ids_do_not_exist(self, interviewing: Interviewing, system: LiveSystem) -> None:
        invitation = await interviewing.invite()
        mara = await client_of(system, MARA)
        for foreign in (interviewing.template_id, invitation["id"], f"tpl_{uuid.uuid4().hex}", "nonsense"):
            found = await mara.execute(TEMPLATE, id=foreign)
            assert found == {"template": None, "invitation": None, "analysis": None}
        refused = await mara.execute(REVOKE, input={"invitationId": invitation["id"]})
        missing = await mara.execute(REVOKE, input={"invitationId": f"inv_{uuid.uuid4().hex}"})
        assert refused == missing
        assert refused["revokeInvitation"]["userErrors"] == [{"code": "INVITATION_NOT_FOUND"}]


class TestLinks:
    async def test_a_made_up_link_opens_nothing(self, system: LiveSystem) -> None:
        visitor = GraphClient(system.gateway_url, system.web_origin)
        for token in ("", "x", "aW52XzAuMS54", "ü" * 40, "A" * 5000):
            with pytest.raises(GraphError) as refused:
                await visitor.open_invitation(token)
            known = {"INVITATION_NOT_FOUND", "BAD_REQUEST", "BAD_USER_INPUT", "PAYLOAD_TOO_LARGE"}
            assert refused.value.codes[0] in known, token[:20]

    async def test_a_revoked_link_says_so_and_ends_its_sessions(self, interviewing: Interviewing) -> None:
        invitation = await interviewing.invite()
        candidate, _ = await interviewing.open(invitation)
        revoked = await interviewing.hr.execute(REVOKE, input={"invitationId": invitation["id"]})
        assert revoked["revokeInvitation"]["invitation"] == {"id": invitation["id"], "status": "REVOKED", "link": None}
        with pytest.raises(GraphError) as refused:
            await candidate.open_invitation(token_of(invitation))
        assert refused.value.codes == ["INVITATION_REVOKED"]
        question_id = f"qst_{uuid.uuid4().hex}"
        draft = {"input": {"invitationId": invitation["id"], "questionId": question_id, "text": "too late"}}
        with_session = await candidate.execute(
            "mutation Late($input: SaveDraftInput!) { saveDraft(input: $input) { userErrors { code } } }", **draft
        )
        assert with_session["saveDraft"]["userErrors"] == [{"code": "INVITATION_REVOKED"}]

    async def test_an_expired_link_says_so_and_can_be_opened_again(self, interviewing: Interviewing) -> None:
        invitation = await interviewing.invite()
        soon = (datetime.now(UTC) + timedelta(seconds=2)).isoformat()
        await interviewing.hr.execute(EXTEND, input={"invitationId": invitation["id"], "expiresAt": soon})
        query = "query Bad($id: ID!) { invitation(id: $id) { status } }"

        async def expired() -> bool:
            found = await interviewing.hr.execute(query, id=invitation["id"])
            return bool(found["invitation"]["status"] == "EXPIRED")

        await until("the timer has expired it", expired)
        visitor = GraphClient(interviewing.hr.gateway_url, interviewing.hr.web_origin)
        with pytest.raises(GraphError) as refused:
            await visitor.open_invitation(token_of(invitation))
        assert refused.value.codes == ["INVITATION_EXPIRED"]
        later = (datetime.now(UTC) + timedelta(days=1)).isoformat()
        await interviewing.hr.execute(EXTEND, input={"invitationId": invitation["id"], "expiresAt": later})
        await visitor.open_invitation(token_of(invitation))


class TestAnswers:
    async def test_an_oversized_answer_is_refused_and_the_draft_before_it_stays(
        self, interviewing: Interviewing
    ) -> None:
        invitation = await interviewing.invite()
        candidate, questions = await interviewing.open(invitation)
        which = {"invitationId": invitation["id"], "questionId": questions[0]["id"]}
        await candidate.execute(operations.SHOW, input=which)
        save = """
        mutation Save($input: SaveDraftInput!) {
          saveDraft(input: $input) { question { draft { text } } userErrors { code message } }
        }"""
        await candidate.execute(save, input={**which, "text": ANSWERS[0]})
        for query, name in ((save, "saveDraft"), (operations.SUBMIT, "submitResponse")):
            answer = await candidate.execute(query, input={**which, "text": "a" * 20_001})
            assert [error["code"] for error in answer[name]["userErrors"]] == ["RESPONSE_TOO_LONG"]
        mine = await candidate.execute("{ myInterview { questions { draft { text } } } }")
        assert mine["myInterview"]["questions"][0]["draft"] == {"text": ANSWERS[0]}

    async def test_a_body_of_megabytes_is_refused(self, system: LiveSystem) -> None:
        async with httpx2.AsyncClient() as http:
            headers = {"origin": system.web_origin, "content-type": "application/json"}
            body = json.dumps({"query": "{ me { id } }", "variables": {"x": "a" * 3_000_000}})
            answer = await http.post(f"{system.gateway_url}/graphql", content=body, headers=headers)
        assert answer.status_code == 413


class TestMessages:
    """Messages that no process of ours sends; signed as the relay signs, and produced straight to the broker."""

    async def test_broken_ones_are_kept_and_disturb_nobody(
        self, interviewing: Interviewing, system: LiveSystem
    ) -> None:
        envelope = {
            "eventId": f"evt_{uuid.uuid4().hex}",
            "eventType": "invitation.completed",
            "version": 99,
            "timestamp": datetime.now(UTC).isoformat(),
            "source": "interviews",
            "aggregateId": f"inv_{uuid.uuid4().hex}",
            "payload": {},
        }
        unknown_version = json.dumps(envelope).encode()
        incomplete = json.dumps({**envelope, "eventId": f"evt_{uuid.uuid4().hex}", "version": 1}).encode()
        admin = await client_of(system, ADMIN)
        before = await failed(admin)
        await asyncio.to_thread(produce, system, [b"{not json", b"", b"\xff\xfe", unknown_version, incomplete])

        async def kept() -> bool:
            return len(await failed(admin)) >= len(before) + 5

        await until("five messages are kept", kept)
        new = [event for event in await failed(admin) if event not in before]
        assert {event["topic"] for event in new} == {"interview-events"}
        assert {event["eventId"] for event in new} >= {envelope["eventId"]}
        assert any("99" in event["error"] for event in new)

        invitation = await interviewing.invite()
        candidate, questions = await interviewing.open(invitation)
        for question, text in zip(questions, ANSWERS, strict=True):
            await interviewing.answer(candidate, question, text)
        await interviewing.complete(candidate)
        assert (await interviewing.result(invitation["id"]))["totalCount"] == 1


async def failed(admin: GraphClient) -> list[Json]:
    events: list[Json] = (await admin.execute(FAILED))["analysisFailedEvents"]
    return events


def produce(system: LiveSystem, messages: list[bytes]) -> None:
    producer = Producer({"bootstrap.servers": f"127.0.0.1:{system.site.ports.tansu}"})
    signer = EventSigner(load_or_make(system.site.data).event_keys["interviews"])
    topic, key = "interview-events", b"inv_bad"
    for message in messages:
        producer.produce(topic, message, key=key, headers=dict(signer.headers(topic, key, message)))
    assert producer.flush(15) == 0
