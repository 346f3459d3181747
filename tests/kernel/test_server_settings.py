"""Servers on another machine: TLS that verifies and a proof of who we are, or no start (rule 9)."""

from pathlib import Path

import pytest
from pydantic import Field

from kernel.settings import ServiceSettings, load
from tests.support.certificates import Authority, Certificate

REMOTE_KAFKA = {
    "VIVA_KAFKA_BOOTSTRAP": "kafka.example:9092",
    "VIVA_KAFKA_SECURITY_PROTOCOL": "SASL_SSL",
    "VIVA_KAFKA_SASL_USERNAME": "viva",
    "VIVA_KAFKA_SASL_PASSWORD": "hunter2",
}


class ThingSettings(ServiceSettings):
    database_url: str = Field(validation_alias="VIVA_THINGS_DATABASE_URL")


@pytest.fixture(autouse=True)
def local(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything on this machine, and no setting of the machine that runs the tests."""
    set_all(
        monkeypatch,
        {
            "VIVA_PROFILE": "production",
            "VIVA_REDIS_URL": "redis://127.0.0.1:6379/0",
            "VIVA_KAFKA_BOOTSTRAP": "localhost:9092",
            "VIVA_THINGS_DATABASE_URL": "postgresql://viva@127.0.0.1/things",
        },
    )
    monkeypatch.delenv("PGHOST", raising=False)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("certificates"), "ours")


@pytest.fixture(scope="module")
def certificate(authority: Authority) -> Certificate:
    return authority.issue("viva")


def set_all(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


def complaints(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """What a start says, by setting."""
    with pytest.raises(SystemExit) as stop:
        load(ThingSettings)
    assert stop.value.code == 2
    lines = capsys.readouterr().err.splitlines()
    assert not any("hunter2" in line for line in lines)
    named = [line.removeprefix("viva: setting ").partition(" is wrong: ") for line in lines]
    return {name: complaint for name, _, complaint in named}


class TestThisMachine:
    def test_checking_addresses_reads_no_authorities(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Those of the system take 40 ms to read: four times in every process that starts, for nothing."""

        def read(*_: object, **__: object) -> None:
            raise AssertionError("authorities are read")

        monkeypatch.setattr("ssl.create_default_context", read)
        assert load(ThingSettings).kafka_bootstrap == "localhost:9092"

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("VIVA_REDIS_URL", "redis://localhost:6379"),
            ("VIVA_REDIS_URL", "redis://[::1]:6379"),
            ("VIVA_REDIS_URL", "redis://127.8.9.1"),
            ("VIVA_REDIS_URL", "unix:///run/valkey.sock"),
            ("VIVA_THINGS_DATABASE_URL", "postgresql://viva@[::1]:5432/things"),
            ("VIVA_THINGS_DATABASE_URL", "postgresql+asyncpg://viva@localhost/things"),
            ("VIVA_THINGS_DATABASE_URL", "postgresql://viva@/things?host=/var/run/postgresql"),
            ("VIVA_THINGS_DATABASE_URL", "postgresql:///things"),
            ("VIVA_KAFKA_BOOTSTRAP", "127.0.0.1:9092,localhost:9093,[::1]:9094"),
        ],
    )
    def test_needs_no_tls(self, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
        monkeypatch.setenv(name, value)
        assert load(ThingSettings)

    def test_may_ask_for_a_sign_in_without_tls(self, monkeypatch: pytest.MonkeyPatch) -> None:
        set_all(monkeypatch, REMOTE_KAFKA | {"VIVA_KAFKA_BOOTSTRAP": "127.0.0.1:9092"})
        monkeypatch.setenv("VIVA_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
        assert load(ThingSettings).broker.client_config("test")["security.protocol"] == "SASL_PLAINTEXT"


class TestAnotherMachine:
    @pytest.mark.parametrize("profile", ["production", "embedded"])
    def test_all_that_is_missing_is_said_at_once(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], profile: str
    ) -> None:
        set_all(
            monkeypatch,
            {
                "VIVA_PROFILE": profile,
                "VIVA_REDIS_URL": "redis://:hunter2@redis.example",
                "VIVA_KAFKA_BOOTSTRAP": "127.0.0.1:9092,192.0.2.7:9092",
                "VIVA_THINGS_DATABASE_URL": "postgresql://viva:hunter2@db.example/things",
            },
        )
        assert complaints(capsys) == {
            "VIVA_REDIS_URL": "redis.example is not this machine: use rediss:// (with ?ssl_ca_certs=<CA file>)",
            "VIVA_KAFKA_SECURITY_PROTOCOL": "192.0.2.7 is not this machine: use SASL_SSL with "
            "VIVA_KAFKA_SASL_USERNAME and VIVA_KAFKA_SASL_PASSWORD, or SSL with VIVA_KAFKA_CERTIFICATE_FILE "
            "and VIVA_KAFKA_KEY_FILE",
            "VIVA_THINGS_DATABASE_URL": "db.example is not this machine: "
            "add ?sslmode=verify-full&sslrootcert=<CA file>",
        }

    def test_starts_with_tls_and_passwords(self, monkeypatch: pytest.MonkeyPatch, authority: Authority) -> None:
        ca = authority.ca_file
        set_all(
            monkeypatch,
            REMOTE_KAFKA
            | {
                "VIVA_KAFKA_CA_FILE": ca,
                "VIVA_REDIS_URL": f"rediss://viva:hunter2@redis.example/0?ssl_ca_certs={ca}",
                "VIVA_THINGS_DATABASE_URL": f"postgresql://viva:hunter2@db.example/t?sslmode=verify-full&sslrootcert={ca}",
            },
        )
        settings = load(ThingSettings)
        given = settings.broker.client_config("test")
        assert {name: value for name, value in given.items() if name.startswith(("ssl", "sasl", "enable", "secu"))} == {
            "security.protocol": "SASL_SSL",
            "ssl.ca.location": ca,
            "enable.ssl.certificate.verification": True,
            "ssl.endpoint.identification.algorithm": "https",
            "sasl.mechanism": "SCRAM-SHA-512",
            "sasl.username": "viva",
            "sasl.password": "hunter2",
        }
        assert "hunter2" not in repr(settings.broker)

    def test_starts_with_certificates(
        self, monkeypatch: pytest.MonkeyPatch, authority: Authority, certificate: Certificate
    ) -> None:
        ca, own, key = authority.ca_file, certificate.certificate_file, certificate.key_file
        redis = f"rediss://redis.example/0?ssl_ca_certs={ca}&ssl_certfile={own}&ssl_keyfile={key}"
        tls = f"sslmode=verify-ca&sslrootcert={ca}&sslcert={own}&sslkey={key}"
        set_all(
            monkeypatch,
            {
                "VIVA_KAFKA_BOOTSTRAP": "kafka.example:9092",
                "VIVA_KAFKA_SECURITY_PROTOCOL": "SSL",
                "VIVA_KAFKA_CERTIFICATE_FILE": own,
                "VIVA_KAFKA_KEY_FILE": key,
                "VIVA_REDIS_URL": redis,
                "VIVA_THINGS_DATABASE_URL": f"postgresql://viva@db.example/things?{tls}",
            },
        )
        given = load(ThingSettings).broker.client_config("test")
        assert (given["ssl.certificate.location"], given["ssl.key.location"]) == (own, key)

    @pytest.mark.parametrize(
        "address",
        [
            "viva:hunter2@db.example/things?{tls}",
            "viva:hunter2@db.example/things?sslrootcert={ca}",
            "viva:hunter2@db.example/things?sslmode=disable&sslrootcert={ca}",
            "viva:hunter2@db.example/things?sslmode=allow&sslrootcert={ca}",
            "viva:hunter2@db.example/things?sslmode=prefer&sslrootcert={ca}",
            "viva:hunter2@db.example/things?sslmode=require&sslrootcert={ca}",
            "viva:hunter2@db.example/things?sslmode=verify-full",
            "viva:hunter2@db.example/things?sslmode=verify-full&sslmode=disable&sslrootcert={ca}",
            "viva:hunter2@db.example/things?sslmode=verify-full&sslrootcert={ca}&ssl=disable",
            "viva:hunter2@db.example/things?sslmode=verify-full&sslrootcert={ca}&service=other",
            "viva:hunter2@db.example/things?sslmode=verify-full&sslrootcert={ca}&hostaddr=10.0.0.1",
            "viva@db.example/things?sslmode=verify-full&sslrootcert={ca}",
            "viva:hunter2@localhost/things?hostaddr=10.0.0.1",
            "viva:hunter2@localhost/things?HOSTADDR=10.0.0.1",
            "viva:hunter2@localhost/things?servicefile=/tmp/other.conf",
            "viva:hunter2@localhost/things?dsn=postgresql://db.example/x",
            "viva:hunter2@localhost/things?host=localhost&host=db.example",
            "viva:hunter2@localhost,db.example/things",
            "viva:hunter2@localhost:5432,db.example:5432/things",
            "viva:hunter2@localhost/things?krbsrvname=x",
            "viva:hunter2@localhost/things?async_creator_fn=x",
            "viva:hunter2@localhost/things?host=db.example",
            "viva:hunter2@/things?host=/var/run/postgresql,db.example:5432",
            "viva:hunter2@127.0.0.1.example/things",
            "viva:hunter2@10.0.0.1/things",
            "viva:hunter2@[2001:db8::1]/things",
        ],
    )
    def test_a_database_is_not_trusted_unverified(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str, authority: Authority
    ) -> None:
        given = address.format(ca=authority.ca_file, tls="")
        monkeypatch.setenv("VIVA_THINGS_DATABASE_URL", f"postgresql://{given}")
        assert list(complaints(capsys)) == ["VIVA_THINGS_DATABASE_URL"]

    @pytest.mark.parametrize(
        ("url", "complaint"),
        [
            ("http://gateway.example/jwks.json", "gateway.example is not this machine: use https://"),
            ("http://10.0.0.1:8001/jwks.json", "10.0.0.1 is not this machine: use https://"),
            ("http://localhost:hunter2@evil.example/", "evil.example is not this machine: use https://"),
            ("http://127.0.0.1.example/", "127.0.0.1.example is not this machine: use https://"),
            ("http://[2001:db8::1]/", "2001:db8::1 is not this machine: use https://"),
            ("http://", "it is no address like https://host:port/path"),
            ("http://[::1", "it is no address like https://host:port/path"),
            ("https://gateway.example:many/", "it is no address like https://host:port/path"),
        ],
    )
    def test_keys_are_not_read_without_tls(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str, complaint: str
    ) -> None:
        monkeypatch.setenv("VIVA_JWKS_URL", url)
        assert complaints(capsys) == {"VIVA_JWKS_URL": complaint}

    @pytest.mark.parametrize("url", ["https://gateway.example/jwks.json", "http://[::1]:8001/", "http://127.8.9.1/"])
    def test_keys_are_read_by_tls_or_from_this_machine(self, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
        monkeypatch.setenv("VIVA_JWKS_URL", url)
        assert load(ThingSettings).jwks_url == url

    def test_the_database_that_postgres_itself_would_take_counts(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("PGHOST", "db.example")
        monkeypatch.setenv("VIVA_THINGS_DATABASE_URL", "postgresql:///things")
        assert complaints(capsys)["VIVA_THINGS_DATABASE_URL"].startswith("db.example is not this machine")

    @pytest.mark.parametrize(
        "address",
        [
            "redis://redis.example",
            "redis://:hunter2@10.0.0.1:6379/0",
            "rediss://redis.example",
            "rediss://viva@redis.example",
            "rediss://:hunter2@redis.example?ssl_cert_reqs=none",
            "rediss://:hunter2@redis.example?ssl_cert_reqs=optional",
            "rediss://:hunter2@redis.example?ssl_check_hostname=false",
            "redis://:hunter2@/0?host=redis.example",
        ],
    )
    def test_a_redis_is_not_trusted_unverified(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
    ) -> None:
        monkeypatch.setenv("VIVA_REDIS_URL", address)
        assert list(complaints(capsys)) == ["VIVA_REDIS_URL"]

    @pytest.mark.parametrize(
        ("changed", "wrong"),
        [
            ({"VIVA_KAFKA_SECURITY_PROTOCOL": "SASL_PLAINTEXT"}, ["VIVA_KAFKA_SECURITY_PROTOCOL"]),
            ({"VIVA_KAFKA_SECURITY_PROTOCOL": "plain"}, ["VIVA_KAFKA_SECURITY_PROTOCOL"]),
            ({"VIVA_KAFKA_SASL_MECHANISM": "OAUTHBEARER"}, ["VIVA_KAFKA_SASL_MECHANISM"]),
            ({"VIVA_KAFKA_SASL_PASSWORD": ""}, ["VIVA_KAFKA_SASL_PASSWORD"]),
            (
                {"VIVA_KAFKA_SASL_USERNAME": "", "VIVA_KAFKA_SASL_PASSWORD": ""},
                ["VIVA_KAFKA_SASL_USERNAME", "VIVA_KAFKA_SASL_PASSWORD"],
            ),
            (
                {
                    "VIVA_KAFKA_SECURITY_PROTOCOL": "SSL",
                    "VIVA_KAFKA_SASL_USERNAME": "",
                    "VIVA_KAFKA_SASL_PASSWORD": "",
                },
                ["VIVA_KAFKA_CERTIFICATE_FILE"],
            ),
            ({"VIVA_KAFKA_KEY_FILE": "/nowhere.pem"}, ["VIVA_KAFKA_KEY_FILE"]),
            ({"VIVA_KAFKA_BOOTSTRAP": "kafka.example"}, ["VIVA_KAFKA_BOOTSTRAP"]),
            ({"VIVA_KAFKA_BOOTSTRAP": "127.0.0.1:9092,"}, ["VIVA_KAFKA_BOOTSTRAP"]),
        ],
    )
    def test_a_broker_needs_tls_and_who_we_are(
        self,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        changed: dict[str, str],
        wrong: list[str],
    ) -> None:
        set_all(monkeypatch, REMOTE_KAFKA | changed)
        assert list(complaints(capsys)) == wrong

    def test_what_would_be_ignored_is_said(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], authority: Authority
    ) -> None:
        set_all(monkeypatch, {"VIVA_KAFKA_SASL_USERNAME": "viva", "VIVA_KAFKA_CA_FILE": authority.ca_file})
        assert complaints(capsys) == {
            "VIVA_KAFKA_SASL_USERNAME": "PLAINTEXT does not use it: VIVA_KAFKA_SECURITY_PROTOCOL=SASL_SSL does",
            "VIVA_KAFKA_CA_FILE": "PLAINTEXT does not use it: SSL and SASL_SSL do",
        }


class TestCertificateFiles:
    def test_those_that_cannot_be_used_are_named(
        self,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        tmp_path: Path,
        certificate: Certificate,
    ) -> None:
        text = tmp_path / "text.pem"
        text.write_text("no certificate")
        set_all(
            monkeypatch,
            REMOTE_KAFKA
            | {
                "VIVA_KAFKA_CA_FILE": "/nowhere/ca.pem",
                "VIVA_KAFKA_CERTIFICATE_FILE": certificate.certificate_file,
                "VIVA_KAFKA_KEY_FILE": str(text),
                "VIVA_REDIS_URL": f"rediss://:hunter2@redis.example?ssl_ca_certs={text}",
                "VIVA_THINGS_DATABASE_URL": "postgresql://viva:hunter2@db.example/t?sslmode=verify-full"
                "&sslrootcert=/nowhere/ca.pem",
            },
        )
        told = complaints(capsys)
        assert told["VIVA_KAFKA_CA_FILE"].startswith("/nowhere/ca.pem holds no certificates that can be read: No such")
        assert told["VIVA_KAFKA_KEY_FILE"].startswith(f"{certificate.certificate_file} with {text} is no certificate")
        assert told["VIVA_REDIS_URL"].startswith(f"{text} holds no certificates that can be read")
        assert told["VIVA_THINGS_DATABASE_URL"].startswith("/nowhere/ca.pem holds no certificates that can be read")

    @pytest.mark.parametrize("unusable", ["http://:hunter2@redis.example", "redis://:hunter2@redis.example:port"])
    def test_an_address_that_is_none_is_said_without_its_password(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], unusable: str
    ) -> None:
        monkeypatch.setenv("VIVA_REDIS_URL", unusable)
        monkeypatch.setenv("VIVA_THINGS_DATABASE_URL", unusable.replace("redis:", "postgresql:"))
        assert set(complaints(capsys)) == {"VIVA_REDIS_URL", "VIVA_THINGS_DATABASE_URL"}
