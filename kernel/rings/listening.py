"""Hears what is rung on Redis' channels, and goes on hearing after a lost connection."""

import asyncio
import logging
from collections.abc import Callable, Sequence

import redis.asyncio
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

RECONNECT_SECONDS = 1.0
MESSAGE_WITHIN_SECONDS = 10.0


async def listen(
    redis_url: str, channels: Sequence[str], heard: Callable[[str], None], connected: Callable[[], None]
) -> None:
    """Calls `heard` with each message, and `connected` when it (again) hears: what was rung before is lost. Endless."""
    while True:
        try:
            await _listen_once(redis_url, channels, heard, connected)
        except (RedisError, OSError, TimeoutError) as error:
            log.warning("live rings are lost for a moment: %s", type(error).__name__)
        await asyncio.sleep(RECONNECT_SECONDS)


async def _listen_once(
    redis_url: str, channels: Sequence[str], heard: Callable[[str], None], connected: Callable[[], None]
) -> None:
    client = redis.asyncio.Redis.from_url(
        redis_url, socket_connect_timeout=2, socket_timeout=30, health_check_interval=10
    )
    async with client, client.pubsub(ignore_subscribe_messages=True) as pubsub:
        await pubsub.subscribe(*channels)
        connected()
        while True:
            message = await pubsub.get_message(timeout=MESSAGE_WITHIN_SECONDS)
            if message is not None:
                heard(message["data"].decode("utf-8", "replace"))
