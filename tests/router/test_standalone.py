"""`python -m router` as a process: how soon it serves, what it says when it cannot, and how it ends."""

import asyncio
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.router.support.compose import ROOT, compose
from tests.router.support.live import EventSource, client, served, until
from tests.router.support.process import RouterProcess, children_of, failed_start, router_process
from tests.support.ports import free_port

SDL = {"one": "type Query { slow: String  fast: String }  type Subscription { tick: Int }"}
LIBRARIES_SECONDS = 0.25
ANSWER = b'{"data":{"slow":"at last","fast":"soon"}}'


@pytest.fixture
def supergraph(tmp_path: Path) -> Path:
    path = tmp_path / "supergraph.graphql"
    path.write_text(compose(SDL), encoding="utf-8")
    return path


class Backend:
    """The subgraph: whoever asks for `slow` waits until it is let go."""

    def __init__(self) -> None:
        self.waiting = 0
        self.go = asyncio.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if b"slow" in (await receive())["body"]:
            self.waiting += 1
            await self.go.wait()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
        await send({"type": "http.response.body", "body": ANSWER})


@asynccontextmanager
async def with_backend(
    supergraph: Path, *arguments: str, drain_seconds: float = 10, websocket: str = "ws://127.0.0.1:1"
) -> AsyncIterator[tuple[RouterProcess, Backend]]:
    backend = Backend()
    async with served(backend) as address:
        config = supergraph.with_name("router.yaml")
        config.write_text(
            f"timeouts:\n  drain_seconds: {drain_seconds}\n"
            "subgraphs:\n  one:\n    url: ${BACKEND:-http://127.0.0.1:1}\n    websocket_url: $EVENTS\n",
            encoding="utf-8",
        )
        environment = {"BACKEND": f"http://{address}/graphql", "EVENTS": websocket}
        async with router_process(supergraph, "--config", str(config), *arguments, **environment) as router:
            await router.healthy()
            try:
                yield router, backend
            finally:
                backend.go.set()


# -- the start ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", ["1", "2"])
async def test_it_is_healthy_within_two_seconds_and_answers_anybody(supergraph: Path, workers: str) -> None:
    took = []
    for _ in range(3):  # the machine may be busy with something else for a moment
        async with router_process(supergraph, "--workers", workers) as router:
            took.append(await router.healthy())
            assert await router.ask("{ __typename }") == (200, {"data": {"__typename": "Query"}})
        if took[-1] < 2:
            return
    assert min(took) < 2 * await slowness(), took


async def slowness() -> float:
    """How much longer it takes now than on an idle machine of these days until Python has read a few libraries."""
    started = time.monotonic()
    program = "import graphql, pydantic, uvicorn"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program)
    await process.wait()
    return max(1.0, (time.monotonic() - started) / LIBRARIES_SECONDS)


async def test_the_supergraph_may_be_at_a_url() -> None:
    found = text(200, compose(SDL).encode())
    async with served(found) as address, router_process(f"http://{address}/supergraph") as router:
        await router.healthy()
        assert (await router.ask("{ __typename }"))[0] == 200


def text(status: int, body: bytes) -> Any:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": body})

    return app


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [(404, b"", "HTTP status 404"), (204, b"", "HTTP status 204"), (200, b"<html>", "line 1: the supergraph does not")],
)
async def test_a_url_without_a_supergraph_is_told_in_one_line(status: int, body: bytes, told: str) -> None:
    async with served(text(status, body)) as address:
        code, words = await failed_start(f"http://{address}/supergraph")
    assert (code, words.count("\n")) == (2, 1)
    assert told in words


async def test_nobody_at_the_url_is_told_in_one_line() -> None:
    url = f"http://127.0.0.1:{free_port()}/supergraph"
    assert await failed_start(url) == (
        2,
        f"router: cannot fetch the supergraph from {url}: Connection refused\n",
    )


async def test_a_taken_port_is_told_in_one_line(supergraph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, words = await failed_start(supergraph, "--port", str(port), "--workers", "2")
    assert (code, words) == (1, f"router: cannot listen at 127.0.0.1:{port}: Address already in use\n")


async def test_settings_come_from_the_file_and_its_variables_from_the_environment(supergraph: Path) -> None:
    async with with_backend(supergraph) as (router, _):
        assert await router.ask("{ fast }") == (200, {"data": {"fast": "soon"}})


async def test_it_runs_from_its_own_folder_with_nothing_else_of_the_repository(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "router", tmp_path / "router", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "supergraph.graphql").write_text(compose(SDL), encoding="utf-8")
    program = (
        "import sys; from router.__main__ import main; main(sys.argv[1:]);"
        "print(sorted({name.split('.')[0] for name in sys.modules}), sys.modules['router'].__file__)"
    )
    arguments = ("plan", "--supergraph", "supergraph.graphql", "{ fast }")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, *arguments, cwd=tmp_path, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    told = out.decode()
    assert 'Fetch(service: "one")' in told
    assert str(tmp_path / "router") in told
    assert not any(f"'{one}'" in told for one in ("subgraphs", "gateway", "viva", "kernel"))


# -- several workers ----------------------------------------------------------------------------------------------


async def test_a_worker_that_dies_is_replaced(supergraph: Path) -> None:
    async with router_process(supergraph, "--workers", "2") as router:
        await router.healthy()
        before = children_of(router.process.pid)
        assert len(before) == 2
        os.kill(before[0], signal.SIGKILL)
        await until(lambda: len({*children_of(router.process.pid)} - {*before}) == 1)
        assert (await router.ask("{ __typename }"))[0] == 200


async def test_workers_do_not_outlive_a_parent_that_was_killed(supergraph: Path) -> None:
    async with router_process(supergraph, "--workers", "2") as router:
        await router.healthy()
        workers = children_of(router.process.pid)
        router.process.kill()
        await until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))


# -- the end ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("what", [signal.SIGTERM, signal.SIGINT])
async def test_idle_it_ends_within_a_second_whoever_is_still_connected(
    supergraph: Path, workers: str, what: signal.Signals
) -> None:
    async with router_process(supergraph, "--workers", workers) as router:
        await router.healthy()
        await asyncio.gather(*(router.ask("{ __typename }") for _ in range(8)))  # kept alive by the client
        async with client(router.address) as one, client(router.address) as other:
            await one.initialise()
            code, seconds = await router.end(what)
            assert await one.closed() == await other.closed() == (1001, "going away")
        assert (code, await router.words()) == (0, f"router: serving at http://{router.address}/graphql\n")
        assert seconds < 1


@pytest.mark.parametrize("workers", ["1", "2"])
async def test_a_request_in_flight_is_answered_before_the_end(supergraph: Path, workers: str) -> None:
    async with with_backend(supergraph, "--workers", workers) as (router, backend):
        asked = asyncio.create_task(router.ask("{ slow }"))
        await until(lambda: backend.waiting == 1)
        ended = asyncio.create_task(router.end())
        await asyncio.sleep(0.4)
        assert not ended.done()
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", int(router.address.split(":")[1])))
        backend.go.set()
        assert await asked == (200, {"data": {"slow": "at last"}})
        code, seconds = await ended
        assert (code, "Traceback" in await router.words()) == (0, False)
        assert seconds < 3


@pytest.mark.parametrize("workers", ["1", "2"])
async def test_a_request_that_takes_too_long_is_cut_off(supergraph: Path, workers: str) -> None:
    async with with_backend(supergraph, "--workers", workers, drain_seconds=0.5) as (router, backend):
        asked = asyncio.create_task(router.ask("{ slow }"))
        await until(lambda: backend.waiting == 1)
        code, seconds = await router.end()
        status, body = await asked
        assert (status, body["errors"][0]["message"]) == (503, "the router is shutting down")
        assert (code, "Traceback" in await router.words()) == (0, False)
        assert 0.5 < seconds < 2


async def test_a_query_on_a_socket_is_answered_and_a_subscription_ended(supergraph: Path) -> None:
    source = EventSource(events=[{"data": {"tick": 1}}])
    async with source.running() as events, with_backend(supergraph, websocket=events) as (router, backend):
        async with client(router.address) as one:
            await one.initialise()
            await one.subscribe("subscription { tick }", "s")
            assert (await one.receive())["payload"] == {"data": {"tick": 1}}
            await one.subscribe("{ slow }", "q")
            await until(lambda: backend.waiting == 1)
            ended = asyncio.create_task(router.end())
            await asyncio.sleep(0.3)
            backend.go.set()
            answer = {"id": "q", "type": "next", "payload": {"data": {"slow": "at last"}}}
            assert await one.receive() == answer
            assert await one.receive() == {"id": "q", "type": "complete"}
            assert await one.closed() == (1001, "going away")
            code, seconds = await ended
        await until(lambda: source.open_streams == 0)
        assert (code, "Traceback" in await router.words()) == (0, False)
        assert seconds < 2
