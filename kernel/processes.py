"""The processes of a context. Each of its three files is a few lines over one `Wiring`:

    # bootstrap.py: the only module that knows every layer
    def wiring() -> Wiring:
        settings = load(UsersSettings)
        return Wiring(
            name="users",
            settings=settings,
            database_url=settings.database_url,
            port=settings.port,
            topics="user-events",                # or {"auth.signed_in": "auth-events", "*": "user-commands"}
            subscriptions=lambda database: [Subscription(USER_COMMANDS, UserCreate, OnUserCreate(…))],
            jobs=lambda database: Jobs({"expire_invitation": ExpireInvitation(…)}),
        )

    # worker.py   (python -m subgraphs.users.worker; or `dramatiq subgraphs.users.worker` for several processes at once)
    broker = make_worker(wiring())
    if __name__ == "__main__":
        run_worker(broker)

    # consumer.py (python -m subgraphs.users.consumer)
    if __name__ == "__main__":
        run_consumer(wiring())

    # main.py     (python -m http_server subgraphs.users.main:app): `open_context(wiring())` and the subgraph kit;
    #             ChangeFeed(database, settings.redis_url) for subscriptions; `health_of(wiring, database)` for health.

`subscriptions` and `jobs` are called with the database of their process: handlers make their units of work from it.
"""

import asyncio
import logging
import os
import signal
import sys
import threading

import dramatiq
from dramatiq.brokers.redis import RedisBroker

from kernel.consumer_process import ConsumerProcess
from kernel.failpoints import failpoints
from kernel.rings.broker import worker_broker
from kernel.rings.channels import JOB_ACTOR, RELAY_ACTOR, actor_of, queue_of
from kernel.telemetry.logs import configure_logs
from kernel.wiring import Jobs, Wiring, health_of, open_context
from kernel.worker_process import WorkerProcess

__all__ = ["Jobs", "Wiring", "health_of", "make_worker", "open_context", "run_consumer", "run_worker"]

log = logging.getLogger(__name__)

# A ring that waited longer than this has been rung again by the sweeper.
RING_MAX_AGE_MS = 60_000
WORKER_THREADS = 4
WORKER_STOP_MS = 4000


def make_worker(wiring: Wiring) -> RedisBroker:
    """The broker of a worker process, with the context's two actors; nothing connects before the worker boots."""
    settings = wiring.settings
    configure_logs(f"{wiring.name}-worker", settings.log_level)
    failpoints.arm_from_environment(settings.environment)
    process = WorkerProcess(wiring)
    broker = worker_broker(settings.redis_url, process)

    queue = queue_of(wiring.name)

    @dramatiq.actor(
        actor_name=actor_of(wiring.name, RELAY_ACTOR), queue_name=queue, broker=broker, max_age=RING_MAX_AGE_MS
    )
    def relay(shard: int) -> None:
        process.relay(shard)

    @dramatiq.actor(
        actor_name=actor_of(wiring.name, JOB_ACTOR), queue_name=queue, broker=broker, max_age=RING_MAX_AGE_MS
    )
    def run_job(job_id: str) -> None:
        process.look_for_jobs()

    return broker


def run_worker(broker: RedisBroker) -> None:
    """Dramatiq's worker in this very process, until SIGTERM or SIGINT: what is at work may end within four seconds."""
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    worker = dramatiq.Worker(broker, worker_threads=WORKER_THREADS)
    worker.start()
    stop.wait()
    worker.stop(timeout=WORKER_STOP_MS)
    broker.close()


def run_consumer(wiring: Wiring) -> None:
    """Runs until SIGTERM or SIGINT; exits 1 when a part of it broke, for the supervisor to start it anew."""
    configure_logs(f"{wiring.name}-consumer", wiring.settings.log_level)
    failpoints.arm_from_environment(wiring.settings.environment)
    try:
        asyncio.run(_consume(wiring))
    except Exception as error:
        log.critical("the consumer of %s ends: %s", wiring.name, error, exc_info=error)
        sys.stdout.flush()
        # Kafka's threads may still be in a call; a broken process must not wait for them
        os._exit(1)


async def _consume(wiring: Wiring) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    await ConsumerProcess(wiring).run(stop)
