"""The OIDC provider (Keycloak in production, a local one embedded): authorization code with PKCE S256."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from httpx2 import HTTPError

from gateway.application.ports import SignInRequest
from gateway.domain.errors import EMAIL_MISSING, PROVIDER_ANSWER_INVALID, PROVIDER_UNAVAILABLE, SignInRefused
from gateway.domain.pending_sign_in import PendingSignIn, ProvenIdentity
from gateway.infrastructure.id_token import Expected, verify_id_token
from gateway.infrastructure.outgoing import CALL_TIMEOUT_SECONDS, TLS, open_client
from gateway.infrastructure.provider_documents import ProviderDocuments, ProviderMetadata, parse_json
from kernel.auth.strict_jwt import InvalidToken
from kernel.text.cleaning import single_line

log = logging.getLogger(__name__)

SCOPE = "openid email profile"
_MAX_NAME = 200
_MAX_EMAIL = 254


@dataclass(frozen=True)
class OidcClient:
    issuer: str
    client_id: str
    client_secret: str
    redirect_uri: str
    after_sign_out: str


class OidcIdentityProvider:
    def __init__(
        self, client: OidcClient, documents: ProviderDocuments, *, clock: Callable[[], float] = time.time
    ) -> None:
        self._client, self._documents, self._clock = client, documents, clock

    async def check(self) -> None:
        """For the health page: raises while the provider cannot be read."""
        await self._documents.metadata()

    async def sign_in_url(self, request: SignInRequest) -> str:
        metadata = await self._documents.metadata()
        async with self._oauth() as oauth:
            url, _ = oauth.create_authorization_url(
                metadata.authorization_endpoint,
                state=request.state,
                code_verifier=request.code_verifier,
                nonce=request.nonce,
            )
        return str(url)

    async def redeem(self, code: str, issuer: str | None, pending: PendingSignIn) -> ProvenIdentity:
        metadata = await self._documents.metadata()
        self._check_issuer(issuer, metadata)
        tokens = await self._exchange(code, pending.code_verifier, metadata)
        id_token = tokens.get("id_token")
        if not isinstance(id_token, str):
            raise _invalid("the answer has no id token")
        try:
            expected = Expected(metadata.issuer, self._client.client_id, pending.nonce, self._clock())
            claims = await verify_id_token(id_token, self._documents, expected)
        except InvalidToken as error:
            raise _invalid(str(error)) from error
        if not claims.get("email") and metadata.userinfo_endpoint:
            claims = {**claims, **await self._userinfo(metadata.userinfo_endpoint, tokens, claims["sub"])}
        return _person(claims, self._client.issuer, id_token)

    async def sign_out_url(self, id_token: str | None) -> str | None:
        place = (await self._documents.metadata()).end_session_endpoint
        if place is None:
            return None
        parameters = {
            "client_id": self._client.client_id,
            "post_logout_redirect_uri": self._client.after_sign_out,
            **({"id_token_hint": id_token} if id_token else {}),
        }
        return f"{place}{'&' if '?' in place else '?'}{urlencode(parameters)}"

    def _check_issuer(self, issuer: str | None, metadata: ProviderMetadata) -> None:
        """A code of another provider must not be redeemed here (RFC 9207)."""
        if issuer is None and not metadata.names_itself:
            return
        if issuer != metadata.issuer:
            raise _invalid("the callback names another issuer")

    async def _exchange(self, code: str, code_verifier: str, metadata: ProviderMetadata) -> dict[str, Any]:
        try:
            async with asyncio.timeout(CALL_TIMEOUT_SECONDS), self._oauth() as oauth:
                tokens: dict[str, Any] = await oauth.fetch_token(
                    metadata.token_endpoint,
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=code_verifier,
                )
                return tokens
        except AuthlibBaseError as error:
            raise _invalid(f"the code was not accepted: {error.error}") from error
        except (HTTPError, OSError, TimeoutError) as error:
            raise _unavailable() from error
        except ValueError as error:
            raise _invalid("the answer to the code is no JSON") from error

    async def _userinfo(self, place: str, tokens: dict[str, Any], subject: str) -> dict[str, Any]:
        try:
            async with asyncio.timeout(CALL_TIMEOUT_SECONDS), open_client() as http:
                answer = await http.get(place, headers={"authorization": f"Bearer {tokens.get('access_token')}"})
        except (HTTPError, OSError, TimeoutError) as error:
            raise _unavailable() from error
        told = parse_json(answer.content) if answer.status_code == 200 else None
        if not isinstance(told, dict) or told.get("sub") != subject:
            raise _invalid("the user information is of another person")
        return told

    def _oauth(self) -> Any:
        return AsyncOAuth2Client(
            client_id=self._client.client_id,
            client_secret=self._client.client_secret,
            redirect_uri=self._client.redirect_uri,
            scope=SCOPE,
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic",  # noqa: S106  a method's name
            timeout=CALL_TIMEOUT_SECONDS,
            verify=TLS,
        )


def _person(claims: dict[str, Any], issuer: str, id_token: str) -> ProvenIdentity:
    email, name = claims.get("email"), claims.get("name")
    if not isinstance(email, str) or "@" not in email or len(email) > _MAX_EMAIL:
        raise SignInRefused(EMAIL_MISSING, "The sign-in provider gave no email address for this account.")
    full_name = single_line(name)[:_MAX_NAME].strip() if isinstance(name, str) else ""
    return ProvenIdentity(
        issuer=issuer,
        subject=claims["sub"],
        email=email.strip(),
        email_verified=claims.get("email_verified") is True,
        full_name=full_name or email.split("@")[0],
        id_token=id_token,
    )


def _invalid(reason: str) -> SignInRefused:
    log.warning("the provider's answer was refused: %s", reason, extra={"code": PROVIDER_ANSWER_INVALID})
    return SignInRefused(PROVIDER_ANSWER_INVALID, "The sign-in provider's answer could not be trusted.")


def _unavailable() -> SignInRefused:
    return SignInRefused(
        PROVIDER_UNAVAILABLE, f"The sign-in provider did not answer within {CALL_TIMEOUT_SECONDS:g} s."
    )
