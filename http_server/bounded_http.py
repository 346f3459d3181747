"""HTTP/1.1 connections of clients, with an end to what uvicorn leaves open: the size and time of heads, bodies and
trailers, idle connections, clients that read nothing, bodies that nobody reads, and requests with two hosts."""

import asyncio
import re
import socket
from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from http_server.bounds import HttpBounds
from http_server.response_headers import AS_TEXT

_TOO_SLOW = b"408 Request Timeout"
_BODY_TOO_LARGE = b"413 Content Too Large"
_HEAD_TOO_LARGE = b"431 Request Header Fields Too Large"
_BAD_REQUEST = b"400 Bad Request"
_TOO_BUSY = b"503 Service Unavailable"
_HOST = re.compile(rb"[A-Za-z0-9._~%!$&'()*+,;=:\[\]-]*")  # RFC 3986: host and port
_PER_HEADER = len(b": \r\n")


class _Reading(Enum):
    HEAD = auto()
    BODY = auto()
    NOTHING = auto()  # between two requests, or past an upgrade


class HeadRefused(Exception):
    """The head is not answered: uvicorn sees a parser error."""


class BoundedHttp(HttpToolsProtocol):
    def __init__(self, bounds: HttpBounds, **given: Any) -> None:
        super().__init__(**given)
        self._bounds = bounds
        self._reading = _Reading.HEAD
        self._complaint = _BAD_REQUEST  # about what the parser stops at
        self._refused: bytes | None = None
        self._unframed_bytes = 0  # since the last bit of a body: of a head, trailers, or a chunk's extensions
        self._body_bytes = 0
        self._linger_bytes = bounds.linger_bytes
        self._timer: asyncio.TimerHandle | None = None

    # -- the connection ----------------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        _give_up_on_stalled(transport, self._bounds.stalled_seconds)
        self._wait(self._bounds.head_seconds, self._give_up_reading)
        if len(self.connections) > self._bounds.connections:
            self._refuse(_TOO_BUSY)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._refused is not None:
            return
        self._unframed_bytes += len(data)
        super().data_received(data)
        if self._unframed_bytes > self._bounds.head_bytes and self._reading is not _Reading.NOTHING:
            self._refuse(_HEAD_TOO_LARGE)
        elif self._body_bytes > self._bounds.body_bytes:
            self._refuse(_BODY_TOO_LARGE)

    def send_400_response(self, msg: str) -> None:
        self._refuse(self._complaint)

    # -- what the parser sees ----------------------------------------------------------------------------------------

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._reading = _Reading.HEAD
        self._wait(self._bounds.head_seconds, self._give_up_reading)

    def on_headers_complete(self) -> None:
        self._check_head()
        super().on_headers_complete()  # raises where the target is no URL, which leaves it a head without a cycle
        if self.parser.should_upgrade() and self._should_upgrade():
            self._reading = _Reading.NOTHING
            self._stop_waiting()
        else:
            self._reading, self._body_bytes = _Reading.BODY, 0
            self._wait(self._bounds.body_seconds, self._give_up_reading)

    def on_body(self, body: bytes) -> None:
        self._unframed_bytes = 0
        self._body_bytes += len(body)
        if self._reading is _Reading.BODY and self.cycle.response_complete:
            self._linger_bytes -= len(body)
            if self._linger_bytes < 0:
                self._close()
        super().on_body(body)

    def on_chunk_header(self) -> None:
        self._unframed_bytes = 0

    def on_message_complete(self) -> None:
        self._unframed_bytes = 0
        super().on_message_complete()
        if self._reading is _Reading.BODY:
            self._reading = _Reading.NOTHING
            self._stop_waiting()
            if self.cycle.response_complete:
                self._wait(self._bounds.idle_seconds, self._close)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._unset_keepalive_if_required()  # it ends at the next byte, whatever that is; ours does not
        if self.transport.is_closing():
            return
        if self._refused is not None:
            self._refuse(self._refused)
        elif self._reading is _Reading.BODY:
            self._wait(self._bounds.linger_seconds, self._close)
        elif self._reading is _Reading.NOTHING and self.cycle.response_complete:
            self._wait(self._bounds.idle_seconds, self._close)

    def _check_head(self) -> None:
        """RFC 9112, 3.2: one valid `Host`, or the next server in the chain may see another request than this one."""
        hosts = [value for name, value in self.headers if name == b"host"]
        required = self.parser.get_http_version() != "1.0"
        if len(hosts) > 1 or (required and not hosts) or not all(map(_HOST.fullmatch, hosts)):
            raise HeadRefused
        if self._unframed_bytes > self._bounds.head_bytes:  # what came with it may be its body
            size = len(self.url) + sum(len(name) + len(value) + _PER_HEADER for name, value in self.headers)
            if size > self._bounds.head_bytes:
                self._complaint = _HEAD_TOO_LARGE
                raise HeadRefused

    # -- ends --------------------------------------------------------------------------------------------------------

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        self._stop_waiting()
        self._timer = self.loop.call_later(seconds, then)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up_reading(self) -> None:
        if self._reading is _Reading.HEAD and self._is_answering():
            # the next request of a pipeline: its turn has not come
            self._wait(self._bounds.head_seconds, self._give_up_reading)
        else:
            self._refuse(_TOO_SLOW)

    def _refuse(self, status: bytes) -> None:
        if self._reading is not _Reading.BODY and self._is_answering():
            # Responses to earlier requests of the pipeline go first.
            self._refused = status
            self._stop_waiting()
            self.flow.pause_reading()
            return
        if not self.transport.is_closing() and not self._has_begun_response():
            self.transport.write(
                b"HTTP/1.1 " + status + b"\r\n" + AS_TEXT + b"content-length: 0\r\nconnection: close\r\n\r\n"
            )
        self._close()

    def _has_begun_response(self) -> bool:
        """Of the request that is being read, or an earlier one that it waits for."""
        return self._reading is _Reading.BODY and (bool(self.pipeline) or self.cycle.response_started)

    def _close(self) -> None:
        self._stop_waiting()
        if not self.transport.is_closing():
            self.transport.close()

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete


def bounded_http(bounds: HttpBounds) -> type[asyncio.Protocol]:
    """The class that uvicorn makes its connections of."""

    class Bounded(BoundedHttp):
        def __init__(self, **given: Any) -> None:
            super().__init__(bounds, **given)

    return Bounded


def _give_up_on_stalled(transport: asyncio.Transport, seconds: float) -> None:
    """Linux ends a connection whose other side takes nothing; elsewhere it lasts as long as the other side."""
    connection = transport.get_extra_info("socket")
    option = getattr(socket, "TCP_USER_TIMEOUT", None)
    if connection is not None and option is not None and connection.family != socket.AF_UNIX:
        connection.setsockopt(socket.IPPROTO_TCP, option, int(seconds * 1000))
