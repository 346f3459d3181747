"""Verifying an id token: our list of algorithms, the provider's keys by id alone, and every claim we rest on.

What the token says about how it is to be verified is never believed: `jwk`, `jku`, `x5u`, `crit` and the like in its
header refuse it, and its size and shape are checked before anything is decoded.
"""

import base64
import binascii
import hmac
import re
from dataclasses import dataclass
from typing import Any, Protocol

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from kernel.auth.strict_jwt import MAX_TOKEN_BYTES, InvalidToken, read_claims

ALGORITHMS = ("RS256", "PS256", "ES256", "Ed25519")
LEEWAY_SECONDS = 30
_KEY_TYPES = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC", "Ed25519": "OKP"}
_COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_FORBIDDEN_HEADER = frozenset({"crit", "jwk", "jku", "x5u", "x5c", "b64", "zip", "enc", "epk", "p2c", "p2s"})

PublicKey = RSAKey | ECKey | OKPKey | OctKey


class ProviderKeys(Protocol):
    """The provider's public keys; None for an id it does not publish."""

    async def find(self, key_id: str) -> PublicKey | None: ...


@dataclass(frozen=True)
class Expected:
    issuer: str
    client_id: str
    nonce: str
    now: float


async def verify_id_token(token: str, keys: ProviderKeys, expected: Expected) -> dict[str, Any]:
    """The claims; raises `InvalidToken` with the reason, which is for our log only."""
    algorithm, key_id = _read_header(token)
    key = await keys.find(key_id)
    if key is None:
        raise InvalidToken("the id token names a key that the provider does not publish")
    if key.key_type != _KEY_TYPES[algorithm]:
        raise InvalidToken("the id token's algorithm does not fit the key it names")
    try:
        signed = jws.deserialize_compact(token, key, algorithms=[algorithm])
    except (JoseError, ValueError) as error:
        raise InvalidToken("the id token's signature is wrong") from error
    claims = read_claims(signed.payload or b"")
    _check_origin(claims, expected)
    _check_times(claims, expected.now)
    return claims


def _read_header(token: str) -> tuple[str, str]:
    if len(token) > MAX_TOKEN_BYTES:
        raise InvalidToken(f"the id token is longer than {MAX_TOKEN_BYTES} bytes")
    if not _COMPACT.fullmatch(token):
        raise InvalidToken("the id token is no compact JWS")
    header = read_claims(_decode(token.split(".", 1)[0]))
    forbidden = _FORBIDDEN_HEADER & header.keys()
    if forbidden:
        raise InvalidToken(f"the id token's header has {', '.join(sorted(forbidden))}")
    algorithm, key_id = header.get("alg"), header.get("kid")
    if algorithm not in ALGORITHMS:
        raise InvalidToken("the id token's algorithm is not one of ours")
    if header.get("typ", "JWT") != "JWT":
        raise InvalidToken("the token is of another type than an id token")
    if not isinstance(key_id, str) or not key_id:
        raise InvalidToken("the id token names no key")
    return algorithm, key_id


def _check_origin(claims: dict[str, Any], expected: Expected) -> None:
    if claims.get("iss") != expected.issuer:
        raise InvalidToken("the id token is from another issuer")
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    if expected.client_id not in audiences:
        raise InvalidToken("the id token is for another client")
    if claims.get("azp", expected.client_id) != expected.client_id or (len(audiences) > 1 and "azp" not in claims):
        raise InvalidToken("the id token was issued to another party")
    nonce = claims.get("nonce")
    if not isinstance(nonce, str) or not hmac.compare_digest(nonce.encode(), expected.nonce.encode()):
        raise InvalidToken("the id token's nonce is not that of this sign-in")
    subject = claims.get("sub")
    if not isinstance(subject, str) or not subject.isascii() or not 0 < len(subject) <= 255:
        raise InvalidToken("the id token names no person")


def _check_times(claims: dict[str, Any], now: float) -> None:
    expires, issued = claims.get("exp"), claims.get("iat")
    not_before = claims.get("nbf", issued)
    if type(expires) is not int or type(issued) is not int or type(not_before) is not int:
        raise InvalidToken("the id token's times are missing or no whole numbers")
    if expires + LEEWAY_SECONDS <= now:
        raise InvalidToken("the id token has expired")
    if max(issued, not_before) > now + LEEWAY_SECONDS:
        raise InvalidToken("the id token is from the future")


def _decode(part: str) -> bytes:
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise InvalidToken("the id token's header is no base64url") from error
