"""`viva up`: starts a whole system, keeps it running, and ends it at Ctrl-C."""

import argparse
import asyncio
import contextlib
import fcntl
import os
import signal
import sys
from collections.abc import Coroutine, Iterator
from typing import Any

from rich.console import Console

from viva.child import PartFailed
from viva.databases import MigrationFailed
from viva.first_start import FirstStartFailed, seed_if_new
from viva.running import read_state
from viva.screen import StartScreen, welcome
from viva.site import ROOT, Site
from viva.start_settings import WrongSetting, check_start_settings
from viva.system import PortTaken, System

FAILED = 1


class AlreadyRunning(Exception):
    pass


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-seed", action="store_true", help="do not make the demo people")


def run(arguments: argparse.Namespace) -> int:
    console = Console(highlight=False)
    if not (ROOT / "frontend" / "dist" / "index.html").exists():
        return complain("the web app is not built: run `make up`, which builds it")
    site = Site.from_environment()
    try:
        check_start_settings(os.environ)
        with only_one(site):
            return asyncio.run(live(site, console, seeded=not arguments.no_seed))
    except (AlreadyRunning, PortTaken, PartFailed, MigrationFailed, FirstStartFailed, WrongSetting) as problem:
        return complain(str(problem))


async def live(site: Site, console: Console, *, seeded: bool) -> int:
    """One life of a system; whatever ends it, its parts are ended in order."""
    stop = stop_event()
    with StartScreen(console) as screen:
        system = System(site, screen.show, lambda line: console.print(f"viva: {line}", soft_wrap=True, markup=False))
        try:
            await unless(stop, begin(system, seeded=seeded))
            if not stop.is_set():
                screen.close()
                console.print(welcome(system, screen.seconds), soft_wrap=True)
                await unless(stop, system.run())
        finally:
            if system.anything_started:
                console.print("viva: stopping everything")
            await system.stop()
    console.print("viva: stopped")
    return 0


async def begin(system: System, *, seeded: bool) -> None:
    await system.start()
    if seeded:
        await seed_if_new(system.site)


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Runs the work until it is done or `stop` is set; its failure is raised."""
    task, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait((task, stopped), return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not task.done():
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    else:
        await task


def stop_event() -> asyncio.Event:
    stop = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    return stop


@contextlib.contextmanager
def only_one(site: Site) -> Iterator[None]:
    """One system per data folder: the lock is gone with its process, however that ended."""
    site.data.mkdir(parents=True, exist_ok=True)
    with (site.data / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            state = read_state(site)
            raise AlreadyRunning(f"already running in {site.data}" + (f" (pid {state.pid})" if state else "")) from None
        yield


def complain(problem: str) -> int:
    print(f"viva: {problem}", file=sys.stderr)
    return FAILED
