"""The API of analysis: the graph over the use cases, behind the gateway's token."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI

from kernel.auth.internal_token import FetchedKeys, TokenVerifier
from kernel.auth.used_tokens import SharedUsedTokens
from kernel.database.database import Database
from kernel.live.feed import ChangeFeed
from kernel.processes import health_of, open_context
from kernel.settings import load
from kernel.subgraph.app import create_subgraph_app
from kernel.subgraph.gate import Verifier
from kernel.telemetry.health import health_routes
from kernel.telemetry.logs import configure_logs
from subgraphs.analysis.application.ports import LiveChanges
from subgraphs.analysis.application.queries.find_analyses import FindAnalyses
from subgraphs.analysis.application.queries.follow_analyses import FollowAnalyses
from subgraphs.analysis.application.queries.list_analyses import ListAnalysesHandler
from subgraphs.analysis.application.queries.list_failed_events import ListFailedEvents
from subgraphs.analysis.bootstrap import NAME, make_engine, make_retry, wire
from subgraphs.analysis.graphql.context import Handlers, make_context
from subgraphs.analysis.graphql.schema import SCHEMA
from subgraphs.analysis.infrastructure.analysis_views import SqlAnalysisViews
from subgraphs.analysis.settings import AnalysisSettings


def make_handlers(settings: AnalysisSettings, database: Database, feed: LiveChanges) -> Handlers:
    views = SqlAnalysisViews(database)
    return Handlers(
        find_analyses=FindAnalyses(views),
        list_analyses=ListAnalysesHandler(views),
        list_failed_events=ListFailedEvents(views),
        retry_analysis=make_retry(database, make_engine(settings)),
        follow=FollowAnalyses(feed, views),
    )


def create_api(settings: AnalysisSettings, verifier: Verifier | None = None) -> FastAPI:
    """`verifier` is for tests; without one the gateway's published keys decide."""
    context = wire(settings)
    database = open_context(context)
    feed = ChangeFeed(database, settings.redis_url)
    used_tokens = SharedUsedTokens(settings.redis_url, NAME)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await feed.close()
        await used_tokens.close()
        await database.close()

    return create_subgraph_app(
        NAME,
        SCHEMA,
        verifier or TokenVerifier(FetchedKeys(settings.jwks_url), NAME),
        partial(make_context, handlers=make_handlers(settings, database, feed)),
        used_tokens=used_tokens,
        routes=health_routes(health_of(context, database)),
        lifespan=lifespan,
    )


def create_app() -> FastAPI:
    """The API process, from its environment."""
    settings = load(AnalysisSettings)
    configure_logs(NAME, settings.log_level)
    return create_api(settings)
