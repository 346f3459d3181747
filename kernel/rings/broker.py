"""Dramatiq on Redis: the broker that only rings (no middleware), and the one that a worker process serves."""

import time

import dramatiq
import redis
from dramatiq import Consumer, MessageProxy
from dramatiq.brokers.redis import RedisBroker, _RedisConsumer
from dramatiq.errors import ConnectionClosed
from dramatiq.middleware import AgeLimit, Callbacks, Middleware, ShutdownNotifications

from kernel.rings.channels import work_channel

# Dead workers' messages are looked for in "maintenance", by default 0.1 % of commands: on an idle queue that is never.
MAINTENANCE_CHANCE = 20_000
HEARTBEAT_TIMEOUT_MS = 10_000
# The longest an idle worker waits for a ring before it looks all the same: a lost ring costs this, an end waits for it.
LOOK_EVERY_SECONDS = 1.0
# How long a worker that has all it can take waits before it looks whether it can take more.
FULL_SECONDS = 0.01


class RingConsumer(_RedisConsumer):
    """Waits for a ring where Dramatiq's own looks again after a pause: sooner there, and idle it costs next to nothing.

    Subscribed before the first look, so what is enqueued after a look that saw nothing still rings.
    """

    def __init__(self, broker: "RingBroker", queue_name: str, prefetch: int) -> None:
        super().__init__(broker, queue_name, prefetch, timeout=0)  # type: ignore[no-untyped-call]
        self._rings = broker.client.pubsub(ignore_subscribe_messages=True)

    def __next__(self) -> MessageProxy | None:
        try:
            if not self._rings.subscribed:
                self._rings.subscribe(work_channel(self.queue_name))
            # asked before: where it took nothing because it was full, room that came meanwhile rings nobody
            full = self.outstanding_message_count >= self.prefetch
            message: MessageProxy | None = super().__next__()  # type: ignore[no-untyped-call]
            if message is None and full:
                time.sleep(FULL_SECONDS)
            elif message is None:
                self._wait()
        except redis.RedisError as error:
            raise ConnectionClosed(error) from None  # type: ignore[no-untyped-call]
        return message

    def close(self) -> None:
        self._rings.close()

    def _wait(self) -> None:
        """For the next ring; the rings that have come meanwhile are all answered by the next look."""
        timeout = LOOK_EVERY_SECONDS
        while self._rings.get_message(timeout=timeout) is not None:
            timeout = 0


class RingBroker(RedisBroker):
    """Every message rings its queue. It has no delayed messages: looking for them doubled the idle CPU."""

    def consume(self, queue_name: str, prefetch: int = 1, timeout: int = 5000) -> Consumer:
        return RingConsumer(self, queue_name, prefetch)

    def enqueue(self, message: "dramatiq.Message[object]", *, delay: int | None = None) -> "dramatiq.Message[object]":
        enqueued: dramatiq.Message[object] = super().enqueue(message, delay=delay)
        self.client.publish(work_channel(message.queue_name), "")
        return enqueued

    def declare_queue(self, queue_name: str) -> None:
        if queue_name not in self.queues:
            self.emit_before("declare_queue", queue_name)
            self.queues.add(queue_name)
            self.emit_after("declare_queue", queue_name)


def bare_broker(client: redis.Redis) -> RingBroker:
    return RingBroker(client=client, middleware=[], maintenance_chance=0)  # type: ignore[no-untyped-call]


def worker_broker(redis_url: str, *middleware: Middleware) -> RingBroker:
    """Without Retries: a ring that failed is not worth repeating, the sweeper rings again as long as there is work."""
    client = redis.Redis.from_url(redis_url, socket_connect_timeout=2, socket_timeout=5, health_check_interval=15)
    broker = RingBroker(  # type: ignore[no-untyped-call]
        client=client,
        middleware=[AgeLimit(), ShutdownNotifications(), Callbacks(), *middleware],
        maintenance_chance=MAINTENANCE_CHANCE,
        heartbeat_timeout=HEARTBEAT_TIMEOUT_MS,
    )
    dramatiq.set_broker(broker)
    return broker
