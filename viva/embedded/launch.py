"""What it takes to start one program, whoever starts it: the supervisor (asyncio) or a test (subprocess)."""

import os
import shutil
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Launch:
    """A command with its surroundings; `stop_signal` asks it to end, after `grace_seconds` it is killed.

    `module`: for a process of ours, the arguments of `python -m` that do the same.
    """

    argv: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str] = field(default_factory=dict)
    stop_signal: signal.Signals = signal.SIGTERM
    grace_seconds: float = 5.0
    module: tuple[str, ...] = ()


class EmbeddedServer(Protocol):
    """A server of the embedded mode. `prepare` may be slow and may be repeated; `is_ready` asks by the protocol."""

    @property
    def name(self) -> str: ...

    @property
    def port(self) -> int: ...

    def prepare(self) -> None: ...

    def launch(self) -> Launch: ...

    def is_ready(self, pid: int) -> bool: ...


def dies_with_parent(argv: tuple[str, ...], how: str) -> tuple[str, ...]:
    """The same command, told to end by signal `how` when its parent is gone, even by SIGKILL (Linux only)."""
    setpriv = shutil.which("setpriv")
    return (setpriv, "--pdeathsig", how, "--", *argv) if setpriv else argv


def bare_environment(**more: str) -> dict[str, str]:
    """The few variables a server needs, so that nothing of the caller's shell leaks into it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ}
    return {"LANG": "C.UTF-8", "TZ": "UTC", **kept, **more}
