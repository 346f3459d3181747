"""Small real programs for tests of the supervisor, and eyes for what runs."""

import socket
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from viva.embedded.launch import Launch, bare_environment, dies_with_parent
from viva.resources import family, stat_fields

LISTENS = "import socket,sys,time; s=socket.create_server(('127.0.0.1', int(sys.argv[1]))); time.sleep(600)"
DIES = "import sys; print('no such table', file=sys.stderr); sys.exit(3)"


@dataclass(frozen=True)
class TinyServer:
    """A server as the supervisor knows them: by default it listens on its port and does nothing."""

    name: str
    port: int
    program: str = LISTENS
    settings: Mapping[str, str] = field(default_factory=dict)

    def prepare(self) -> None:
        return None

    def launch(self) -> Launch:
        argv = dies_with_parent((sys.executable, "-c", self.program, str(self.port)), "KILL")
        return Launch(argv, Path("/"), bare_environment(**self.settings), grace_seconds=1.0)

    def is_ready(self, pid: int) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def is_running(pid: int) -> bool:
    """A zombie has ended, only its parent has not asked yet."""
    fields = stat_fields(pid)
    return bool(fields) and fields[0] != "Z"


def children_of(pid: int) -> list[int]:
    """All descendants, those of sessions of their own included."""
    return [member for member in family(pid) if member != pid]


def wait_until(what: str, holds: Callable[[], bool], *, within_seconds: float = 30.0) -> None:
    """For facts outside this process that send no message; fails with what was waited for."""
    deadline = time.monotonic() + within_seconds
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {within_seconds} s: {what}")
        time.sleep(0.02)
