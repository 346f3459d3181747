"""Discovery and keys of the provider: cached, refetched with restraint, and checked."""

from typing import Any

import pytest

from gateway.domain.errors import SignInRefused
from gateway.infrastructure.provider_documents import (
    KEEP_SECONDS,
    MAX_DOCUMENT_BYTES,
    REFETCH_KEYS_AFTER_SECONDS,
    ProviderDocuments,
    fetch_json,
    parse_json,
)
from tests.gateway.tokens import EC, ISSUER, RSA
from tests.support.ports import free_port

DISCOVERY = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/auth",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/certs",
}


class Provider:
    def __init__(self) -> None:
        self.time = 0.0
        self.fetched: list[str] = []
        self.discovery: Any = dict(DISCOVERY)
        self.keys: Any = {"keys": [RSA.as_dict(private=False)]}
        self.documents = ProviderDocuments(ISSUER, self.fetch, clock=lambda: self.time)

    async def fetch(self, url: str) -> Any:
        self.fetched.append(url.removeprefix(ISSUER))
        return self.keys if url.endswith("/certs") else self.discovery


@pytest.fixture
def provider() -> Provider:
    return Provider()


class TestCaching:
    async def test_both_documents_are_fetched_once(self, provider: Provider) -> None:
        for _ in range(3):
            assert await provider.documents.find("rsa-1") is not None
        assert provider.fetched == ["/.well-known/openid-configuration", "/certs"]

    async def test_and_again_after_ten_minutes(self, provider: Provider) -> None:
        await provider.documents.find("rsa-1")
        provider.time += KEEP_SECONDS + 1
        await provider.documents.find("rsa-1")
        assert len(provider.fetched) == 4

    async def test_a_flood_of_unknown_key_ids_costs_one_fetch_a_minute(self, provider: Provider) -> None:
        await provider.documents.find("rsa-1")
        for number in range(100):
            provider.time += 0.1
            assert await provider.documents.find(f"made-up-{number}") is None
        assert provider.fetched.count("/certs") == 1

    async def test_new_keys_of_the_provider_are_found_after_a_minute_at_most(self, provider: Provider) -> None:
        await provider.documents.find("rsa-1")
        provider.keys = {"keys": [EC.as_dict(private=False)]}
        provider.time += REFETCH_KEYS_AFTER_SECONDS + 1
        assert await provider.documents.find("ec-1") is not None
        assert await provider.documents.find("rsa-1") is None


class TestChecks:
    @pytest.mark.parametrize(
        "changed",
        [
            {"issuer": "http://evil.example"},
            {"issuer": None},
            {"token_endpoint": "javascript:x"},
            {"jwks_uri": None},
            {"token_endpoint": "http://identity.example/token"},
            {"jwks_uri": "http://10.0.0.1/certs"},
        ],
    )
    async def test_a_document_that_cannot_be_trusted_is_refused(
        self, provider: Provider, changed: dict[str, Any]
    ) -> None:
        provider.discovery = {**DISCOVERY, **changed}
        with pytest.raises(SignInRefused) as refused:
            await provider.documents.metadata()
        assert refused.value.refusal_code == "PROVIDER_ANSWER_INVALID"

    @pytest.mark.parametrize("discovery", [[], None, 7])
    async def test_a_document_that_is_no_object_is_refused(self, provider: Provider, discovery: Any) -> None:
        provider.discovery = discovery
        with pytest.raises(SignInRefused):
            await provider.documents.metadata()

    @pytest.mark.parametrize("keys", [[], {}, {"keys": 7}, {"keys": [{"kty": "RSA", "kid": "x"}]}])
    async def test_keys_that_cannot_be_read_are_refused(self, provider: Provider, keys: Any) -> None:
        provider.keys = keys
        with pytest.raises(SignInRefused):
            await provider.documents.find("rsa-1")

    async def test_secrets_and_encryption_keys_in_the_set_are_not_for_us(self, provider: Provider) -> None:
        encryption = {**EC.as_dict(private=False), "use": "enc", "kid": "enc-1"}
        provider.keys = {"keys": [{"kty": "oct", "kid": "oct-1", "k": "c2VjcmV0"}, encryption, "x"]}
        assert await provider.documents.find("oct-1") is None
        assert await provider.documents.find("enc-1") is None

    def test_long_and_broken_answers_are_refused(self) -> None:
        for body in (b"x" * (MAX_DOCUMENT_BYTES + 1), b"<html>"):
            with pytest.raises(SignInRefused):
                parse_json(body)

    async def test_a_provider_that_is_away_is_named_as_such(self) -> None:
        with pytest.raises(SignInRefused) as refused:
            await fetch_json(f"http://127.0.0.1:{free_port()}/")
        assert refused.value.refusal_code == "PROVIDER_UNAVAILABLE"
