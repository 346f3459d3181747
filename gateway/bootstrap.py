"""Wiring of the gateway's worker and consumer, and its database as all three processes see it; loads no GraphQL."""

import secrets
from dataclasses import dataclass
from typing import Any

from gateway.application.commands.retry_registration import RetryRegistrationHandler
from gateway.application.ports import (
    RETRY_REGISTRATION,
    BeginUnitOfWork,
)
from gateway.application.reactions.on_user_events import UserEventReactions
from gateway.domain.events import TOPIC_BY_EVENT
from gateway.infrastructure.cached_sessions import CachedSessionReader
from gateway.infrastructure.resting_redis import open_redis
from gateway.infrastructure.session_views import SqlSessionViews
from gateway.infrastructure.subscriptions import UserEventSubscriptions
from gateway.infrastructure.unit_of_work import GatewayUnitOfWork
from gateway.settings import GatewaySettings
from kernel.clock import SystemClock
from kernel.database.database import Database
from kernel.messaging.subscription import Subscription
from kernel.processes import Jobs, Wiring
from kernel.settings import load
from kernel.tasks.job import Job, JobHandler

NAME = "gateway"
SECRET_BYTES = 32


def new_secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


@dataclass(frozen=True)
class Store:
    """The database of one process, seen through our ports."""

    views: SqlSessionViews
    reader: CachedSessionReader
    begin: BeginUnitOfWork

    async def close(self) -> None:
        await self.reader.close()


def open_store(database: Database, redis_url: str) -> Store:
    views = SqlSessionViews(database)
    reader = CachedSessionReader(views, open_redis(redis_url))
    return Store(views, reader, lambda: GatewayUnitOfWork(database, reader.forget))


def retry_job(database: Database, redis_url: str) -> JobHandler:
    handler = RetryRegistrationHandler(open_store(database, redis_url).begin, SystemClock())

    async def run(job: Job) -> None:
        await handler(job.subject_id.partition(":")[0])

    return run


def wiring(settings: GatewaySettings | None = None) -> Wiring:
    """Of the gateway's worker and consumer; its API builds on the same."""
    chosen = settings or load(GatewaySettings)

    def subscriptions(database: Database) -> list[Subscription[Any]]:
        begin = open_store(database, chosen.redis_url).begin
        return UserEventSubscriptions(UserEventReactions(begin, SystemClock(), chosen.issuer)).all()

    return Wiring(
        name=NAME,
        settings=chosen,
        database_url=chosen.database_url,
        port=chosen.port,
        topics=TOPIC_BY_EVENT,
        subscriptions=subscriptions,
        jobs=lambda database: Jobs({RETRY_REGISTRATION: retry_job(database, chosen.redis_url)}),
    )
