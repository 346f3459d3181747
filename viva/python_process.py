"""A process of our own code, started and asked for its health like any embedded server."""

import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass

from viva.embedded.launch import Launch, bare_environment, dies_with_parent
from viva.site import ROOT


@dataclass(frozen=True)
class PythonProcess:
    """`port` is where it answers for its health."""

    name: str
    port: int
    module: tuple[str, ...]
    settings: Mapping[str, str]
    health_path: str = "/health/ready"

    def prepare(self) -> None:
        return None

    def launch(self) -> Launch:
        command = (sys.executable, "-m", *self.module)
        return Launch(
            argv=dies_with_parent(command, "KILL"),
            cwd=ROOT,
            env=bare_environment(PYTHONUNBUFFERED="1", **self.settings),
            stop_signal=signal.SIGTERM,
            grace_seconds=6.0,
            module=self.module,
        )

    def is_ready(self, pid: int) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{self.health_path}", timeout=1) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def asgi_server(
    name: str, application: tuple[str, ...], port: int, settings: Mapping[str, str], *, health: str
) -> PythonProcess:
    """`application`: its name, with options of `python -m http_server` before it."""
    return PythonProcess(name, port, ("http_server", *application, "--port", str(port)), settings, health_path=health)
