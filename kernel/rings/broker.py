"""Dramatiq on Redis: the broker that only rings (no middleware), and the one that a worker process serves."""

import dramatiq
import redis
from dramatiq import Consumer
from dramatiq.brokers.redis import RedisBroker
from dramatiq.middleware import AgeLimit, Callbacks, Middleware, ShutdownNotifications

# Dead workers' messages are looked for in "maintenance", by default 0.1 % of commands: on an idle queue that is never.
MAINTENANCE_CHANCE = 20_000
HEARTBEAT_TIMEOUT_MS = 10_000


class RingBroker(RedisBroker):
    """Looks for rings every `idle_ms`, and for nothing else: looking for delayed messages doubled the idle CPU.

    (The worker's own timeout would do the first as well, but also wakes each of its threads as often.)
    """

    idle_ms = 1000

    def consume(self, queue_name: str, prefetch: int = 1, timeout: int = 5000) -> Consumer:
        consumer: Consumer = super().consume(queue_name, prefetch, self.idle_ms)
        return consumer

    def declare_queue(self, queue_name: str) -> None:
        if queue_name not in self.queues:
            self.emit_before("declare_queue", queue_name)
            self.queues.add(queue_name)
            self.emit_after("declare_queue", queue_name)


def bare_broker(client: redis.Redis) -> RingBroker:
    return RingBroker(client=client, middleware=[], maintenance_chance=0)  # type: ignore[no-untyped-call]


def worker_broker(redis_url: str, idle_ms: int, *middleware: Middleware) -> RingBroker:
    """Without Retries: a ring that failed is not worth repeating, the sweeper rings again as long as there is work."""
    client = redis.Redis.from_url(redis_url, socket_connect_timeout=2, socket_timeout=5, health_check_interval=15)
    broker = RingBroker(  # type: ignore[no-untyped-call]
        client=client,
        middleware=[AgeLimit(), ShutdownNotifications(), Callbacks(), *middleware],
        maintenance_chance=MAINTENANCE_CHANCE,
        heartbeat_timeout=HEARTBEAT_TIMEOUT_MS,
    )
    broker.idle_ms = idle_ms
    dramatiq.set_broker(broker)
    return broker
