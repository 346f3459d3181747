"""The usual parts of a health page: database, Redis, Kafka."""

import asyncio

import redis.asyncio
from sqlalchemy import select, true

from kernel.database.database import Database
from kernel.messaging.broker import Broker
from kernel.telemetry.health import CHECK_TIMEOUT_SECONDS, Check


def database_check(database: Database) -> Check:
    async def check() -> None:
        async with database.session() as session:
            await session.execute(select(true()))

    return check


def redis_check(redis_url: str) -> Check:
    async def check() -> None:
        timeout = CHECK_TIMEOUT_SECONDS
        client = redis.asyncio.Redis.from_url(redis_url, socket_connect_timeout=timeout, socket_timeout=timeout)
        async with client:
            await client.ping()

    return check


def kafka_check(broker: Broker) -> Check:
    """A connection is enough to know: asking for metadata would open a client of its own each time.

    With TLS it includes the handshake; one server of several that answers is enough.
    """
    context = broker.tls_context()

    async def check() -> None:
        failures = []
        for host, port in broker.addresses:
            try:
                _, writer = await asyncio.open_connection(host, port, ssl=context)
            except OSError as error:
                failures.append(error)
                continue
            writer.close()
            return
        raise failures[0]

    return check
