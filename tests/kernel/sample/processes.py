"""Starting and stopping the sample's processes the way the supervisor does."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2

from tests.kernel.sample.bootstrap import SampleSettings
from tests.support.event_keys import event_settings

ROOT = Path(__file__).parents[3]
WORKER = ("-m", "tests.kernel.sample.worker")
CONSUMER = ("-m", "tests.kernel.sample.consumer")
START_SECONDS = 90


class SampleProcess:
    """`settings` go in by the environment; output goes to `log`."""

    def __init__(self, arguments: tuple[str, ...], settings: SampleSettings, log: Path, health_port: int) -> None:
        self._arguments, self._settings, self._log = arguments, settings, log
        self._health_port = health_port
        self.child: asyncio.subprocess.Process | None = None

    async def start(self, extra: Mapping[str, str] | None = None) -> None:
        with self._log.open("ab") as log:
            self.child = await asyncio.create_subprocess_exec(
                sys.executable,
                *self._arguments,
                cwd=ROOT,
                env={**os.environ, **environment_of(self._settings), **(extra or {})},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    async def ready(self) -> None:
        async with asyncio.timeout(START_SECONDS):
            async with httpx2.AsyncClient() as client:
                while True:
                    if await self._is_up(client):
                        return
                    await asyncio.sleep(0.1)

    async def _is_up(self, client: httpx2.AsyncClient) -> bool:
        assert self.child is not None
        assert self.child.returncode is None, self.output()
        try:
            answer = await client.get(f"http://127.0.0.1:{self._health_port}/health/live")
        except httpx2.HTTPError:
            return False
        return answer.status_code == 200

    async def wait(self, seconds: float = 60) -> int:
        assert self.child is not None
        return await asyncio.wait_for(self.child.wait(), seconds)

    async def stop(self, seconds: float = 15) -> int:
        """SIGTERM to the process alone, as the supervisor does; its group is killed if that is not enough."""
        assert self.child is not None
        if self.child.returncode is None:
            self.child.send_signal(signal.SIGTERM)
            try:
                await self.wait(seconds)
            except TimeoutError:
                self.kill()
                await self.child.wait()
                raise
        return self.child.returncode or 0

    def kill(self) -> None:
        assert self.child is not None
        os.killpg(self.child.pid, signal.SIGKILL)

    def output(self) -> str:
        return self._log.read_text()


def environment_of(settings: SampleSettings) -> dict[str, str]:
    return {
        **event_settings("sample", **{settings.name: "sample"}),
        "VIVA_REDIS_URL": settings.redis_url,
        "VIVA_METRICS_TOKEN": settings.metrics_token,
        "VIVA_KAFKA_BOOTSTRAP": settings.kafka_bootstrap,
        "VIVA_ENVIRONMENT": "development",
        "VIVA_KAFKA_SESSION_TIMEOUT_MS": str(settings.kafka_session_timeout_ms),
        "VIVA_SAMPLE_DATABASE_URL": settings.database_url,
        "VIVA_SAMPLE_NAME": settings.name,
        "VIVA_SAMPLE_PORT": str(settings.port),
        "VIVA_SAMPLE_FIRST_RETRY_SECONDS": str(settings.first_retry_seconds),
    }


def worker_of(settings: SampleSettings, folder: Path) -> SampleProcess:
    return SampleProcess(WORKER, settings, folder / "worker.log", settings.port + 100)


def consumer_of(settings: SampleSettings, folder: Path) -> SampleProcess:
    return SampleProcess(CONSUMER, settings, folder / "consumer.log", settings.port + 200)


@asynccontextmanager
async def running(*processes: SampleProcess) -> AsyncIterator[None]:
    """All started and ready; whatever happens, none is left."""
    try:
        for process in processes:
            await process.start()
        for process in processes:
            await process.ready()
        yield
    finally:
        for process in processes:
            if process.child is not None and process.child.returncode is None:
                process.kill()
                await process.child.wait()
