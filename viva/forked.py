"""The supervisor's end of the fork server: asks it for a process, and is the parent of what it made."""

import asyncio
import ctypes
import json
import os
import signal
import socket
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from viva.embedded.launch import Launch, bare_environment, dies_with_parent
from viva.fork_server import ForkRequest
from viva.site import ROOT

FORKED_WITHIN_SECONDS = 30.0
_PR_SET_CHILD_SUBREAPER = 36


class StartedProcess(Protocol):
    """What the supervisor needs of a process; `asyncio.subprocess.Process` is one as well."""

    @property
    def pid(self) -> int: ...

    @property
    def returncode(self) -> int | None: ...

    async def wait(self) -> int: ...


class ForkedProcess:
    """A child that somebody else forked for us: its end is seen by its pidfd. Negative code: ended by that signal."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._descriptor = os.pidfd_open(pid)
        self._ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().add_reader(self._descriptor, self._reap)

    @property
    def returncode(self) -> int | None:
        return self._ended.result() if self._ended.done() else None

    async def wait(self) -> int:
        return await asyncio.shield(self._ended)

    def _reap(self) -> None:
        asyncio.get_running_loop().remove_reader(self._descriptor)
        ended = os.waitid(os.P_PIDFD, self._descriptor, os.WEXITED)
        os.close(self._descriptor)
        by_itself = ended is not None and ended.si_code == os.CLD_EXITED
        status = ended.si_status if ended is not None else 0
        self._ended.set_result(status if by_itself else -status)


class ForkServer:
    """Started at the first request, and again when it has gone."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def start(self) -> None:
        """Returns at once: it imports while the servers start."""
        async with self._turn:
            await self._start_missing()

    async def spawn(self, launch: Launch, log: Path) -> ForkedProcess:
        """A new process of `launch.module`; raises OSError when the fork server cannot make one."""
        request = ForkRequest(
            module=launch.module,
            cwd=str(launch.cwd),
            env=dict(launch.env),
            log=str(log),
            supervisor=os.getpid(),
        )
        async with self._turn:
            try:
                return await self._ask(request)
            except (OSError, ValueError, TimeoutError):
                await self._end()
                return await self._ask(request)

    async def close(self) -> None:
        async with self._turn:
            await self._end()

    async def _ask(self, request: ForkRequest) -> ForkedProcess:
        reader, writer = await self._start_missing()
        writer.write(json.dumps(asdict(request)).encode() + b"\n")
        async with asyncio.timeout(FORKED_WITHIN_SECONDS):
            await writer.drain()
            return ForkedProcess(int(await reader.readline()))

    async def _start_missing(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._process is not None and self._process.returncode is None and self._reader and self._writer:
            return self._reader, self._writer
        adopt_orphans()
        ours, theirs = socket.socketpair()
        with theirs, self._log.open("ab") as output:
            command = (sys.executable, "-m", "viva.fork_server", str(theirs.fileno()))
            self._process = await asyncio.create_subprocess_exec(
                *dies_with_parent(command, "KILL"),
                cwd=ROOT,
                # Two arenas of malloc are enough for the few threads of each process; its default is eight a core.
                env=bare_environment(MALLOC_ARENA_MAX="2"),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )
        self._reader, self._writer = await asyncio.open_unix_connection(sock=ours)
        return self._reader, self._writer

    async def _end(self) -> None:
        process, writer, self._process = self._process, self._writer, None
        if writer is not None:
            writer.close()
        if process is not None and process.returncode is None:
            process.send_signal(signal.SIGKILL)
            await process.wait()


def adopt_orphans() -> None:
    """This process becomes the parent of descendants whose own parent ends (Linux)."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1)
