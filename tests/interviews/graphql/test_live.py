"""`invitationChanged` with two API processes: in order, no gap, no repeat, and only what the subscriber may see."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from redis import Redis

from kernel.auth.internal_token import TokenSigner, new_signing_key
from tests.interviews.graphql.api import InterviewsApi
from tests.interviews.graphql.conftest import LINK_KEY
from tests.interviews.graphql.live import StreamEnded, key_server, subscribed
from tests.interviews.people import BEN, HANNA, NORTHWIND, colleague, freelancer, hr, session_of, stranger
from tests.support.ports import free_port
from viva.embedded.disposable import running
from viva.python_process import asgi_server

WAIT_SECONDS = 60


@dataclass
class Processes:
    """Two APIs over one database; the first is the one that changes are sent to."""

    ports: tuple[int, int]
    signer: TokenSigner
    database_url: str
    redis_url: str
    jwks_url: str
    logs: Path

    @contextmanager
    def one_more(self, port: int) -> Iterator[int]:
        """An API process; yields its pid."""
        settings = {
            "VIVA_INTERVIEWS_DATABASE_URL": self.database_url,
            "VIVA_INTERVIEWS_LINK_KEY": LINK_KEY,
            "VIVA_INTERVIEWS_PORT": str(port),
            "VIVA_REDIS_URL": self.redis_url,
            "VIVA_KAFKA_BOOTSTRAP": "127.0.0.1:1",
            "VIVA_JWKS_URL": self.jwks_url,
        }
        api = asgi_server(f"api-{port}", ("subgraphs.interviews.main:app",), port, settings, health="/health/live")
        with running(api, self.logs / f"{port}.log") as pid:
            yield pid


@pytest.fixture(scope="module")
def processes(
    interviews_database_url: str, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Processes]:
    signer = TokenSigner(new_signing_key())
    ports = free_port(), free_port()
    with key_server(signer, free_port()) as jwks_url:
        both = Processes(ports, signer, interviews_database_url, redis_url, jwks_url, tmp_path_factory.mktemp("logs"))
        with both.one_more(ports[0]), both.one_more(ports[1]):
            yield both


@pytest.fixture
async def first(processes: Processes, clean_interviews_db: str) -> AsyncIterator[InterviewsApi]:
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{processes.ports[0]}") as http:
        yield InterviewsApi(http, processes.signer, clean_interviews_db)


async def test_a_whole_interview_is_told_by_both_processes(processes: Processes, first: InterviewsApi) -> None:
    template = await first.template()
    one, other = processes.ports
    async with (
        asyncio.timeout(WAIT_SECONDS),
        subscribed(one, processes.signer, hr(), after=0) as here,
        subscribed(other, processes.signer, colleague(), after=0) as there,
        subscribed(other, processes.signer, stranger(), after=0) as outside,
        subscribed(other, processes.signer, freelancer(), after=0) as alone,
    ):
        invitation = await first.invite(template["id"])
        await first.complete(invitation["id"])
        told = await here.take(4)
        assert [event["change"] for event in told] == ["CREATED", "STARTED", "PROGRESSED", "COMPLETED"]
        assert [event["sequence"] for event in told] == [1, 2, 3, 4]
        also_told = await there.take(4)
        # each event shows the invitation as it is when it is told: only the last is the same for certain
        assert [event["eventId"] for event in also_told] == [event["eventId"] for event in told]
        assert also_told[-1] == told[-1]
        assert told[-1]["invitation"] == {
            "id": invitation["id"],
            "status": "COMPLETED",
            "progress": {"answered": 1},
            "template": {"title": "Backend engineer"},
            "responses": [{"text": "Because of the team."}],
        }
        foreign = await first.template(stranger())
        await first.invite(foreign["id"], stranger())
        assert (await outside.next())["sequence"] == 1
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(alone.next(), 0.5)


async def test_what_was_missed_comes_after_a_reconnect(processes: Processes, first: InterviewsApi) -> None:
    """The process dies, Redis loses everything: another process goes on behind the last sequence seen."""
    template = await first.template()
    port = free_port()
    async with asyncio.timeout(WAIT_SECONDS):
        with processes.one_more(port) as pid:
            async with subscribed(port, processes.signer, hr(), after=0) as here:
                invitation = await first.invite(template["id"])
                last = (await here.next())["sequence"]
                os.kill(pid, signal.SIGKILL)
        with Redis.from_url(processes.redis_url) as redis:
            redis.flushall()
        await first.start(invitation["id"])
        async with subscribed(processes.ports[1], processes.signer, hr(), after=last) as again:
            assert (await again.next())["sequence"] == last + 1
            await first.done(hr(), "revokeInvitation", invitationId=invitation["id"])
            event = await again.next()
            assert (event["sequence"], event["change"]) == (last + 2, "REVOKED")


async def test_only_what_is_asked_for_and_only_what_is_new(processes: Processes, first: InterviewsApi) -> None:
    template, other_template = await first.template(), await first.template()
    await first.invite(template["id"])
    chosen = {"templateId": template["id"], "status": ["PENDING"]}
    port = processes.ports[1]
    async with asyncio.timeout(WAIT_SECONDS), subscribed(port, processes.signer, hr(), filter=chosen) as told:
        event = asyncio.create_task(told.next())
        wanted: set[str] = set()
        while not event.done():
            # nobody says when a stream without `after` has begun: the first change behind that moment is told
            await first.invite(other_template["id"])
            wanted.add((await first.invite(template["id"]))["id"])
            await asyncio.wait({event}, timeout=1)
        assert event.result()["invitation"]["id"] in wanted
    async with asyncio.timeout(WAIT_SECONDS), subscribed(port, processes.signer, hr(), filter=chosen, after=1) as told:
        assert [told_event["sequence"] for told_event in await told.take(1)] == [3]


NEWEST = "{ newestInvitationChange }"


async def test_who_begins_behind_the_newest_change_and_then_reads_misses_none(
    processes: Processes, first: InterviewsApi
) -> None:
    template = await first.template()
    invitation = await first.invite(template["id"])
    newest = (await first.data(hr(), NEWEST))["newestInvitationChange"]
    await first.start(invitation["id"])
    async with (
        asyncio.timeout(WAIT_SECONDS),
        subscribed(processes.ports[1], processes.signer, hr(), after=newest) as told,
    ):
        event = await told.next()
        assert (event["sequence"], event["change"]) == (newest + 1, "STARTED")
    assert (await first.data(stranger(), NEWEST))["newestInvitationChange"] == 0


async def test_is_authorised_at_the_start_and_at_every_event(processes: Processes, first: InterviewsApi) -> None:
    template = await first.template()
    port = processes.ports[1]
    async with (
        asyncio.timeout(WAIT_SECONDS),
        subscribed(port, processes.signer, hr(), after=0) as hannas,
        subscribed(port, processes.signer, colleague(), after=0) as bens,
    ):
        await first.invite(template["id"])
        await hannas.next()
        await bens.next()
        await first.execute("INSERT INTO people VALUES ($1, 'Hanna', 'h@x.example', 'SUSPENDED')", HANNA)
        await first.execute("INSERT INTO memberships VALUES ($1, $2, false)", NORTHWIND, BEN)
        await first.invite(template["id"])
        for stream in (hannas, bens):
            with pytest.raises(StreamEnded, match="UNAUTHENTICATED"):
                await stream.next()
    for caller, code in ((hr(), "UNAUTHENTICATED"), (session_of("inv_" + "0" * 32), "FORBIDDEN")):
        async with asyncio.timeout(WAIT_SECONDS), subscribed(port, processes.signer, caller, after=0) as refused:
            with pytest.raises(StreamEnded, match=code):
                await refused.next()


async def test_a_subgraph_asked_directly_refuses(processes: Processes, first: InterviewsApi) -> None:
    answer = await first.http.post("/graphql", json={"query": "{ templates { totalCount } }"})
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (401, "UNAUTHENTICATED")
