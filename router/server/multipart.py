"""An answer in parts over one HTTP response: which dialect the client reads, and how the parts are framed.

The delimiter that ends a part is sent with it, not before the next one: clients read a part when they see its end.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from router.cancellation import end_tasks
from router.executor.executor import Dialect
from router.json_text import write_json
from router.server.asgi import Receive, Send
from router.server.negotiation import accepted_ranges

_MULTIPART = "multipart/mixed"


@dataclass(frozen=True)
class Framing:
    content_type: str
    boundary: str
    part_header: str

    @property
    def opening(self) -> bytes:
        return f"\r\n--{self.boundary}".encode()

    def part(self, message: Mapping[str, Any]) -> bytes:
        """What stands behind a delimiter, and the delimiter after it: the last one if no part follows."""
        end = "" if message.get("hasNext") else "--\r\n"
        head = f"\r\ncontent-type: {self.part_header}\r\n\r\n"
        return head.encode() + write_json(message) + f"\r\n--{self.boundary}{end}".encode()


FRAMINGS: Mapping[Dialect, Framing] = {
    "v0.1": Framing(f'{_MULTIPART};boundary="graphql";deferSpec=20220824', "graphql", "application/json"),
    "v0.2": Framing(f'{_MULTIPART};boundary="-";incrementalSpec=v0.2', "-", "application/json; charset=utf-8"),
}
ACCEPTED = f"{_MULTIPART};deferSpec=20220824, {_MULTIPART};incrementalSpec=v0.2"
_DIALECT_OF: Mapping[tuple[str, str], Dialect] = {
    ("deferspec", "20220824"): "v0.1",
    ("incrementalspec", "v0.2"): "v0.2",
}


def defer_dialect(accept: str | None) -> Dialect | None:
    """The dialect that the client likes best, by its q-values and then by its order; None when it reads neither."""
    best: tuple[float, Dialect | None] = (0.0, None)
    for one in accepted_ranges(accept or ""):
        if one.name == _MULTIPART and one.quality > best[0]:
            found = [_DIALECT_OF[pair] for pair in one.parameters if pair in _DIALECT_OF]
            if found:
                best = (one.quality, found[0])
    return best[1]


async def send_multipart(
    send: Send,
    receive: Receive,
    status: int,
    headers: Mapping[str, str],
    framing: Framing,
    messages: AsyncIterator[Mapping[str, Any]],
) -> None:
    """Sends each message as soon as it is there; gives up when the client goes away."""
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    sending = asyncio.create_task(_send_parts(send, framing, messages))
    leaving = asyncio.create_task(_client_leaves(receive))
    try:
        await asyncio.wait((sending, leaving), return_when=asyncio.FIRST_COMPLETED)
        if sending.done():
            sending.result()
    finally:
        await end_tasks(sending, leaving)


async def _send_parts(send: Send, framing: Framing, messages: AsyncIterator[Mapping[str, Any]]) -> None:
    body = framing.opening
    async for message in messages:
        body += framing.part(message)
        await send({"type": "http.response.body", "body": body, "more_body": True})
        body = b""
    await send({"type": "http.response.body", "body": b""})


async def _client_leaves(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
