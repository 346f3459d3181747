"""HTTP/1.1 connections of clients, with an end to what uvicorn leaves open: how long and how large a request's head may
be. (The body is read by the endpoint, which limits it.)"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_TOO_SLOW = b"408 Request Timeout"
_TOO_LARGE = b"431 Request Header Fields Too Large"


class BoundedHttp(HttpToolsProtocol):
    def __init__(self, head_bytes: int, head_seconds: float, **given: Any) -> None:
        super().__init__(**given)
        self._most_bytes = head_bytes
        self._most_seconds = head_seconds
        self._in_head = False
        self._bytes = 0
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end_head()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if not self._in_head:  # one more request on a connection that was kept
            self._expect_head()

    def on_headers_complete(self) -> None:
        self._end_head()
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._in_head:
            self._bytes += len(data)
            if self._bytes > self._most_bytes:
                self._refuse(_TOO_LARGE)

    def _expect_head(self) -> None:
        self._in_head, self._bytes = True, 0
        self._timer = self.loop.call_later(self._most_seconds, self._give_up)

    def _end_head(self) -> None:
        self._in_head = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self) -> None:
        if self._is_answering():  # the next request of a pipeline: its turn has not come
            self._timer = self.loop.call_later(self._most_seconds, self._give_up)
        else:
            self._refuse(_TOO_SLOW)

    def _refuse(self, status: bytes) -> None:
        self._end_head()
        if not self.transport.is_closing():
            if not self._is_answering():
                self.transport.write(b"HTTP/1.1 " + status + b"\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
            self.transport.close()

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete


def bounded_http(head_bytes: int, head_seconds: float) -> type[asyncio.Protocol]:
    """The class that uvicorn makes its connections of."""

    class Bounded(BoundedHttp):
        def __init__(self, **given: Any) -> None:
            super().__init__(head_bytes, head_seconds, **given)

    return Bounded
