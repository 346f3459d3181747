"""Who begins too many sign-ins or opens too many links waits, by address and by link; those who are in stay in."""

from collections.abc import AsyncIterator

import pytest
from httpx2 import AsyncClient, Response
from redis.asyncio import Redis
from starlette.requests import Request

from gateway.settings import GatewayApiSettings
from gateway.web.attempts import network_of
from http_server.server import server_config
from tests.gateway.served import WEB, served_gateway
from tests.gateway.web.conftest import Person, Users, WhenRegistering
from tests.support.ports import free_port
from viva.client.browsing import Browser

FEW = {"sign_ins_of_address": 3, "links_of_address": 5, "openings_of_link": 2}


@pytest.fixture
async def strict(settings: GatewayApiSettings, redis_url: str) -> AsyncIterator[str]:
    async with Redis.from_url(redis_url) as redis:
        await redis.flushall()
    async with served_gateway(settings.model_copy(update=FEW)) as url:
        yield url


async def open_link(client: AsyncClient, token: str) -> Response:
    return await client.post("/auth/invitation", json={"token": token}, headers={"origin": WEB})


def refused(answer: Response) -> bool:
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 60
    return True


async def test_sign_ins_of_one_address_are_limited_and_a_person_reads_why(strict: str) -> None:
    async with AsyncClient(base_url=strict) as client:
        answers = [await client.get("/auth/sign-in?returnTo=/templates") for _ in range(4)]
        page = await client.get("/auth/sign-in?returnTo=/templates", headers={"accept": "text/html,*/*"})
    assert [answer.status_code for answer in answers[:3]] == [303] * 3
    assert refused(answers[3])
    assert answers[3].json()["error"]["code"] == "RATE_LIMITED"
    assert refused(page)
    assert "Please try again in" in page.text
    assert 'href="/auth/sign-in?returnTo=/templates"' in page.text


async def test_callbacks_of_one_address_are_limited_apart_from_sign_ins_begun(strict: str) -> None:
    async with AsyncClient(base_url=strict) as client:
        answers = [await client.get("/auth/callback?code=x&state=x") for _ in range(4)]
        begun = await client.get("/auth/sign-in")
    assert [answer.status_code for answer in answers[:3]] == [303] * 3
    assert refused(answers[3])
    assert begun.status_code == 303


async def test_openings_of_links_are_limited_by_address_and_by_link(strict: str) -> None:
    async with AsyncClient(base_url=strict) as client:
        same = [await open_link(client, "one-link") for _ in range(3)]
        others = [await open_link(client, f"link-{number}") for number in range(3)]
    assert [answer.status_code == 429 for answer in same] == [False, False, True]
    assert "Please try again in" in same[2].json()["error"]["message"]
    assert [answer.status_code == 429 for answer in others] == [False, False, True]
    assert refused(others[2])


async def test_whoever_is_signed_in_stays_so_and_is_not_counted(
    strict: str, users: Users, when_registering: WhenRegistering
) -> None:
    when_registering(users.tell)
    async with Browser() as browser, AsyncClient(base_url=strict) as client:
        person = Person(browser, strict)
        await person.sign_in("hanna@northwind.example")
        for _ in range(4):
            limited = await client.get("/auth/sign-in")
        assert refused(limited)
        sessions = [await person.session() for _ in range(6)]
    assert all(session["user"] for session in sessions)


async def test_without_redis_the_process_counts_alone_and_blocks_nobody_else(settings: GatewayApiSettings) -> None:
    away = settings.model_copy(update={**FEW, "redis_url": f"redis://127.0.0.1:{free_port()}"})
    async with served_gateway(away) as url, AsyncClient(base_url=url) as client:
        statuses = [(await client.get("/auth/sign-in")).status_code for _ in range(4)]
    assert statuses == [303, 303, 303, 429]


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_an_address_is_one_customer(host: str, network: str) -> None:
    assert network_of(Request({"type": "http", "client": (host, 1), "headers": []})) == network


def test_nobody_chooses_their_own_address_unless_a_proxy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    assert server_config("a:b").proxy_headers is False
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "192.0.2.7")
    assert server_config("a:b").proxy_headers is True
