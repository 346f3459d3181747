"""The tables that every context has beside its own: outbox, inbox, dead letters, idempotency keys, jobs, changes."""

from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB


def _instant(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


def _outbox(metadata: MetaData) -> Table:
    """`bucket` is the hash of the aggregate id: a relay shard owns the buckets that equal it modulo the shard count."""
    return Table(
        "outbox",
        metadata,
        Column("position", BigInteger, Identity(always=True), primary_key=True),
        Column("event_id", String(40), nullable=False, unique=True),
        Column("event_type", String(200), nullable=False),
        Column("topic", String(200), nullable=False),
        Column("aggregate_id", String(200), nullable=False),
        Column("bucket", SmallInteger, nullable=False),
        Column("body", Text, nullable=False),
        Column("correlation_id", String(200)),
        Column("traceparent", String(200)),
        _instant("created_at"),
        _instant("published_at", nullable=True),
        Index("outbox_unpublished", "position", postgresql_where=text("published_at IS NULL")),
        Index("outbox_published_at", "published_at", postgresql_where=text("published_at IS NOT NULL")),
    )


def _processed_events(metadata: MetaData) -> Table:
    return Table(
        "processed_events",
        metadata,
        Column("event_id", String(200), primary_key=True),
        _instant("processed_at"),
        Index("processed_events_at", "processed_at"),
    )


def _dead_letters(metadata: MetaData) -> Table:
    return Table(
        "dead_letters",
        metadata,
        Column("id", String(40), primary_key=True),
        Column("status", String(20), nullable=False, server_default="DEAD"),
        Column("code", String(60), nullable=False),
        Column("consumer_group", String(200), nullable=False),
        Column("topic", String(200), nullable=False),
        Column("partition", Integer, nullable=False),
        Column("offset", BigInteger, nullable=False),
        Column("event_id", String(200)),
        Column("event_type", String(200)),
        Column("aggregate_id", String(200)),
        Column("error", Text, nullable=False),
        Column("stack", Text, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("body", LargeBinary, nullable=False),
        Column("headers", JSONB, nullable=False),
        _instant("sent_at", nullable=True),
        _instant("dead_at"),
        Index("dead_letters_event", "event_id", unique=True, postgresql_where=text("event_id IS NOT NULL")),
        Index("dead_letters_aggregate", "aggregate_id"),
        Index("dead_letters_at", "dead_at"),
    )


def _idempotency_keys(metadata: MetaData) -> Table:
    return Table(
        "idempotency_keys",
        metadata,
        Column("caller", String(200), primary_key=True),
        Column("key", String(200), primary_key=True),
        Column("fingerprint", String(64), nullable=False),
        Column("result", JSONB),
        _instant("created_at"),
        Index("idempotency_keys_at", "created_at"),
    )


def _jobs(metadata: MetaData) -> Table:
    return Table(
        "jobs",
        metadata,
        Column("id", String(40), primary_key=True),
        Column("kind", String(100), nullable=False),
        Column("subject_id", String(200), nullable=False),
        Column("payload", JSONB, nullable=False),
        Column("status", String(20), nullable=False, server_default="PENDING"),
        Column("attempts", Integer, nullable=False, server_default="0"),
        Column("lease", String(40)),
        Column("error", Text),
        Column("correlation_id", String(200)),
        Column("traceparent", String(200)),
        _instant("run_at"),
        _instant("leased_until", nullable=True),
        _instant("again_at", nullable=True),
        _instant("created_at"),
        _instant("finished_at", nullable=True),
        Index("jobs_unfinished", "kind", "subject_id", unique=True, postgresql_where=text("status = 'PENDING'")),
        Index("jobs_due", "run_at", postgresql_where=text("status = 'PENDING'")),
        Index("jobs_finished_at", "finished_at", postgresql_where=text("finished_at IS NOT NULL")),
    )


def _changes(metadata: MetaData) -> Table:
    return Table(
        "changes",
        metadata,
        Column("subject", String(200), primary_key=True),
        Column("sequence", BigInteger, primary_key=True, autoincrement=False),
        Column("event_id", String(40), nullable=False),
        Column("kind", String(100), nullable=False),
        Column("node_id", String(200), nullable=False),
        Column("payload", JSONB, nullable=False),
        _instant("at"),
        Index("changes_at", "at"),
    )


def _change_counters(metadata: MetaData) -> Table:
    return Table(
        "change_counters",
        metadata,
        Column("subject", String(200), primary_key=True),
        Column("last", BigInteger, nullable=False),
    )


def _broker_topics(metadata: MetaData) -> Table:
    """Which incarnation of each topic this context has published to: another id means the broker forgot everything."""
    return Table(
        "broker_topics",
        metadata,
        Column("topic", String(200), primary_key=True),
        Column("incarnation", String(100), nullable=False),
        _instant("seen_at"),
    )


@dataclass(frozen=True)
class KernelTables:
    outbox: Table
    processed_events: Table
    dead_letters: Table
    idempotency_keys: Table
    jobs: Table
    changes: Table
    change_counters: Table
    broker_topics: Table


def kernel_tables(metadata: MetaData) -> KernelTables:
    """Add the kernel's tables to a context's metadata, next to its own (call it once, in infrastructure/tables.py)."""
    return KernelTables(
        outbox=_outbox(metadata),
        processed_events=_processed_events(metadata),
        dead_letters=_dead_letters(metadata),
        idempotency_keys=_idempotency_keys(metadata),
        jobs=_jobs(metadata),
        changes=_changes(metadata),
        change_counters=_change_counters(metadata),
        broker_topics=_broker_topics(metadata),
    )


# The kernel's own statements use this copy: the names are the same in every context's database.
KERNEL = kernel_tables(MetaData())
