"""The interviews API as the gateway meets it: in process, on the real database, with real internal tokens."""

from dataclasses import dataclass
from typing import Any

import asyncpg
import httpx2
import orjson

from kernel.auth.caller import Caller
from kernel.auth.internal_token import TokenSigner
from tests.interviews.graphql.operations import CANDIDATE_MUTATIONS, mutation
from tests.interviews.people import gateway, hr, session_of

Json = dict[str, Any]
EXCHANGE = """
mutation ($token: String!, $device: String, $user: ID) {
  exchangeInvitationToken(token: $token, device: $device, signedInUser: $user) {
    invitationId generation code message contact { companyName personName email }
  }
}"""


@dataclass
class InterviewsApi:
    http: httpx2.AsyncClient
    signer: TokenSigner
    database_url: str
    last_headers: httpx2.Headers | None = None

    async def ask(self, caller: Caller, query: str, headers: dict[str, str] | None = None, **variables: Any) -> Json:
        """The whole answer, errors included."""
        body = orjson.dumps({"query": query, "variables": variables})
        token = self.signer.sign(caller, "interviews", body)
        sent = {"content-type": "application/json", "viva-internal-token": token, **(headers or {})}
        answer = await self.http.post("/graphql", content=body, headers=sent)
        self.last_headers = answer.headers
        told: Json = answer.json()
        return told

    async def data(self, caller: Caller, query: str, **variables: Any) -> Json:
        answer = await self.ask(caller, query, **variables)
        assert "errors" not in answer, answer["errors"]
        data: Json = answer["data"]
        return data

    async def change(self, caller: Caller, name: str, headers: dict[str, str] | None = None, **values: Any) -> Json:
        """The payload of a mutation."""
        named = {"invitationId": caller.subject} if name in CANDIDATE_MUTATIONS else {}
        answer = await self.ask(caller, mutation(name), headers, input={**named, **values})
        assert "errors" not in answer, answer["errors"]
        payload: Json = answer["data"][name]
        return payload

    async def done(self, caller: Caller, name: str, **values: Any) -> Json:
        payload = await self.change(caller, name, **values)
        assert payload["userErrors"] == []
        return payload

    async def refused(self, caller: Caller, name: str, **values: Any) -> str:
        """The code of the one refusal; nothing else may be in the payload."""
        payload = await self.change(caller, name, **values)
        [error] = payload.pop("userErrors")
        assert not any(payload.values()), payload
        code: str = error["code"]
        return code

    async def denied(self, caller: Caller, query: str, **variables: Any) -> str:
        """The code of the one top-level error."""
        [error] = (await self.ask(caller, query, **variables))["errors"]
        code: str = error["extensions"]["code"]
        return code

    async def exchange(self, token: str, **beside: Any) -> Json:
        answer: Json = (await self.data(gateway(), EXCHANGE, token=token, **beside))["exchangeInvitationToken"]
        return answer

    async def execute(self, statement: str, *values: object) -> None:
        """Time travel and the like, past the API."""
        connection = await asyncpg.connect(self.database_url)
        try:
            await connection.execute(statement, *values)
        finally:
            await connection.close()

    async def fetch(self, statement: str, *values: object) -> list[asyncpg.Record]:
        connection = await asyncpg.connect(self.database_url)
        try:
            return list(await connection.fetch(statement, *values))
        finally:
            await connection.close()

    # Whole steps

    async def template(self, caller: Caller | None = None, **settings: Any) -> Json:
        """A published template with a text and a choice question."""
        who = caller or hr()
        created = await self.done(
            who, "createTemplate", title="Backend engineer", roleTitle="Engineer", settings=settings
        )
        template_id = created["template"]["id"]
        await self.done(
            who, "addQuestion", templateId=template_id, text="Why this job?", type="TEXT", approveRubric=True
        )
        await self.done(
            who,
            "addQuestion",
            templateId=template_id,
            text="Which are right?",
            type="MULTIPLE_CHOICE",
            required=False,
            options=[{"text": "This", "correct": True}, {"text": "That", "correct": False}],
        )
        template: Json = (await self.done(who, "publishTemplate", templateId=template_id))["template"]
        return template

    async def invite(self, template_id: str, caller: Caller | None = None, **values: Any) -> Json:
        given = {"candidateName": "Robin Ekwueme", "candidateEmail": "robin@example.com", **values}
        payload = await self.done(caller or hr(), "createInvitation", templateId=template_id, **given)
        invitation: Json = payload["invitation"]
        return invitation

    async def start(self, invitation_id: str, consent: str = "AI") -> Json:
        session = session_of(invitation_id)
        version = (await self.data(session, "{ myInterview { consentTextVersion } }"))["myInterview"]
        payload = await self.done(session, "startInterview", consent=consent, **version)
        interview: Json = payload["interview"]
        return interview

    async def complete(self, invitation_id: str, text: str = "Because of the team.", consent: str = "AI") -> Json:
        """A whole interview: the text question answered, the optional one left out."""
        interview = await self.start(invitation_id, consent)
        session = session_of(invitation_id)
        question_id = interview["questions"][0]["id"]
        await self.done(session, "submitResponse", questionId=question_id, text=text)
        completed: Json = (await self.done(session, "completeInterview"))["interview"]
        return completed
