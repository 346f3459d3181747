"""The eight steps of an interview's life, each timed: from HR's sign-in to HR's decision."""

import asyncio
import textwrap
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from viva.client.browsing import sign_in
from viva.client.graph import GraphClient, Json
from viva.demo import operations
from viva.demo.example import Candidate, Example, question_input

T = TypeVar("T")
Tell = Callable[[str, str, float | None], None]
SCORING_TIMEOUT_SECONDS = 120.0
QUESTION_CHARACTERS = 40
HR = ("hanna@northwind.example", "viva-demo")


@dataclass(frozen=True)
class Played:
    """What the screen shows at the end: the template, the invitations best first, and the person who decided."""

    template_id: str
    ranking: list[Json]


class DemoRefused(Exception):
    """The system refused a step that should work; the message has the step and the refusal."""


class Demo:
    """`tell(step, text, seconds)` is called when a step is done; `seconds` is None for a remark within a step."""

    def __init__(self, gateway_url: str, web_origin: str, example: Example, tell: Tell) -> None:
        self._gateway_url, self._web_origin = gateway_url, web_origin
        self._example, self._tell = example, tell
        self._hr = GraphClient(gateway_url, web_origin)

    async def play(self) -> Played:
        await self._timed("1 HR signs in", self._sign_in())
        template_id = await self._timed("1 HR writes and publishes a template", self._publish())
        candidates = self._example.candidates
        invited = await self._timed("2 HR invites", self._each(lambda c: self._invite(template_id, c)))
        pairs = list(zip(candidates, invited, strict=True))
        sessions = await self._timed("3 candidates open their links and consent", self._each_of(pairs, self._open))
        answering = [(c, *s) for c, s in zip(candidates, sessions, strict=True)]
        await self._timed("4 candidates answer", self._each_of(answering, self._answer))
        await self._timed("5 candidates complete", self._each_of(sessions, lambda s: self._complete(s[0])))
        await self._timed("6 scores arrive live", self._each_of(pairs, self._watch))
        ranking = await self._timed("7 HR's list has the results", self._ranking(template_id))
        await self._timed("8 a named person decides", self._decide(ranking))
        return Played(template_id, ranking)

    async def _timed(self, step: str, work: Awaitable[T]) -> T:
        started = time.perf_counter()
        result = await work
        self._tell(step, "", time.perf_counter() - started)
        return result

    async def _each(self, work: Callable[[Candidate], Awaitable[T]]) -> list[T]:
        return await self._each_of(self._example.candidates, work)

    async def _each_of(self, items: list[Any], work: Callable[[Any], Awaitable[T]]) -> list[T]:
        return list(await asyncio.gather(*(work(item) for item in items)))

    async def _sign_in(self) -> None:
        self._hr.cookies = await sign_in(self._gateway_url, self._web_origin, *HR)

    async def _publish(self) -> str:
        created = await self._mutate(self._hr, operations.CREATE_TEMPLATE, "createTemplate", self._example.template)
        template_id: str = created["template"]["id"]
        for question in self._example.questions:
            values = {"templateId": template_id, **question_input(question)}
            await self._mutate(self._hr, operations.ADD_QUESTION, "addQuestion", values)
        await self._mutate(self._hr, operations.PUBLISH, "publishTemplate", {"templateId": template_id})
        return template_id

    async def _invite(self, template_id: str, candidate: Candidate) -> Json:
        values = {"templateId": template_id, "candidateName": candidate.name, "candidateEmail": candidate.email}
        invitation: Json = (await self._mutate(self._hr, operations.INVITE, "createInvitation", values))["invitation"]
        return invitation

    async def _open(self, pair: tuple[Candidate, Json]) -> tuple[GraphClient, list[Json]]:
        candidate, invitation = pair
        client = await self._hr_free_client().open_invitation(invitation["link"].split("#", 1)[1])
        before = (await client.execute(operations.MY_INTERVIEW))["myInterview"]
        values = {
            "invitationId": client.session,
            "consent": candidate.consent,
            "consentTextVersion": before["consentTextVersion"],
        }
        started = await self._mutate(client, operations.START, "startInterview", values)
        return client, started["interview"]["questions"]

    def _hr_free_client(self) -> GraphClient:
        return GraphClient(self._gateway_url, self._web_origin)

    async def _answer(self, answering: tuple[Candidate, GraphClient, list[Json]]) -> None:
        candidate, client, questions = answering
        by_text = {question["text"]: question for question in self._example.questions}
        for item in questions:
            asked: Json = {"invitationId": client.session, "questionId": item["id"]}
            question = (await self._mutate(client, operations.SHOW, "showQuestion", asked))["question"]
            answer = candidate.answers.get(by_text[question["text"]]["key"])
            if answer is None:
                await self._mutate(client, operations.SKIP, "skipQuestion", asked)
            else:
                given = _answer_input(by_text[question["text"]], question, answer)
                await self._mutate(client, operations.SUBMIT, "submitResponse", {**asked, **given})

    async def _complete(self, client: GraphClient) -> None:
        await self._mutate(client, operations.COMPLETE, "completeInterview", {"invitationId": client.session})

    async def _watch(self, pair: tuple[Candidate, Json]) -> None:
        candidate, invitation = pair
        scored: set[str] = set()
        async with asyncio.timeout(SCORING_TIMEOUT_SECONDS):
            async for event in self._hr.subscribe(operations.PROGRESS, invitationId=invitation["id"]):
                progress = event["analysisProgress"]
                self._tell_progress(candidate, progress, scored)
                if progress["analysis"]["status"] in {"COMPLETED", "FAILED"}:
                    return

    def _tell_progress(self, candidate: Candidate, progress: Json, scored: set[str]) -> None:
        """`scored` are the questions told of so far: the event has the analysis as it is now, perhaps further on."""
        analysis, question = progress["analysis"], progress["question"]
        if question is not None:
            scored.add(question["questionText"])
            count = f"{len(scored)} of {analysis['progress']['total']}"
            score = "–" if question["score"] is None else question["score"]
            asked = textwrap.shorten(question["questionText"], QUESTION_CHARACTERS, placeholder="…")
            self._tell(f"{candidate.name:<16}", f"{score:>3}  {asked}  ({count})", None)

    async def _ranking(self, template_id: str) -> list[Json]:
        async with asyncio.timeout(SCORING_TIMEOUT_SECONDS):
            while True:
                nodes: list[Json] = (await self._hr.execute(operations.RANKING, templateId=template_id))["invitations"][
                    "nodes"
                ]
                if all(node["result"]["status"] not in {"NONE", "PENDING"} for node in nodes):
                    return nodes
                await asyncio.sleep(0.2)

    async def _decide(self, ranking: list[Json]) -> None:
        for place, node in enumerate(ranking):
            score = node["result"]["overallScore"]
            decision = "ADVANCE" if place == 0 else "HOLD" if place < len(ranking) - 1 else "DECLINE"
            values = {
                "invitationId": node["id"],
                "score": score,
                "decision": decision,
                "reason": "Played by viva demo.",
            }
            await self._mutate(self._hr, operations.REVIEW, "reviewInvitation", values)

    async def _mutate(self, client: GraphClient, query: str, name: str, values: Json) -> Json:
        answer: Json = (await client.execute(query, input=values))[name]
        _check(name, answer)
        return answer


def _check(name: str, answer: Json) -> None:
    if answer["userErrors"]:
        refusals = "; ".join(f"{error['code']}: {error['message']}" for error in answer["userErrors"])
        raise DemoRefused(f"{name} was refused: {refusals}")


def _answer_input(question: Json, shown: Json, answer: str | list[str]) -> Json:
    if isinstance(answer, str):
        return {"text": answer}
    texts = {option["key"]: option["text"] for option in question["options"]}
    wanted = {texts[key] for key in answer}
    return {"chosenOptionIds": [option["id"] for option in shown["options"] if option["text"] in wanted]}
