"""The edge: origins, stripped headers, CORS, and how errors look."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Message, Receive, Scope, Send

from gateway.web.application import Parts, create_application
from gateway.web.edge import Edge
from kernel.auth.internal_token import TokenSigner, new_signing_key
from kernel.telemetry.correlation import correlation_id

WEB, OWN, EVIL = "http://localhost:3000", "http://localhost:8001", "https://evil.example"


class Echo:
    """Shows what came through."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            seen = {"headers": dict(Request(scope).headers), "correlation": correlation_id.get()}
            await JSONResponse(seen)(scope, receive, send)
            return
        await receive()
        await send({"type": "websocket.accept"})


@asynccontextmanager
async def nothing_to_start(app: FastAPI) -> AsyncIterator[None]:
    yield


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    parts = Parts(Echo(), TokenSigner(new_signing_key()), WEB, (WEB, OWN))
    app = create_application(parts, nothing_to_start)
    async with AsyncClient(transport=ASGITransport(app), base_url=OWN) as client:
        yield client


class TestOrigins:
    @pytest.mark.parametrize("origin", [WEB, OWN])
    async def test_our_own_sites_may_post(self, client: AsyncClient, origin: str) -> None:
        answer = await client.post("/graphql", headers={"origin": origin, "cookie": "a=b"})
        assert answer.status_code == 200

    @pytest.mark.parametrize(
        "origin",
        [EVIL, "null", "", "http://localhost:3000.evil.example", "http://localhost:30000", "HTTP://LOCALHOST:3000"],
    )
    async def test_another_site_may_not_with_or_without_cookies(self, client: AsyncClient, origin: str) -> None:
        for headers in ({"origin": origin, "cookie": "a=b"}, {"origin": origin}):
            answer = await client.post("/graphql", headers=headers)
            assert answer.status_code == 403
            assert answer.json()["errors"][0]["extensions"]["code"] == "ORIGIN_NOT_ALLOWED"

    async def test_with_cookies_an_origin_must_be_named(self, client: AsyncClient) -> None:
        answer = await client.post("/auth/sign-out", headers={"cookie": "a=b"})
        assert answer.status_code == 403
        assert answer.json()["error"]["code"] == "ORIGIN_NOT_ALLOWED"

    async def test_a_program_without_cookies_needs_none(self, client: AsyncClient) -> None:
        assert (await client.post("/graphql")).status_code == 200

    @pytest.mark.parametrize(
        ("origins", "accepted"),
        [([WEB], True), ([], False), ([EVIL], False), ([WEB, EVIL], False), (["null"], False)],
    )
    async def test_a_websocket_must_name_one_origin_of_ours(self, origins: list[str], accepted: bool) -> None:
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        async def send(message: Message) -> None:
            sent.append(message)

        headers = [(b"origin", origin.encode()) for origin in origins]
        await Edge(Echo(), [WEB])({"type": "websocket", "path": "/graphql", "headers": headers}, receive, send)
        assert [message["type"] for message in sent] == ["websocket.accept" if accepted else "websocket.close"]


class TestHeaders:
    async def test_what_only_we_may_set_never_comes_in_from_outside(self, client: AsyncClient) -> None:
        forged = {
            "Viva-Internal-Token": "x",
            "viva-session-id": "ses_1",
            "Router-Authorization": "x",
            "X-User-Id": "usr_1",
            "X-Viva-Role": "ADMIN",
            "X-Forwarded-For": "127.0.0.1",
            "X-Forwarded-User": "admin",
            "X-Remote-User": "admin",
            "apollo-federation-include-trace": "ftv1",
            "viva-session": "invitation",
        }
        seen = (await client.get("/graphql", headers=forged)).json()["headers"]
        assert forged.keys() & seen.keys() == {"viva-session"}

    async def test_one_correlation_id_runs_through_a_request(self, client: AsyncClient) -> None:
        kept = await client.get("/graphql", headers={"x-correlation-id": "cor_client-1"})
        made = await client.get("/graphql", headers={"x-correlation-id": "bad id; DROP"})
        assert kept.json()["correlation"] == "cor_client-1"
        assert made.json()["correlation"].startswith("cor_")


class TestCors:
    async def test_the_web_app_may_send_what_it_sends(self, client: AsyncClient) -> None:
        asked = {
            "origin": WEB,
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type,viva-session,idempotency-key",
        }
        answer = await client.options("/graphql", headers=asked)
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == WEB
        assert answer.headers["access-control-allow-credentials"] == "true"

    async def test_another_site_may_not(self, client: AsyncClient) -> None:
        asked = {"origin": EVIL, "access-control-request-method": "POST"}
        answer = await client.options("/graphql", headers=asked)
        assert answer.status_code == 400
        assert "access-control-allow-origin" not in answer.headers
        read = await client.get("/graphql", headers={"origin": EVIL})
        assert "access-control-allow-origin" not in read.headers


class TestErrors:
    @pytest.mark.parametrize(
        ("method", "path", "status", "code"),
        [("GET", "/nothing", 404, "NOT_FOUND"), ("POST", "/.well-known/jwks.json", 405, "METHOD_NOT_ALLOWED")],
    )
    async def test_have_one_shape(self, client: AsyncClient, method: str, path: str, status: int, code: str) -> None:
        answer = await client.request(method, path)
        assert answer.status_code == status
        assert answer.json()["error"]["code"] == code

    async def test_the_public_key_is_published_and_nothing_secret_with_it(self, client: AsyncClient) -> None:
        (key,) = (await client.get("/.well-known/jwks.json")).json()["keys"]
        assert key["crv"] == "Ed25519"
        assert "d" not in key
