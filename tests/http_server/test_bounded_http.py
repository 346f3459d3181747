"""What one connection may take of the server: heads, bodies, trailers, time, and requests that two servers would read
differently."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn

from http_server.bounds import HttpBounds
from http_server.server import server_config
from tests.http_server.conversation import HEAD, converse
from tests.router.support.live import until
from tests.support.ports import free_port

QUICK = HttpBounds(
    head_bytes=20_000,
    head_seconds=0.4,
    body_bytes=50_000,
    body_seconds=0.6,
    idle_seconds=0.3,
    linger_bytes=100_000,
    linger_seconds=0.5,
    stalled_seconds=1,
)
WHOLE = b"GET / HTTP/1.1\r\nhost: a\r\n\r\n"


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Reads the body for `/read`, answers at once for anything else; `/large` is more than any buffer holds."""
    if scope["path"] == "/read":
        while (await receive()).get("more_body"):
            pass
    if scope["path"] == "/slow":
        await asyncio.sleep(0.5)
    size = 30_000_000 if scope["path"] == "/large" else 2
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % size)]})
    await send({"type": "http.response.body", "body": b"x" * size})


@asynccontextmanager
async def serving(bounds: HttpBounds = QUICK) -> AsyncIterator[tuple[str, uvicorn.Server]]:
    port = free_port()
    server = uvicorn.Server(server_config(application, bounds, port=port, lifespan="off", log_level="critical"))
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    task = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    try:
        yield f"127.0.0.1:{port}", server
    finally:
        server.should_exit = True
        await task


@pytest.mark.parametrize(
    "parts",
    [
        [HEAD, *[b"x-one: " + b"a" * 1000 + b"\r\n"] * 25],
        [HEAD, b"x-one: ", *[b"a" * 1000] * 25],
        [b"GET /" + b"a" * 20_100],
        [b"GET / HTTP/1.1\r\nhost: a\r\nx-one: " + b"a" * 20_100 + b"\r\n\r\n"],
    ],
    ids=["many lines", "one line", "a long path", "whole and too large"],
)
async def test_a_head_larger_than_allowed_is_refused(parts: list[bytes]) -> None:
    async with serving() as (address, _):
        assert (await converse(address, *parts)).status == 431


async def test_trailers_and_chunk_extensions_count_as_a_head() -> None:
    async with serving() as (address, _):
        chunked = b"POST /read HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n"
        trailers = [b"0\r\n", *[b"x-one: " + b"a" * 1000 + b"\r\n"] * 25]
        assert (await converse(address, chunked, *trailers)).status == 431
        assert (await converse(address, chunked, b"1;a=", *[b"b" * 1000] * 25)).status == 431


@pytest.mark.parametrize("begun", [b"", b"\r\n", HEAD, b"GET / HT"], ids=["nothing", "a blank line", "half", "a word"])
async def test_a_head_that_does_not_come_is_refused_after_its_time(begun: bytes) -> None:
    async with serving() as (address, _):
        refused = await converse(address, begun)
        assert refused.status == 408
        assert refused.seconds < 3


async def test_a_head_that_comes_in_drops_gets_no_more_time() -> None:
    async with serving() as (address, _):
        refused = await converse(address, HEAD, *[b"x: y\r\n"] * 100, pause=0.05)
        assert refused.status == 408
        assert refused.seconds < 3


async def test_a_body_that_comes_too_slowly_is_refused() -> None:
    async with serving() as (address, _):
        head = b"POST /read HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\n"
        refused = await converse(address, head, *[b"a"] * 100, pause=0.05)
        assert refused.status == 408
        assert refused.seconds < 3


async def test_a_body_larger_than_allowed_is_refused() -> None:
    async with serving() as (address, _):
        head = b"POST /read HTTP/1.1\r\nhost: a\r\ncontent-length: 100000000\r\n\r\n"
        refused = await converse(address, head, *[b"a" * 10_000] * 2000)
        assert refused.status in (413, None)  # None: our own sending was cut off first
        assert refused.sent < 10_000_000


async def test_a_body_that_nobody_reads_is_not_taken_to_its_end() -> None:
    async with serving() as (address, _):
        head = b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000000\r\n\r\n"
        answered = await converse(address, head, *[b"a" * 10_000] * 10_000)
        assert answered.status in (200, None)
        assert answered.sent < 10_000_000
        slowly = await converse(address, head, *[b"a"] * 100, pause=0.05)
        assert slowly.status == 200
        assert slowly.seconds < 3


async def test_a_small_body_that_nobody_reads_keeps_the_connection() -> None:
    async with serving() as (address, _):
        head = b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5000\r\n\r\n"
        answered = await converse(address, head, b"a" * 5000, WHOLE, pause=0.05)
        assert answered.said.count(b"HTTP/1.1 200") == 2


@pytest.mark.parametrize("more", [b"", b"\r\n"], ids=["nothing", "a blank line"])
async def test_an_idle_connection_is_closed(more: bytes) -> None:
    async with serving() as (address, _):
        answered = await converse(address, WHOLE, more, pause=0.05)
        assert answered.status == 200
        assert answered.seconds < 3


async def test_a_client_that_reads_nothing_is_given_up() -> None:
    async with serving() as (address, server):
        host, port = address.split(":")
        with socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            await asyncio.get_running_loop().run_in_executor(None, client.connect, (host, int(port)))
            client.sendall(b"GET /large HTTP/1.1\r\nhost: a\r\n\r\n")
            await until(lambda: len(server.server_state.connections) == 1)
            await until(lambda: not server.server_state.connections, 15)


@pytest.mark.parametrize(
    "hosts",
    [b"host: a\r\nhost: b\r\n", b"Host: a\r\nHOST: a\r\n", b"host: a b\r\n", b"host: a/b\r\n", b"host: a@b\r\n", b""],
    ids=["two", "the same twice", "two words", "a path", "a person", "none"],
)
async def test_a_request_needs_one_valid_host(hosts: bytes) -> None:
    async with serving() as (address, _):
        for extra in (b"", b"connection: upgrade\r\nupgrade: websocket\r\n"):
            assert (await converse(address, b"GET / HTTP/1.1\r\n" + hosts + extra + b"\r\n")).status == 400
        assert (await converse(address, b"GET / HTTP/1.0\r\n\r\n")).status == 200


WITHOUT_A_PATH = ["CONNECT a:1", "CONNECT a", "GET http://", "GET http://a:99999/", "GET http://a:b/", "GET http://[/"]


@pytest.mark.parametrize(
    "line", [*WITHOUT_A_PATH, "GET http://a", "GET a:1", "GET ?", "GET #", "GET /x\0y", "GET /\xff"]
)
async def test_a_target_without_a_path_is_refused_without_a_stack(line: str, caplog: pytest.LogCaptureFixture) -> None:
    bad = line.encode("latin-1") + b" HTTP/1.1\r\nhost: a\r\n\r\n"
    async with serving() as (address, server):
        for before in (b"", WHOLE, b"GET /slow HTTP/1.1\r\nhost: a\r\n\r\n"):
            answered = await converse(address, before, bad, pause=0.05)
            assert (answered.status, answered.said.count(b"HTTP/1.1 200")) == (400, 1 if before else 0)
        await until(lambda: not server.server_state.connections)
    assert [record.exc_info for record in caplog.records if record.exc_info] == []


@pytest.mark.parametrize(
    "framing",
    [
        b"content-length: 5\r\ntransfer-encoding: chunked\r\n",
        b"content-length: 5\r\ncontent-length: 6\r\n",
        b"transfer-encoding: chunked, identity\r\n",
        b"content-length: +5\r\n",
        b"content-length : 5\r\n",
    ],
)
async def test_a_body_with_two_lengths_is_refused(framing: bytes) -> None:
    async with serving() as (address, _):
        assert (await converse(address, HEAD + framing + b"\r\n", b"0\r\n\r\n")).status == 400


async def test_the_refusal_of_a_later_request_waits_for_the_responses_before_it() -> None:
    async with serving() as (address, _):
        slow = b"GET /slow HTTP/1.1\r\nhost: a\r\n\r\n"
        for bad, status in ((b"GET / HTTP/1.1\r\n\r\n", 400), (b"GET /" + b"a" * 20_100, 431)):
            answered = await converse(address, slow + WHOLE, bad, pause=0.05)
            assert answered.said.count(b"HTTP/1.1 200") == 2
            assert answered.status == status


async def test_connections_are_counted() -> None:
    async with serving(HttpBounds(connections=2)) as (address, server):
        host, port = address.split(":")
        held = [await asyncio.open_connection(host, int(port)) for _ in range(2)]
        await until(lambda: len(server.server_state.connections) == 2)
        assert (await converse(address)).status == 503
        for _, writer in held:
            writer.close()
        await until(lambda: not server.server_state.connections)
        assert (await converse(address, WHOLE + WHOLE, patience=10)).status == 200
