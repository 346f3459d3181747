"""Making id tokens as a provider would, and as an attacker would."""

import base64
import hmac
import json
from typing import Any

from joserfc import jws
from joserfc.jwk import ECKey, OKPKey, RSAKey

from gateway.infrastructure.id_token import PublicKey

ISSUER = "http://localhost:18180/realms/viva"
CLIENT = "viva-gateway"
NONCE = "n" * 43
NOW = 1_795_000_000

RSA = RSAKey.generate_key(2048, {"kid": "rsa-1", "use": "sig"}, private=True)
EC = ECKey.generate_key("P-256", {"kid": "ec-1", "use": "sig"}, private=True)
ED = OKPKey.generate_key("Ed25519", {"kid": "ed-1", "use": "sig"}, private=True)


class Keys:
    """What the provider publishes: the public halves, by id."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.published: dict[str, PublicKey] = {
            "rsa-1": RSAKey.import_key(RSA.as_dict(private=False)),
            "ec-1": ECKey.import_key(EC.as_dict(private=False)),
            "ed-1": OKPKey.import_key(ED.as_dict(private=False)),
        }

    async def find(self, key_id: str) -> PublicKey | None:
        self.asked.append(key_id)
        return self.published.get(key_id)


def claims(**changed: Any) -> dict[str, Any]:
    """Good claims with some of them changed; `None` removes one."""
    good = {
        "iss": ISSUER,
        "aud": CLIENT,
        "sub": "person-1",
        "nonce": NONCE,
        "iat": NOW - 1,
        "exp": NOW + 300,
        "email": "hanna@northwind.example",
        "email_verified": True,
        "name": "Hanna Reyes",
    }
    return {name: value for name, value in {**good, **changed}.items() if value is not None}


def signed(
    payload: dict[str, Any] | bytes | None = None,
    *,
    key: RSAKey | ECKey | OKPKey = RSA,
    alg: str = "RS256",
    header: dict[str, Any] | None = None,
) -> str:
    body = payload if isinstance(payload, bytes) else json.dumps(payload or claims()).encode()
    head = {"alg": alg, "kid": key.kid, "typ": "JWT", **(header or {})}
    registry = jws.JWSRegistry(strict_check_header=False, algorithms=[alg])
    return jws.serialize_compact(
        {name: value for name, value in head.items() if value is not None}, body, key, registry=registry
    )


def hmac_signed(secret: bytes) -> str:
    """HS256 by hand: libraries refuse a public key as its secret, attackers do not."""
    head = part(json.dumps({"alg": "HS256", "kid": "rsa-1", "typ": "JWT"}).encode())
    covered = f"{head}.{part(json.dumps(claims()).encode())}"
    return f"{covered}.{part(hmac.digest(secret, covered.encode(), 'sha256'))}"


def raw(header: dict[str, Any], payload: dict[str, Any], signature: bytes = b"") -> str:
    """A token put together by hand."""
    return ".".join((part(json.dumps(header).encode()), part(json.dumps(payload).encode()), part(signature)))


def part(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
