"""Where the gateway's public keys come from: given, or fetched from its JWKS address and cached."""

import asyncio
import time
import urllib.request
from collections.abc import Callable
from typing import Any, Protocol

import orjson
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

FETCH_TIMEOUT_SECONDS = 2.0
# A flood of unknown key ids costs one fetch in this time, not one per request.
REFETCH_AFTER_SECONDS = 5.0
MAX_JWKS_BYTES = 64_000


class KeysUnavailable(Exception):
    """The JWKS could not be fetched and no cached key helps: the caller may be honest, answer 503, not 401."""


class KeySource(Protocol):
    """Promises Ed25519 public keys by id; None for an id that the gateway does not publish."""

    async def find(self, key_id: str) -> OKPKey | None: ...


class GivenKeys:
    def __init__(self, jwks: dict[str, Any]) -> None:
        self._keys = parse_jwks(jwks)

    async def find(self, key_id: str) -> OKPKey | None:
        return self._keys.get(key_id)


Fetch = Callable[[str], bytes]


class FetchedKeys:
    def __init__(self, url: str, *, fetch: Fetch | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        if not url.startswith(("http://", "https://")):
            raise ValueError(f"the JWKS address must be http(s), not {url!r}")
        self._url, self._fetch, self._clock = url, fetch or _get, clock
        self._keys: dict[str, OKPKey] = {}
        self._failure: str | None = None
        self._fetched_at: float | None = None
        self._lock = asyncio.Lock()

    async def find(self, key_id: str) -> OKPKey | None:
        if key_id not in self._keys:
            await self._refresh(key_id)
        if key_id not in self._keys and self._failure:
            raise KeysUnavailable(self._failure)
        return self._keys.get(key_id)

    async def _refresh(self, key_id: str) -> None:
        async with self._lock:
            fresh = self._fetched_at is not None and self._clock() - self._fetched_at < REFETCH_AFTER_SECONDS
            if key_id in self._keys or fresh:
                return
            self._fetched_at = self._clock()
            try:
                body = await asyncio.to_thread(self._fetch, self._url)
                self._keys, self._failure = parse_jwks(orjson.loads(body)), None
            except (OSError, ValueError) as error:
                self._failure = f"no keys from {self._url} within {FETCH_TIMEOUT_SECONDS:g} s: {error}"


def parse_jwks(jwks: Any) -> dict[str, OKPKey]:
    """Only Ed25519 signature keys with an id; anything else in the set is not for us."""
    listed = jwks.get("keys") if isinstance(jwks, dict) else None
    if not isinstance(listed, list):
        raise ValueError("a JWKS is an object with a list of keys")
    mine = [key for key in listed if isinstance(key, dict) and key.get("crv") == "Ed25519" and key.get("kid")]
    try:
        return {str(key["kid"]): OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": key["x"]}) for key in mine}
    except (JoseError, KeyError) as error:
        raise ValueError(f"a key of the JWKS is broken: {error}") from error


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=FETCH_TIMEOUT_SECONDS) as answer:  # noqa: S310  http(s) only, see above
        body: bytes = answer.read(MAX_JWKS_BYTES)
        return body
