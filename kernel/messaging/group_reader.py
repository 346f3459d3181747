"""A member of a consumer group on its own thread: polls, hands messages to the loop, commits what the loop finished."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, TopicPartition

from kernel.messaging.broker import Broker
from kernel.messaging.progress import PartitionProgress
from kernel.messaging.rung_fetching import POLL_SECONDS, SETTLES_WITHIN_SECONDS, RungFetching, resume_at_once
from kernel.messaging.subscription import ReceivedMessage

log = logging.getLogger(__name__)

LEAVE_AFTER_SECONDS = 5.0
Partition = tuple[str, int]
Accept = Callable[[ReceivedMessage, PartitionProgress], None]


@dataclass(frozen=True)
class ReaderSettings:
    broker: Broker
    group_id: str
    session_timeout_ms: int
    fetch_wait_ms: int
    max_in_flight: int
    waits_for_rings: bool = False

    def as_kafka(self) -> dict[str, Any]:
        return {
            **self.broker.client_config("consumer"),
            "group.id": self.group_id,
            "client.id": self.group_id,
            "enable.auto.commit": False,
            "auto.offset.reset": "earliest",
            "partition.assignment.strategy": "range",
            "session.timeout.ms": self.session_timeout_ms,
            "heartbeat.interval.ms": min(self.session_timeout_ms // 3, 2000),
            "fetch.wait.max.ms": self.fetch_wait_ms,
            "fetch.error.backoff.ms": 100,
            "socket.timeout.ms": 10_000,
            "socket.keepalive.enable": True,
            "reconnect.backoff.max.ms": 1000,
            "topic.metadata.refresh.interval.ms": 10_000,
            "allow.auto.create.topics": False,
        }


class GroupReader:
    def __init__(self, settings: ReaderSettings, topics: list[str], accept: Accept) -> None:
        self._settings, self._topics, self._accept = settings, topics, accept
        self._loop = asyncio.get_running_loop()
        self._stopped, self._paused = threading.Event(), threading.Event()
        self._lock = threading.Lock()
        self._progress: dict[Partition, PartitionProgress] = {}
        self._to_commit: dict[Partition, int] = {}
        self._in_flight = 0
        self._rung_fetching = RungFetching() if settings.waits_for_rings else None
        self.assigned = threading.Event()

    async def run(self) -> None:
        await asyncio.to_thread(self._read)

    def pause(self) -> None:
        """Take no more messages, keep the membership."""
        self._paused.set()

    def stop(self) -> None:
        self._stopped.set()

    def ring(self) -> None:
        """There are new messages: from any thread; needed where `waits_for_rings`."""
        if self._rung_fetching is not None:
            self._rung_fetching.ring()

    def finished(self, message: ReceivedMessage, next_offset: int | None) -> None:
        """From the loop: this message is done; `next_offset` is what its partition may commit now."""
        with self._lock:
            self._in_flight -= 1
            if next_offset is not None:
                self._to_commit[(message.topic, message.partition)] = next_offset

    def _read(self) -> None:
        consumer = Consumer(self._settings.as_kafka())
        held_back = False
        try:
            consumer.subscribe(self._topics, on_assign=self._assigned, on_revoke=self._revoked, on_lost=self._lost)
            while not self._stopped.is_set():
                held_back = self._hold_back(consumer, held_back)
                message = self._poll(consumer, held_back)
                if message is not None:
                    self._take(message)
                self._commit(consumer, wait=False)
            self._commit(consumer, wait=True)
            self._await_assignment(consumer)
        finally:
            consumer.close()

    def _poll(self, consumer: Consumer, held_back: bool) -> Message | None:
        if self._rung_fetching is None:
            return consumer.poll(POLL_SECONDS)
        if held_back:
            self._rung_fetching.goes_on()  # from when it is not held back any more
            return consumer.poll(POLL_SECONDS)
        return self._rung_fetching.poll(consumer)

    def _await_assignment(self, consumer: Consumer) -> None:
        """Tansu keeps a member that leaves while it joins as a ghost, and the group never gets going again."""
        deadline = time.monotonic() + min(self._settings.session_timeout_ms / 1000, LEAVE_AFTER_SECONDS)
        while not self.assigned.is_set() and time.monotonic() < deadline:
            message = consumer.poll(POLL_SECONDS)  # not handed over: whoever reads next reads it
            if message is not None and message.error() is None:
                return

    def _hold_back(self, consumer: Consumer, held_back: bool) -> bool:
        """No queue without a bound: with too much at work the partitions are paused, the membership is kept."""
        limit = self._settings.max_in_flight
        full = self._paused.is_set() or self._in_flight >= (limit // 2 if held_back else limit)
        if full and not held_back:
            consumer.pause(consumer.assignment())
        elif held_back and not full:
            resume_at_once(consumer)
        return full

    def _take(self, message: Message) -> None:
        error = message.error()
        if error is not None:
            if error.fatal():
                raise KafkaException(error)
            _note_error(error)
            return
        received = _received(message)
        with self._lock:
            progress = self._progress.setdefault((received.topic, received.partition), PartitionProgress())
            self._in_flight += 1
        self._loop.call_soon_threadsafe(self._hand_over, received, progress)

    def _hand_over(self, received: ReceivedMessage, progress: PartitionProgress) -> None:
        progress.begin(received.offset)
        self._accept(received, progress)

    def _commit(self, consumer: Consumer, *, wait: bool) -> None:
        with self._lock:
            offsets, self._to_commit = self._to_commit, {}
        self._commit_offsets(consumer, offsets, wait=wait)

    def _commit_offsets(self, consumer: Consumer, offsets: dict[Partition, int], *, wait: bool) -> None:
        if not offsets:
            return
        positions = [TopicPartition(topic, partition, offset) for (topic, partition), offset in offsets.items()]
        try:
            if wait:
                consumer.commit(offsets=positions, asynchronous=False)
            else:
                consumer.commit(offsets=positions, asynchronous=True)
        except KafkaException as error:
            # only costs repeats: the next member begins at the older offset and its inbox drops what it has
            log.warning("offsets were not committed: %s", error)

    def _assigned(self, consumer: Consumer, partitions: Iterable[TopicPartition]) -> None:
        self.assigned.set()
        if self._rung_fetching is not None:
            self._rung_fetching.goes_on(SETTLES_WITHIN_SECONDS)
        log.info(
            "partitions assigned", extra={"count": len(list(partitions)), "consumerGroup": self._settings.group_id}
        )

    def _revoked(self, consumer: Consumer, partitions: Iterable[TopicPartition]) -> None:
        gone = {(partition.topic, partition.partition) for partition in partitions}
        with self._lock:
            last = {key: self._to_commit.pop(key) for key in gone & self._to_commit.keys()}
        self._forget(gone)
        self._commit_offsets(consumer, last, wait=True)

    def _lost(self, consumer: Consumer, partitions: Iterable[TopicPartition]) -> None:
        gone = {(partition.topic, partition.partition) for partition in partitions}
        with self._lock:
            for key in gone:
                self._to_commit.pop(key, None)
        self._forget(gone)

    def _forget(self, gone: set[Partition]) -> None:
        self.assigned.clear()
        with self._lock:
            for key in gone:
                progress = self._progress.pop(key, None)
                if progress is not None:
                    progress.revoke()


def _received(message: Message) -> ReceivedMessage:
    _, milliseconds = message.timestamp()
    return ReceivedMessage(
        topic=message.topic() or "",
        partition=message.partition() or 0,
        offset=message.offset() or 0,
        key=_bytes(message.key()),
        value=_bytes(message.value()),
        headers=_headers(message),
        sent_at=datetime.fromtimestamp(milliseconds / 1000, UTC) if milliseconds > 0 else None,
    )


def _headers(message: Message) -> tuple[tuple[str, bytes | str | None], ...]:
    headers = message.headers() or []
    return tuple(headers.items() if isinstance(headers, dict) else headers)


def _bytes(value: bytes | str | None) -> bytes:
    return value.encode() if isinstance(value, str) else value or b""


def _note_error(error: KafkaError) -> None:
    log.debug("kafka consumer: %s", error)
