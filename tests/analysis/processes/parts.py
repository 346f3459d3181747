"""Analysis' processes as the supervisor starts them, and a gateway that only publishes its keys and signs."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import orjson
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from kernel.auth.internal_token import Caller, TokenSigner, canonical_json

ROOT = Path(__file__).parents[3]
START_SECONDS = 90


@dataclass
class Part:
    """One process; `port` is where its health is."""

    arguments: Sequence[str]
    port: int
    environment: Mapping[str, str]
    log: Path
    child: asyncio.subprocess.Process | None = field(default=None)

    async def start(self, **extra: str) -> None:
        with self.log.open("ab") as log:
            self.child = await asyncio.create_subprocess_exec(
                sys.executable,
                *self.arguments,
                cwd=ROOT,
                env={**os.environ, **self.environment, **extra},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    async def ready(self) -> None:
        async with asyncio.timeout(START_SECONDS), httpx2.AsyncClient() as client:
            while not await self._lives(client):  # noqa: ASYNC110  another process tells by HTTP alone
                await asyncio.sleep(0.1)

    async def _lives(self, client: httpx2.AsyncClient) -> bool:
        assert self.child is not None
        assert self.child.returncode is None, self.log.read_text()
        try:
            return (await client.get(f"http://127.0.0.1:{self.port}/health/live")).status_code == 200
        except httpx2.HTTPError:
            return False

    async def ended(self) -> None:
        assert self.child is not None
        await asyncio.wait_for(self.child.wait(), START_SECONDS)

    async def kill(self) -> None:
        """SIGKILL to the whole group: nothing is said good-bye to."""
        if self.child is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.child.pid, signal.SIGKILL)
            await self.child.wait()


@asynccontextmanager
async def running(*parts: Part) -> AsyncIterator[None]:
    try:
        for part in parts:
            await part.start()
        await asyncio.gather(*(part.ready() for part in parts))
        yield
    finally:
        for part in parts:
            await part.kill()


@asynccontextmanager
async def published_keys(signer: TokenSigner, port: int) -> AsyncIterator[str]:
    """The gateway's JWKS, over HTTP."""
    body = orjson.dumps(signer.public_jwks())

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
        writer.write(head.encode() + b"connection: close\r\n\r\n" + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", port)
    async with server:
        yield f"http://127.0.0.1:{port}/.well-known/jwks.json"


@asynccontextmanager
async def subscribed(
    port: int, signer: TokenSigner, caller: Caller, query: str, **variables: Any
) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    """One subscription on one socket, as the gateway opens it."""
    payload = {"query": query, "variables": variables}
    token = signer.sign(caller, "analysis", canonical_json(payload))
    address = f"ws://127.0.0.1:{port}/graphql"
    async with connect(address, subprotocols=[Subprotocol("graphql-transport-ws")]) as socket:
        await socket.send(orjson.dumps({"type": "connection_init", "payload": {"vivaInternalToken": token}}).decode())
        assert orjson.loads(await socket.recv())["type"] == "connection_ack"
        await socket.send(orjson.dumps({"id": "1", "type": "subscribe", "payload": payload}).decode())

        async def events() -> AsyncIterator[dict[str, Any]]:
            async for message in socket:
                received = orjson.loads(message)
                assert received["type"] == "next", received
                assert "errors" not in received["payload"], received
                yield received["payload"]["data"]

        yield events()
