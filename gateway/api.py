"""The gateway's API process: router, plug-ins, routes and what lives as long as the process."""

import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from fastapi import FastAPI
from starlette.types import ASGIApp

from gateway.bootstrap import NAME, open_store, wiring
from gateway.domain.session import SessionLifetime
from gateway.graphql.context import GatewayContext
from gateway.graphql.current_session import KnowsSession, current_session_id
from gateway.graphql.schema import SCHEMA
from gateway.infrastructure.counted_attempts import CountedAttempts
from gateway.infrastructure.identity_watch import IdentityWatch
from gateway.infrastructure.interviews_links import SUBGRAPH as INTERVIEWS
from gateway.infrastructure.interviews_links import InterviewsInvitationLinks
from gateway.infrastructure.oidc_provider import OidcIdentityProvider
from gateway.infrastructure.resting_redis import RestingRedis, open_redis
from gateway.plugins.identity import IdentityPlugin
from gateway.settings import GatewayApiSettings
from gateway.use_cases import UseCases, make_provider, make_use_cases
from gateway.web.application import Parts, create_application
from gateway.web.attempts import Doorkeeper
from gateway.web.invitation_routes import InvitationRoutes
from gateway.web.sign_in_routes import SignInRoutes
from kernel.auth.internal_token import GivenKeys, TokenSigner, TokenVerifier
from kernel.http_address import check_http_url
from kernel.live.feed import ChangeFeed
from kernel.processes import health_of, open_context
from kernel.subgraph.app import create_subgraph_app
from kernel.subgraph.context import RequestFacts
from kernel.telemetry.health import Health, health_routes
from router.bootstrap import Router, create_router
from router.errors import SupergraphInvalid
from router.plugins.base import RouterPlugin
from router.settings import Limits, RouterSettings, SubgraphSettings, WebSockets
from router.supergraph.model import Supergraph
from router.supergraph.parse import parse_supergraph

# Who may look at the schema where strangers may not.
EXPLORE = "graph:explore"
# The sign-in page asks for little; tools ask for the schema, which takes some 500.
ANONYMOUS_TOKENS = 1_500
# Of one address; nothing live is for strangers.
ANONYMOUS_SOCKETS = 10

MakeRouter = Callable[[RouterSettings, str, Sequence[RouterPlugin], Mapping[str, ASGIApp]], Router]


def create_api(settings: GatewayApiSettings, make_router: MakeRouter = create_router) -> FastAPI:
    supergraph = read_supergraph(settings.supergraph)
    graph = served(settings, supergraph)
    context = wiring(settings)
    database = open_context(context)
    feed = ChangeFeed(database, settings.redis_url)
    watch = IdentityWatch(feed)
    signer = TokenSigner(settings.signing_key)
    store, provider = open_store(database, settings.redis_url), make_provider(settings)
    attempts = CountedAttempts(RestingRedis(open_redis(settings.redis_url), "the counter of attempts"))
    doorkeeper = Doorkeeper(attempts, settings)
    links = InterviewsInvitationLinks(address_of(INTERVIEWS, settings, graph), signer)
    use = make_use_cases(store, provider, links, watch)
    router = make_router(
        router_settings(settings, graph),
        supergraph,
        [IdentityPlugin(use.identity, signer)],
        {NAME: own_subgraph(use, signer)},
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        watch.start()
        await router.start()
        try:
            yield
        finally:
            await router.close()
            await watch.close()
            await feed.close()
            await attempts.close()
            await store.close()
            await database.close()

    return create_application(
        Parts(
            graphql=router,
            signer=signer,
            web_origin=settings.web_origin,
            allowed_origins=settings.allowed_origins,
            routes=[
                *SignInRoutes(use.sign_in, settings.web_origin, SessionLifetime(), doorkeeper).routes(),
                *InvitationRoutes(use.open_invitation, use.sign_in.identify, SessionLifetime(), doorkeeper).routes(),
                *health_routes(gateway_health(health_of(context, database), router, provider)),
            ],
        ),
        lifespan,
    )


def own_subgraph(use: UseCases, signer: TokenSigner) -> ASGIApp:
    """Called in process; it asks for the internal token like every other subgraph."""

    def context(facts: RequestFacts) -> GatewayContext:
        return GatewayContext(request=facts, handlers=use.graph, session_id=current_session_id.get())

    verifier = TokenVerifier(GivenKeys(signer.public_jwks()), NAME)
    return KnowsSession(create_subgraph_app(NAME, SCHEMA, verifier, context))


def router_settings(settings: GatewayApiSettings, supergraph: Supergraph) -> RouterSettings:
    """CORS is ours (one answer for all paths); CSRF prevention always on, since cookies sign people in.

    Our subgraphs mask what nobody outside may read (kernel/subgraph/errors.py); what they say is for people.
    """
    return RouterSettings(
        environment=settings.environment,
        introspection_scope=EXPLORE,
        csrf_prevention=True,
        limits=Limits(anonymous_tokens=ANONYMOUS_TOKENS),
        websockets=WebSockets(allowed_origins=settings.allowed_origins, sockets_per_client=ANONYMOUS_SOCKETS),
        subgraphs={
            subgraph.name: SubgraphSettings(url=settings.subgraph_urls.get(subgraph.name), show_errors=True)
            for subgraph in supergraph.subgraphs.values()
        },
    )


def gateway_health(health: Health, router: Router, provider: OidcIdentityProvider) -> Health:
    """Without the provider those who are signed in go on; only nobody new comes in."""

    async def router_is_ready() -> None:
        if not router.ready:
            raise RuntimeError("the router is not ready")

    checks = {**health.checks, "router": router_is_ready, "provider": provider.check}
    return replace(health, checks=checks, optional=health.optional | {"provider"})


def read_supergraph(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError as error:
        stop(f"the supergraph {path} cannot be read ({error.strerror}): run `make schema`")


def address_of(subgraph: str, settings: GatewayApiSettings, supergraph: Supergraph) -> str:
    known = supergraph.subgraph_named(subgraph)
    url = settings.subgraph_urls.get(subgraph) or (known.url if known else "")
    if not url:
        stop(f"the supergraph {settings.supergraph} has no subgraph {subgraph}")
    return url


def served(settings: GatewayApiSettings, supergraph: str) -> Supergraph:
    try:
        parsed = parse_supergraph(supergraph)
    except SupergraphInvalid as error:
        stop(f"the supergraph {settings.supergraph} cannot be served: {error}")
    for subgraph in parsed.subgraphs.values():
        if subgraph.name != NAME and subgraph.name not in settings.subgraph_urls and subgraph.url:
            check_subgraph(subgraph.name, subgraph.url, settings.supergraph)
    return parsed


def check_subgraph(name: str, url: str, supergraph: str) -> None:
    """Of an address that the supergraph itself has; those of the settings are checked with them."""
    try:
        check_http_url(url)
    except ValueError as problem:
        stop(f"the supergraph {supergraph} leads to {name}: {problem}, in VIVA_GATEWAY_SUBGRAPH_URLS")


def stop(complaint: str) -> NoReturn:
    sys.stderr.write(f"viva: {complaint}\n")
    raise SystemExit(2)
