"""Memory (PSS: shared pages are counted once) and processor time of a process and all that it started, from /proc."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
PARENT, USER_TIME, SYSTEM_TIME = 1, 11, 12  # fields of /proc/<pid>/stat after the name


@dataclass(frozen=True)
class Usage:
    """`cores` is the mean over the time it was watched: 0.4 is 40 % of one core."""

    processes: int
    pss_bytes: int
    cores: float


def usage_of(pid: int, watch_seconds: float) -> Usage:
    before = {member: cpu_seconds(member) for member in family(pid)}
    time.sleep(watch_seconds)
    members = family(pid)
    spent = sum(cpu_seconds(member) - before.get(member, 0.0) for member in members)
    return Usage(len(members), sum(map(pss_bytes, members)), spent / watch_seconds)


def family(pid: int) -> list[int]:
    """The process and all of its descendants."""
    children: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit() and (fields := stat_fields(int(entry.name))):
            children.setdefault(int(fields[PARENT]), []).append(int(entry.name))
    return list(descend(pid, children))


def descend(pid: int, children: dict[int, list[int]]) -> Iterable[int]:
    yield pid
    for child in children.get(pid, ()):
        yield from descend(child, children)


def stat_fields(pid: int) -> list[str]:
    """Empty for a process that has just ended."""
    try:
        return (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def cpu_seconds(pid: int) -> float:
    fields = stat_fields(pid)
    return (int(fields[USER_TIME]) + int(fields[SYSTEM_TIME])) / TICKS_PER_SECOND if fields else 0.0


def pss_bytes(pid: int) -> int:
    try:
        rollup = (PROC / str(pid) / "smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return 1024 * sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
