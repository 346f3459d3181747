"""The kernel's metrics, one place: names, labels and units."""

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest

OUTBOX_EVENTS = Counter("outbox_events_total", "Outbox rows by what became of them", ["status"])
KAFKA_MESSAGES = Counter("kafka_messages_processed_total", "Messages by topic and outcome", ["topic", "outcome"])
EVENT_SECONDS = Histogram("event_handling_duration_seconds", "Seconds a reaction took", ["event_type"])
DEAD_LETTERS = Gauge("dead_letters", "Events set aside and not yet dealt with")
DEAD_LETTERS_DROPPED = Counter("dead_letters_dropped_total", "Dead letters dropped, too old or too many", ["reason"])
OUTBOX_WAITING = Gauge("outbox_waiting", "Outbox rows not yet acknowledged by the broker")
RINGS = Counter("rings_total", "Rings of the doorbell by outcome", ["outcome"])
JOBS = Counter("jobs_total", "Runs of jobs by kind and outcome", ["kind", "outcome"])
JOB_SECONDS = Histogram("job_duration_seconds", "Seconds a job ran", ["kind"])


def exposition() -> tuple[bytes, str]:
    """The body and content type of /metrics."""
    return generate_latest(), CONTENT_TYPE_LATEST
