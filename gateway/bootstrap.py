"""Wiring of the gateway: the only module that knows every layer."""

import secrets
from dataclasses import dataclass
from typing import Any

from gateway.application.commands.begin_sign_in import BeginSignInHandler
from gateway.application.commands.complete_sign_in import CompleteSignInHandler
from gateway.application.commands.end_sessions import EndSessionHandler, SignOutHandler
from gateway.application.commands.open_invitation_session import OpenInvitationSessionHandler
from gateway.application.commands.retry_registration import RetryRegistrationHandler
from gateway.application.ports import (
    RETRY_REGISTRATION,
    BeginUnitOfWork,
    IdentityProvider,
    InvitationLinks,
    Live,
)
from gateway.application.queries.identify import IdentifyHandler
from gateway.application.queries.my_sessions import MySessionsHandler
from gateway.application.queries.until_ended import UntilEnded
from gateway.application.queries.wait_for import WaitForEvents, WaitForRegistration
from gateway.application.reactions.on_user_events import UserEventReactions
from gateway.domain.events import TOPIC_BY_EVENT
from gateway.domain.session import SessionLifetime
from gateway.graphql.context import GatewayHandlers
from gateway.infrastructure.cached_sessions import CachedSessionReader, open_redis
from gateway.infrastructure.oidc_provider import OidcClient, OidcIdentityProvider
from gateway.infrastructure.provider_documents import ProviderDocuments, fetch_json
from gateway.infrastructure.session_views import SqlSessionViews
from gateway.infrastructure.subscriptions import UserEventSubscriptions
from gateway.infrastructure.unit_of_work import GatewayUnitOfWork
from gateway.plugins.identity import IdentityQuestions
from gateway.settings import GatewayApiSettings, GatewaySettings
from gateway.web.sign_in_routes import SignInUseCases
from kernel.clock import Clock, SystemClock
from kernel.database.database import Database
from kernel.ids import new_id
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


@dataclass(frozen=True)
class UseCases:
    sign_in: SignInUseCases
    identity: IdentityQuestions
    graph: GatewayHandlers
    open_invitation: OpenInvitationSessionHandler


def make_use_cases(
    store: Store,
    provider: IdentityProvider,
    links: InvitationLinks,
    live: Live,
    *,
    clock: Clock | None = None,
    lifetime: SessionLifetime | None = None,
) -> UseCases:
    clock, lifetime = clock or SystemClock(), lifetime or SessionLifetime()
    identify = IdentifyHandler(store.reader, store.views, clock, lifetime)
    wait_for_registration = WaitForRegistration(store.views, store.reader, live, clock)
    return UseCases(
        sign_in=SignInUseCases(
            begin=BeginSignInHandler(store.begin, provider, new_secret, clock),
            complete=CompleteSignInHandler(store.begin, provider, new_secret, new_id, clock, lifetime),
            wait_for_registration=wait_for_registration,
            sign_out=SignOutHandler(store.begin, provider, clock),
            identify=identify,
        ),
        identity=IdentityQuestions(
            identify,
            UntilEnded(identify, live),
            WaitForEvents(store.views, store.reader, live, clock),
            wait_for_registration,
        ),
        graph=GatewayHandlers(
            MySessionsHandler(store.views, clock, lifetime), EndSessionHandler(store.begin, clock, lifetime), lifetime
        ),
        open_invitation=OpenInvitationSessionHandler(store.begin, links, new_secret, new_id, clock, lifetime),
    )


def make_provider(settings: GatewayApiSettings) -> OidcIdentityProvider:
    client = OidcClient(
        issuer=settings.issuer,
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        redirect_uri=f"{settings.gateway_url}/auth/callback",
        after_sign_out=f"{settings.web_origin}/",
    )
    return OidcIdentityProvider(client, ProviderDocuments(settings.issuer, fetch_json))


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
