"""The producer: idempotent, awaited until the broker acknowledges, and rebuilt when the broker forgot it.

librdkafka's producer is driven by a thread that waits in `poll`; its delivery reports come back to the loop.
(The library's own asyncio producer takes no headers and delays single messages by 0.2 to 1 s.)
"""

import asyncio
import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from confluent_kafka import KafkaError, KafkaException, Message, Producer

from kernel.messaging.broker import Broker

log = logging.getLogger(__name__)

DELIVERY_TIMEOUT_SECONDS = 5.0


class DeliveryFailed(Exception):
    """The broker did not acknowledge in time; it may or may not have the message."""


@dataclass(frozen=True)
class Delivered:
    topic: str
    partition: int
    offset: int


class EventProducer:
    def __init__(
        self, broker: Broker, client_id: str, *, delivery_timeout_seconds: float = DELIVERY_TIMEOUT_SECONDS
    ) -> None:
        self._timeout_seconds = delivery_timeout_seconds
        self._config: dict[str, Any] = {
            **broker.client_config("producer"),
            "client.id": client_id,
            "enable.idempotence": True,
            "acks": "all",
            "linger.ms": 0,
            "message.timeout.ms": int(delivery_timeout_seconds * 1000),
            "socket.timeout.ms": int(delivery_timeout_seconds * 1000),
            "socket.keepalive.enable": True,
            "reconnect.backoff.max.ms": 1000,
            "message.max.bytes": 1_000_000,
        }
        self._live: _LiveProducer | None = None

    async def send(self, topic: str, key: str, value: bytes, headers: Sequence[tuple[str, bytes]] = ()) -> Delivered:
        """Returns after the acknowledgement; after a failure the next send begins with a new producer."""
        live = self._live or self._start()
        try:
            async with asyncio.timeout(self._timeout_seconds + 1):
                return await live.send(topic, key, value, headers)
        except (TimeoutError, KafkaException, BufferError) as error:
            self._discard(live)
            raise DeliveryFailed(
                f"{topic}: no acknowledgement within {self._timeout_seconds:g} s (delivery timeout): {error}"
            ) from error

    def close(self) -> None:
        if self._live is not None:
            self._discard(self._live)

    def _start(self) -> "_LiveProducer":
        self._live = _LiveProducer(self._config)
        return self._live

    def _discard(self, live: "_LiveProducer") -> None:
        """A broker that came back without its state refuses the sequence numbers of the old producer for ever."""
        if self._live is live:
            self._live = None
        live.stop()


class _LiveProducer:
    def __init__(self, config: dict[str, Any]) -> None:
        self._producer = Producer(config)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._poll, name="kafka-producer", daemon=True)
        self._thread.start()

    async def send(self, topic: str, key: str, value: bytes, headers: Sequence[tuple[str, bytes]]) -> Delivered:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Delivered] = loop.create_future()

        def report(error: KafkaError | None, message: Message) -> None:
            loop.call_soon_threadsafe(_settle, done, error, message)

        self._producer.produce(topic, value, key.encode(), headers=list(headers), on_delivery=report)
        return await done

    def stop(self) -> None:
        self._stopped.set()

    def _poll(self) -> None:
        while not self._stopped.is_set():
            self._producer.poll(0.2)
        self._producer.purge()
        self._producer.poll(0)


def _settle(done: "asyncio.Future[Delivered]", error: KafkaError | None, message: Message) -> None:
    if done.done():
        return
    if error is not None:
        done.set_exception(KafkaException(error))
    else:
        done.set_result(Delivered(message.topic() or "", message.partition() or 0, message.offset() or 0))
