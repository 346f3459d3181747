"""What every process shows: /health with its parts, /health/live, /health/ready, and /metrics to who has its token.

health = Health("users", {"database": database_check(database), "redis": redis_check(url)})
app = Starlette(routes=health_routes(health))
"""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kernel.telemetry.metrics import exposition

CHECK_TIMEOUT_SECONDS = 2.0

_NO_METRICS = {
    "error": {
        "code": "UNAUTHENTICATED",
        "message": "Send `Authorization: Bearer` with the token of the setting VIVA_METRICS_TOKEN.",
    }
}

Status = Literal["UP", "DEGRADED", "DOWN"]
Check = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Health:
    """`checks` must all pass to be ready, unless named in `optional`: without those the process works, but worse.
    `metrics_token` empty: nobody reads /metrics. `notes`: what an operator must know of a part even when it is up."""

    service: str
    checks: Mapping[str, Check] = field(default_factory=dict)
    optional: frozenset[str] = frozenset({"redis", "kafka"})
    metrics_token: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)

    async def look(self) -> tuple[Status, dict[str, str]]:
        names = list(self.checks)
        results = await asyncio.gather(*(_run(self.checks[name]) for name in names))
        parts = dict(zip(names, results, strict=True))
        down = {name for name, result in parts.items() if result != "UP"}
        if down - self.optional:
            return "DOWN", parts
        return ("DEGRADED" if down else "UP"), parts


def health_routes(health: Health) -> list[Route]:
    async def show(request: Request) -> Response:
        status, parts = await health.look()
        body = {"status": status, "service": health.service, "parts": parts}
        body |= {"notes": dict(health.notes)} if health.notes else {}
        return JSONResponse(body, status_code=503 if status == "DOWN" else 200)

    async def live(request: Request) -> Response:
        return JSONResponse({"status": "UP", "service": health.service})

    async def metrics(request: Request) -> Response:
        if not _may_read_metrics(request, health.metrics_token):
            return JSONResponse(_NO_METRICS, status_code=401, headers={"www-authenticate": "Bearer"})
        body, content_type = exposition()
        return Response(body, headers={"content-type": content_type})

    return [
        Route("/health", show),
        Route("/health/live", live),
        Route("/health/ready", show),
        Route("/metrics", metrics),
    ]


def health_app(health: Health) -> Starlette:
    """For processes that serve nothing else: workers (API port + 100) and consumers (+ 200)."""
    return Starlette(routes=health_routes(health))


def _may_read_metrics(request: Request, token: str) -> bool:
    given = request.headers.get("authorization", "").encode()
    return bool(token) and hmac.compare_digest(given, f"Bearer {token}".encode())


async def _run(check: Check) -> str:
    try:
        await asyncio.wait_for(check(), CHECK_TIMEOUT_SECONDS)
    except TimeoutError:
        return f"DOWN: no answer within {CHECK_TIMEOUT_SECONDS:g} s"
    except Exception as error:  # noqa: BLE001  whatever is wrong with a part, the page is about showing it
        return f"DOWN: {type(error).__name__}"
    return "UP"
