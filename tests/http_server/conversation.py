"""Raw HTTP over a socket: what a server says, and how long it keeps the connection."""

import asyncio
import time
from dataclasses import dataclass

HEAD = b"POST / HTTP/1.1\r\nhost: a\r\n"


@dataclass(frozen=True)
class Conversation:
    said: bytes
    seconds: float
    sent: int  # bytes the server took, or that lie between it and us

    @property
    def status(self) -> int | None:
        """Of the last response."""
        return int(self.said.rsplit(b"HTTP/1.1 ", 1)[1][:3]) if b"HTTP/1.1 " in self.said else None


async def converse(address: str, *parts: bytes, pause: float = 0, patience: float = 10) -> Conversation:
    """Sends the parts, then reads until the server ends the connection; raises TimeoutError when it does not."""
    host, port = address.rsplit(":", 1)
    started = time.monotonic()
    reader, writer = await asyncio.open_connection(host, int(port))
    said, sent = b"", 0

    async def send() -> None:
        nonlocal sent
        for part in parts:
            writer.write(part)
            await writer.drain()
            sent += len(part)
            await asyncio.sleep(pause)

    sending = asyncio.create_task(send())
    try:
        async with asyncio.timeout(patience):
            while data := await reader.read(65_536):
                said += data
    except ConnectionError:
        pass
    finally:
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        writer.transport.abort()
    return Conversation(said, time.monotonic() - started, sent)
