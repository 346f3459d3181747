"""Internal tokens: what is accepted, and every forgery we know of that must not be."""

import asyncio
import base64
import hashlib
import hmac
from typing import Any

import orjson
import pytest
from joserfc import jws
from joserfc.jwk import OKPKey

from kernel.auth.internal_token import (
    ANONYMOUS,
    Caller,
    FetchedKeys,
    GivenKeys,
    InvalidToken,
    KeysUnavailable,
    TokenSigner,
    TokenVerifier,
    canonical_json,
    new_signing_key,
)

KEY = new_signing_key()
SIGNER = TokenSigner(KEY)
BODY = b'{"query":"{ me { id } }"}'
HANNA = Caller("usr_1", "USER", frozenset({"HR"}), frozenset({"users:read"}), "com_1", "OWNER", "web")
NOW = 1_800_000_000.0


def signer(at: float = NOW) -> TokenSigner:
    return TokenSigner(KEY, clock=lambda: at)


def verifier(at: float = NOW, audience: str = "users") -> TokenVerifier:
    return TokenVerifier(GivenKeys(SIGNER.public_jwks()), audience, clock=lambda: at)


def part(value: object) -> str:
    body = value if isinstance(value, bytes) else orjson.dumps(value)
    return base64.urlsafe_b64encode(body).rstrip(b"=").decode()


def claims_of(token: str) -> dict[str, Any]:
    body = token.split(".")[1]
    claims: dict[str, Any] = orjson.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return claims


def signed(payload: bytes, header: dict[str, Any] | None = None) -> str:
    """Truly signed by the gateway's key, with whatever inside."""
    used = {"alg": "Ed25519", "kid": KEY["kid"], "typ": "viva-internal+jwt", **(header or {})}
    private = OKPKey.import_key({name: KEY[name] for name in ("kty", "crv", "x", "d")})
    head, body = part(used), part(payload)
    signature = jws.serialize_compact({"alg": "Ed25519"}, b"", private, algorithms=["Ed25519"])  # key check only
    assert signature
    raw = private.private_key.sign(f"{head}.{body}".encode())  # type: ignore[union-attr]
    return f"{head}.{body}.{part(raw)}"


def with_claims(**changes: object) -> str:
    claims = {**claims_of(signer().sign(HANNA, "users", BODY)), **changes}
    return signed(orjson.dumps(claims))


class TestAccepted:
    async def test_says_who_calls(self) -> None:
        assert await verifier().verify(signer().sign(HANNA, "users", BODY), BODY) == HANNA

    async def test_a_candidate_is_known_by_the_invitation(self) -> None:
        candidate = Caller("inv_1", "INVITATION", scopes=frozenset({"interview:take"}))
        caller = await verifier().verify(signer().sign(candidate, "users", BODY), BODY)
        assert caller.invitation_id == "inv_1"
        assert HANNA.invitation_id is None

    async def test_nobody_is_somebody_too(self) -> None:
        assert await verifier().verify(signer().sign(ANONYMOUS, "users", BODY), BODY) == ANONYMOUS

    async def test_lives_thirty_seconds_and_a_little_leeway(self) -> None:
        token = signer().sign(HANNA, "users", BODY)
        assert await verifier(NOW + 34).verify(token, BODY) == HANNA
        with pytest.raises(InvalidToken, match="expired"):
            await verifier(NOW + 35).verify(token, BODY)

    async def test_the_hash_of_a_subscribe_payload_does_not_depend_on_key_order(self) -> None:
        assert canonical_json({"b": 1, "a": {"d": 1, "c": 2}}) == b'{"a":{"c":2,"d":1},"b":1}'


class TestRefused:
    async def refuse(self, token: str, body: bytes = BODY) -> str:
        with pytest.raises(InvalidToken) as invalid:
            await verifier().verify(token, body)
        return str(invalid.value)

    async def test_another_body(self) -> None:
        assert "another body" in await self.refuse(signer().sign(HANNA, "users", BODY), BODY + b" ")

    async def test_another_subgraph(self) -> None:
        assert "not for users" in await self.refuse(signer().sign(HANNA, "analysis", BODY))

    async def test_the_algorithm_none(self) -> None:
        _, payload, _ = signer().sign(HANNA, "users", BODY).split(".")
        for signature in ("", "x"):
            header = part({"alg": "none", "kid": KEY["kid"], "typ": "viva-internal+jwt"})
            await self.refuse(f"{header}.{payload}.{signature}")

    async def test_a_shared_secret_made_of_the_public_key(self) -> None:
        _, payload, _ = signer().sign(HANNA, "users", BODY).split(".")
        header = part({"alg": "HS256", "kid": KEY["kid"], "typ": "viva-internal+jwt"})
        mac = hmac.new(KEY["x"].encode(), f"{header}.{payload}".encode(), hashlib.sha256).digest()
        await self.refuse(f"{header}.{payload}.{part(mac)}")

    @pytest.mark.parametrize(
        "extra",
        [
            {"jwk": {"kty": "OKP", "crv": "Ed25519", "x": KEY["x"]}},
            {"jku": "https://attacker.example/jwks.json"},
            {"x5u": "https://attacker.example/cert"},
            {"crit": ["exp"]},
            {"b64": False, "crit": ["b64"]},
            {"zip": "DEF"},
            {"cty": "JWT"},
            {"kid": "../../etc/passwd"},
            {"kid": None},
            {"kid": 7},
            {"typ": "JWT"},
            {"typ": "at+jwt"},
            {"alg": "EdDSA"},
        ],
    )
    async def test_any_other_header_even_when_truly_signed(self, extra: dict[str, Any]) -> None:
        claims = orjson.dumps(claims_of(signer().sign(HANNA, "users", BODY)))
        assert await self.refuse(signed(claims, extra))

    async def test_a_key_that_is_not_the_gateways(self) -> None:
        stranger = TokenSigner({**new_signing_key(), "kid": KEY["kid"]}, clock=lambda: NOW)
        assert "signature" in await self.refuse(stranger.sign(HANNA, "users", BODY))

    async def test_a_changed_claim(self) -> None:
        head, _, signature = signer().sign(HANNA, "users", BODY).split(".")
        claims = {**claims_of(signer().sign(HANNA, "users", BODY)), "roles": ["ADMIN"]}
        assert "signature" in await self.refuse(f"{head}.{part(claims)}.{signature}")

    @pytest.mark.parametrize(
        "changes",
        [
            {"iss": "viva"},
            {"iss": None},
            {"aud": ["users"]},
            {"aud": None},
            {"exp": NOW + 30.5},
            {"exp": str(int(NOW) + 30)},
            {"exp": True},
            {"exp": int(NOW) + 3600},
            {"exp": None},
            {"iat": int(NOW) + 600, "exp": int(NOW) + 630},
            {"iat": None},
            {"sub": ""},
            {"sub": None},
            {"kind": "ROOT"},
            {"roles": "ADMIN"},
            {"scopes": [1]},
            {"companyRole": "KING"},
            {"companyRole": None},
            {"client": 3},
            {"bodySha256": None},
            {"bodySha256": "ü" * 64},
        ],
    )
    async def test_claims_that_are_missing_or_of_another_shape(self, changes: dict[str, object]) -> None:
        assert await self.refuse(with_claims(**changes))

    async def test_a_claim_that_stands_twice(self) -> None:
        claims = orjson.dumps(claims_of(signer().sign(HANNA, "users", BODY)))
        assert "twice" in await self.refuse(signed(claims[:-1] + b',"sub":"usr_2"}'))

    async def test_a_megabyte_of_token_before_decoding_it(self) -> None:
        assert "longer than 8192" in await self.refuse("a" * 1_000_000)

    @pytest.mark.parametrize("token", ["", "a.b", "a..b", "a.b.c.d", "a.b.c.d.e", "ä.b.c", "a b.c.d", "e30.e30.e30"])
    async def test_what_is_no_signed_token_at_all(self, token: str) -> None:
        assert await self.refuse(token)

    def test_a_signing_key_that_is_none_stops_the_start(self) -> None:
        for wrong in ({}, {"kty": "OKP", "crv": "Ed25519", "x": KEY["x"]}, {"kty": "RSA", "n": "x", "e": "AQAB"}):
            with pytest.raises(ValueError, match="private Ed25519"):
                TokenSigner(wrong)

    def test_the_published_keys_hold_nothing_private(self) -> None:
        assert KEY["d"] not in str(SIGNER.public_jwks())


class FakeEndpoint:
    """A JWKS endpoint that counts how often it is asked."""

    def __init__(self, *answers: bytes | Exception) -> None:
        self.answers, self.calls = list(answers), 0

    def __call__(self, url: str) -> bytes:
        self.calls += 1
        answer = self.answers[min(self.calls, len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


class TestFetchedKeys:
    URL = "http://localhost:8001/.well-known/jwks.json"

    def setup_method(self) -> None:
        self.now = 0.0

    def keys(self, endpoint: FakeEndpoint) -> FetchedKeys:
        return FetchedKeys(self.URL, fetch=endpoint, clock=lambda: self.now)

    async def test_a_known_key_is_fetched_once(self) -> None:
        endpoint = FakeEndpoint(orjson.dumps(SIGNER.public_jwks()))
        keys = self.keys(endpoint)
        for _ in range(100):
            assert await keys.find(KEY["kid"]) is not None
        assert endpoint.calls == 1

    async def test_a_flood_of_unknown_ids_costs_one_fetch_every_few_seconds(self) -> None:
        endpoint = FakeEndpoint(orjson.dumps(SIGNER.public_jwks()))
        keys = self.keys(endpoint)
        found = await asyncio.gather(*(keys.find(f"kid-{number}") for number in range(200)))
        assert set(found) == {None}
        assert endpoint.calls == 1
        self.now = 6.0
        await keys.find("kid-again")
        assert endpoint.calls == 2

    async def test_a_new_key_of_the_gateway_is_found_after_rotation(self) -> None:
        other = TokenSigner(new_signing_key())
        endpoint = FakeEndpoint(orjson.dumps(SIGNER.public_jwks()), orjson.dumps(other.public_jwks()))
        keys = self.keys(endpoint)
        assert await keys.find(KEY["kid"]) is not None
        self.now = 6.0
        assert await keys.find(other.public_jwks()["keys"][0]["kid"]) is not None

    async def test_an_endpoint_that_is_down_is_told_apart_from_a_bad_token(self) -> None:
        keys = self.keys(FakeEndpoint(ConnectionRefusedError("refused")))
        with pytest.raises(KeysUnavailable, match="within 2 s"):
            await keys.find(KEY["kid"])

    async def test_keys_once_fetched_outlive_the_endpoint(self) -> None:
        endpoint = FakeEndpoint(orjson.dumps(SIGNER.public_jwks()), TimeoutError("slow"))
        keys = self.keys(endpoint)
        assert await keys.find(KEY["kid"]) is not None
        self.now = 6.0
        with pytest.raises(KeysUnavailable):
            await keys.find("unknown")
        assert await keys.find(KEY["kid"]) is not None

    @pytest.mark.parametrize("answer", [b"{", b"[]", b'{"keys": 3}', b'{"keys":[{"crv":"Ed25519","kid":"a","x":"!"}]}'])
    async def test_an_answer_that_is_no_key_set_is_no_key(self, answer: bytes) -> None:
        with pytest.raises(KeysUnavailable):
            await self.keys(FakeEndpoint(answer)).find("a")

    def test_only_http_addresses_are_asked(self) -> None:
        with pytest.raises(ValueError, match="http"):
            FetchedKeys("file:///etc/passwd")
