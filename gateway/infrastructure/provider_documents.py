"""What the provider publishes of itself: discovery and keys, fetched with a deadline and kept for a while."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import orjson
from httpx2 import HTTPError
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, OKPKey, RSAKey

from gateway.domain.errors import PROVIDER_ANSWER_INVALID, PROVIDER_UNAVAILABLE, SignInRefused
from gateway.infrastructure.id_token import PublicKey
from gateway.infrastructure.outgoing import CALL_TIMEOUT_SECONDS, open_client
from kernel.http_address import check_http_url

KEEP_SECONDS = 600.0
# An unknown key id may mean that the keys have just been changed, or that somebody makes ids up.
REFETCH_KEYS_AFTER_SECONDS = 60.0
MAX_DOCUMENT_BYTES = 256_000

Fetch = Callable[[str], Awaitable[Any]]


@dataclass(frozen=True)
class ProviderMetadata:
    issuer: str
    """Exactly as it writes itself; some end in a slash."""
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None
    end_session_endpoint: str | None
    names_itself: bool
    """Whether each authorization response must carry `iss` (RFC 9207)."""


class ProviderDocuments:
    def __init__(self, issuer: str, fetch: Fetch, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._issuer, self._fetch, self._clock = issuer.rstrip("/"), fetch, clock
        self._metadata: ProviderMetadata | None = None
        self._metadata_at = 0.0
        self._keys: dict[str, PublicKey] = {}
        self._keys_at: float | None = None
        self._lock = asyncio.Lock()

    async def metadata(self) -> ProviderMetadata:
        async with self._lock:
            if self._metadata is None or self._clock() - self._metadata_at > KEEP_SECONDS:
                document = await self._fetch(f"{self._issuer}/.well-known/openid-configuration")
                self._metadata = read_metadata(document, self._issuer)
                self._metadata_at = self._clock()
            return self._metadata

    async def find(self, key_id: str) -> PublicKey | None:
        address = (await self.metadata()).jwks_uri
        async with self._lock:
            if self._must_fetch(key_id):
                self._keys_at = self._clock()
                self._keys = read_keys(await self._fetch(address))
            return self._keys.get(key_id)

    def _must_fetch(self, key_id: str) -> bool:
        if self._keys_at is None or not self._keys:
            return True
        age = self._clock() - self._keys_at
        return age > KEEP_SECONDS or (key_id not in self._keys and age > REFETCH_KEYS_AFTER_SECONDS)


def read_metadata(document: Any, issuer: str) -> ProviderMetadata:
    if not isinstance(document, dict) or str(document.get("issuer", "")).rstrip("/") != issuer:
        raise SignInRefused(PROVIDER_ANSWER_INVALID, "The sign-in provider describes itself as another one.")
    return ProviderMetadata(
        issuer=str(document["issuer"]),
        authorization_endpoint=_address(document, "authorization_endpoint"),
        token_endpoint=_address(document, "token_endpoint"),
        jwks_uri=_address(document, "jwks_uri"),
        userinfo_endpoint=_address(document, "userinfo_endpoint") if "userinfo_endpoint" in document else None,
        end_session_endpoint=_address(document, "end_session_endpoint") if "end_session_endpoint" in document else None,
        names_itself=document.get("authorization_response_iss_parameter_supported") is True,
    )


def _address(document: dict[str, Any], name: str) -> str:
    value = document.get(name)
    try:
        # The client's secret and codes go there: as safely as to the issuer itself.
        check_http_url(value if isinstance(value, str) else "")
    except ValueError as problem:
        message = f"The sign-in provider names no usable {name}: {problem}."
        raise SignInRefused(PROVIDER_ANSWER_INVALID, message) from problem
    return str(value)


def read_keys(document: Any) -> dict[str, PublicKey]:
    """Public signature keys of the kinds we accept; others in the set are not for us."""
    listed = document.get("keys") if isinstance(document, dict) else None
    if not isinstance(listed, list):
        raise SignInRefused(PROVIDER_ANSWER_INVALID, "The sign-in provider publishes no keys.")
    usable = [key for key in listed if isinstance(key, dict) and _is_usable(key)]
    try:
        keys = KeySet.import_key_set({"keys": usable}).keys if usable else []
    except (JoseError, ValueError, KeyError) as error:
        raise SignInRefused(PROVIDER_ANSWER_INVALID, "A key of the sign-in provider is broken.") from error
    return {str(key.kid): key for key in keys if isinstance(key, RSAKey | ECKey | OKPKey)}


def _is_usable(key: dict[str, Any]) -> bool:
    return key.get("kty") in {"RSA", "EC", "OKP"} and key.get("use", "sig") == "sig" and isinstance(key.get("kid"), str)


async def fetch_json(url: str) -> Any:
    """One GET with a deadline; no redirects, a bounded answer."""
    try:
        async with asyncio.timeout(CALL_TIMEOUT_SECONDS), open_client() as http:
            answer = await http.get(url, headers={"accept": "application/json"})
    except (HTTPError, OSError, TimeoutError) as error:
        message = f"The sign-in provider did not answer within {CALL_TIMEOUT_SECONDS:g} s."
        raise SignInRefused(PROVIDER_UNAVAILABLE, message) from error
    if answer.status_code != 200:
        raise SignInRefused(PROVIDER_UNAVAILABLE, f"The sign-in provider answered {answer.status_code}.")
    return parse_json(answer.content)


def parse_json(body: bytes) -> Any:
    if len(body) > MAX_DOCUMENT_BYTES:
        raise SignInRefused(PROVIDER_ANSWER_INVALID, "The sign-in provider's answer is too long.")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise SignInRefused(PROVIDER_ANSWER_INVALID, "The sign-in provider's answer is no JSON.") from error
