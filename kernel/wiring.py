"""What the processes of a context are made from, and the parts that all of them open the same way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kernel.database.database import Database, open_database
from kernel.events.signature import EventSigner
from kernel.messaging.consumer import ConsumerSettings
from kernel.messaging.handling import RetryPolicy
from kernel.messaging.signing import EventVerifier
from kernel.messaging.subscription import Subscription
from kernel.rings.redis_doorbell import RedisDoorbell
from kernel.settings import ServiceSettings, stop
from kernel.tasks.job import JobHandler
from kernel.tasks.runner import JobPolicy
from kernel.telemetry.checks import database_check, kafka_check, redis_check
from kernel.telemetry.health import Check, Health

WORKER_PORT_OFFSET = 100
CONSUMER_PORT_OFFSET = 200
JOB_STATEMENT_TIMEOUT_SECONDS = 30


@dataclass(frozen=True)
class Jobs:
    """`when_set_aside` is told (at least once) when a job of that kind has failed for good."""

    handlers: Mapping[str, JobHandler] = field(default_factory=dict)
    when_set_aside: Mapping[str, JobHandler] = field(default_factory=dict)


def _no_subscriptions(database: Database) -> Sequence[Subscription[Any]]:
    return ()


def _no_jobs(database: Database) -> Jobs:
    return Jobs()


@dataclass(frozen=True)
class Wiring:
    """`port` is the API's; worker and consumer show their health on it plus 100 and plus 200."""

    name: str
    settings: ServiceSettings
    database_url: str
    port: int
    topics: str | Mapping[str, str]
    subscriptions: Callable[[Database], Sequence[Subscription[Any]]] = _no_subscriptions
    jobs: Callable[[Database], Jobs] = _no_jobs
    job_policy: JobPolicy = field(default_factory=JobPolicy)
    retry_policy: RetryPolicy = field(default_factory=RetryPolicy)
    checks: Mapping[str, Check] = field(default_factory=dict)


def open_context(wiring: Wiring, *, statement_timeout_seconds: float = 5) -> Database:
    """The database of one process, with the doorbell that its commits ring."""
    settings = wiring.settings
    return open_database(
        wiring.database_url,
        source=wiring.name,
        topics=wiring.topics,
        doorbell=RedisDoorbell(settings.redis_url, wiring.name),
        pool_size=settings.pool_size,
        kept_idle=settings.kept_idle,
        statement_timeout_seconds=statement_timeout_seconds,
    )


def health_of(wiring: Wiring, database: Database, service: str | None = None) -> Health:
    checks = {
        "database": database_check(database),
        "redis": redis_check(wiring.settings.redis_url),
        "kafka": kafka_check(wiring.settings.broker),
    }
    checks |= wiring.checks
    return Health(
        service or wiring.name,
        checks,
        metrics_token=wiring.settings.metrics_token,
        notes=_notes(wiring.settings),
    )


def _notes(settings: ServiceSettings) -> dict[str, str]:
    """Settings refuse a broker without TLS on another machine: what is left of them is here."""
    if settings.broker.uses_tls:
        return {}
    which = "the embedded broker can do neither TLS nor SASL" if settings.embedded else "the broker is used without TLS"
    return {"kafka": f"{which}; it is bound to loopback"}


def event_signer(wiring: Wiring) -> EventSigner:
    """For the relay. Ends the start when there is no key, or one that no consumer would take for this context's."""
    settings, name = wiring.settings, "VIVA_EVENT_SIGNING_KEY"
    if not settings.event_signing_key:
        stop([f"viva: setting {name} is missing: it signs the events of {wiring.name}; `viva keys` makes one"])
    signer = EventSigner(settings.event_signing_key)
    if signer.public_key not in settings.event_public_keys.get(wiring.name, ()):
        stop([f"viva: setting {name} is wrong: VIVA_EVENT_PUBLIC_KEYS lists another key for {wiring.name}"])
    return signer


def event_verifier(wiring: Wiring, subscriptions: Sequence[Subscription[Any]]) -> EventVerifier:
    """For the consumer. Ends the start when a context that it listens to has no key: nothing of it would be applied."""
    verifier = EventVerifier(wiring.settings.event_public_keys)
    contexts = sorted({subscription.topic.signed_by for subscription in subscriptions})
    if unknown := verifier.lacks(contexts):
        stop([f"viva: setting VIVA_EVENT_PUBLIC_KEYS is missing a key of {', '.join(unknown)}; `viva keys` makes them"])
    return verifier


def consumer_settings(wiring: Wiring) -> ConsumerSettings:
    settings = wiring.settings
    return ConsumerSettings(
        broker=settings.broker,
        session_timeout_ms=settings.kafka_session_timeout_ms,
        fetch_wait_ms=50 if settings.embedded else 500,
        waits_for_rings=settings.embedded,
        reactions_at_once=max(settings.pool_size - 1, 1),
        retry=wiring.retry_policy,
    )
