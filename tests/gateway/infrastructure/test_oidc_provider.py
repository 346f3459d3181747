"""The provider's answers to a code, good and bad, from a provider that lies on request."""

import time
from base64 import b64decode
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from gateway.application.ports import SignInRequest
from gateway.domain.errors import SignInRefused
from gateway.domain.pending_sign_in import PendingSignIn, ProvenIdentity
from gateway.infrastructure.oidc_provider import OidcClient, OidcIdentityProvider
from gateway.infrastructure.provider_documents import ProviderDocuments, fetch_json
from tests.gateway.fakes import NOON
from tests.gateway.served import served
from tests.gateway.tokens import CLIENT, NONCE, RSA, claims, signed
from tests.support.ports import free_port

VERIFIER = "v" * 43


class Liar:
    """An honest provider until a test changes what it says."""

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.changed: dict[str, Any] = {}
        self.tokens: dict[str, Any] | None = None
        self.status = 200
        self.userinfo: tuple[int, object] = (200, {"sub": "person-1", "email": "told@later.example"})
        self.metadata: dict[str, Any] = {}
        self.asked: dict[str, list[str]] = {}
        self.authorization = ""

    async def discovery(self, request: Request) -> Response:
        document = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/certs",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            **self.metadata,
        }
        return JSONResponse({name: value for name, value in document.items() if value is not None})

    async def certs(self, request: Request) -> Response:
        return JSONResponse({"keys": [RSA.as_dict(private=False)]})

    async def token(self, request: Request) -> Response:
        self.asked = parse_qs((await request.body()).decode())
        self.authorization = request.headers.get("authorization", "")
        now = int(time.time())
        honest = {"iss": self.issuer, "iat": now, "exp": now + 300}
        answer = {
            "access_token": "opaque",
            "token_type": "Bearer",
            "id_token": signed(claims(**{**honest, **self.changed})),
        }
        return JSONResponse(answer if self.tokens is None else self.tokens, self.status)

    async def tell(self, request: Request) -> Response:
        return JSONResponse(self.userinfo[1], self.userinfo[0])

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.discovery),
                Route("/certs", self.certs),
                Route("/token", self.token, methods=["POST"]),
                Route("/userinfo", self.tell),
            ]
        )

    def client(self) -> OidcIdentityProvider:
        client = OidcClient(self.issuer, CLIENT, "the-secret", "http://gateway/auth/callback", "http://web/")
        return OidcIdentityProvider(client, ProviderDocuments(self.issuer, fetch_json))

    async def redeem(self, issuer: str | None = None) -> ProvenIdentity:
        pending = PendingSignIn("s", "b", NONCE, VERIFIER, "/", NOON)
        return await self.client().redeem("the-code", issuer, pending)


@pytest.fixture
async def provider() -> AsyncIterator[Liar]:
    port = free_port()
    liar = Liar(port)
    async with served(liar.app(), port):
        yield liar


async def refusal(provider: Liar, issuer: str | None = None) -> str:
    with pytest.raises(SignInRefused) as refused:
        await provider.redeem(issuer)
    return refused.value.refusal_code


class TestRedeem:
    async def test_a_good_answer_says_who_it_is(self, provider: Liar) -> None:
        person = await provider.redeem()
        assert (person.issuer, person.subject, person.email) == (
            provider.issuer,
            "person-1",
            "hanna@northwind.example",
        )
        assert (person.full_name, person.email_verified) == ("Hanna Reyes", True)

    async def test_the_code_goes_with_its_verifier_and_the_client_s_secret(self, provider: Liar) -> None:
        await provider.redeem()
        assert provider.asked["code_verifier"] == [VERIFIER]
        assert provider.asked["code"] == ["the-code"]
        assert provider.asked["redirect_uri"] == ["http://gateway/auth/callback"]
        assert b64decode(provider.authorization.removeprefix("Basic ")).decode() == f"{CLIENT}:the-secret"

    @pytest.mark.parametrize(
        "changed",
        [
            {"nonce": "m" * 43},
            {"aud": "other"},
            {"iss": "http://evil.example"},
            {"exp": 1},
            {"sub": None},
            {"iat": None},
        ],
    )
    async def test_an_id_token_with_one_wrong_claim_signs_nobody_in(
        self, provider: Liar, changed: dict[str, Any]
    ) -> None:
        provider.changed = changed
        assert await refusal(provider) == "PROVIDER_ANSWER_INVALID"

    @pytest.mark.parametrize(
        ("tokens", "status"),
        [
            ({"error": "invalid_grant"}, 400),
            ({"access_token": "opaque", "token_type": "Bearer"}, 200),
            ({"access_token": "opaque", "token_type": "Bearer", "id_token": 7}, 200),
        ],
    )
    async def test_a_refused_code_signs_nobody_in(self, provider: Liar, tokens: dict[str, Any], status: int) -> None:
        provider.tokens, provider.status = tokens, status
        assert await refusal(provider) == "PROVIDER_ANSWER_INVALID"

    async def test_a_token_endpoint_that_is_away_is_named_as_such(self, provider: Liar) -> None:
        provider.metadata = {"token_endpoint": f"http://127.0.0.1:{free_port()}/token"}
        assert await refusal(provider) == "PROVIDER_UNAVAILABLE"

    async def test_who_promises_to_name_itself_must_do_so(self, provider: Liar) -> None:
        provider.metadata = {"authorization_response_iss_parameter_supported": True}
        assert await refusal(provider) == "PROVIDER_ANSWER_INVALID"
        assert await refusal(provider, "http://evil.example") == "PROVIDER_ANSWER_INVALID"
        assert (await provider.redeem(provider.issuer)).subject == "person-1"

    async def test_an_issuer_that_ends_in_a_slash_is_taken_as_it_writes_itself(self, provider: Liar) -> None:
        slashed = f"{provider.issuer}/"
        provider.metadata, provider.changed = {"issuer": slashed}, {"iss": slashed}
        assert (await provider.redeem(slashed)).issuer == provider.issuer
        assert await refusal(provider, provider.issuer) == "PROVIDER_ANSWER_INVALID"


class TestPerson:
    async def test_an_address_that_the_id_token_lacks_is_asked_for(self, provider: Liar) -> None:
        provider.changed = {"email": None, "email_verified": None, "name": None}
        person = await provider.redeem()
        assert (person.email, person.full_name, person.email_verified) == ("told@later.example", "told", False)

    @pytest.mark.parametrize("told", [(200, {"sub": "somebody-else", "email": "x@y.example"}), (401, {}), (200, [])])
    async def test_of_another_person_nothing_is_taken(self, provider: Liar, told: tuple[int, object]) -> None:
        provider.changed, provider.userinfo = {"email": None}, told
        assert await refusal(provider) == "PROVIDER_ANSWER_INVALID"

    async def test_user_information_that_is_away_is_named_as_such(self, provider: Liar) -> None:
        provider.changed = {"email": None}
        provider.metadata = {"userinfo_endpoint": f"http://127.0.0.1:{free_port()}/"}
        assert await refusal(provider) == "PROVIDER_UNAVAILABLE"

    async def test_an_account_without_an_address_cannot_sign_in(self, provider: Liar) -> None:
        provider.changed = {"email": None}
        provider.metadata = {"userinfo_endpoint": None}
        assert await refusal(provider) == "EMAIL_MISSING"

    @pytest.mark.parametrize("verified", ["true", 1, None, False])
    async def test_only_a_plain_true_verifies_an_address(self, provider: Liar, verified: object) -> None:
        provider.changed = {"email_verified": verified}
        assert (await provider.redeem()).email_verified is False


class TestAddresses:
    async def test_the_way_in_carries_challenge_and_not_verifier(self, provider: Liar) -> None:
        url = await provider.client().sign_in_url(SignInRequest("the-state", "the-nonce", VERIFIER))
        asked = parse_qs(urlsplit(url).query)
        assert (asked["state"], asked["nonce"], asked["scope"]) == (
            ["the-state"],
            ["the-nonce"],
            ["openid email profile"],
        )
        assert VERIFIER not in url
        assert "the-secret" not in url

    async def test_the_way_out_is_there_only_if_the_provider_has_one(self, provider: Liar) -> None:
        assert await provider.client().sign_out_url("hint") is None
        provider.metadata = {"end_session_endpoint": f"{provider.issuer}/out?realm=x"}
        url = await provider.client().sign_out_url(None)
        assert url is not None
        assert url.startswith(f"{provider.issuer}/out?realm=x&")
        assert "id_token_hint" not in url

    async def test_an_error_page_instead_of_discovery_is_named_as_such(self) -> None:
        port = free_port()
        async with served(Starlette(), port):
            with pytest.raises(SignInRefused) as refused:
                await Liar(port).client().check()
        assert refused.value.refusal_code == "PROVIDER_UNAVAILABLE"
