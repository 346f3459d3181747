"""The gateway's API served on a real port of this test process, with a router that only shows who asks."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import orjson
import uvicorn
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from gateway.api import create_api
from gateway.settings import GatewayApiSettings
from kernel.auth.internal_token import new_signing_key
from router.bootstrap import Router
from router.plugins.base import RequestContext, RequestRefused, RouterPlugin
from router.settings import RouterSettings
from tests.support.ports import free_port
from viva.embedded.disposable import running
from viva.embedded.identity import EmbeddedIdentity

WEB = "http://localhost:24100"
CLIENT_SECRET = "test-only-secret"

SUPERGRAPH = """
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) {
  query: Query
}
directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
directive @join__graph(name: String!, url: String!) on ENUM_VALUE
directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false,
  resolvable: Boolean! = true, isInterfaceObject: Boolean! = false)
  repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String,
  external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
scalar join__FieldSet
scalar link__Import
enum link__Purpose { SECURITY EXECUTION }
enum join__Graph { INTERVIEWS @join__graph(name: "interviews", url: "http://127.0.0.1:8003/graphql") }
type Query @join__type(graph: INTERVIEWS) { hello: String @join__field(graph: INTERVIEWS) }
"""


class QuietServer(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class ShowsWhoAsks(Router):
    """Stands where the router stands: asks the plug-ins who it is and says so."""

    def __init__(self, plugins: Sequence[RouterPlugin]) -> None:
        self.plugins = plugins
        self.seen: list[RequestContext] = []

    async def start(self) -> None:
        self.ready = True

    async def close(self) -> None:
        self.ready = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept", "subprotocol": "graphql-transport-ws"})
            await send({"type": "websocket.close", "code": 1000})
            return
        request = Request(scope)
        ctx = RequestContext(request.headers, request.cookies, request.method, "http", "req_1")
        self.seen.append(ctx)
        status = 200
        try:
            for plugin in self.plugins:
                await plugin.on_request(ctx)
            body: dict[str, object] = {"authenticated": ctx.authenticated, "scopes": sorted(ctx.scopes)}
        except RequestRefused as refused:
            status, body = refused.status, {"code": refused.code, **refused.extensions}
        await send(
            {"type": "http.response.start", "status": status, "headers": [(b"content-type", b"application/json")]}
        )
        await send({"type": "http.response.body", "body": orjson.dumps(body)})


def show_who_asks(
    settings: RouterSettings, supergraph: str, plugins: Sequence[RouterPlugin], in_process: Mapping[str, ASGIApp]
) -> Router:
    return ShowsWhoAsks(plugins)


@contextmanager
def identity_provider(folder: Path, gateway_port: int) -> Iterator[EmbeddedIdentity]:
    identity = EmbeddedIdentity(
        folder / "identity",
        free_port(),
        "viva-gateway",
        CLIENT_SECRET,
        (f"http://localhost:{gateway_port}/auth/callback",),
        (f"{WEB}/",),
    )
    with running(identity, folder / "identity.log"):
        yield identity


def api_settings(folder: Path, port: int, issuer: str, database_url: str, redis_url: str) -> GatewayApiSettings:
    supergraph = folder / "supergraph.graphql"
    supergraph.write_text(SUPERGRAPH)
    return GatewayApiSettings(
        redis_url=redis_url,
        kafka_bootstrap="127.0.0.1:1",
        environment="development",
        web_origin=WEB,
        gateway_url=f"http://localhost:{port}",
        port=port,
        database_url=database_url,
        issuer=issuer,
        signing_key=new_signing_key(),
        client_id="viva-gateway",
        client_secret=CLIENT_SECRET,
        supergraph=str(supergraph),
        # All tests come from one address.
        sign_ins_of_address=10_000,
        links_of_address=10_000,
        openings_of_link=10_000,
    )


@asynccontextmanager
async def served(app: ASGIApp, port: int) -> AsyncIterator[None]:
    config = uvicorn.Config(app, "127.0.0.1", port, log_config=None, access_log=False)
    server = QuietServer(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        if serving.done():
            serving.result()
            raise RuntimeError("the gateway did not start")
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        await serving


@asynccontextmanager
async def served_gateway(settings: GatewayApiSettings) -> AsyncIterator[str]:
    async with served(create_api(settings, show_who_asks), settings.port):
        yield f"http://localhost:{settings.port}"
