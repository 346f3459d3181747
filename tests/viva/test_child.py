"""One supervised process: ready, restarted after a crash, given up in a crash loop, ended with all it has started."""

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.support.ports import free_port
from tests.support.processes import DIES, LISTENS, TinyServer, children_of, is_running, wait_until
from viva.child import Child, PartFailed, State, how_it_ended

FORKS = """
import os, socket, sys, time
if os.fork() == 0:
    time.sleep(600)
listening = socket.create_server(("127.0.0.1", int(sys.argv[1])))
time.sleep(600)
"""
IGNORES_TERM = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + FORKS
NewChild = Callable[..., Child]


@pytest.fixture
async def new_child(tmp_path: Path) -> AsyncIterator[NewChild]:
    made: list[Child] = []

    def make(program: str = LISTENS, say: Callable[[str], None] = lambda line: None) -> Child:
        server = TinyServer("tiny", free_port(), program)
        made.append(Child(server, tmp_path / "tiny.log", lambda: None, say=say))
        return made[-1]

    yield make
    for child in made:
        await child.end()


class Restarts:
    """Counts restarts and wakes whoever waits for the next."""

    def __init__(self) -> None:
        self._names: asyncio.Queue[str] = asyncio.Queue()

    def __call__(self, name: str) -> None:
        self._names.put_nowait(name)

    async def next(self) -> str:
        return await asyncio.wait_for(self._names.get(), 30)


async def test_is_ready_when_it_answers(new_child: NewChild) -> None:
    child = new_child()
    await child.start()
    assert (child.state, child.pid is not None) == (State.READY, True)


async def test_starts_a_killed_process_again_and_says_so(new_child: NewChild) -> None:
    child, restarts = new_child(), Restarts()
    await child.start()
    first = child.pid
    assert first is not None
    keeper = asyncio.create_task(child.keep(restarts))
    os.kill(first, signal.SIGKILL)
    assert await restarts.next() == "tiny"
    keeper.cancel()
    assert child.pid != first
    assert (child.state, child.restarts) == (State.READY, 1)


async def test_a_part_that_died_and_is_back_is_told_in_one_line(new_child: NewChild, tmp_path: Path) -> None:
    lines: list[str] = []
    child, restarts = new_child(say=lines.append), Restarts()
    await child.start()
    assert child.pid is not None
    keeper = asyncio.create_task(child.keep(restarts))
    os.kill(child.pid, signal.SIGKILL)
    await restarts.next()
    keeper.cancel()
    (line,) = lines
    told = r"tiny died \(signal 9, SIGKILL\) and is ready again after \d+\.\d s \(log: (.*)\)"
    assert (match := re.fullmatch(told, line)) is not None
    assert match[1] == str(tmp_path / "tiny.log")


@pytest.mark.parametrize(
    ("code", "text"), [(0, "exit code 0"), (3, "exit code 3"), (-15, "signal 15, SIGTERM"), (-40, "signal 40")]
)
def test_an_end_is_told_by_its_code_or_its_signal(code: int, text: str) -> None:
    assert how_it_ended(code) == text


async def test_a_wanted_restart_is_no_crash(new_child: NewChild) -> None:
    lines: list[str] = []
    child, restarts = new_child(say=lines.append), Restarts()
    await child.start()
    keeper = asyncio.create_task(child.keep(restarts))
    for _ in range(6):
        child.restart()
        await restarts.next()
    keeper.cancel()
    assert child.state is State.READY
    assert lines == []


async def test_names_the_part_and_its_last_words_when_it_never_starts(new_child: NewChild) -> None:
    child = new_child(program=DIES)
    with pytest.raises(
        PartFailed, match=r"tiny ended 5 times in a row \(exit code 3\) and is given up: no such table.*log: "
    ):
        await child.start()
    assert child.state is State.FAILED


async def test_a_crash_leaves_no_forked_process_behind(new_child: NewChild) -> None:
    child, restarts = new_child(program=FORKS), Restarts()
    await child.start()
    master = child.pid
    assert master is not None
    (forked,) = children_of(master)
    keeper = asyncio.create_task(child.keep(restarts))
    os.kill(master, signal.SIGKILL)
    assert await restarts.next() == "tiny"
    keeper.cancel()
    assert not is_running(forked)


async def test_the_end_comes_also_for_one_that_ignores_the_signal(new_child: NewChild) -> None:
    child = new_child(program=IGNORES_TERM)
    await child.start()
    pid = child.pid
    assert pid is not None
    (forked,) = children_of(pid)
    await child.end()
    wait_until("both are gone", lambda: not is_running(pid) and not is_running(forked))
    assert child.state is State.STOPPED
