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
from gateway.web.cookies import INVITATION_COOKIE, MOST_INVITATIONS, SESSION_COOKIE, invitation_cookie
from kernel.auth.internal_token import TOKEN_HEADER, GivenKeys, TokenSigner, TokenVerifier, new_signing_key
from tests.gateway.served import WEB, served, served_gateway
from tests.support.ports import free_port

INVITATION = "inv_0190c1a2b3c4d5e6f708192a3b4c5d6e"
ANOTHER = "inv_" + "e" * 32
OWN_COOKIE = invitation_cookie(INVITATION)
CONTACT = {"companyName": "Northwind Labs", "personName": "Hanna Reyes", "email": "hanna@northwind.example"}
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1"


class Interviews:
    """The one field of the interviews subgraph that the gateway asks, behind the same door as the real one."""

    def __init__(self, jwks: dict[str, Any]) -> None:
        self.verifier = TokenVerifier(GivenKeys(jwks), "interviews")
        self.answer: object = {"data": {"exchangeInvitationToken": {"invitationId": INVITATION, "code": None}}}
        self.tokens: list[str] = []
        self.devices: list[str] = []

    async def graphql(self, request: Request) -> JSONResponse:
        body = await request.body()
        caller = await self.verifier.verify(request.headers[TOKEN_HEADER], body)
        assert (caller.subject, caller.kind) == ("svc_gateway", "SERVICE")
        assert caller.scopes == {"invitations:exchange"}
        variables = orjson.loads(body)["variables"]
        self.tokens.append(variables["token"])
        self.devices.append(variables["device"])
        return JSONResponse(self.answer)

    def open(self, invitation_id: str) -> None:
        self.answer = {"data": {"exchangeInvitationToken": {"invitationId": invitation_id, "code": None}}}

    def refuse(self, code: str) -> None:
        told = {"invitationId": None, "code": code, "message": f"refused: {code}", "contact": CONTACT}
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
    lines = [line for line in answer.headers.get_list("set-cookie") if line.startswith(f"{OWN_COOKIE}=")]
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
        cookies = {"cookie": f"{OWN_COOKIE}={cookie_of(answer)}"}
        told = await client.get("/auth/session", headers=cookies)
        assert told.json() == {"user": None, "invitations": [{"id": INVITATION}], "ended": None}
        for named in (INVITATION, "invitation"):
            taking = await client.get("/graphql", headers={**cookies, "viva-session": named})
            assert taking.json() == {"authenticated": True, "scopes": ["interview:take"]}
        other = await client.get("/graphql", headers={**cookies, "viva-session": ANOTHER})
        assert other.json() == {"authenticated": False, "scopes": []}

    async def test_it_counts_only_where_the_invitation_session_is_asked_for(
        self, candidate: tuple[AsyncClient, Interviews]
    ) -> None:
        client, _ = candidate
        secret = cookie_of(await client.post("/auth/invitation", json={"token": "the.token"}))
        for name, wanted in (
            (OWN_COOKIE, "user"),
            (SESSION_COOKIE, "user"),
            (SESSION_COOKIE, INVITATION),
            (invitation_cookie(ANOTHER), ANOTHER),
        ):
            headers = {"cookie": f"{name}={secret}", "viva-session": wanted}
            answer = await client.get("/graphql", headers=headers)
            assert answer.json() == {"authenticated": False, "scopes": []}

    async def test_it_is_ended_by_signing_out_of_it(self, candidate: tuple[AsyncClient, Interviews]) -> None:
        client, _ = candidate
        cookies = {"cookie": f"{OWN_COOKIE}={cookie_of(await client.post('/auth/invitation', json={'token': 't'}))}"}
        out = await client.post("/auth/sign-out", json={}, headers={**cookies, "viva-session": INVITATION})
        assert out.json() == {"redirectTo": f"{WEB}/"}
        assert (await client.get("/auth/session", headers=cookies)).json()["invitations"] == []

    async def test_two_links_live_side_by_side_in_one_browser(self, candidate: tuple[AsyncClient, Interviews]) -> None:
        client, interviews = candidate
        first = cookie_of(await client.post("/auth/invitation", json={"token": "one"}))
        interviews.open(ANOTHER)
        held = {"cookie": f"{OWN_COOKIE}={first}"}
        answer = await client.post("/auth/invitation", json={"token": "two"}, headers=held)
        second = dict(line.split(";")[0].split("=", 1) for line in answer.headers.get_list("set-cookie"))
        assert list(second) == [invitation_cookie(ANOTHER)]
        both = {"cookie": f"{OWN_COOKIE}={first}; {invitation_cookie(ANOTHER)}={second[invitation_cookie(ANOTHER)]}"}
        for named in (INVITATION, ANOTHER):
            taking = await client.get("/graphql", headers={**both, "viva-session": named})
            assert taking.json()["authenticated"] is True
        unnamed = await client.get("/graphql", headers={**both, "viva-session": "invitation"})
        assert unnamed.json()["authenticated"] is False
        told = await client.get("/auth/session", headers=both)
        assert told.json()["invitations"] == [{"id": INVITATION}, {"id": ANOTHER}]

    async def test_the_cookie_of_before_goes_on_for_its_invitation_alone(
        self, candidate: tuple[AsyncClient, Interviews]
    ) -> None:
        client, _ = candidate
        secret = cookie_of(await client.post("/auth/invitation", json={"token": "t"}))
        older = {"cookie": f"{INVITATION_COOKIE}={secret}"}
        for named, authenticated in ((INVITATION, True), ("invitation", True), (ANOTHER, False)):
            answer = await client.get("/graphql", headers={**older, "viva-session": named})
            assert answer.json()["authenticated"] is authenticated
        again = await client.post("/auth/invitation", json={"token": "t"}, headers=older)
        assert cookie_of(again) != secret
        ended = await client.get("/graphql", headers={**older, "viva-session": INVITATION})
        assert ended.status_code == 401

    async def test_a_browser_holds_so_many_links_and_the_oldest_makes_room(
        self, candidate: tuple[AsyncClient, Interviews]
    ) -> None:
        client, _ = candidate
        names = [invitation_cookie(f"inv_{number:032x}") for number in range(MOST_INVITATIONS)]
        held = {"cookie": "; ".join(f"{name}={'s' * 43}" for name in names)}
        answer = await client.post("/auth/invitation", json={"token": "t"}, headers=held)
        lines = answer.headers.get_list("set-cookie")
        assert [line.split("=")[0] for line in lines if "Max-Age=0" in line] == names[:1]

    async def test_the_kind_of_device_is_told_and_no_more(self, candidate: tuple[AsyncClient, Interviews]) -> None:
        client, interviews = candidate
        await client.post("/auth/invitation", json={"token": "t"}, headers={"user-agent": PHONE})
        assert interviews.devices == ["Safari on iPhone"]

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
        assert answer.json() == {"error": {"code": code, "message": f"refused: {code}", "contact": CONTACT}}
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
        await links.exchange("token", None, None)
    assert refused.value.refusal_code == "SERVICE_UNAVAILABLE"
