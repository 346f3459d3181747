"""The sample's wiring: what `bootstrap.py` of a context looks like."""

import asyncio
import os
import signal
import time

from pydantic import Field
from sqlalchemy import insert

from kernel.database.database import Database
from kernel.database.unit_of_work import SqlAlchemyUnitOfWork
from kernel.events.envelope import Envelope
from kernel.messaging.handling import RetryPolicy
from kernel.messaging.subscription import Handler, SignedTopic, Subscription
from kernel.processes import Jobs, Wiring
from kernel.settings import ServiceSettings, load
from kernel.tasks.job import Job, JobHandler
from kernel.tasks.runner import JobPolicy
from tests.kernel.sample.domain import ThingMade
from tests.kernel.sample.tables import EFFECTS

TOPIC = "sample-events"


class SampleSettings(ServiceSettings):
    database_url: str = Field(validation_alias="VIVA_SAMPLE_DATABASE_URL")
    port: int = Field(validation_alias="VIVA_SAMPLE_PORT")
    name: str = Field(default="sample", validation_alias="VIVA_SAMPLE_NAME")
    first_retry_seconds: float = Field(default=0.2, validation_alias="VIVA_SAMPLE_FIRST_RETRY_SECONDS")


def apply_thing(database: Database) -> Handler[ThingMade]:
    """`note` makes it fail: "poison" always."""

    async def on_thing_made(envelope: Envelope, event: ThingMade) -> None:
        began = time.time()
        async with SqlAlchemyUnitOfWork(database) as uow:
            if not await uow.inbox.first_time(envelope.event_id):
                return
            if event.note == "poison":
                raise ValueError("this thing cannot be applied")
            await uow.session.execute(
                insert(EFFECTS).values(
                    kind="event",
                    event_id=envelope.event_id,
                    aggregate_id=envelope.aggregate_id,
                    number=event.number,
                    handled_at=began,
                )
            )
            await uow.commit()

    return on_thing_made


def record_job(database: Database, kind: str) -> JobHandler:
    async def run(job: Job) -> None:
        async with SqlAlchemyUnitOfWork(database) as uow:
            row = {"kind": kind, "event_id": job.id, "aggregate_id": job.subject_id, "number": job.attempt}
            await uow.session.execute(insert(EFFECTS).values(**row, handled_at=time.time()))
            await uow.commit()

    return run


async def kill_worker(job: Job) -> None:
    await asyncio.sleep(0)
    os.kill(os.getpid(), signal.SIGKILL)


def wiring() -> Wiring:
    settings = load(SampleSettings)
    return wire(settings)


def topic_of(settings: SampleSettings) -> str:
    """Its own per name, so that a test never hears of another one's things."""
    return f"{settings.name}-events"


def signed_topic_of(settings: SampleSettings) -> SignedTopic:
    return SignedTopic(topic_of(settings), signed_by=settings.name)


def wire(settings: SampleSettings) -> Wiring:
    return Wiring(
        name=settings.name,
        settings=settings,
        database_url=settings.database_url,
        port=settings.port,
        topics=topic_of(settings),
        subscriptions=lambda database: [Subscription(signed_topic_of(settings), ThingMade, apply_thing(database))],
        jobs=lambda database: Jobs(
            {"record": record_job(database, "job"), "kill": kill_worker},
            {"kill": record_job(database, "set-aside")},
        ),
        job_policy=JobPolicy(lease_seconds=1.5, first_retry_seconds=0.2),
        retry_policy=RetryPolicy(first_delay_seconds=settings.first_retry_seconds),
    )
