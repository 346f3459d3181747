"""The small HTTP server of processes that serve nothing else; lives in the process's own loop, takes no signals."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from http_server.bounds import WITHOUT_BODIES
from http_server.server import server_config
from kernel.telemetry.health import Health, health_app


class _QuietServer(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class HealthServer:
    def __init__(self, health: Health, host: str, port: int) -> None:
        self._listener = socket.create_server((host, port), backlog=64)
        config = server_config(
            health_app(health), WITHOUT_BODIES, log_config=None, log_level=None, lifespan="off", ws="none"
        )
        self._server = _QuietServer(config)
        self._serving: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._serving = asyncio.create_task(self._server.serve(sockets=[self._listener]))

    async def stop(self) -> None:
        self._server.should_exit = True
        if self._serving is not None:
            await self._serving
        self._listener.close()
