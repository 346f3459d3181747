"""Every HTTP port of a running system has the same bounds, whichever program serves it."""

import asyncio
import re

import pytest
from httpx2 import AsyncClient

from tests.http_server.conversation import Conversation, converse
from tests.support.system import LiveSystem
from viva.generated_secrets import load_or_make
from viva.site import CONSUMER_OFFSET, CONTEXTS, WORKER_OFFSET

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(400)]

WITHOUT_HTTP = {"postgres", "valkey", "tansu"}
GET = b"GET /health HTTP/1.1\r\nhost: localhost\r\n"
POST = b"POST /health HTTP/1.1\r\nhost: localhost\r\n"


@pytest.fixture(scope="module")
def addresses(system: LiveSystem) -> dict[str, str]:
    parts = [part for part in system.state().parts if part.name not in WITHOUT_HTTP]
    return {part.name: f"127.0.0.1:{part.port}" for part in parts}


async def on_each(addresses: dict[str, str], *sent: bytes, pause: float = 0) -> dict[str, Conversation]:
    talks = await asyncio.gather(*(converse(one, *sent, pause=pause, patience=60) for one in addresses.values()))
    return dict(zip(addresses, talks, strict=True))


def test_these_are_all_ports(system: LiveSystem, addresses: dict[str, str]) -> None:
    ports = system.site.ports
    apis = {ports.of(context) for context in CONTEXTS}
    expected = apis | {port + offset for port in apis for offset in (WORKER_OFFSET, CONSUMER_OFFSET)}
    assert {int(one.split(":")[1]) for one in addresses.values()} == expected | {ports.web, ports.identity}


EXPECTED_HEADERS = {
    "cache-control",
    "content-security-policy",
    "referrer-policy",
    "x-content-type-options",
}


@pytest.mark.parametrize("path", ["/health", "/nowhere", "/metrics", "/graphql", "/x%00.js"])
async def test_every_answer_of_each_port_says_how_it_may_be_used(addresses: dict[str, str], path: str) -> None:
    async with AsyncClient() as client:
        for name, address in addresses.items():
            headers = (await client.get(f"http://{address}{path}")).headers
            assert set(headers) >= EXPECTED_HEADERS, f"{name}{path}: {sorted(headers)}"
            assert headers["x-content-type-options"] == "nosniff"
            assert "default-src 'none'" in headers["content-security-policy"]
            assert headers["cache-control"] in {"no-store", "no-cache"}, name
            assert "server" not in headers


async def test_metrics_are_for_who_has_the_token(system: LiveSystem, addresses: dict[str, str]) -> None:
    token = load_or_make(system.site.data).metrics_token
    with_token = {"authorization": f"Bearer {token}"}
    async with AsyncClient() as client:
        for name, address in addresses.items():
            page = f"http://{address}/metrics"
            if name in {"web", "identity"}:  # they have none
                assert "outbox_events_total" not in (await client.get(page, headers=with_token)).text
                continue
            for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": token}):
                refused = await client.get(page, headers=headers)
                assert (refused.status_code, refused.json()["error"]["code"]) == (401, "UNAUTHENTICATED"), name
            assert "outbox_events_total" in (await client.get(page, headers=with_token)).text, name


async def test_two_hosts_are_refused_on_each_port(addresses: dict[str, str]) -> None:
    talks = await on_each(addresses, GET + b"host: elsewhere\r\n\r\n")
    assert {name: talk.status for name, talk in talks.items()} == dict.fromkeys(addresses, 400)


async def test_a_large_head_is_refused_on_each_port(addresses: dict[str, str]) -> None:
    talks = await on_each(addresses, GET, *[b"x-one: " + b"a" * 10_000 + b"\r\n"] * 1000)
    assert {name for name, talk in talks.items() if talk.status not in (431, None)} == set()
    assert max(talk.sent for talk in talks.values()) < 8_000_000  # of 10 MB; what lies in the system's buffers counts


async def test_a_head_that_comes_in_drops_is_ended_on_each_port(addresses: dict[str, str]) -> None:
    talks = await on_each(addresses, GET, *[b"x: y\r\n"] * 100, pause=1)
    assert {name for name, talk in talks.items() if not 10 < talk.seconds < 25} == set()


async def test_a_body_that_nobody_reads_is_not_taken_to_its_end_on_each_port(addresses: dict[str, str]) -> None:
    head = POST + b"content-length: 1000000000\r\n\r\n"
    talks = await on_each(addresses, head, *[b"a" * 100_000] * 1000)
    assert max(talk.sent for talk in talks.values()) < 20_000_000  # of 100 MB
    assert max(talk.seconds for talk in talks.values()) < 10


async def test_an_idle_connection_is_closed_on_each_port(addresses: dict[str, str]) -> None:
    talks = await on_each(addresses, GET + b"\r\n")
    assert all(re.match(rb"HTTP/1.1 (200|404|503) ", talk.said) for talk in talks.values())
    assert {name for name, talk in talks.items() if talk.seconds > 12} == set()


async def test_a_connection_that_says_nothing_is_closed_on_each_port(addresses: dict[str, str]) -> None:
    talks = await on_each(addresses)
    assert {name for name, talk in talks.items() if talk.seconds > 25} == set()
