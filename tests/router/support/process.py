"""The router as its users run it: a process of its own, asked over its port, told to stop by signals."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
from pyreqwest.client import ClientBuilder
from pyreqwest.exceptions import ConnectError

from tests.router.support.compose import ROOT
from tests.support.ports import free_port

HTTP = ClientBuilder().no_proxy().build()


class RouterProcess:
    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self.process = process
        self.address = f"127.0.0.1:{port}"
        self.started = time.monotonic()

    async def healthy(self, seconds: float = 60) -> float:
        """How long it took from the start of the process to a good /health."""
        while (passed := time.monotonic() - self.started) < seconds:
            try:
                response = await HTTP.get(f"http://{self.address}/health").build().send()
                if response.status == 200:
                    return time.monotonic() - self.started
            except ConnectError:
                await asyncio.sleep(0.01)
            assert self.process.returncode is None, await self.words()
        raise AssertionError(f"not healthy within {passed:.1f} s")

    async def ask(self, query: str) -> tuple[int, Any]:
        request = HTTP.post(f"http://{self.address}/graphql").body_bytes(orjson.dumps({"query": query}))
        response = await request.header("content-type", "application/json").build().send()
        return response.status, await response.json()

    async def end(self, what: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Its exit code, and how long it took to end."""
        told = time.monotonic()
        self.process.send_signal(what)
        code = await asyncio.wait_for(self.process.wait(), 60)
        return code, time.monotonic() - told

    async def words(self) -> str:
        """All that it wrote; once it has ended."""
        out, told = await self.process.communicate()
        return (out + told).decode()


@asynccontextmanager
async def router_process(supergraph: Path | str, *arguments: str, **environment: str) -> AsyncIterator[RouterProcess]:
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "router", "--supergraph", str(supergraph), "--port", str(port), *arguments),
        cwd=ROOT,
        env={**os.environ, "no_proxy": "*", **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield RouterProcess(process, port)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def failed_start(supergraph: Path | str, *arguments: str, **environment: str) -> tuple[int, str]:
    """Exit code and words of a router that cannot start."""
    async with router_process(supergraph, *arguments, **environment) as router:
        words = await asyncio.wait_for(router.words(), 60)
        return router.process.returncode or 0, words


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
