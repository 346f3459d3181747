"""Outbox rows: an event becomes an envelope, and the envelope a row in the transaction of the change."""

import zlib
from typing import Any

from kernel.database.database import Database
from kernel.events.codec import payload_to_json
from kernel.events.domain_event import DomainEvent
from kernel.events.envelope import Envelope
from kernel.ids import new_id
from kernel.telemetry.correlation import correlation_id, traceparent

# Fixed for ever (it is stored); the number of shards may change as long as it divides the buckets.
BUCKETS = 64


def bucket_of(aggregate_id: str) -> int:
    return zlib.crc32(aggregate_id.encode()) % BUCKETS


def outbox_row(database: Database, event: DomainEvent, aggregate_id: str) -> dict[str, Any]:
    """Raises `EventTooLarge` while everything can still be refused."""
    envelope = Envelope(
        event_id=new_id("evt"),
        event_type=event.event_type,
        version=event.version,
        timestamp=database.clock.now(),
        source=database.source,
        aggregate_id=aggregate_id,
        payload=payload_to_json(event),
        correlation_id=correlation_id.get(),
        traceparent=traceparent.get(),
    )
    return {
        "event_id": envelope.event_id,
        "event_type": envelope.event_type,
        "topic": database.topic_of(event.event_type),
        "aggregate_id": aggregate_id,
        "bucket": bucket_of(aggregate_id),
        "body": envelope.encode().decode(),
        "correlation_id": envelope.correlation_id,
        "traceparent": envelope.traceparent,
        "created_at": envelope.timestamp,
    }
