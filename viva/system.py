"""A whole system on this machine: starts every part in order, keeps it running, and ends it in order.

    ports free? → secrets → servers (all at once) → databases, migrations → our processes (all at once)

Used by `viva up`; tests run the same through that command (tests/support/system.py).
"""

import asyncio
import json
import os
import socket
import time
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from viva.child import Child, State
from viva.databases import create_missing, migrate
from viva.forked import ForkServer
from viva.generated_secrets import load_or_make
from viva.parts import Part, all_parts
from viva.site import CONTEXTS, Site

AFTER_A_KILL_SECONDS = 8.0
Progress = Callable[["System"], None]
Say = Callable[[str], None]


class PortTaken(Exception):
    def __init__(self, port: int, part: str) -> None:
        super().__init__(f"port {port} (for {part}) is taken by another program")


class System:
    """`progress` is called at every change of a part or a database, `say` with a line about a part that died and is
    back."""

    def __init__(self, site: Site, progress: Progress = lambda system: None, say: Say = lambda line: None) -> None:
        self.site = site
        site.logs.mkdir(parents=True, exist_ok=True)
        self.made = load_or_make(site.data)
        self.parts = all_parts(site, self.made)
        self._fork_server = ForkServer(site.log("fork-server"))
        self.children = {
            part.name: Child(part.server, site.log(part.name), self._changed, self._fork_server, say)
            for part in self.parts
        }
        self.databases_ready = 0
        self._progress = progress

    @property
    def anything_started(self) -> bool:
        return any(child.state is not State.WAITING for child in self.children.values())

    async def start(self) -> None:
        """Returns when every part is ready; raises PortTaken or PartFailed."""
        await self._check_ports()
        await self._fork_server.start()
        starts = {part.name: asyncio.Event() for part in self.parts}
        databases = {context: asyncio.Event() for context in CONTEXTS}
        waits: dict[str, tuple[asyncio.Event, ...]] = {}
        servers = [starts[name] for name in ("postgres", "valkey", "tansu", "identity")]
        for part in self.parts:
            waits[part.name] = (*servers, databases[part.context]) if part.context else ()
        await all_or_first_failure(
            [self._start(part, waits[part.name], starts[part.name]) for part in self.parts]
            + [self._make_databases(starts["postgres"], databases)]
        )

    async def run(self) -> None:
        """Keeps every part running until cancelled; raises PartFailed when one cannot be kept."""
        await all_or_first_failure([child.keep(self._restarted) for child in self.children.values()])

    async def stop(self) -> None:
        """Our own processes first, so that none of them sees its servers go."""
        for ours in (True, False):
            ending = [self.children[part.name].end() for part in self.parts if bool(part.context) is ours]
            await asyncio.gather(*ending)
        await self._fork_server.close()
        self.site.state_file.unlink(missing_ok=True)

    async def _start(self, part: Part, waits: Iterable[asyncio.Event], started: asyncio.Event) -> None:
        for event in waits:
            await event.wait()
        await self.children[part.name].start()
        started.set()

    async def _make_databases(self, postgres: asyncio.Event, done: dict[str, asyncio.Event]) -> None:
        await postgres.wait()
        await create_missing(self.site, self.made, CONTEXTS)
        await all_or_first_failure([self._migrate(context, done[context]) for context in CONTEXTS])

    async def _migrate(self, context: str, done: asyncio.Event) -> None:
        await migrate(self.site, self.made, context)
        self.databases_ready += 1
        done.set()
        self._changed()

    def _restarted(self, name: str) -> None:
        for part in self.parts:
            if part.restarts_with == name:
                self.children[part.name].restart()

    async def _check_ports(self) -> None:
        """Right after a killed supervisor its servers are still ending: they get a moment."""
        patience = AFTER_A_KILL_SECONDS if self.site.state_file.exists() else 0.0
        deadline = time.monotonic() + patience
        for child in self.children.values():
            while not is_free(child.port):
                if time.monotonic() >= deadline:
                    raise PortTaken(child.port, child.name)
                await asyncio.sleep(0.1)

    def _changed(self) -> None:
        self._write_state()
        self._progress(self)

    def _write_state(self) -> None:
        """What `viva status`, `viva demo` and the tests read: pids change with every restart."""
        state = {
            "pid": os.getpid(),
            "webOrigin": self.site.web_origin,
            "gatewayUrl": self.site.gateway_url,
            "parts": {
                child.name: {"pid": child.pid, "state": child.state, "port": child.port, "restarts": child.restarts}
                for child in self.children.values()
            },
        }
        unfinished = self.site.state_file.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(state))
        unfinished.rename(self.site.state_file)


async def all_or_first_failure(works: list[Coroutine[Any, Any, None]]) -> None:
    """Runs all at once; the first failure ends the others and is raised as itself, not in a group."""
    try:
        async with asyncio.TaskGroup() as group:
            for work in works:
                group.create_task(work)
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the servers do: a port in TIME_WAIT is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
