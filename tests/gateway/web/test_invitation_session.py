"""A candidate's link becomes a session; asked through HTTP, answered by a subgraph that checks the gateway's token."""

from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
from httpx2 import AsyncClient, Response
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from gateway.domain.errors import LinkRefused
from gateway.infrastructure.interviews_links import InterviewsInvitationLinks
from gateway.settings import GatewayApiSettings
from gateway.web.cookies import INVITATION_COOKIE, SESSION_COOKIE
from kernel.auth.internal_token import TOKEN_HEADER, GivenKeys, TokenSigner, TokenVerifier, new_signing_key
from tests.gateway.served import WEB, served, served_gateway
from tests.support.ports import free_port

INVITATION = "inv_0190c1a2b3c4d5e6f708192a3b4c5d6e"


class Interviews:
    """The one field of the interviews subgraph that the gateway asks, behind the same door as the real one."""

    def __init__(self, jwks: dict[str, Any]) -> None:
        self.verifier = TokenVerifier(GivenKeys(jwks), "interviews")
        self.answer: object = {"data": {"exchangeInvitationToken": {"invitationId": INVITATION, "code": None}}}
        self.tokens: list[str] = []

    async def graphql(self, request: Request) -> JSONResponse:
        body = await request.body()
        caller = await self.verifier.verify(request.headers[TOKEN_HEADER], body)
        assert (caller.subject, caller.kind) == ("svc_gateway", "SERVICE")
        assert caller.scopes == {"invitations:exchange"}
        self.tokens.append(orjson.loads(body)["variables"]["token"])
        return JSONResponse(self.answer)

    def refuse(self, code: str) -> None:
        told = {"invitationId": None, "code": code, "message": f"refused: {code}"}
        self.answer = {"data": {"exchangeInvitationToken": told}}


@pytest.fixture
async def candidate(settings: GatewayApiSettings) -> AsyncIterator[tuple[AsyncClient, Interviews]]:
    port = free_port()
    interviews = Interviews(TokenSigner(settings.signing_key).public_jwks())
    app = Starlette(routes=[Route("/graphql", interviews.graphql, methods=["POST"])])
    urls = {"interviews": f"http://127.0.0.1:{port}/graphql"}
    async with (
        served(app, port),
        served_gateway(settings.model_copy(update={"subgraph_urls": urls})) as url,
        AsyncClient(base_url=url, headers={"origin": WEB}) as client,
    ):
        yield client, interviews


def cookie_of(answer: Response) -> str:
    lines = [line for line in answer.headers.get_list("set-cookie") if line.startswith(INVITATION_COOKIE)]
    assert len(lines) == 1
    for flag in ("HttpOnly", "Secure", "Path=/", "SameSite=lax"):
        assert flag in lines[0]
    return lines[0].split(";")[0].partition("=")[2]


class TestExchange:
    async def test_a_link_becomes_a_session_of_that_invitation_only(
        self, candidate: tuple[AsyncClient, Interviews]
    ) -> None:
        client, interviews = candidate
        answer = await client.post("/auth/invitation", json={"token": "the.token"})
        assert (answer.status_code, answer.json()) == (200, {"invitationId": INVITATION})
        assert interviews.tokens == ["the.token"]
        cookies = {"cookie": f"{INVITATION_COOKIE}={cookie_of(answer)}"}
        told = await client.get("/auth/session", headers=cookies)
        assert told.json() == {"user": None, "invitation": {"id": INVITATION}, "ended": None}
        taking = await client.get("/graphql", headers={**cookies, "viva-session": "invitation"})
        assert taking.json() == {"authenticated": True, "scopes": ["interview:take"]}

    async def test_it_counts_only_where_the_invitation_session_is_asked_for(
        self, candidate: tuple[AsyncClient, Interviews]
    ) -> None:
        client, _ = candidate
        secret = cookie_of(await client.post("/auth/invitation", json={"token": "the.token"}))
        for name, wanted in ((INVITATION_COOKIE, "user"), (SESSION_COOKIE, "user"), (SESSION_COOKIE, "invitation")):
            headers = {"cookie": f"{name}={secret}", "viva-session": wanted}
            answer = await client.get("/graphql", headers=headers)
            assert answer.json() == {"authenticated": False, "scopes": []}

    async def test_it_is_ended_by_signing_out_of_it(self, candidate: tuple[AsyncClient, Interviews]) -> None:
        client, _ = candidate
        cookies = {
            "cookie": f"{INVITATION_COOKIE}={cookie_of(await client.post('/auth/invitation', json={'token': 't'}))}"
        }
        out = await client.post("/auth/sign-out", json={}, headers={**cookies, "viva-session": "invitation"})
        assert out.json() == {"redirectTo": f"{WEB}/"}
        assert (await client.get("/auth/session", headers=cookies)).json()["invitation"] is None

    @pytest.mark.parametrize(
        ("code", "status"),
        [("INVITATION_NOT_FOUND", 404), ("INVITATION_EXPIRED", 410), ("INVITATION_REVOKED", 410), ("OTHER", 400)],
    )
    async def test_a_refused_link_says_why_and_sets_no_cookie(
        self, candidate: tuple[AsyncClient, Interviews], code: str, status: int
    ) -> None:
        client, interviews = candidate
        interviews.refuse(code)
        answer = await client.post("/auth/invitation", json={"token": "the.token"})
        assert answer.status_code == status
        assert answer.json() == {"error": {"code": code, "message": f"refused: {code}"}}
        assert "set-cookie" not in answer.headers

    @pytest.mark.parametrize(
        ("content", "media_type", "status"),
        [
            (b'{"token": "x"}', "text/plain", 415),
            (b"token=x", "application/x-www-form-urlencoded", 415),
            (b"{", "application/json", 400),
            (b"[]", "application/json", 400),
            (b'{"token": 7}', "application/json", 400),
            (b'{"token": ""}', "application/json", 400),
            (b'{"token": "' + b"x" * 5000 + b'"}', "application/json", 413),
            (b'{"token": "' + b"x" * 600 + b'"}', "application/json", 404),
        ],
    )
    async def test_bad_input_reaches_no_subgraph(
        self, candidate: tuple[AsyncClient, Interviews], content: bytes, media_type: str, status: int
    ) -> None:
        client, interviews = candidate
        answer = await client.post("/auth/invitation", content=content, headers={"content-type": media_type})
        assert answer.status_code == status
        assert answer.json()["error"]["code"]
        assert interviews.tokens == []

    async def test_another_site_cannot_open_a_link_in_somebody_s_browser(
        self, candidate: tuple[AsyncClient, Interviews]
    ) -> None:
        client, interviews = candidate
        answer = await client.post("/auth/invitation", json={"token": "x"}, headers={"origin": "https://evil.example"})
        assert answer.status_code == 403
        assert interviews.tokens == []

    @pytest.mark.parametrize("broken", [{}, [], {"data": None}, {"data": {"exchangeInvitationToken": 7}}])
    async def test_a_broken_answer_is_told_as_such(
        self, candidate: tuple[AsyncClient, Interviews], broken: object
    ) -> None:
        client, interviews = candidate
        interviews.answer = broken
        answer = await client.post("/auth/invitation", json={"token": "x"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "SERVICE_UNAVAILABLE")

    @pytest.mark.parametrize("told", [None, "usr_1", "inv_1; drop", 7])
    async def test_only_an_invitation_s_id_becomes_a_session(
        self, candidate: tuple[AsyncClient, Interviews], told: object
    ) -> None:
        client, interviews = candidate
        interviews.answer = {"data": {"exchangeInvitationToken": {"invitationId": told, "code": None}}}
        assert (await client.post("/auth/invitation", json={"token": "x"})).status_code == 503


async def test_interviews_being_away_is_told_as_such() -> None:
    links = InterviewsInvitationLinks(f"http://127.0.0.1:{free_port()}/graphql", TokenSigner(new_signing_key()))
    with pytest.raises(LinkRefused) as refused:
        await links.exchange("token")
    assert refused.value.refusal_code == "SERVICE_UNAVAILABLE"
