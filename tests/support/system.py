"""A whole second system for a test: `viva up` as its own process, on free ports, in a folder of its own."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.support.ports import free_block, release_block
from tests.support.processes import is_running, wait_until
from viva.health import ask_page
from viva.running import RunningPart, RunningSystem, read_state
from viva.site import ROOT, Ports, Site

READY_WITHIN_SECONDS = 240.0
STOPPED_WITHIN_SECONDS = 30.0


class LiveSystem:
    """Start, kill any part by its name, read its log, stop; addresses are those of `site`."""

    def __init__(self, folder: Path, first_port: int, settings: Mapping[str, str]) -> None:
        self.site = Site(folder, Ports.counted_from(first_port))
        self._environment = {
            **os.environ,
            "VIVA_DATA_DIR": str(folder),
            "VIVA_PORTS_FROM": str(first_port),
            "PYTHONUNBUFFERED": "1",
            **settings,
        }
        self._screen = folder / "screen.log"
        self._output: IO[bytes] | None = None
        self.supervisor: subprocess.Popen[bytes] | None = None

    @property
    def gateway_url(self) -> str:
        return self.site.gateway_url

    @property
    def web_origin(self) -> str:
        return self.site.web_origin

    def start(self) -> "LiveSystem":
        """Returns when the last screen is printed, so when everything is ready and seeded."""
        self._output = self._screen.open("wb")
        command = (sys.executable, "-m", "viva", "up")
        self.supervisor = subprocess.Popen(
            command, cwd=ROOT, env=self._environment, stdout=self._output, stderr=self._output, start_new_session=True
        )
        wait_until("the system is ready", self._ready_or_ended, within_seconds=READY_WITHIN_SECONDS)
        if self.supervisor.poll() is not None:
            raise AssertionError(f"viva up ended with {self.supervisor.returncode}:\n{self.screen()}")
        return self

    def screen(self) -> str:
        return self._screen.read_text(errors="replace")

    def log(self, name: str) -> str:
        return self.site.log(name).read_text(errors="replace")

    def state(self) -> RunningSystem:
        state = read_state(self.site)
        assert state is not None, f"nothing runs:\n{self.screen()}"
        return state

    def part(self, name: str) -> RunningPart:
        return self.state().part(name)

    def kill(self, name: str, how: signal.Signals = signal.SIGKILL) -> None:
        """Ends one part; returns at once."""
        pid = self.part(name).pid
        assert pid is not None, f"{name} does not run"
        os.kill(pid, how)

    def wait_restarted(self, name: str, before: RunningPart, *, within_seconds: float = 45.0) -> None:
        """Until the part is ready again, as another process than `before`."""

        def again() -> bool:
            now = self.part(name)
            return now.restarts > before.restarts and now.state == "ready" and now.pid != before.pid

        wait_until(f"{name} is ready again", again, within_seconds=within_seconds)

    def wait_healthy(self, name: str, *, within_seconds: float = 45.0) -> None:
        """Until the part itself says it is up, with all it needs."""
        page = f"http://127.0.0.1:{self.part(name).port}/health"
        wait_until(f"{name} is healthy", lambda: ask_page(page) == "UP", within_seconds=within_seconds)

    def kill_and_wait(self, name: str) -> None:
        before = self.part(name)
        self.kill(name)
        self.wait_restarted(name, before)

    def stop(self) -> int:
        """As Ctrl-C; returns the exit code."""
        supervisor = self.supervisor
        if supervisor is None:
            return 0
        if supervisor.poll() is None:
            supervisor.send_signal(signal.SIGINT)
        code = supervisor.wait(STOPPED_WITHIN_SECONDS)
        self._close()
        return code

    def kill_supervisor(self) -> None:
        assert self.supervisor is not None
        self.supervisor.kill()
        self.supervisor.wait()
        self._close()

    def _close(self) -> None:
        self.supervisor = None
        if self._output is not None:
            self._output.close()

    def _ready_or_ended(self) -> bool:
        ended = self.supervisor is not None and self.supervisor.poll() is not None
        return ended or "is ready after" in self.screen()


@contextmanager
def live_system(settings: Mapping[str, str] | None = None) -> Iterator[LiveSystem]:
    """A system in a fresh folder, not started yet; ended whatever happens, its folder removed."""
    with tempfile.TemporaryDirectory(prefix="viva-system-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        first_port = free_block(206)
        system = LiveSystem(folder, first_port, settings or {})
        try:
            yield system
        finally:
            pids = [part.pid for part in system.state().parts if part.pid] if read_state(system.site) else []
            system.stop()
            wait_until("nothing of it is left", lambda: not any(map(is_running, pids)))
            release_block(first_port)
