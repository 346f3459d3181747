"""Redis killed with all its data while everything runs: work goes on by itself when it is back."""

import asyncio
import os
import signal
from pathlib import Path

from kernel.wiring import open_context
from tests.kernel.sample.bootstrap import SampleSettings, wire
from tests.kernel.sample.processes import consumer_of, running, worker_of
from tests.kernel.support import effects_of, make_thing, until
from tests.support.ports import free_port
from viva.embedded import disposable
from viva.embedded.valkey import EmbeddedValkey


async def test_redis_killed_with_all_its_data_costs_seconds_and_no_work(
    sample_settings: SampleSettings, servers_folder: Path, tmp_path: Path
) -> None:
    port = free_port()
    first = EmbeddedValkey(servers_folder / "valkey-a", port, "test-only", durable=False)
    empty = EmbeddedValkey(servers_folder / "valkey-b", port, "test-only", durable=False)
    settings = sample_settings.model_copy(update={"redis_url": first.url})
    committing = open_context(wire(settings))

    async def applied(count: int) -> bool:
        return len(await effects_of(committing)) >= count

    with disposable.running(first, servers_folder / "valkey-a.log") as pid:
        async with running(worker_of(settings, tmp_path), consumer_of(settings, tmp_path)):
            await make_thing(committing, "thg_1", 1)
            await until(lambda: applied(1))
            os.kill(pid, signal.SIGKILL)
            began = asyncio.get_running_loop().time()
            await make_thing(committing, "thg_1", 2, 3)
            assert asyncio.get_running_loop().time() - began < 1, "a commit waits for no doorbell"
            with disposable.running(empty, servers_folder / "valkey-b.log"):
                await until(lambda: applied(3), 60)
                await make_thing(committing, "thg_1", 4)
                await until(lambda: applied(4))
    assert [row.number for row in await effects_of(committing)] == [1, 2, 3, 4]
    await committing.close()
