"""The token by which the gateway vouches for a caller towards one subgraph, for 30 seconds and for one body.

An Ed25519 JWT. It is read strictly: one algorithm, three header fields, whole-number times, no field twice, and a
size limit before anything is decoded (each of these was a hole in somebody's library).
"""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

import orjson
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from kernel.auth.caller import ANONYMOUS, CALLER_KINDS, COMPANY_ROLES, Caller
from kernel.auth.keys import FetchedKeys, GivenKeys, KeySource, KeysUnavailable
from kernel.auth.strict_jwt import InvalidToken, read_claims, read_key_id
from kernel.ids import new_id

__all__ = [
    "ANONYMOUS",
    "TOKEN_HEADER",
    "Caller",
    "FetchedKeys",
    "GivenKeys",
    "InvalidToken",
    "KeysUnavailable",
    "TokenSigner",
    "TokenVerifier",
    "canonical_json",
    "new_signing_key",
]

TOKEN_HEADER = "viva-internal-token"  # noqa: S105  a header's name
TOKEN_TYPE = "viva-internal+jwt"  # noqa: S105
ISSUER = "viva-gateway"
LIFETIME_SECONDS = 30
LEEWAY_SECONDS = 5
ALGORITHM = "Ed25519"


def canonical_json(payload: Any) -> bytes:
    """The bytes that are hashed for a subscribe payload: sorted keys, no spaces."""
    try:
        return orjson.dumps(payload, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # half a surrogate pair in a text
        return json.dumps(payload, sort_keys=True, separators=(",", ":")).encode()


def new_signing_key() -> dict[str, Any]:
    """A private JWK with an id, as VIVA_GATEWAY_SIGNING_KEY wants it."""
    key = OKPKey.generate_key("Ed25519", private=True)
    return {**key.as_dict(private=True), "kid": key.thumbprint(), "use": "sig", "alg": ALGORITHM}


class TokenSigner:
    def __init__(self, private_jwk: dict[str, Any], *, clock: Callable[[], float] = time.time) -> None:
        if private_jwk.get("crv") != "Ed25519" or "d" not in private_jwk:
            raise ValueError("the signing key must be a private Ed25519 JWK (kty OKP, crv Ed25519, x, d)")
        self._key = OKPKey.import_key({name: private_jwk[name] for name in ("kty", "crv", "x", "d")})
        self._key_id = str(private_jwk.get("kid") or self._key.thumbprint())
        self._clock = clock

    def public_jwks(self) -> dict[str, Any]:
        """What the gateway serves at /.well-known/jwks.json."""
        public = {name: self._key.as_dict(private=False)[name] for name in ("kty", "crv", "x")}
        return {"keys": [{**public, "kid": self._key_id, "use": "sig", "alg": ALGORITHM}]}

    def sign(self, caller: Caller, audience: str, body: bytes) -> str:
        now = int(self._clock())
        claims = {
            "iss": ISSUER,
            "aud": audience,
            "iat": now,
            "exp": now + LIFETIME_SECONDS,
            "jti": new_id("jti"),
            "sub": caller.subject,
            "kind": caller.kind,
            "roles": sorted(caller.roles),
            "scopes": sorted(caller.scopes),
            "company": caller.company_id,
            "companyRole": caller.company_role,
            "client": caller.client,
            **_of_link(caller),
            "bodySha256": hashlib.sha256(body).hexdigest(),
        }
        header = {"alg": ALGORITHM, "kid": self._key_id, "typ": TOKEN_TYPE}
        return jws.serialize_compact(header, orjson.dumps(claims), self._key, algorithms=[ALGORITHM])


class TokenVerifier:
    """`audience` is the subgraph's own name. Raises `InvalidToken` (401) or `KeysUnavailable` (503)."""

    def __init__(self, keys: KeySource, audience: str, *, clock: Callable[[], float] = time.time) -> None:
        self._keys, self._audience, self._clock = keys, audience, clock

    async def verify(self, token: str, body: bytes) -> Caller:
        key = await self._keys.find(read_key_id(token, ALGORITHM, TOKEN_TYPE))
        if key is None:
            raise InvalidToken("the token names a key that the gateway does not publish")
        try:
            signed = jws.deserialize_compact(token, key, algorithms=[ALGORITHM])
        except (JoseError, ValueError) as error:
            raise InvalidToken("the token's signature is wrong") from error
        claims = read_claims(signed.payload or b"")
        self._check(claims, body)
        return _caller(claims)

    def _check(self, claims: dict[str, Any], body: bytes) -> None:
        now = self._clock()
        issued, expires = _whole_number(claims, "iat"), _whole_number(claims, "exp")
        if claims.get("iss") != ISSUER:
            raise InvalidToken("the token is not from the gateway")
        if claims.get("aud") != self._audience:
            raise InvalidToken(f"the token is not for {self._audience}")
        if expires + LEEWAY_SECONDS <= now or expires - issued > LIFETIME_SECONDS:
            raise InvalidToken("the token has expired")
        if issued > now + LEEWAY_SECONDS:
            raise InvalidToken("the token is from the future")
        if not hmac.compare_digest(_text(claims, "bodySha256"), hashlib.sha256(body).hexdigest()):
            raise InvalidToken("the token was made for another body")


def _of_link(caller: Caller) -> dict[str, Any]:
    if caller.kind != "INVITATION":
        return {}
    beside = {} if caller.signed_in_user is None else {"signedIn": caller.signed_in_user}
    return {"linkGeneration": caller.link_generation, **beside}


def _caller(claims: dict[str, Any]) -> Caller:
    kind = CALLER_KINDS.get(_text(claims, "kind"))
    member_of = claims.get("company") is not None
    company_role = COMPANY_ROLES.get(_text(claims, "companyRole")) if member_of else None
    if kind is None or (member_of and company_role is None):
        raise InvalidToken("the token has an unknown kind or company role")
    return Caller(
        subject=_text(claims, "sub"),
        kind=kind,
        roles=_words(claims, "roles"),
        scopes=_words(claims, "scopes"),
        company_id=_text(claims, "company") if member_of else None,
        company_role=company_role,
        client=_text(claims, "client"),
        link_generation=_whole_number(claims, "linkGeneration") if "linkGeneration" in claims else 1,
        signed_in_user=_text(claims, "signedIn") if "signedIn" in claims else None,
        token_id=_text(claims, "jti"),
    )


def _text(claims: dict[str, Any], name: str) -> str:
    value = claims.get(name)
    if not isinstance(value, str) or not value or not value.isascii():
        raise InvalidToken(f"the token's {name} is missing or no text")
    return value


def _words(claims: dict[str, Any], name: str) -> frozenset[str]:
    value = claims.get(name)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InvalidToken(f"the token's {name} is no list of words")
    return frozenset(value)


def _whole_number(claims: dict[str, Any], name: str) -> int:
    value = claims.get(name)
    if type(value) is not int:
        raise InvalidToken(f"the token's {name} is missing or no whole number")
    return value
