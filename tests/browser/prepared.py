"""What a browser test finds already there, made through the API: templates, invitations, a scored interview."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.e2e.interviewing import ANALYSES, HANNA, PASSWORD
from tests.support.system import LiveSystem
from viva.client.browsing import sign_in
from viva.client.graph import GraphClient, Json
from viva.demo import operations

REVOKE = """
mutation BrowserRevoke($input: RevokeInvitationInput!) {
  revokeInvitation(input: $input) { invitation { id } userErrors { message code } }
}"""
FINISHED = """
subscription BrowserFinished($invitationId: ID!) {
  analysisProgress(invitationId: $invitationId, after: 0) { analysis { status } }
}"""

QUESTION = "Tell us about an outage you helped to end. What did you do first, and why?"
CHOICE = "Which of these tell you that users are hurt right now?"
OPTIONS = (
    ("The error rate of checkout rose from 0.1 to 4 percent", True),
    ("One of forty machines restarted", False),
    ("Half of all logins take longer than ten seconds", True),
)
ANSWER = (
    "Last March our checkout failed for forty minutes. I first rolled back the release, because the error rate had "
    "risen right after it. Then I read the logs and found that the pool had ten connections, so requests queued. "
    "We raised the limit, added an alert on waiting time, and wrote down what we had learned for the next on call."
)


@dataclass(frozen=True)
class Invited:
    id: str
    name: str
    link: str


@dataclass
class Office:
    """Hanna, working through the API."""

    system: LiveSystem
    hr: GraphClient
    templates: dict[str, str] = field(default_factory=dict)
    scored: dict[str, Invited] = field(default_factory=dict)

    @classmethod
    async def open(cls, system: LiveSystem) -> "Office":
        cookies = await sign_in(system.gateway_url, system.web_origin, HANNA, PASSWORD)
        return cls(system, GraphClient(system.gateway_url, system.web_origin, cookies))

    async def _do(self, client: GraphClient, query: str, name: str, values: Json | None = None) -> Json:
        named = {} if client.session == "user" else {"invitationId": client.session}
        variables = {"input": {**named, **(values or {})}}
        answer: Json = (await client.execute(query, **variables))[name]
        assert answer["userErrors"] == [], answer
        return answer

    async def template(self, title: str, *, seconds: int | None = None, published: bool = True) -> str:
        """A text question and a multiple-choice question; made once per title. `seconds` limits the second one."""
        if title not in self.templates:
            values: Json = {"title": title, "roleTitle": "Site reliability engineer"}
            created = await self._do(self.hr, operations.CREATE_TEMPLATE, "createTemplate", values)
            template_id: str = created["template"]["id"]
            options = [{"text": text, "correct": correct} for text, correct in OPTIONS]
            for extra in (
                {"text": QUESTION, "type": "TEXT", "approveRubric": True},
                {"text": CHOICE, "type": "MULTIPLE_CHOICE", "options": options, "timeLimitSeconds": seconds},
            ):
                await self._do(self.hr, operations.ADD_QUESTION, "addQuestion", {"templateId": template_id, **extra})
            if published:
                await self._do(self.hr, operations.PUBLISH, "publishTemplate", {"templateId": template_id})
            self.templates[title] = template_id
        return self.templates[title]

    async def invite(
        self,
        name: str,
        title: str = "Reliability, short form",
        *,
        lasting: timedelta | None = None,
        email: str | None = None,
    ) -> Invited:
        values: Json = {
            "templateId": await self.template(title),
            "candidateName": name,
            "candidateEmail": email or f"{name.lower().replace(' ', '.')}@example.com",
        }
        if lasting is not None:
            values["expiresAt"] = (datetime.now(UTC) + lasting).isoformat()
        invited = await self._do(self.hr, operations.INVITE, "createInvitation", values)
        return Invited(invited["invitation"]["id"], name, invited["invitation"]["link"])

    async def status_of(self, invited: Invited) -> str:
        found = await self.hr.execute("query BrowserStatus($id: ID!) { invitation(id: $id) { status } }", id=invited.id)
        status: str = found["invitation"]["status"]
        return status

    async def revoke(self, invited: Invited) -> None:
        await self._do(self.hr, REVOKE, "revokeInvitation", {"invitationId": invited.id})

    async def scored_interview(self, name: str) -> Invited:
        """A whole interview with AI, played once and waited for until it is scored."""
        if name not in self.scored:
            invited = await self.invite(name)
            await self.take(invited)
            async for event in self.hr.subscribe(FINISHED, invitationId=invited.id):
                if event["analysisProgress"]["analysis"]["status"] == "COMPLETED":
                    break
            self.scored[name] = invited
        return self.scored[name]

    async def analyses_of(self, invited: Invited) -> int:
        count: int = (await self.hr.execute(ANALYSES, invitationId=invited.id))["analyses"]["totalCount"]
        return count

    async def take(self, invited: Invited, text: str = ANSWER) -> None:
        """All of it, with this text as the answer to the text question."""
        visitor = GraphClient(self.system.gateway_url, self.system.web_origin)
        candidate = await visitor.open_invitation(invited.link.split("#", 1)[1])
        version = (await candidate.execute(operations.MY_INTERVIEW))["myInterview"]["consentTextVersion"]
        consent: Json = {"consent": "AI", "consentTextVersion": version}
        started = await self._do(candidate, operations.START, "startInterview", consent)
        for question in started["interview"]["questions"]:
            shown = await self._do(candidate, operations.SHOW, "showQuestion", {"questionId": question["id"]})
            answer: Json = {"questionId": question["id"], **_answer_to(shown["question"], text)}
            await self._do(candidate, operations.SUBMIT, "submitResponse", answer)
        await self._do(candidate, operations.COMPLETE, "completeInterview")


def _answer_to(question: Json, text: str) -> Json:
    if question["type"] == "TEXT":
        return {"text": text}
    right = {text for text, correct in OPTIONS if correct}
    return {"chosenOptionIds": [option["id"] for option in question["options"] if option["text"] in right]}
