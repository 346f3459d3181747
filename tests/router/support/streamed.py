"""Answers in parts over a real socket, read chunk by chunk, and subgraphs that answer when they are let."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from router.plugins.base import RouterPlugin
from router.settings import RouterSettings
from tests.router.support.defer_graph import SDL, WORLD
from tests.router.support.graph import Graph
from tests.router.support.incremental import Message, Parts
from tests.router.support.subgraph import Subgraph


class Gated:
    """A subgraph that answers when it is let."""

    def __init__(self, subgraph: Subgraph) -> None:
        self._subgraph = subgraph
        self.gate = asyncio.Event()
        self.asked = 0
        self.given_up = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked += 1
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        await self._subgraph(scope, receive, send)


class Stream:
    """One response, read as it comes."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self.writer = writer
        self.headers: dict[str, str] = {}
        self.raw = b""

    async def head(self) -> int:
        lines = (await self._reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        self.headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:] if line)}
        self._parts = Parts(self.headers["content-type"])
        return int(lines[0].split()[1])

    async def message(self) -> Message:
        (found,) = await self._messages()
        return found

    async def rest(self) -> list[Message]:
        found: list[Message] = []
        while not self._parts.ended:
            found += await self._messages()
        assert await self._chunk() == b""
        return found

    async def _messages(self) -> list[Message]:
        """Of the next chunk: whole messages, and no less than one."""
        chunk = await self._chunk()
        self.raw += chunk
        found = self._parts.feed(chunk)
        assert found
        return found

    async def _chunk(self) -> bytes:
        async with asyncio.timeout(30):
            size = int(await self._reader.readline(), 16)
            chunk = await self._reader.readexactly(size)
            assert await self._reader.readline() == b"\r\n"
            return chunk


@asynccontextmanager
async def streamed(address: str, accept: str, query: str) -> AsyncIterator[Stream]:
    host, port = address.split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    body = json.dumps({"query": query}).encode()
    head = f"POST /graphql HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\naccept: {accept}\r\n"
    writer.write(head.encode() + f"content-length: {len(body)}\r\n\r\n".encode() + body)
    try:
        yield Stream(reader, writer)
    finally:
        writer.close()


def gated(settings: RouterSettings | None = None, *plugins: RouterPlugin) -> tuple[Graph, Gated]:
    graph = Graph(SDL, WORLD, settings=settings, plugins=plugins)
    mail = Gated(graph.subgraphs["mail"])
    graph.replace("mail", mail)
    return graph, mail
