"""Reading a JWT strictly: size, shape and header before the signature, and no field twice."""

import base64
import binascii
import json
import re
from typing import Any

MAX_TOKEN_BYTES = 8_192
_COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")


class InvalidToken(Exception):
    """This token vouches for nobody; the message is for the log, not for the caller."""


def read_key_id(token: str, algorithm: str, token_type: str) -> str:
    """The key id of a header that has exactly `alg`, `kid` and `typ`: no `jwk`, `jku`, `x5u`, `crit`, `b64`, `zip`."""
    if len(token) > MAX_TOKEN_BYTES:
        raise InvalidToken(f"the token is longer than {MAX_TOKEN_BYTES} bytes")
    if not _COMPACT.fullmatch(token):
        raise InvalidToken("the token is no compact JWS")
    header = read_claims(_decode(token.split(".", 1)[0]))
    if set(header) != {"alg", "kid", "typ"}:
        raise InvalidToken("the token's header has other fields than alg, kid and typ")
    if header["alg"] != algorithm or header["typ"] != token_type:
        raise InvalidToken(f"the token is no {algorithm} {token_type}")
    key_id = header["kid"]
    if not isinstance(key_id, str) or not _KEY_ID.fullmatch(key_id):
        raise InvalidToken("the token's key id has a wrong shape")
    return key_id


def read_claims(body: bytes) -> dict[str, Any]:
    try:
        claims = json.loads(body, object_pairs_hook=_no_field_twice)
    except (ValueError, RecursionError) as error:
        raise InvalidToken(f"the token is no JSON: {error}") from error
    if not isinstance(claims, dict):
        raise InvalidToken("the token is no JSON object")
    return claims


def _no_field_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a field stands twice")
    return dict(pairs)


def _decode(part: str) -> bytes:
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise InvalidToken("the token's header is no base64url") from error
