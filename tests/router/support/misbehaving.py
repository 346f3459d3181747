"""A subgraph over a real socket that does everything wrong, one way at a time."""

import asyncio
import gzip
import json
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

Misdeed = Callable[["Wire"], Awaitable[None]]


@dataclass
class Wire:
    """The connection of one request that was read whole."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    request: bytes
    sent: int = 0

    async def send(self, *parts: bytes) -> None:
        for part in parts:
            self.writer.write(part)
            self.sent += len(part)
        await self.writer.drain()

    async def answer(
        self, body: bytes, status: str = "200 OK", content_type: str = "application/json", **more: str
    ) -> None:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        headers = {"content-type": content_type, "content-length": str(len(body)), **named}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
        await self.send(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode(), body)

    def reset(self) -> None:
        """Ends the connection so that the other side gets RST, not FIN."""
        taken: socket.socket = self.writer.get_extra_info("socket")
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    @property
    def variables(self) -> dict[str, list[object]]:
        found: dict[str, list[object]] = json.loads(self.request).get("variables", {})
        return found


@dataclass
class MisbehavingSubgraph:
    """Counts the connections and requests it gets, and those whose other side went away while it was still sending."""

    misdeed: Misdeed
    connections: int = 0
    requests: list[bytes] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    gone: int = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator[str]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=2**20)
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/graphql"
        finally:
            server.close()
            for wire in self.wires:
                wire.writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with suppress(asyncio.IncompleteReadError):
            while True:
                body = await _request(reader)
                self.requests.append(body)
                wire = Wire(reader, writer, body)
                self.wires.append(wire)
                try:
                    await self.misdeed(wire)
                except OSError:
                    self.gone += 1
                    break
        writer.close()


async def _request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
    return await reader.readexactly(int(length))


def answering(body: bytes, status: str = "200 OK", content_type: str = "application/json", **headers: str) -> Misdeed:
    async def misdeed(wire: Wire) -> None:
        await wire.answer(body, status, content_type, **headers)

    return misdeed


async def silent(wire: Wire) -> None:
    await wire.reader.read()


async def closing(wire: Wire) -> None:
    wire.writer.close()
    await wire.writer.wait_closed()


async def resetting(wire: Wire) -> None:
    wire.reset()
    await asyncio.sleep(0)


async def half(wire: Wire) -> None:
    await wire.send(
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n", b'{"data":{"bro'
    )
    await closing(wire)


async def half_chunked(wire: Wire) -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    await wire.send(head, b'9\r\n{"data":{\r\n')
    await closing(wire)


async def trickling(wire: Wire) -> None:
    """One byte at a time, for ever."""
    await wire.send(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n")
    while True:
        await wire.send(b" ")
        await asyncio.sleep(0.02)


async def endless(wire: Wire) -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    await wire.send(head)
    while wire.sent < 2**30:
        await wire.send(b"10000\r\n", b" " * 65536, b"\r\n")


async def a_gigabyte_announced(wire: Wire) -> None:
    await wire.send(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1073741824\r\n\r\n")
    while wire.sent < 2**30:
        await wire.send(b" " * 65536)


async def endless_headers(wire: Wire) -> None:
    await wire.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await wire.send(b"x-one: " + b"a" * 1000 + b"\r\n")


def gzip_bomb() -> Misdeed:
    body = gzip.compress(b" " * 200_000_000, compresslevel=9)
    return answering(body, content_encoding="gzip")


async def no_http(wire: Wire) -> None:
    await wire.send(b"SSH-2.0-OpenSSH_9.2\r\n")
    await closing(wire)
