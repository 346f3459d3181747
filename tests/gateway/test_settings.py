"""Wrong settings stop the gateway at start with one clear line each; secrets are never shown."""

import json
from collections.abc import Callable

import pytest

from gateway.api import read_supergraph, served
from gateway.settings import GatewayApiSettings
from kernel.auth.internal_token import new_signing_key
from kernel.settings import load

GOOD = {
    "VIVA_REDIS_URL": "redis://localhost:16379",
    "VIVA_KAFKA_BOOTSTRAP": "localhost:19092",
    "VIVA_GATEWAY_DATABASE_URL": "postgresql://localhost/viva_gateway",
    "VIVA_GATEWAY_OIDC_ISSUER": "http://localhost:18180/realms/viva",
    "VIVA_GATEWAY_OIDC_CLIENT_ID": "viva-gateway",
    "VIVA_GATEWAY_OIDC_CLIENT_SECRET": "a-secret-of-the-client",
    "VIVA_GATEWAY_SIGNING_KEY": json.dumps(new_signing_key()),
}

Environment = Callable[..., None]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Environment:
    def change(**changed: str | None) -> None:
        for name, value in {**GOOD, **changed}.items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)

    return change


class TestSupergraph:
    def test_an_address_of_its_own_beyond_this_machine_needs_tls(
        self, environment: Environment, capsys: pytest.CaptureFixture[str]
    ) -> None:
        environment()
        schema = read_supergraph("schema/supergraph.graphql")
        assert served(load(GatewayApiSettings), schema)
        away = schema.replace("http://127.0.0.1:8002/", "http://users.example:8002/")
        with pytest.raises(SystemExit):
            served(load(GatewayApiSettings), away)
        told = capsys.readouterr().err
        assert "users: users.example is not this machine: use https://, in VIVA_GATEWAY_SUBGRAPH_URLS" in told
        environment(VIVA_GATEWAY_SUBGRAPH_URLS='{"users": "https://users.example/graphql"}')
        assert served(load(GatewayApiSettings), away)


class TestSettings:
    def test_good_ones_are_read(self, environment: Environment) -> None:
        environment(VIVA_GATEWAY_SUBGRAPH_URLS='{"users": "http://127.0.0.1:9002/graphql"}')
        settings = load(GatewayApiSettings)
        assert settings.subgraph_urls == {"users": "http://127.0.0.1:9002/graphql"}
        assert settings.allowed_origins == ("http://localhost:3000", "http://localhost:8001")
        assert settings.port == 8001

    @pytest.mark.parametrize("name", sorted(GOOD))
    def test_a_missing_one_is_named(
        self, environment: Environment, capsys: pytest.CaptureFixture[str], name: str
    ) -> None:
        environment(**{name: None})
        with pytest.raises(SystemExit) as stopped:
            load(GatewayApiSettings)
        lines = capsys.readouterr().err.splitlines()
        assert stopped.value.code == 2
        assert len(lines) == 1
        assert lines[0].startswith(f"viva: setting {name} is missing")

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("VIVA_GATEWAY_SIGNING_KEY", '{"kty": "OKP", "crv": "Ed25519", "x": "only-public"}'),
            ("VIVA_GATEWAY_SIGNING_KEY", '{"kty": "RSA", "d": "secret-exponent"}'),
            ("VIVA_GATEWAY_OIDC_CLIENT_SECRET", "short"),
            ("VIVA_GATEWAY_DATABASE_URL", "mysql://user:password@host/db"),
            ("VIVA_GATEWAY_URL", "localhost:8001"),
            ("VIVA_GATEWAY_URL", "http://localhost:8001/"),
            ("VIVA_GATEWAY_URL", "http://gateway.example"),
            ("VIVA_WEB_ORIGIN", "http://web.example"),
            ("VIVA_GATEWAY_PORT", "many"),
            ("VIVA_GATEWAY_OIDC_ISSUER", "http://identity.example/realms/viva"),
            ("VIVA_GATEWAY_SUBGRAPH_URLS", '{"users": "http://users.example/graphql"}'),
            ("VIVA_GATEWAY_SUBGRAPH_URLS", '{"users": "ftp://localhost/graphql"}'),
        ],
    )
    def test_a_wrong_one_is_named_without_its_value(
        self, environment: Environment, capsys: pytest.CaptureFixture[str], name: str, value: str
    ) -> None:
        environment(**{name: value})
        with pytest.raises(SystemExit):
            load(GatewayApiSettings)
        told = capsys.readouterr().err
        assert told.startswith(f"viva: setting {name} is wrong")
        assert value not in told
        assert "password" not in told

    def test_secrets_are_not_shown_by_the_settings_themselves(self, environment: Environment) -> None:
        environment()
        shown = repr(load(GatewayApiSettings))
        assert "a-secret-of-the-client" not in shown
        assert json.loads(GOOD["VIVA_GATEWAY_SIGNING_KEY"])["d"] not in shown

    def test_a_missing_supergraph_says_what_to_do(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as stopped:
            read_supergraph("schema/nothing.graphql")
        assert stopped.value.code == 2
        assert "make schema" in capsys.readouterr().err
