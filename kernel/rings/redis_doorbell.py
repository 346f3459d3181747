"""The doorbell over Redis: Dramatiq messages that say "look", and pub/sub for subscribers."""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import dramatiq
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from kernel.rings.broker import bare_broker
from kernel.rings.channels import JOB_ACTOR, RELAY_ACTOR, actor_of, changes_channel, published_channel, queue_of
from kernel.rings.doorbell import Rings
from kernel.telemetry.metrics import RINGS

log = logging.getLogger(__name__)

DEADLINE_SECONDS = 0.2
# After a failed ring nobody pays the deadline again for this long: the sweeper rings for what was left out.
REST_SECONDS = 1.0
RING_THREADS = 4
MAX_JOB_RINGS = 20
MAX_QUEUED = 200


class RedisDoorbell:
    def __init__(self, redis_url: str, context: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._context, self._clock = context, clock
        self._resting_until = 0.0
        self._client = redis.Redis.from_url(
            redis_url,
            socket_connect_timeout=DEADLINE_SECONDS,
            socket_timeout=DEADLINE_SECONDS,
            retry=Retry(NoBackoff(), 0),
            max_connections=RING_THREADS * 2,
        )
        self._broker = bare_broker(self._client)
        self._threads = ThreadPoolExecutor(RING_THREADS, thread_name_prefix="doorbell")

    async def ring(self, rings: Rings) -> None:
        """Redis' client blocks, and hangs while Redis is away: so on a thread, with a deadline, and never raising."""
        if self._clock() < self._resting_until:
            RINGS.labels("skipped").inc()
            return
        try:
            ringing = asyncio.get_running_loop().run_in_executor(self._threads, self._ring_now, rings)
            async with asyncio.timeout(DEADLINE_SECONDS):
                await ringing
            RINGS.labels("rung").inc()
        except (TimeoutError, redis.RedisError, dramatiq.DramatiqError, OSError, RuntimeError) as error:
            self._resting_until = self._clock() + REST_SECONDS
            RINGS.labels("failed").inc()
            log.warning("a ring failed within %g s: %s", DEADLINE_SECONDS, type(error).__name__)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._client.close()

    def _ring_now(self, rings: Rings) -> None:
        if rings.shards or rings.jobs:
            self._ring_worker(rings)
        for subject in rings.subjects:
            self._client.publish(changes_channel(self._context), subject)
        for topic in rings.topics:
            self._client.publish(published_channel(topic), topic)

    def _ring_worker(self, rings: Rings) -> None:
        # a worker that has this much to look at will come past ours too, and the sweeper asks again
        if self._client.llen(f"dramatiq:{queue_of(self._context)}") > MAX_QUEUED:
            RINGS.labels("crowded").inc()
            return
        for shard in sorted(rings.shards):
            self._say_look(RELAY_ACTOR, shard)
        for job_id in rings.jobs[:MAX_JOB_RINGS]:
            self._say_look(JOB_ACTOR, job_id)

    def _say_look(self, actor: str, at: int | str) -> None:
        message: dramatiq.Message[None] = dramatiq.Message(
            queue_name=queue_of(self._context),
            actor_name=actor_of(self._context, actor),
            args=(at,),
            kwargs={},
            options={},
        )
        self._broker.enqueue(message)
