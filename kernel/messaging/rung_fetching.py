"""Fetches when it is rung, for a broker that does not wake a waiting fetch (the embedded one).

There a fetch is answered at once or when its time is over, so that what is published meanwhile waits for that: soon
again means many fetches of nothing. Here the partitions rest until somebody rings, and a fetch then finds something:

    fetch … fetch (nothing for 0.1 s) → rest ──ring, or 2 s──▶ fetch …
"""

import logging
import threading
import time

from confluent_kafka import Consumer, KafkaException, Message

log = logging.getLogger(__name__)

POLL_SECONDS = 0.1
WAKES_WITHIN_SECONDS = 0.05
FETCHES_ON_SECONDS = 0.1
# After an assignment: the first offsets are still being asked for.
SETTLES_WITHIN_SECONDS = 2.0
# A lost ring costs this.
LOOK_EVERY_SECONDS = 2.0
# A rebalance waits so long for a resting member.
SERVE_EVERY_SECONDS = 0.25


def resume_at_once(consumer: Consumer) -> None:
    """Resumes all partitions, and has them fetched now.

    The client's thread for the broker sleeps up to a second while it has nothing to fetch; a resumption alone does not
    wake it (0.3 s were measured), any request to that broker does (1 ms).
    """
    partitions = consumer.assignment()
    if not partitions:
        return
    consumer.resume(partitions)
    try:
        consumer.get_watermark_offsets(partitions[0], timeout=WAKES_WITHIN_SECONDS, cached=False)
    except KafkaException as error:
        log.debug("the broker did not answer at once: %s", error)


class RungFetching:
    """Used by the reader's thread; only `ring` may be called from others."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self._resting = False
        self._fetches_until = 0.0
        self._looks_at = 0.0

    def ring(self) -> None:
        self._rung.set()

    def goes_on(self, seconds: float = FETCHES_ON_SECONDS) -> None:
        """The partitions are not at rest (any more): they are fetched for this long at least."""
        self._resting = False
        self._fetches_until = time.monotonic() + seconds

    def poll(self, consumer: Consumer) -> Message | None:
        """As the consumer's own, and rests or resumes its partitions."""
        if self._resting and not self._is_due():
            return consumer.poll(0)
        if self._resting:
            resume_at_once(consumer)
            self.goes_on()
        message = consumer.poll(POLL_SECONDS)
        if message is not None:
            self.goes_on()
        elif time.monotonic() > self._fetches_until:
            self._rest(consumer)
        return message

    def _is_due(self) -> bool:
        if self._rung.wait(SERVE_EVERY_SECONDS):
            self._rung.clear()
            return True
        return time.monotonic() > self._looks_at

    def _rest(self, consumer: Consumer) -> None:
        consumer.pause(consumer.assignment())
        self._resting = True
        self._looks_at = time.monotonic() + LOOK_EVERY_SECONDS
