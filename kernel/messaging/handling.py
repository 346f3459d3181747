"""One message from arrival to effect: decoded, tried up to three times, and otherwise set aside."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from kernel.database.outage import is_outage
from kernel.events.envelope import Envelope, InvalidEnvelope
from kernel.messaging.dead_letters import DeadLetters, Failure
from kernel.messaging.producer import DeliveryFailed
from kernel.messaging.signing import EventVerifier, NotSigned
from kernel.messaging.subscription import ReceivedMessage, Subscriptions
from kernel.messaging.topics import dlq_of
from kernel.outbox.relay import Sender
from kernel.telemetry.correlation import correlated
from kernel.telemetry.metrics import EVENT_SECONDS, KAFKA_MESSAGES

log = logging.getLogger(__name__)

OUTAGE_PAUSE_SECONDS = 1.0


@dataclass(frozen=True)
class RetryPolicy:
    max_attempts: int = 3
    first_delay_seconds: float = 2.0
    timeout_seconds: float = 30.0

    def delay_after(self, attempt: int) -> float:
        doubled: float = self.first_delay_seconds * 2 ** (attempt - 1)
        return doubled * random.uniform(0.8, 1.2)  # noqa: S311  jitter


class EventHandling:
    """`slots` bounds the reactions that run at once; an event that waits for its next try holds none."""

    def __init__(
        self,
        subscriptions: Subscriptions,
        dead_letters: DeadLetters,
        dlq: Sender,
        slots: asyncio.Semaphore,
        policy: RetryPolicy,
        verifier: EventVerifier,
    ) -> None:
        self._verifier = verifier
        self._subscriptions, self._dead_letters, self._dlq = subscriptions, dead_letters, dlq
        self._slots, self._policy = slots, policy

    async def handle(self, message: ReceivedMessage) -> None:
        """Returns when the effect is committed or the message is kept as a dead letter: then its offset may go on."""
        envelope: Envelope | None = None
        try:
            envelope = Envelope.decode(message.value, message.headers)
            signer = self._subscriptions.signer_of(message.topic, envelope)
            if signer is not None:
                self._verifier.check(message, signer)
            reaction = self._subscriptions.find(message.topic, envelope)
        except InvalidEnvelope as error:
            proven = not isinstance(error, NotSigned)
            await self._set_aside(message, envelope, Failure(error.code, error, 1, proven))
            return
        if reaction is None:
            KAFKA_MESSAGES.labels(message.topic, "ignored").inc()
            return
        with correlated(envelope.correlation_id, envelope.traceparent):
            failure = await self._try(envelope, reaction)
            if failure is None:
                KAFKA_MESSAGES.labels(message.topic, "applied").inc()
            else:
                await self._set_aside(message, envelope, failure)

    async def _try(self, envelope: Envelope, reaction: Callable[[], Awaitable[None]]) -> Failure | None:
        attempt = 1
        while True:
            error = await self._attempt(envelope, reaction)
            if error is None:
                return None
            if is_outage(error) or (isinstance(error, TimeoutError) and not await self._dead_letters.reachable()):
                # our own database is away: that is no fault of the event, and the dead letter could not be kept either
                await asyncio.sleep(OUTAGE_PAUSE_SECONDS)
                continue
            if attempt >= self._policy.max_attempts:
                return Failure("EVENT_HANDLER_FAILED", error, attempt)
            await asyncio.sleep(self._policy.delay_after(attempt))
            attempt += 1

    async def _attempt(self, envelope: Envelope, reaction: Callable[[], Awaitable[None]]) -> Exception | None:
        began = time.monotonic()
        try:
            async with self._slots, asyncio.timeout(self._policy.timeout_seconds):
                await reaction()
        except Exception as error:
            log.warning("a reaction failed", exc_info=error, extra=_about(envelope))
            return error
        EVENT_SECONDS.labels(envelope.event_type).observe(time.monotonic() - began)
        return None

    async def _set_aside(self, message: ReceivedMessage, envelope: Envelope | None, failure: Failure) -> None:
        """The row is the record and must be written; the copy on the dead-letter topic is for others to watch."""
        while True:
            try:
                await self._dead_letters.keep(message, envelope, failure)
                break
            except Exception as error:
                log.error("a dead letter could not be kept yet", exc_info=error)
                await asyncio.sleep(OUTAGE_PAUSE_SECONDS)
        KAFKA_MESSAGES.labels(message.topic, "dead" if failure.proven else "not_signed").inc()
        where = {"topic": message.topic, "partition": message.partition, "offset": message.offset}
        log.error("an event is set aside: %s", failure.error, extra={"code": failure.code, **where})
        await self._copy_to_dlq(message, failure)

    async def _copy_to_dlq(self, message: ReceivedMessage, failure: Failure) -> None:
        position = f"{message.topic}/{message.partition}/{message.offset}"
        kept = [(name, value.encode() if isinstance(value, str) else value or b"") for name, value in message.headers]
        headers = [*kept, ("x-error-code", failure.code.encode()), ("x-original-position", position.encode())]
        try:
            key = message.key.decode("utf-8", "replace")
            await self._dlq.send(dlq_of(message.topic), key, message.value, headers)
        except DeliveryFailed as error:
            log.warning("no copy on the dead-letter topic: %s", error)


def _about(envelope: Envelope) -> dict[str, object]:
    return {
        "eventId": envelope.event_id,
        "eventType": envelope.event_type,
        "aggregateId": envelope.aggregate_id,
    }
