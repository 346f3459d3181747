"""The HTTP server of one process, and how it ends: nothing new is taken, what runs may finish, the rest is cut off."""

import asyncio
import contextlib
import signal
import socket
import time
from collections.abc import Awaitable, Callable, Generator
from types import FrameType

import uvicorn


class DrainingServer(uvicorn.Server):
    """`retire` is told how many seconds are left for what the application has open beside requests: its sockets.

    `parent` is a descriptor that can be read when the process above is gone: then this one has no reason to stay.
    """

    def __init__(
        self,
        config: uvicorn.Config,
        retire: Callable[[float], Awaitable[None]],
        drain_seconds: float,
        parent: int | None = None,
    ) -> None:
        super().__init__(config)
        self._drain_seconds = drain_seconds
        self._retire = retire
        self._parent = parent

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        # uvicorn sends itself the signal again at the end: an orderly end is no failure here.
        handled = (signal.SIGTERM, signal.SIGINT)
        before = {one: signal.signal(one, self.handle_exit) for one in handled}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # Of several workers, the process above decides when it has been long enough.
        if self.should_exit and sig == signal.SIGINT and self._parent is None:
            self.force_exit = True
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._parent is not None:
            asyncio.get_running_loop().add_reader(self._parent, self._orphaned, self._parent)

    def _orphaned(self, descriptor: int) -> None:
        asyncio.get_running_loop().remove_reader(descriptor)
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        deadline = time.monotonic() + self._drain_seconds
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            if isinstance(connection, self.config.http_protocol_class):
                connection.shutdown()  # closed if idle, else after its answer
        await self._retire(self._drain_seconds)
        left = max(0.0, deadline - time.monotonic())
        self.config.timeout_graceful_shutdown = left  # type: ignore[assignment]  # parts of a second count here too
        await super().shutdown(sockets)
