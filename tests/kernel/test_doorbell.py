"""The doorbell (rule 1): a ring has a deadline, is counted when it fails, and never raises or blocks the loop."""

import asyncio
import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from kernel.database.database import Database
from kernel.database.tables import KERNEL
from kernel.rings.channels import queue_of
from kernel.rings.doorbell import Rings
from kernel.rings.redis_doorbell import RedisDoorbell
from kernel.telemetry.metrics import RINGS
from tests.kernel.support import make_thing, rows_of
from tests.support.ports import free_port
from viva.embedded.disposable import running
from viva.embedded.valkey import EmbeddedValkey


def counted(outcome: str) -> float:
    value: float = RINGS.labels(outcome)._value.get()
    return value


@pytest.fixture
def silent_listener() -> Iterator[str]:
    """Takes connections and never answers: what a hanging Redis looks like."""
    with socket.create_server(("127.0.0.1", free_port())) as listener:
        yield f"redis://127.0.0.1:{listener.getsockname()[1]}/0"


class TestRedisDoorbell:
    async def test_a_ring_is_a_message_that_says_look(self, redis_url: str) -> None:
        doorbell = RedisDoorbell(redis_url, "bells")
        await doorbell.ring(Rings({1, 3}, ["job_1"]))
        with Redis.from_url(redis_url) as client:
            messages = client.hgetall(f"dramatiq:{queue_of('bells')}.msgs")
        doorbell.close()
        bodies = b"".join(messages.values())
        assert len(messages) == 3
        assert bodies.count(b'"bells.relay"') == 2
        assert b'"bells.run_job"' in bodies

    @pytest.mark.parametrize("how", ["refused", "hanging"])
    async def test_without_redis_a_ring_costs_its_deadline_once_and_is_counted(
        self, how: str, silent_listener: str
    ) -> None:
        url = silent_listener if how == "hanging" else f"redis://127.0.0.1:{free_port()}/0"
        doorbell = RedisDoorbell(url, "bells")
        failed, skipped = counted("failed"), counted("skipped")
        began = time.monotonic()
        for _ in range(50):
            await doorbell.ring(Rings({0}))
        assert time.monotonic() - began < 0.5
        assert counted("failed") == failed + 1
        assert counted("skipped") == skipped + 49
        doorbell.close()

    async def test_the_loop_goes_on_while_a_ring_hangs(self, silent_listener: str) -> None:
        doorbell = RedisDoorbell(silent_listener, "bells")
        ringing = asyncio.create_task(doorbell.ring(Rings({0})))
        ticks = 0
        while not ringing.done():
            await asyncio.sleep(0.01)
            ticks += 1
        assert ticks >= 10
        doorbell.close()

    async def test_rings_again_after_a_rest(self, redis_url: str, silent_listener: str) -> None:
        now = 0.0
        doorbell = RedisDoorbell(silent_listener, "bells", clock=lambda: now)
        await doorbell.ring(Rings({0}))
        failed = counted("failed")
        now = 1.1
        await doorbell.ring(Rings({0}))
        assert counted("failed") == failed + 1
        doorbell.close()

    async def test_a_commit_succeeds_although_nobody_can_be_rung(self, database: Database) -> None:
        deaf = RedisDoorbell(f"redis://127.0.0.1:{free_port()}/0", "bells")
        await make_thing(Database(database.engine, "sample", "t", doorbell=deaf), "thg_1", 1)
        assert len(await rows_of(database, KERNEL.outbox)) == 1
        deaf.close()

    async def test_a_redis_that_stopped_and_goes_on_is_rung_again(self, servers_folder: Path) -> None:
        server = EmbeddedValkey(servers_folder / "stoppable", free_port(), "test-only", durable=False)
        with running(server, servers_folder / "stoppable.log") as pid:
            doorbell = RedisDoorbell(server.url, "bells")
            await doorbell.ring(Rings({0}))
            os.kill(pid, signal.SIGSTOP)
            await doorbell.ring(Rings({1}))
            os.kill(pid, signal.SIGCONT)
            await asyncio.sleep(1.1)
            rung = counted("rung")
            await doorbell.ring(Rings({2}))
            assert counted("rung") == rung + 1
            doorbell.close()

    async def test_nobody_rings_for_ever_when_no_worker_listens(self, redis_url: str) -> None:
        """No queue without a bound: the sweeper rings every second, for as long as the worker is away."""
        doorbell = RedisDoorbell(redis_url, "crowd")
        for _ in range(80):
            await doorbell.ring(Rings({0, 1, 2, 3}))
        with Redis.from_url(redis_url) as client:
            assert client.llen(f"dramatiq:{queue_of('crowd')}") <= 204
        doorbell.close()
