"""One small interview through the public API, by a client that tries again as a browser would."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from httpx2 import HTTPError

from tests.support.system import LiveSystem
from viva.client.browsing import sign_in
from viva.client.graph import GraphClient, GraphError, Json
from viva.demo import operations

T = TypeVar("T")

PASSWORD = "viva-demo"
HANNA, MARA = "hanna@northwind.example", "mara@contoso.example"
PATIENCE_SECONDS = 45.0
# Codes of a system in the middle of a restart; everything else is an answer.
PASSING = {
    "SUBREQUEST_HTTP_ERROR",
    "SUBREQUEST_MALFORMED_RESPONSE",
    "GATEWAY_TIMEOUT",
    "SERVICE_UNAVAILABLE",
    "OVERLOADED",
    "INTERNAL_SERVER_ERROR",
    "SUBGRAPH_TIMEOUT",
}

QUESTIONS = (
    "Tell us about an outage you helped to end. What did you do first, and why?",
    "How do you decide whether a change may go out on a Friday?",
)
ANSWERS = (
    (
        "Last March our checkout failed for forty minutes. I first rolled back the release because the error rate had "
        "risen right after it, then I read the logs and found that the pool had ten connections, so requests queued."
    ),
    (
        "I look at what the change touches and how quickly we could take it back. A text with a flag may go out; "
        "a migration waits until Monday, because two people must be there to watch it."
    ),
)

ANALYSES = """
query RestartAnalyses($invitationId: ID!) {
  analyses(filter: { invitationId: $invitationId }, first: 10) {
    totalCount
    nodes { id status overallScore questions { questionId status score } }
  }
}"""
INVITATION = "query RestartInvitation($id: ID!) { invitation(id: $id) { status result { status overallScore } } }"
MY_INTERVIEW = "query RestartMine { myInterview { status questions { id submitted { id } } } }"


async def patiently(work: Callable[[], Awaitable[T]]) -> T:
    """Try again while the system is restarting, as a page does; other errors are the answer."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            try:
                return await work()
            except GraphError as error:
                if not PASSING & set(error.codes):
                    raise
            except (HTTPError, OSError):
                pass
            await asyncio.sleep(0.3)


@dataclass
class Interviewing:
    """HR's client and one published template; every call is patient."""

    system: LiveSystem
    hr: GraphClient
    template_id: str = ""

    @classmethod
    async def begin(cls, system: LiveSystem, email: str = HANNA) -> "Interviewing":
        cookies = await sign_in(system.gateway_url, system.web_origin, email, PASSWORD)
        interviewing = cls(system, GraphClient(system.gateway_url, system.web_origin, cookies))
        await interviewing._publish()
        return interviewing

    async def mutate(self, client: GraphClient, query: str, name: str, values: Json | None = None) -> Json:
        named = {} if client.session == "user" else {"invitationId": client.session}
        variables = {"input": {**named, **(values or {})}}
        answer: Json = (await patiently(lambda: client.execute(query, **variables)))[name]
        return answer

    async def _publish(self) -> None:
        values: Json = {"title": "Restarts", "roleTitle": "Site reliability engineer"}
        created = await self.mutate(self.hr, operations.CREATE_TEMPLATE, "createTemplate", values)
        self.template_id = created["template"]["id"]
        for text in QUESTIONS:
            values = {"templateId": self.template_id, "text": text, "type": "TEXT", "approveRubric": True}
            added = await self.mutate(self.hr, operations.ADD_QUESTION, "addQuestion", values)
            assert added["userErrors"] == []
        await self.mutate(self.hr, operations.PUBLISH, "publishTemplate", {"templateId": self.template_id})

    async def invite(self, name: str = "Restless Candidate") -> Json:
        email = f"{name.lower().replace(' ', '.')}@example.com"
        values = {"templateId": self.template_id, "candidateName": name, "candidateEmail": email}
        invited = await self.mutate(self.hr, operations.INVITE, "createInvitation", values)
        assert invited["userErrors"] == []
        invitation: Json = invited["invitation"]
        return invitation

    async def open(self, invitation: Json, consent: str = "AI") -> tuple[GraphClient, list[Json]]:
        """Exchange the link and start; returns the candidate's client and the questions."""
        visitor = GraphClient(self.system.gateway_url, self.system.web_origin)
        token = invitation["link"].split("#", 1)[1]
        candidate = await patiently(lambda: visitor.open_invitation(token))
        before = await patiently(lambda: candidate.execute(operations.MY_INTERVIEW))
        values = {"consent": consent, "consentTextVersion": before["myInterview"]["consentTextVersion"]}
        started = await self.mutate(candidate, operations.START, "startInterview", values)
        assert started["userErrors"] == []
        return candidate, started["interview"]["questions"]

    async def answer(self, candidate: GraphClient, question: Json, text: str) -> None:
        """Show and submit; a repeat after a lost answer is told that it was taken, which is well."""
        await self.mutate(candidate, operations.SHOW, "showQuestion", {"questionId": question["id"]})
        values = {"questionId": question["id"], "text": text}
        taken = await self.mutate(candidate, operations.SUBMIT, "submitResponse", values)
        assert {error["code"] for error in taken["userErrors"]} <= {"RESPONSE_ALREADY_SUBMITTED"}

    async def complete(self, candidate: GraphClient) -> None:
        done = await self.mutate(candidate, operations.COMPLETE, "completeInterview")
        assert {error["code"] for error in done["userErrors"]} <= {"INVITATION_ALREADY_COMPLETED"}

    async def result(self, invitation_id: str) -> Json:
        """Wait for the analysis and for its copy in interviews; the analyses of this invitation."""
        async with asyncio.timeout(PATIENCE_SECONDS * 2):
            while True:
                analyses: Json = (await patiently(lambda: self.hr.execute(ANALYSES, invitationId=invitation_id)))[
                    "analyses"
                ]
                copied = await patiently(lambda: self.hr.execute(INVITATION, id=invitation_id))
                statuses = {node["status"] for node in analyses["nodes"]}
                if statuses == {"COMPLETED"} and copied["invitation"]["result"]["status"] == "COMPLETED":
                    return analyses
                await asyncio.sleep(0.3)
