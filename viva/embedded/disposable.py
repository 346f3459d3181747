"""An embedded server for as long as a `with` block: for tests and for writing migrations."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from viva.embedded.launch import EmbeddedServer

READY_WITHIN_SECONDS = 90.0


@contextmanager
def running(server: EmbeddedServer, log: Path) -> Iterator[int]:
    """Prepares, starts and awaits the server, yields its pid, and ends it."""
    server.prepare()
    launch = server.launch()
    with log.open("ab") as output:
        child = subprocess.Popen(
            launch.argv, cwd=launch.cwd, env=launch.env, stdout=output, stderr=output, start_new_session=True
        )
    try:
        _await_ready(server, child, log)
        yield child.pid
    finally:
        if child.poll() is None:
            os.kill(child.pid, launch.stop_signal)
        try:
            child.wait(launch.grace_seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _await_ready(server: EmbeddedServer, child: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while not server.is_ready(child.pid):
        if child.poll() is not None or time.monotonic() > deadline:
            tail = "\n".join(log.read_text(errors="replace").splitlines()[-5:])
            raise RuntimeError(f"{server.name} did not start on port {server.port}: {tail}")
        time.sleep(0.01)
