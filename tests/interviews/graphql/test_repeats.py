"""What creates is safe to repeat: under one idempotency key it is done once, whatever became of the first answer."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import asyncpg
import pytest

from tests.interviews.graphql.api import InterviewsApi, Json
from tests.interviews.graphql.operations import SELECTIONS
from tests.interviews.people import colleague, hr
from tests.kernel.support import until

TABLES = {"addQuestion": "questions", "createInvitation": "invitations"}
CANDIDATE = {"candidateName": "Robin", "candidateEmail": "robin@example.com"}


@dataclass(frozen=True)
class Act:
    """A mutation that creates, and input that asks for something else."""

    name: str
    given: Json
    other: Json

    def id_in(self, payload: Json) -> str:
        created = payload[{"addQuestion": "question", "createInvitation": "invitation"}.get(self.name, "template")]
        return str(created["id"])

    async def count(self, api: InterviewsApi) -> int:
        [row] = await api.fetch(f"SELECT count(*) AS n FROM {TABLES.get(self.name, 'templates')}")
        return int(row["n"])


async def adding(api: InterviewsApi) -> Act:
    draft_id = (await api.done(hr(), "createTemplate", title="Draft"))["template"]["id"]
    rubric = {"criteria": [_criterion(name) for name in ("RELEVANCE", "COMPLETENESS", "CLARITY", "DEPTH")]}
    given = {"templateId": draft_id, "text": "Why?", "type": "TEXT", "rubric": rubric}
    return Act("addQuestion", given, {"weight": 2})


async def creating(api: InterviewsApi) -> Act:
    settings = {"allowRetakes": True}
    return Act("createTemplate", {"title": "Designer", "settings": settings}, {"settings": {"maxRetakes": 3}})


async def duplicating(api: InterviewsApi) -> Act:
    return Act("duplicateTemplate", {"templateId": (await api.template())["id"]}, {"title": "Another"})


async def inviting(api: InterviewsApi) -> Act:
    given = {"templateId": (await api.template())["id"], **CANDIDATE}
    return Act("createInvitation", given, {"candidateName": "Other"})


Preparing = Callable[[InterviewsApi], Awaitable[Act]]


@pytest.fixture(params=[adding, creating, duplicating, inviting], ids=lambda prepare: prepare.__name__)
async def act(request: pytest.FixtureRequest, api: InterviewsApi) -> Act:
    prepare: Preparing = request.param
    return await prepare(api)


class TestOneKey:
    async def test_a_repeat_gives_the_first_answer_and_creates_nothing(self, api: InterviewsApi, act: Act) -> None:
        before = await act.count(api)
        first = await api.done(hr(), act.name, **act.given, idempotencyKey="k1")
        again = await api.done(hr(), act.name, **act.given, idempotencyKey="k1")
        assert await act.count(api) == before + 1
        other = await api.done(hr(), act.name, **act.given, idempotencyKey="k2")
        assert act.id_in(first) == act.id_in(again) != act.id_in(other)

    async def test_two_at_the_same_time_create_one(self, api: InterviewsApi, act: Act) -> None:
        before = await act.count(api)
        async with keys_held(api):
            both = [asyncio.create_task(api.done(hr(), act.name, **act.given, idempotencyKey="k1")) for _ in range(2)]
            await until_waiting(api, 2)
        first, other = await asyncio.gather(*both)
        assert act.id_in(first) == act.id_in(other)
        assert await act.count(api) == before + 1

    async def test_other_input_is_refused(self, api: InterviewsApi, act: Act) -> None:
        await api.done(hr(), act.name, **act.given, idempotencyKey="k1")
        asked = {**act.given, **act.other, "idempotencyKey": "k1"}
        assert await api.refused(hr(), act.name, **asked) == "IDEMPOTENCY_KEY_REUSED"

    async def test_is_the_callers_own(self, api: InterviewsApi, act: Act) -> None:
        first = await api.done(hr(), act.name, **act.given, idempotencyKey="k1")
        other = await api.done(colleague(), act.name, **act.given, idempotencyKey="k1")
        assert act.id_in(first) != act.id_in(other)

    async def test_who_left_the_company_is_not_given_the_first_answer(self, api: InterviewsApi, act: Act) -> None:
        first = await api.done(hr(), act.name, **act.given, idempotencyKey="k1")
        payload = await api.change(replace(hr(), company_id=None), act.name, **act.given, idempotencyKey="k1")
        assert [error["code"] for error in payload["userErrors"]] in (
            ["TEMPLATE_NOT_FOUND"],
            ["IDEMPOTENCY_KEY_REUSED"],
        )
        assert act.id_in(first) not in str(payload)

    async def test_a_refused_try_leaves_the_key_free(self, api: InterviewsApi, act: Act) -> None:
        long = {"candidateName": "x" * 9_999} if act.name == "createInvitation" else {}
        long |= {"text": "x" * 99_999} if act.name == "addQuestion" else {}
        long = long or {"title": "x" * 9_999}
        assert await api.refused(hr(), act.name, **{**act.given, **long}, idempotencyKey="k1") == "INVALID_INPUT"
        assert await api.done(hr(), act.name, **act.given, idempotencyKey="k1")

    async def test_too_long_a_key_is_refused(self, api: InterviewsApi, act: Act) -> None:
        assert await api.refused(hr(), act.name, **act.given, idempotencyKey="k" * 201) == "INVALID_INPUT"


class TestOneKeyForTwoMutations:
    async def test_is_refused(self, api: InterviewsApi) -> None:
        template_id = (await api.template())["id"]
        await api.done(hr(), "duplicateTemplate", templateId=template_id, idempotencyKey="k1")
        code = await api.refused(hr(), "createTemplate", title="Designer", idempotencyKey="k1")
        assert code == "IDEMPOTENCY_KEY_REUSED"
        code = await api.refused(hr(), "createInvitation", templateId=template_id, **CANDIDATE, idempotencyKey="k1")
        assert code == "IDEMPOTENCY_KEY_REUSED"


class TestHeader:
    async def test_serves_as_the_key_and_the_inputs_own_stands_above_it(self, api: InterviewsApi, act: Act) -> None:
        header = {"idempotency-key": "h1"}
        first, again = [await api.change(hr(), act.name, header, **act.given) for _ in range(2)]
        other = await api.change(hr(), act.name, header, **act.given, idempotencyKey="k1")
        assert act.id_in(first) == act.id_in(again) != act.id_in(other)

    async def test_two_creating_mutations_under_one_header_do_the_first_and_refuse_the_other(
        self, api: InterviewsApi
    ) -> None:
        draft_id = (await api.done(hr(), "createTemplate", title="Draft"))["template"]["id"]
        why, how = [{"templateId": draft_id, "text": text, "type": "TEXT"} for text in ("Why?", "How?")]
        for _ in range(2):
            first, other = await add_two(api, why, how)
            assert (first, other) == ([], ["IDEMPOTENCY_KEY_REUSED"])
        own = {**how, "idempotencyKey": "own"}
        assert await add_two(api, why, own) == ([], [])
        [template] = await api.fetch("SELECT count(*) AS n FROM questions")
        assert template["n"] == 2


async def add_two(api: InterviewsApi, first: Json, other: Json) -> tuple[list[str], list[str]]:
    selection = f"{{ {SELECTIONS['addQuestion']} userErrors {{ code }} }}"
    query = (
        "mutation ($first: AddQuestionInput!, $other: AddQuestionInput!) {"
        f" first: addQuestion(input: $first) {selection} other: addQuestion(input: $other) {selection} }}"
    )
    answer = await api.ask(hr(), query, {"idempotency-key": "h1"}, first=first, other=other)
    codes = [[error["code"] for error in answer["data"][name]["userErrors"]] for name in ("first", "other")]
    return codes[0], codes[1]


@asynccontextmanager
async def keys_held(api: InterviewsApi) -> AsyncIterator[None]:
    """Nobody claims a key meanwhile: whoever wants one has passed every check before."""
    connection = await asyncpg.connect(api.database_url)
    try:
        async with connection.transaction():
            await connection.execute("LOCK TABLE idempotency_keys IN SHARE MODE")
            yield
    finally:
        await connection.close()


async def until_waiting(api: InterviewsApi, count: int) -> None:
    waiting = "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'idempotency_keys'::regclass"

    async def are_waiting() -> bool:
        return len(await api.fetch(waiting)) >= count

    await until(are_waiting)


def _criterion(name: str) -> dict[str, Any]:
    levels = [f"What an answer at level {level} has in it." for level in range(5)]
    return {"criterion": name, "weight": 1, "levels": levels}
