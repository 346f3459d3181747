"""One supervised process: started with its log, awaited until ready, restarted after a crash, ended in order."""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from viva.embedded.launch import EmbeddedServer, Launch
from viva.forked import ForkServer, StartedProcess

READY_WITHIN_SECONDS = 45.0
FIRST_PROBE_SECONDS, SLOWEST_PROBE_SECONDS = 0.02, 0.2
# So many ends in a row without some time of life in between: it will not get better by itself.
CRASH_LOOP, STABLE_AFTER_SECONDS = 5, 10.0
BACKOFF_SECONDS = (0.1, 0.5, 1.0, 2.0)
MAX_LOG_BYTES = 10_000_000


class State(StrEnum):
    WAITING = "waiting"
    STARTING = "starting"
    READY = "ready"
    RESTARTING = "restarting"
    STOPPED = "stopped"
    FAILED = "failed"


class PartFailed(Exception):
    """A part that does not start or keeps dying; says which and what its log ended with."""

    def __init__(self, name: str, what: str, log: Path) -> None:
        self.tail = last_lines(log)
        super().__init__(f"{name} {what}: {self.tail[-1] if self.tail else 'its log is empty'} (log: {log})")


class Child:
    """Runs one server and keeps it running; `changed` is called at every change of state, `say` with one line for
    people when it died and is back."""

    def __init__(
        self,
        server: EmbeddedServer,
        log: Path,
        changed: Callable[[], None],
        fork_server: ForkServer | None = None,
        say: Callable[[str], None] = lambda line: None,
    ) -> None:
        self.name, self.port, self.log = server.name, server.port, log
        self.state = State.WAITING
        self.restarts = 0
        self.seconds = 0.0
        self._server, self._changed, self._fork_server, self._say = server, changed, fork_server, say
        self._process: StartedProcess | None = None
        self._launch: Launch | None = None
        self._began = time.monotonic()
        self._ready_since: float | None = None
        self._deaths = 0
        self._wanted_restart = False

    @property
    def pid(self) -> int | None:
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if running and self._process else None

    async def start(self) -> None:
        """Starts it and returns when it is ready; a few early ends are forgiven."""
        self._began = time.monotonic()
        self._become(State.STARTING)
        await asyncio.to_thread(self._prepare)
        while True:
            process = await self._spawn()
            if await self._ready(process):
                self._ready_since = time.monotonic()
                self.seconds = self._ready_since - self._began
                return self._become(State.READY)
            await self._after_death()

    async def keep(self, restarted: Callable[[str], None]) -> None:
        """Waits for its end, starts it again with backoff, for ever; raises PartFailed in a crash loop."""
        while True:
            process = self._process
            if process is None:
                raise RuntimeError(f"{self.name} was never started")
            await process.wait()
            died, was_wanted = time.monotonic(), self._wanted_restart
            self._end_group(process.pid)
            self.restarts += 1
            self._become(State.RESTARTING)
            await self._after_death()
            await self.start()
            if not was_wanted:
                seconds = time.monotonic() - died
                ending = how_it_ended(process.returncode)
                self._say(f"{self.name} died ({ending}) and is ready again after {seconds:.1f} s (log: {self.log})")
            restarted(self.name)

    async def end(self) -> None:
        """Asks it to end, and kills it and whatever it has left behind after its time of grace."""
        process, launch = self._process, self._launch
        if process is None or launch is None:
            return self._become(State.STOPPED)
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                # Only the process itself: Dramatiq hangs when its workers get the signal a second time.
                os.kill(process.pid, launch.stop_signal)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), launch.grace_seconds)
        self._end_group(process.pid)
        await process.wait()
        return self._become(State.STOPPED)

    def restart(self) -> None:
        """Asks it to end; `keep` starts it again at once, and does not count this as a crash."""
        if self.state is State.READY and self._process is not None and self._launch is not None:
            self._wanted_restart = True
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process.pid, self._launch.stop_signal)

    def _prepare(self) -> None:
        try:
            self._server.prepare()
        except (RuntimeError, OSError) as problem:
            with self.log.open("a") as output:
                output.write(f"{problem}\n")
            self.state = State.FAILED
            raise PartFailed(self.name, "could not be prepared", self.log) from problem

    async def _spawn(self) -> StartedProcess:
        if self.log.exists() and self.log.stat().st_size > MAX_LOG_BYTES:
            self.log.rename(self.log.with_suffix(".log.1"))
        self._launch = launch = self._server.launch()
        if launch.module and self._fork_server is not None:
            self._process = await self._fork_server.spawn(launch, self.log)
        else:
            self._process = await executed(launch, self.log)
        self._changed()
        return self._process

    async def _ready(self, process: StartedProcess) -> bool:
        deadline, pause = time.monotonic() + READY_WITHIN_SECONDS, FIRST_PROBE_SECONDS
        while process.returncode is None:
            if await asyncio.to_thread(self._server.is_ready, process.pid):
                return True
            if time.monotonic() > deadline:
                self._become(State.FAILED)
                raise PartFailed(self.name, f"was not ready after {READY_WITHIN_SECONDS:.0f} s", self.log)
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, SLOWEST_PROBE_SECONDS)
        self._end_group(process.pid)
        return False

    async def _after_death(self) -> None:
        if self._wanted_restart:
            self._wanted_restart = False
            return
        if self._ready_since is not None and time.monotonic() - self._ready_since > STABLE_AFTER_SECONDS:
            self._deaths = 0
        self._ready_since = None
        self._deaths += 1
        if self._deaths >= CRASH_LOOP:
            self._become(State.FAILED)
            ending = how_it_ended(self._process.returncode if self._process else None)
            raise PartFailed(self.name, f"ended {CRASH_LOOP} times in a row ({ending}) and is given up", self.log)
        await asyncio.sleep(BACKOFF_SECONDS[min(self._deaths, len(BACKOFF_SECONDS)) - 1])

    def _end_group(self, pid: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)

    def _become(self, state: State) -> None:
        self.state = state
        self._changed()


async def executed(launch: Launch, log: Path) -> StartedProcess:
    with log.open("ab") as output:
        # A session of its own: Ctrl-C in the terminal reaches the supervisor alone.
        return await asyncio.create_subprocess_exec(
            *launch.argv,
            cwd=launch.cwd,
            env=dict(launch.env),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def how_it_ended(returncode: int | None) -> str:
    """For people: `exit code 3`, or `signal 9, SIGKILL` of a process that was killed."""
    if returncode is None or returncode >= 0:
        return f"exit code {returncode}"
    try:
        return f"signal {-returncode}, {signal.Signals(-returncode).name}"
    except ValueError:  # a real-time signal has no name
        return f"signal {-returncode}"


def last_lines(log: Path, count: int = 5) -> list[str]:
    if not log.exists():
        return []
    lines = log.read_text(errors="replace").splitlines()
    return [line for line in lines if line.strip()][-count:]
