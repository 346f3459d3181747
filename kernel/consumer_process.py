"""The inside of a consumer process: reads topics, sweeps as the context's leader, watches the broker."""

import asyncio
import logging
from collections.abc import Awaitable

from kernel.cancellation import end_tasks
from kernel.database.locks import SessionLocks
from kernel.messaging.consumer import EventConsumer
from kernel.messaging.producer import EventProducer
from kernel.messaging.topics import BROKER_DEFAULT, TopicAdmin
from kernel.outbox.broker_watch import BrokerWatch
from kernel.rings.channels import published_channel
from kernel.rings.listening import listen
from kernel.tasks.dead_letter_bounds import DeadLetterBounds
from kernel.tasks.sweeper import Sweeper
from kernel.telemetry.health_server import HealthServer
from kernel.wiring import CONSUMER_PORT_OFFSET, Wiring, consumer_settings, event_verifier, health_of, open_context

log = logging.getLogger(__name__)

LOOK_AT_BROKER_SECONDS = 2.0
GROUP_PATIENCE_SESSIONS = 4
# The longest part is the reader: a group that it leaves while it joins is given a session's time.
STOP_WITHIN_SECONDS = 15.0


class ConsumerProcess:
    def __init__(self, wiring: Wiring) -> None:
        settings = wiring.settings
        self._wiring = wiring
        self._database = open_context(wiring)
        self._locks = SessionLocks(wiring.database_url)
        self._dlq = EventProducer(settings.broker, f"{wiring.name}-dead-letters")
        subscriptions = wiring.subscriptions(self._database)
        self._consumer = EventConsumer(
            subscriptions,
            wiring.name,
            database=self._database,
            dlq=self._dlq,
            settings=consumer_settings(wiring),
            verifier=event_verifier(wiring, subscriptions),
        )
        self._read = {subscription.topic.name for subscription in subscriptions}
        self._topics = TopicAdmin(settings.broker, replication_factor=1 if settings.embedded else BROKER_DEFAULT)
        self._unassigned_looks = 0
        self._watch = BrokerWatch(
            self._database,
            self._topics,
            read=self._read,
            partitions=settings.topic_partitions,
        )
        bounds = DeadLetterBounds(settings.dead_letters_kept_days, settings.dead_letters_most)
        self._sweeper = Sweeper(self._database, self._locks, bounds)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; the first part that breaks ends the process with its error."""
        wiring = self._wiring
        health = health_of(wiring, self._database, f"{wiring.name}-consumer")
        server = HealthServer(health, wiring.settings.host, wiring.port + CONSUMER_PORT_OFFSET)
        server.start()
        await self._watch()  # topics first: a member that joins before they exist waits for its next metadata refresh
        try:
            await _all_until_one_breaks(
                stop,
                self._consumer.run(stop),
                self._sweeper.run(stop),
                self._watch_until(stop),
                self._hear_rings_until(stop),
            )
        finally:
            await server.stop()
            self._dlq.close()
            await self._locks.close()
            await self._database.close()

    async def _hear_rings_until(self, stop: asyncio.Event) -> None:
        channels = [published_channel(topic) for topic in self._read]
        if not self._wiring.settings.embedded or not channels:
            return
        hearing = asyncio.create_task(
            listen(
                self._wiring.settings.redis_url,
                channels,
                heard=lambda _: self._consumer.ring(),
                connected=self._consumer.ring,
            )
        )
        await stop.wait()
        await end_tasks(hearing)

    async def _watch_until(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self._watch()
            await self._look_at_group()
            try:
                await asyncio.wait_for(stop.wait(), LOOK_AT_BROKER_SECONDS)
            except TimeoutError:
                continue

    async def _look_at_group(self) -> None:
        """Embedded only: a group that never gets going is begun anew (its offsets too; the inbox drops the repeats)."""
        self._unassigned_looks = 0 if self._consumer.assigned else self._unassigned_looks + 1
        patience = GROUP_PATIENCE_SESSIONS * self._wiring.settings.kafka_session_timeout_ms / 1000
        if self._wiring.settings.embedded and self._unassigned_looks * LOOK_AT_BROKER_SECONDS > patience:
            self._unassigned_looks = 0
            await self._topics.forget_group(self._wiring.name)


async def _all_until_one_breaks(stop: asyncio.Event, *parts: Awaitable[None]) -> None:
    tasks = [asyncio.ensure_future(part) for part in parts]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    stop.set()
    _, unfinished = await asyncio.wait(tasks, timeout=STOP_WITHIN_SECONDS)
    await end_tasks(*unfinished)
    for task in done:
        task.result()
