"""The web application of one subgraph: /graphql over POST and WebSocket, and the health routes given to it."""

from collections.abc import Sequence

from fastapi import FastAPI
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Lifespan

from kernel.auth.used_tokens import LocalUsedTokens, UsedTokens
from kernel.subgraph.context import ContextFactory
from kernel.subgraph.gate import Verifier
from kernel.subgraph.graphql_http import GraphQLOverHttp
from kernel.subgraph.graphql_ws import GraphQLOverWebSocket
from kernel.subgraph.schema import FederatedSchema

DEADLINE_SECONDS = 10.0


def create_subgraph_app(
    name: str,
    schema: FederatedSchema,
    verifier: Verifier,
    context_factory: ContextFactory,
    *,
    used_tokens: UsedTokens | None = None,
    routes: Sequence[BaseRoute] = (),
    lifespan: Lifespan[FastAPI] | None = None,
    deadline_seconds: float = DEADLINE_SECONDS,
) -> FastAPI:
    """`routes` are the health routes of kernel.telemetry. `used_tokens` None: this is the only process of its context.
    No GET /graphql and no IDE: clients use the gateway."""
    http = GraphQLOverHttp(name, schema, verifier, context_factory, used_tokens or LocalUsedTokens(), deadline_seconds)
    websocket = GraphQLOverWebSocket(schema, verifier, context_factory)
    return FastAPI(
        title=f"viva {name}",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        routes=[
            Route("/graphql", http.handle, methods=["POST"]),
            WebSocketRoute("/graphql", websocket.handle),
            *routes,
        ],
    )
