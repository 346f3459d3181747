"""The gateway as one ASGI application: the edge, CORS, our routes, and whatever answers at /graphql."""

import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Lifespan

from gateway.web.answers import error_answer, page_answer
from gateway.web.attempts import TooManyAttempts
from gateway.web.edge import GRAPHQL_PATH, Edge
from kernel.auth.internal_token import TokenSigner
from kernel.database.outage import is_overload

log = logging.getLogger(__name__)

CORS_HEADERS = ("content-type", "viva-session", "idempotency-key", "x-correlation-id", "traceparent")
JWKS_PATH = "/.well-known/jwks.json"
JWKS_HEADERS = {"cache-control": "public, max-age=60"}


@dataclass(frozen=True)
class Parts:
    graphql: ASGIApp
    signer: TokenSigner
    web_origin: str
    allowed_origins: tuple[str, ...]
    routes: Sequence[BaseRoute] = field(default_factory=list)


def create_application(parts: Parts, lifespan: Lifespan[FastAPI]) -> FastAPI:
    async def jwks(request: Request) -> Response:
        return JSONResponse(parts.signer.public_jwks(), headers=JWKS_HEADERS)

    return FastAPI(
        title="Viva Voce gateway",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        exception_handlers=_HANDLERS,
        routes=[
            Route(GRAPHQL_PATH, parts.graphql),
            WebSocketRoute(GRAPHQL_PATH, parts.graphql),
            Route(JWKS_PATH, jwks),
            *parts.routes,
        ],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=[parts.web_origin],
                allow_credentials=True,
                allow_methods=["GET", "POST"],
                allow_headers=list(CORS_HEADERS),
                expose_headers=["x-request-id", "retry-after"],
                max_age=600,
            ),
            Middleware(Edge, allowed_origins=parts.allowed_origins),
        ],
    )


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    code = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}.get(status, "BAD_REQUEST")
    return error_answer(status, code, f"{request.method} {request.url.path[:100]} is not served here.")


async def _database_error(request: Request, error: Exception) -> Response:
    if is_overload(error):
        message = "Too much is asked of us at once. Please try again in a moment."
        return error_answer(503, "OVERLOADED", message)
    log.error("the database did not answer", exc_info=error, extra={"path": request.url.path})
    return error_answer(503, "SERVICE_UNAVAILABLE", "This cannot be done just now. Please try again in a moment.")


async def _too_many_attempts(request: Request, refused: TooManyAttempts) -> Response:
    """A person on the way to sign in gets a page, a program the usual error."""
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        here = f"{request.url.path}?{request.url.query}"
        answer = page_answer(429, "Too many attempts", str(refused), here)
    else:
        answer = error_answer(429, "RATE_LIMITED", str(refused))
    answer.headers["retry-after"] = str(refused.retry_after_seconds)
    return answer


async def _unexpected(request: Request, error: Exception) -> Response:
    log.error("a request failed", exc_info=error, extra={"path": request.url.path})
    return error_answer(500, "INTERNAL_SERVER_ERROR", "Something went wrong on our side.")


_HANDLERS: dict[int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]] = {
    HTTPException: _http_error,
    SQLAlchemyError: _database_error,
    TooManyAttempts: _too_many_attempts,
    OSError: _database_error,
    Exception: _unexpected,
}
