"""The inside of a worker: boots with Dramatiq's worker, drains outbox shards and runs jobs in one event loop."""

import logging
from dataclasses import dataclass

from dramatiq import Broker, Middleware, Worker
from sqlalchemy.exc import SQLAlchemyError

from kernel.database.database import Database
from kernel.database.locks import LOCK_ERRORS, SessionLocks
from kernel.messaging.producer import EventProducer
from kernel.messaging.signing import SigningSender
from kernel.outbox.relay import Relay
from kernel.parent_death import die_with_parent
from kernel.tasks.loop_thread import LoopThread
from kernel.tasks.runner import JobRunner
from kernel.telemetry.health_server import HealthServer
from kernel.wiring import (
    JOB_STATEMENT_TIMEOUT_SECONDS,
    WORKER_PORT_OFFSET,
    Wiring,
    event_signer,
    health_of,
    open_context,
)

log = logging.getLogger(__name__)

DRAIN_TIMEOUT_SECONDS = 300
STOP_TIMEOUT_SECONDS = 5


@dataclass(frozen=True)
class _Running:
    database: Database
    locks: SessionLocks
    producer: EventProducer
    relay: Relay
    runner: JobRunner
    health: HealthServer | None


class WorkerProcess(Middleware):
    """Connects only after the fork, when Dramatiq boots the worker: engine, producer and loop belong to one process."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._signer = event_signer(wiring)
        self._loop: LoopThread | None = None
        self._running: _Running | None = None

    def after_process_boot(self, broker: Broker) -> None:
        die_with_parent()

    def before_worker_boot(self, broker: Broker, worker: Worker) -> None:
        self._loop = LoopThread(f"{self._wiring.name}-loop")
        self._running = self._loop.run(self._open())
        log.info("worker is up", extra={"port": self._wiring.port + WORKER_PORT_OFFSET})

    def after_worker_shutdown(self, broker: Broker, worker: Worker) -> None:
        if self._loop is None or self._running is None:
            return
        loop, running, self._running = self._loop, self._running, None
        loop.run(_close(running), STOP_TIMEOUT_SECONDS)
        loop.stop()

    def relay(self, shard: int) -> None:
        loop, running = self._booted()
        try:
            loop.run(running.relay.drain(shard), DRAIN_TIMEOUT_SECONDS)
        except (SQLAlchemyError, *LOCK_ERRORS) as error:
            log.warning("the relay waits for the database: %s", type(error).__name__, extra={"shard": shard})

    def look_for_jobs(self) -> None:
        loop, running = self._booted()
        try:
            loop.run(running.runner.look())
        except (SQLAlchemyError, OSError) as error:
            log.warning("jobs wait for the database: %s", type(error).__name__)

    def _booted(self) -> tuple[LoopThread, _Running]:
        if self._loop is None or self._running is None:
            raise RuntimeError("the worker has not booted")
        return self._loop, self._running

    async def _open(self) -> _Running:
        wiring = self._wiring
        database = open_context(wiring, statement_timeout_seconds=JOB_STATEMENT_TIMEOUT_SECONDS)
        locks = SessionLocks(wiring.database_url)
        producer = EventProducer(wiring.settings.broker, f"{wiring.name}-relay")
        relay = Relay(database, locks, SigningSender(producer, self._signer), rings_readers=wiring.settings.embedded)
        jobs = wiring.jobs(database)
        runner = JobRunner(database, jobs.handlers, when_set_aside=jobs.when_set_aside, policy=wiring.job_policy)
        return _Running(database, locks, producer, relay, runner, self._serve_health(database))

    def _serve_health(self, database: Database) -> HealthServer | None:
        wiring = self._wiring
        health = health_of(wiring, database, f"{wiring.name}-worker")
        port = wiring.port + WORKER_PORT_OFFSET
        try:
            server = HealthServer(health, wiring.settings.host, port)
        except OSError as error:
            # with several processes per worker only one of them can show the health of all
            log.warning("no health page on this port: %s", error, extra={"port": port})
            return None
        server.start()
        return server


async def _close(running: _Running) -> None:
    if running.health is not None:
        await running.health.stop()
    running.producer.close()
    await running.locks.close()
    await running.database.close()
