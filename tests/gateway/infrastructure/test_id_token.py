"""Id tokens: what is accepted, and the list of forgeries that are not."""

import json
from typing import Any

import pytest
from joserfc.jwk import RSAKey

from gateway.infrastructure.id_token import Expected, verify_id_token
from kernel.auth.strict_jwt import InvalidToken
from tests.gateway.tokens import CLIENT, EC, ED, ISSUER, NONCE, NOW, RSA, Keys, claims, hmac_signed, part, raw, signed

EXPECTED = Expected(ISSUER, CLIENT, NONCE, NOW)
STRANGER = RSAKey.generate_key(2048, {"kid": "rsa-1"}, private=True)


async def verify(token: str, keys: Keys | None = None) -> dict[str, Any]:
    return await verify_id_token(token, keys or Keys(), EXPECTED)


class TestAccepted:
    @pytest.mark.parametrize(
        "token", [signed(), signed(alg="PS256"), signed(key=EC, alg="ES256"), signed(key=ED, alg="Ed25519")]
    )
    async def test_a_good_token_in_each_of_our_algorithms(self, token: str) -> None:
        assert (await verify(token))["sub"] == "person-1"

    @pytest.mark.parametrize(
        "changed",
        [
            {"aud": [CLIENT]},
            {"azp": CLIENT},
            {"aud": [CLIENT, "other"], "azp": CLIENT},
            {"nbf": NOW},
            {"exp": NOW - 10},
        ],
    )
    async def test_what_the_standard_allows(self, changed: dict[str, Any]) -> None:
        assert await verify(signed(claims(**changed)))

    async def test_a_token_without_typ_is_an_id_token_too(self) -> None:
        assert await verify(signed(header={"typ": None}))


class TestClaims:
    @pytest.mark.parametrize(
        "changed",
        [
            {"iss": "http://localhost:18180/realms/other"},
            {"iss": None},
            {"aud": "other"},
            {"aud": None},
            {"aud": []},
            {"aud": [CLIENT, "other"]},
            {"azp": "other"},
            {"nonce": "m" * 43},
            {"nonce": None},
            {"nonce": 7},
            {"sub": None},
            {"sub": ""},
            {"sub": 7},
            {"sub": "x" * 256},
            {"sub": "pers\u00f6n"},
            {"exp": NOW - 60},
            {"exp": None},
            {"exp": NOW + 300.5},
            {"exp": str(NOW + 300)},
            {"exp": True},
            {"iat": None},
            {"iat": NOW + 60},
            {"nbf": NOW + 60},
            {"nbf": "soon"},
        ],
    )
    async def test_one_wrong_claim_refuses_the_token(self, changed: dict[str, Any]) -> None:
        token = signed({**claims(), **changed} if None not in changed.values() else claims(**changed))
        with pytest.raises(InvalidToken):
            await verify(token)

    async def test_a_claim_that_stands_twice_refuses_the_token(self) -> None:
        body = json.dumps(claims())[:-1] + f', "sub": "somebody-else", "nonce": "{NONCE}"}}'
        with pytest.raises(InvalidToken, match="twice"):
            await verify(signed(body.encode()))

    @pytest.mark.parametrize("body", [b"[]", b"7", b"not json", b"\xff"])
    async def test_a_payload_that_is_no_object_refuses_the_token(self, body: bytes) -> None:
        with pytest.raises(InvalidToken):
            await verify(signed(body))


class TestForgeries:
    async def test_alg_none(self) -> None:
        for alg in ("none", "None", "NONE", "nOnE"):
            with pytest.raises(InvalidToken):
                await verify(raw({"alg": alg, "kid": "rsa-1", "typ": "JWT"}, claims(), b"x"))

    async def test_hmac_with_the_public_key_as_secret(self) -> None:
        with pytest.raises(InvalidToken, match="algorithm"):
            await verify(hmac_signed(RSA.as_pem(private=False)))

    async def test_another_key_under_the_same_id(self) -> None:
        with pytest.raises(InvalidToken, match="signature"):
            await verify(signed(key=STRANGER))

    async def test_an_unknown_key_id(self) -> None:
        with pytest.raises(InvalidToken, match="does not publish"):
            await verify(signed(header={"kid": "rsa-2"}))

    @pytest.mark.parametrize("key_id", [None, "", 7, ["rsa-1"]])
    async def test_a_key_id_that_is_none(self, key_id: object) -> None:
        keys = Keys()
        with pytest.raises(InvalidToken):
            await verify(raw({"alg": "RS256", "kid": key_id, "typ": "JWT"}, claims(), b"x"), keys)
        assert keys.asked == []

    async def test_an_algorithm_that_does_not_fit_the_key(self) -> None:
        with pytest.raises(InvalidToken, match="fit"):
            await verify(signed(header={"kid": "ec-1"}))

    @pytest.mark.parametrize(
        "header",
        [
            {"jwk": STRANGER.as_dict(private=False)},
            {"jku": "http://evil.example/keys"},
            {"x5u": "http://evil.example/cert"},
            {"x5c": ["MIIB"]},
            {"crit": ["exp"], "exp": NOW},
            {"b64": False, "crit": ["b64"]},
            {"zip": "DEF"},
            {"enc": "A256GCM"},
            {"p2c": 2**31, "p2s": "salt"},
        ],
    )
    async def test_a_header_that_says_how_to_verify(self, header: dict[str, Any]) -> None:
        keys = Keys()
        with pytest.raises(InvalidToken):
            await verify(raw({"alg": "RS256", "kid": "rsa-1", "typ": "JWT", **header}, claims(), b"x"), keys)
        assert keys.asked == []

    @pytest.mark.parametrize("kind", ["at+jwt", "logout+jwt", "viva-internal+jwt"])
    async def test_a_token_of_another_type(self, kind: str) -> None:
        with pytest.raises(InvalidToken, match="type"):
            await verify(signed(header={"typ": kind}))

    @pytest.mark.parametrize(
        "token",
        ["", "a", "a.b", "a.b.c.d.e", "..", "a..c", "\u00e4.b.c", "a.b.c\n", "x" * 9000, signed() + "." + signed()],
    )
    async def test_what_is_no_compact_token(self, token: str) -> None:
        with pytest.raises(InvalidToken):
            await verify(token)

    async def test_a_token_of_a_megabyte_is_not_even_decoded(self) -> None:
        with pytest.raises(InvalidToken, match="longer"):
            await verify(signed(claims(name="x" * 1_000_000)))

    async def test_a_header_that_is_no_base64url_or_json(self) -> None:
        for header in ("a", part(b"not json"), part(b"[]")):
            with pytest.raises(InvalidToken):
                await verify(f"{header}.{part(b'{}')}.{part(b'x')}")

    async def test_a_changed_payload(self) -> None:
        header, _, signature = signed().split(".")
        with pytest.raises(InvalidToken, match="signature"):
            await verify(f"{header}.{part(json.dumps(claims(sub='person-2')).encode())}.{signature}")
