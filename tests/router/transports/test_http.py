"""Subgraphs over real sockets: answers, headers, slow, huge, moved, gone; and what is sent a second time."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from router.errors import SubgraphUnreachable
from router.transports.base import SubgraphRequest, SubgraphResponse
from router.transports.http import HttpTransport
from router.transports.in_process import InProcessTransport
from router.transports.resilience import ResilientTransport
from tests.router.support.live import served
from tests.support.ports import free_port


def request(address: str, body: bytes = b"{}", *, is_mutation: bool = False) -> SubgraphRequest:
    return SubgraphRequest("one", f"http://{address}/graphql", body, {"x-caller": "me"}, is_mutation)


@asynccontextmanager
async def transport(limit: int = 1000) -> AsyncIterator[HttpTransport]:
    made = HttpTransport(connect_seconds=1, max_response_bytes=limit)
    try:
        yield made
    finally:
        await made.close()


def answering(body: bytes, status: int = 200, headers: tuple[tuple[bytes, bytes], ...] = (), wait: float = 0) -> Any:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        app.seen.append({"headers": dict(scope["headers"]), "body": (await receive())["body"]})  # type: ignore[attr-defined]
        await asyncio.sleep(wait)
        await send({"type": "http.response.start", "status": status, "headers": list(headers)})
        await send({"type": "http.response.body", "body": body})

    app.seen = []  # type: ignore[attr-defined]
    return app


async def test_both_transports_carry_body_headers_and_answer_alike() -> None:
    app = answering(b'{"data":1}', 201, ((b"X-One", b"a"), (b"x-one", b"b")))
    async with served(app) as address, transport() as over_http:
        for one in (over_http, InProcessTransport(app)):
            response = await one.send(request(address, b'{"query":"{a}"}'), 5)
            assert (response.status, response.body, response.headers["x-one"]) == (201, b'{"data":1}', "a, b")
    for seen in app.seen:
        assert seen["body"] == b'{"query":"{a}"}'
        assert seen["headers"][b"x-caller"] == b"me"
        assert seen["headers"][b"content-type"] == b"application/json"


async def test_no_answer_in_time_is_told_apart() -> None:
    app = answering(b"{}", wait=1.5)
    async with served(app) as address, transport() as over_http:
        for one in (over_http, InProcessTransport(app)):
            started = time.monotonic()
            with pytest.raises(SubgraphUnreachable) as told:
                await one.send(request(address), 0.2)
            assert (told.value.code, time.monotonic() - started < 5) == ("GATEWAY_TIMEOUT", True)


async def test_nobody_listening() -> None:
    async with transport() as one:
        with pytest.raises(SubgraphUnreachable, match="connection refused"):
            await one.send(request(f"127.0.0.1:{free_port()}"), 5)


async def test_an_endless_answer_is_cut_off() -> None:
    async with served(answering(b"x" * 5000)) as address, transport(limit=1000) as one:
        with pytest.raises(SubgraphUnreachable, match="larger than 1000 bytes"):
            await one.send(request(address), 5)


async def test_redirects_are_not_followed() -> None:
    app = answering(b"", 302, ((b"location", b"http://127.0.0.1:1/elsewhere"),))
    async with served(app) as address, transport() as one:
        assert (await one.send(request(address), 5)).status == 302


async def test_an_application_that_raises_is_a_failed_subgraph() -> None:
    async def broken(scope: Any, receive: Any, send: Any) -> None:
        raise KeyError("secret")

    with pytest.raises(SubgraphUnreachable, match="raised KeyError"):
        await InProcessTransport(broken).send(request("x"), 1)


class Flaky:
    """Fails so many times, then answers."""

    def __init__(self, failures: int, status: int = 0, code: str | None = None) -> None:
        self.failures, self.status, self.code, self.calls = failures, status, code, 0

    async def send(self, request: SubgraphRequest, timeout_seconds: float) -> SubgraphResponse:
        self.calls += 1
        if self.calls <= self.failures:
            if self.status:
                return SubgraphResponse(self.status, {}, b"")
            raise SubgraphUnreachable("one", "down", code=self.code)
        return SubgraphResponse(200, {}, b"{}")

    async def close(self) -> None:
        """Nothing is held."""


@pytest.mark.parametrize("status", [0, 502, 503, 504])
async def test_a_query_is_sent_once_more(status: int) -> None:
    flaky = Flaky(1, status)
    assert (await ResilientTransport(flaky, 5).send(request("x"), 5)).status == 200
    assert flaky.calls == 2


async def test_not_a_third_time() -> None:
    flaky = Flaky(5)
    with pytest.raises(SubgraphUnreachable):
        await ResilientTransport(flaky, 5).send(request("x"), 5)
    assert flaky.calls == 2


async def test_of_a_subgraph_that_is_down_few_requests_are_sent_twice() -> None:
    flaky = Flaky(10_000)
    limited = ResilientTransport(flaky, 500)
    await asyncio.gather(*(limited.send(request("x"), 5) for _ in range(300)), return_exceptions=True)
    assert 310 < flaky.calls <= 300 + 20 + 300 * 0.1
    flaky.failures = 0
    for _ in range(20):
        await limited.send(request("x"), 5)
    flaky.failures, flaky.calls = 1, 0
    assert (await limited.send(request("x"), 5)).status == 200
    assert flaky.calls == 2


@pytest.mark.parametrize("status", [0, 503])
async def test_a_mutation_is_never_sent_twice(status: int) -> None:
    flaky = Flaky(1, status)
    try:
        await ResilientTransport(flaky, 5).send(request("x", is_mutation=True), 5)
    except SubgraphUnreachable:
        assert status == 0
    assert flaky.calls == 1


async def test_what_took_all_its_time_is_not_tried_again() -> None:
    flaky = Flaky(1, code="GATEWAY_TIMEOUT")
    with pytest.raises(SubgraphUnreachable):
        await ResilientTransport(flaky, 5).send(request("x"), 5)
    assert flaky.calls == 1


async def test_a_subgraph_gets_no_more_requests_at_a_time_than_allowed() -> None:
    class Counting(Flaky):
        now = most = 0

        async def send(self, request: SubgraphRequest, timeout_seconds: float) -> SubgraphResponse:
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0.01)
            self.now -= 1
            return await super().send(request, timeout_seconds)

    counting = Counting(0)
    limited = ResilientTransport(counting, 3)
    await asyncio.gather(*(limited.send(request("x"), 5) for _ in range(12)))
    assert counting.most == 3
