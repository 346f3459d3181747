"""PostgreSQL killed while everything runs: processes wait for it, nothing is set aside, nothing is applied twice."""

import asyncio
import os
import signal
from contextlib import ExitStack
from pathlib import Path

from kernel.messaging.dead_letters import count_dead_letters
from kernel.wiring import open_context
from tests.kernel.sample.bootstrap import SampleSettings, wire
from tests.kernel.sample.processes import SampleProcess, consumer_of, running, worker_of
from tests.kernel.sample.tables import create_sample_tables
from tests.kernel.support import effects_of, make_thing, until
from tests.support.ports import free_port
from tests.support.servers import PASSWORD, PostgresServer
from viva.embedded import disposable
from viva.embedded.postgres import EmbeddedPostgres


def lives(process: SampleProcess) -> bool:
    return process.child is not None and process.child.returncode is None


async def test_a_database_that_is_away_for_a_while_costs_only_the_while(
    sample_settings: SampleSettings, servers_folder: Path, tmp_path: Path
) -> None:
    server = EmbeddedPostgres(servers_folder / "killed", free_port(), PASSWORD)
    log = servers_folder / "killed.log"
    with ExitStack() as first_life:
        pid = first_life.enter_context(disposable.running(server, log))
        url = await asyncio.to_thread(PostgresServer(server, pid).create_database, "viva_sample")
        await create_sample_tables(url)
        settings = sample_settings.model_copy(update={"database_url": url})
        committing = open_context(wire(settings))

        async def applied(count: int) -> bool:
            return len(await effects_of(committing)) >= count

        worker, consumer = worker_of(settings, tmp_path), consumer_of(settings, tmp_path)
        async with running(worker, consumer):
            await make_thing(committing, "thg_1", 1)
            await until(lambda: applied(1))
            await make_thing(committing, "thg_1", *range(2, 40))
            os.kill(pid, signal.SIGKILL)
            first_life.close()
            await asyncio.sleep(2)
            with disposable.running(server, log):
                await make_thing(committing, "thg_1", 40)
                await until(lambda: applied(40), 90)
                assert await count_dead_letters(committing) == 0
                numbers = [row.number for row in await effects_of(committing)]
                await committing.close()
                assert lives(worker)
                assert lives(consumer)
    assert numbers == list(range(1, 41))
