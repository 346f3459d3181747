"""A running system as others see it: what its supervisor last wrote down."""

import json
import os
from dataclasses import dataclass

from viva.site import Site


@dataclass(frozen=True)
class RunningPart:
    name: str
    pid: int | None
    state: str
    port: int
    restarts: int


@dataclass(frozen=True)
class RunningSystem:
    pid: int
    gateway_url: str
    web_origin: str
    parts: tuple[RunningPart, ...]

    def part(self, name: str) -> RunningPart:
        return next(part for part in self.parts if part.name == name)


def read_state(site: Site) -> RunningSystem | None:
    """None when nothing runs there; a supervisor that was killed leaves its file behind."""
    try:
        state = json.loads(site.state_file.read_text())
    except FileNotFoundError:
        return None
    if not is_alive(state["pid"]):
        return None
    parts = tuple(RunningPart(name, **part) for name, part in state["parts"].items())
    return RunningSystem(state["pid"], state["gatewayUrl"], state["webOrigin"], parts)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
