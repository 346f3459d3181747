"""Commit → consumer: how long an event takes from the commit of its change to the other side's handler.

`python -m benchmarks.commit_to_consumer [events]`, on the real embedded servers and real processes: outbox row, ring
by Redis, Dramatiq worker, Kafka, consumer. The time begins before the commit is sent, so the commit is in it.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from kernel.ids import new_id
from kernel.wiring import open_context
from tests.kernel.sample.bootstrap import SampleSettings, wire
from tests.kernel.sample.processes import consumer_of, running, worker_of
from tests.kernel.sample.tables import create_sample_tables
from tests.kernel.support import effects_of, free_port_with_neighbours, make_thing, until
from tests.support.servers import kafka_server, postgres_server, redis_server

WARM_UP = 10
# Long enough for the consumer to have gone to rest.
PAUSE_SECONDS = 0.4


async def latencies_ms(settings: SampleSettings, folder: Path, events: int) -> list[float]:
    """One event at a time, with a pause: an idle system, as a candidate's click finds it."""
    database = open_context(wire(settings))
    began: dict[str, float] = {}
    async with running(worker_of(settings, folder), consumer_of(settings, folder)):
        for number in range(WARM_UP + events):
            at = time.time()
            (event_id,) = await make_thing(database, new_id("thg"), number)
            began[event_id] = at
            await asyncio.sleep(PAUSE_SECONDS)
            if number + 1 == WARM_UP:
                await until(lambda: _all_arrived(settings, WARM_UP), 30)
        await until(lambda: _all_arrived(settings, WARM_UP + events), 30)
        arrived = {row.event_id: row.handled_at for row in await effects_of(database)}
    await database.close()
    return [(arrived[event_id] - at) * 1000 for event_id, at in list(began.items())[WARM_UP:]]


async def _all_arrived(settings: SampleSettings, count: int) -> bool:
    database = open_context(wire(settings))
    try:
        return len(await effects_of(database)) >= count
    finally:
        await database.close()


def describe(latencies: list[float]) -> str:
    ordered = sorted(latencies)
    p95 = ordered[int(len(ordered) * 0.95)]
    return (
        f"commit → consumer, {len(ordered)} events: p50 {statistics.median(ordered):.1f} ms, p95 {p95:.1f} ms, "
        f"max {ordered[-1]:.1f} ms"
    )


async def _measure(database_url: str, redis_url: str, bootstrap: str, folder: Path, events: int) -> list[float]:
    await create_sample_tables(database_url)
    settings = SampleSettings(
        redis_url=redis_url,
        kafka_bootstrap=bootstrap,
        kafka_session_timeout_ms=2000,
        database_url=database_url,
        port=free_port_with_neighbours(),
    )
    return await latencies_ms(settings, folder, events)


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory(prefix="viva-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with postgres_server(folder) as postgres, redis_server(folder) as redis_url, kafka_server(folder) as kafka:
            url = postgres.create_database("viva_sample")
            print(describe(asyncio.run(_measure(url, redis_url, kafka, folder, events))))


if __name__ == "__main__":
    main()
