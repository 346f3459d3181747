"""Processes from the fork server: like executed ones in all that the supervisor and their logs see."""

import asyncio
import importlib.util
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.processes import children_of, is_running, wait_until
from viva.embedded.launch import Launch, bare_environment
from viva.fork_server import SHARED
from viva.forked import ForkServer
from viva.generated_secrets import make
from viva.parts import backing_servers, context_settings
from viva.site import CONTEXTS, ROOT, Ports, Site

SHOWS = """
import json, os, sys
print(json.dumps({"argv": sys.argv[1:], "env": dict(os.environ), "cwd": os.getcwd(), "pid": os.getpid(),
    "parent": os.getppid(), "session": os.getsid(0), "name": __name__, "input": sys.stdin.read(),
    "ours": [name for name in sys.modules if name.split(".")[0] in ("subgraphs", "gateway", "router", "viva")]}))
print("an error", file=sys.stderr)
sys.exit(7)
"""
SLEEPS = "import time\nprint('sleeps', flush=True)\ntime.sleep(600)\n"


@pytest.fixture
async def fork_server(tmp_path: Path) -> AsyncIterator[ForkServer]:
    server = ForkServer(tmp_path / "fork-server.log")
    yield server
    await server.close()


def launch(tmp_path: Path, program: str, *arguments: str, **settings: str) -> Launch:
    (tmp_path / "program.py").write_text(program)
    environment = bare_environment(**settings)
    return Launch((), tmp_path, environment, module=("program", *arguments))


async def test_a_process_has_its_own_environment_folder_log_and_session(
    fork_server: ForkServer, tmp_path: Path
) -> None:
    process = await fork_server.spawn(launch(tmp_path, SHOWS, "--port", "1", VIVA_X="y"), tmp_path / "log")
    assert await asyncio.wait_for(process.wait(), 30) == 7
    first, second = (tmp_path / "log").read_text().splitlines()
    shown = json.loads(first)
    assert (shown["argv"], shown["name"], shown["input"]) == (["--port", "1"], "__main__", "")
    assert shown["env"] == bare_environment(VIVA_X="y")
    assert shown["cwd"] == str(tmp_path)
    assert (shown["pid"], shown["parent"], shown["session"]) == (process.pid, os.getpid(), process.pid)
    assert second == "an error"


async def test_no_code_of_a_context_is_in_it_before_its_own(fork_server: ForkServer, tmp_path: Path) -> None:
    process = await fork_server.spawn(launch(tmp_path, SHOWS), tmp_path / "log")
    await asyncio.wait_for(process.wait(), 30)
    shown = json.loads((tmp_path / "log").read_text().splitlines()[0])
    assert [name for name in shown["ours"] if name.split(".")[0] != "viva"] == []
    assert all(name in {"viva", "viva.fork_server"} for name in shown["ours"])


async def test_an_end_by_a_signal_is_told_as_such(fork_server: ForkServer, tmp_path: Path) -> None:
    process = await fork_server.spawn(launch(tmp_path, SLEEPS), tmp_path / "log")
    assert process.returncode is None
    os.kill(process.pid, signal.SIGKILL)
    assert await asyncio.wait_for(process.wait(), 30) == process.returncode == -signal.SIGKILL


async def test_it_is_named_by_its_module(fork_server: ForkServer, tmp_path: Path) -> None:
    process = await fork_server.spawn(launch(tmp_path, SLEEPS, "--port", "1"), tmp_path / "log")
    name = Path(f"/proc/{process.pid}/cmdline")
    await asyncio.to_thread(wait_until, "it is named", lambda: b"python -m program --port 1" in name.read_bytes())
    os.kill(process.pid, signal.SIGKILL)


async def test_what_runs_outlives_a_killed_fork_server_which_is_started_again(
    fork_server: ForkServer, tmp_path: Path
) -> None:
    first = await fork_server.spawn(launch(tmp_path, SLEEPS), tmp_path / "log")
    (server,) = [child for child in children_of(os.getpid()) if b"viva.fork_server" in command_of(child)]
    os.kill(server, signal.SIGKILL)
    second = await fork_server.spawn(launch(tmp_path, SLEEPS), tmp_path / "log")
    assert is_running(first.pid)
    assert is_running(second.pid)
    for process in (first, second):
        os.kill(process.pid, signal.SIGKILL)
        await process.wait()


def command_of(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


ADDED = """
import importlib, json, sys
for name in json.loads(sys.argv[2]): importlib.import_module(name)
before = set(sys.modules)
importlib.import_module(sys.argv[1])
libraries = [name for name, module in sys.modules.items() if "site-packages" in str(getattr(module, "__file__", ""))]
print(json.dumps([len(libraries), len(set(libraries) - before)]))
"""


@pytest.mark.parametrize("context", CONTEXTS)
def test_nearly_all_libraries_of_a_process_are_imported_before_the_fork(context: str) -> None:
    site, made = Site(ROOT / ".viva", Ports()), make()
    settings = context_settings(site, made, backing_servers(site, made), context)
    package = "gateway" if context == "gateway" else f"subgraphs.{context}"
    command = (sys.executable, "-c", ADDED, f"{package}.main", json.dumps(SHARED))
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=True)
    imported, after_the_fork = json.loads(done.stdout)
    assert after_the_fork < imported * 0.15


def test_every_library_is_there() -> None:
    assert [name for name in SHARED if importlib.util.find_spec(name) is None] == []
