"""The API of users: the graph over the use cases, behind the gateway's token."""

from functools import partial

from fastapi import FastAPI

from kernel.auth.internal_token import FetchedKeys, TokenVerifier
from kernel.auth.used_tokens import SharedUsedTokens, UsedTokens
from kernel.processes import health_of, open_context
from kernel.subgraph.app import create_subgraph_app
from kernel.subgraph.gate import Verifier
from kernel.telemetry.health import Health, health_routes
from kernel.telemetry.logs import configure_logs
from subgraphs.users.application.handlers import Handlers
from subgraphs.users.bootstrap import NAME, make_handlers, wiring
from subgraphs.users.graphql.context import make_context
from subgraphs.users.graphql.schema import SCHEMA


def make_app(handlers: Handlers, verifier: Verifier, health: Health, used_tokens: UsedTokens | None = None) -> FastAPI:
    return create_subgraph_app(
        NAME,
        SCHEMA,
        verifier,
        partial(make_context, handlers=handlers),
        used_tokens=used_tokens,
        routes=health_routes(health),
    )


def create_app() -> FastAPI:
    """The API process, from its environment."""
    parts = wiring()
    configure_logs(NAME, parts.settings.log_level)
    database = open_context(parts)
    verifier = TokenVerifier(FetchedKeys(parts.settings.jwks_url), NAME)
    used_tokens = SharedUsedTokens(parts.settings.redis_url, NAME)
    return make_app(make_handlers(database), verifier, health_of(parts, database), used_tokens)
