"""Typed settings from the environment (prefix VIVA_); a missing or wrong one stops the start with one clear line.

class UsersSettings(ServiceSettings):
    database_url: str = Field(validation_alias="VIVA_USERS_DATABASE_URL")
    port: int = Field(default=8002, validation_alias="VIVA_USERS_PORT")

settings = load(UsersSettings)
"""

import sys
from collections.abc import Mapping
from typing import Annotated, Any, Literal, NoReturn, TypeVar

import orjson
from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from http_server.loopback import is_loopback
from kernel.database.address import check_database_url
from kernel.events.signature import EventSigner
from kernel.http_address import check_http_url
from kernel.messaging.broker import Broker, SaslMechanism, SecurityProtocol
from kernel.messaging.broker_settings import CHECKS as KAFKA_CHECKS
from kernel.messaging.signing import EventVerifier
from kernel.rings.address import check_redis_url

PREFIX = "VIVA_"


class ServiceSettings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True, populate_by_name=True)

    redis_url: Annotated[
        str, Field(pattern=r"^(redis|rediss|unix)://", description="rediss:// and a password beyond this machine")
    ]
    kafka_bootstrap: Annotated[str, Field(description="host:port, several by commas")]
    kafka_security_protocol: Annotated[
        SecurityProtocol, Field(description="PLAINTEXT, SASL_PLAINTEXT, SSL or SASL_SSL; TLS beyond this machine")
    ] = "PLAINTEXT"
    kafka_sasl_mechanism: Annotated[SaslMechanism, Field(description="or SCRAM-SHA-256, PLAIN")] = "SCRAM-SHA-512"
    kafka_sasl_username: str = ""
    kafka_sasl_password: Annotated[str, Field(repr=False)] = ""
    kafka_ca_file: Annotated[str, Field(description="PEM; without it the system's authorities count")] = ""
    kafka_certificate_file: Annotated[str, Field(description="PEM, to sign in to Kafka by certificate")] = ""
    kafka_key_file: Annotated[str, Field(description="PEM, unencrypted key of that certificate")] = ""
    profile: Literal["embedded", "production"] = "embedded"
    environment: Literal["development", "production"] = "production"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    jwks_url: Annotated[str, Field(pattern=r"^https?://", description="https:// beyond this machine")] = (
        "http://localhost:8001/.well-known/jwks.json"
    )
    web_origin: Annotated[str, Field(pattern=r"^https?://[^/]+$")] = "http://localhost:3000"
    kafka_session_timeout_ms: Annotated[int, Field(ge=1000, le=300_000)] = 6000
    dead_letters_kept_days: Annotated[
        int, Field(ge=1, le=3650, description="older dead letters are dropped, and it is logged how many")
    ] = 90
    dead_letters_most: Annotated[
        int,
        Field(ge=100, le=1_000_000, description="so many; the oldest go first, unsigned before signed"),
    ] = 10_000
    event_signing_key: Annotated[
        str, Field(repr=False, description="secret of this context alone, signs its events; `viva keys` makes it")
    ] = ""
    event_public_keys: Annotated[
        dict[str, tuple[str, ...]],
        NoDecode,
        Field(description='JSON, whose signatures count: {"users": ["key", "older key"], …}'),
    ] = Field(default_factory=dict)
    host: str = "127.0.0.1"
    metrics_token: Annotated[str, Field(description="Bearer token that opens /metrics; without one it is closed.")] = ""

    @field_validator("host", mode="after")
    @classmethod
    def _keeps_to_this_machine(cls, host: str, info: ValidationInfo) -> str:
        if info.data.get("profile") == "embedded" and not is_loopback(host):
            raise ValueError("the embedded profile has no TLS and serves this machine alone (127.0.0.1)")
        return host

    @field_validator("jwks_url", "web_origin", mode="after")
    @classmethod
    def _is_reached_safely(cls, url: str) -> str:
        check_http_url(url)
        return url

    @field_validator("redis_url", mode="after")
    @classmethod
    def _reaches_redis_safely(cls, redis_url: str) -> str:
        check_redis_url(redis_url)
        return redis_url

    @field_validator("database_url", mode="after", check_fields=False)
    @classmethod
    def _reaches_the_database_safely(cls, database_url: str) -> str:
        """Each context has its own `database_url`; the check is one for all."""
        check_database_url(database_url)
        return database_url

    @field_validator(*KAFKA_CHECKS, mode="after")
    @classmethod
    def _reaches_kafka_safely(cls, value: str, info: ValidationInfo) -> str:
        name = str(info.field_name)
        # after a mistake in one of these two nothing can be said of the others
        if name == "kafka_bootstrap" or {"kafka_bootstrap", "kafka_security_protocol"} <= {*info.data, name}:
            KAFKA_CHECKS[name](_broker({**info.data, name: value}))
        return value

    @field_validator("event_signing_key", mode="after")
    @classmethod
    def _signs(cls, key: str) -> str:
        if key:
            EventSigner(key)
        return key

    @field_validator("event_public_keys", mode="before")
    @classmethod
    def _is_read_as_json(cls, given: Any) -> Any:
        return orjson.loads(given) if isinstance(given, str) else given

    @field_validator("event_public_keys", mode="after")
    @classmethod
    def _verifies(cls, keys: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        EventVerifier(keys)
        return keys

    @property
    def broker(self) -> Broker:
        """Kafka as every client of it is given it."""
        return _broker(dict(self))

    @property
    def embedded(self) -> bool:
        return self.profile == "embedded"

    @property
    def pool_size(self) -> int:
        return 5 if self.embedded else 20

    @property
    def kept_idle(self) -> int:
        """How many database connections a process keeps while it does nothing."""
        return 2 if self.embedded else self.pool_size

    @property
    def topic_partitions(self) -> int:
        return 2 if self.embedded else 6


def _broker(settings: Mapping[str, Any]) -> Broker:
    named = ((name, f"kafka_{name}") for name in Broker.__dataclass_fields__)
    return Broker(**{name: settings[setting] for name, setting in named if setting in settings})


S = TypeVar("S", bound=BaseSettings)


def load(settings_class: type[S], **given: Any) -> S:
    """The settings, or one line per mistake on standard error and exit code 2. Values are never printed."""
    try:
        return settings_class(**given)
    except ValidationError as error:
        stop([_complaint(settings_class, item) for item in error.errors()])


def _complaint(settings_class: type[BaseSettings], item: Any) -> str:
    name, description = _variable(settings_class, str(item["loc"][0]) if item["loc"] else "")
    if item["type"] == "missing":
        return f"viva: setting {name} is missing: {description or 'it has no default'}"
    return f"viva: setting {name} is wrong: {item['msg'].removeprefix('Value error, ')}"


def _variable(settings_class: type[BaseSettings], reported: str) -> tuple[str, str | None]:
    """The variable's name and what it is for. Pydantic reports the alias where there is one, else the field's name."""
    prefix = settings_class.model_config.get("env_prefix", PREFIX)
    for field, known in settings_class.model_fields.items():
        alias = known.validation_alias if isinstance(known.validation_alias, str) else f"{prefix}{field}".upper()
        if reported in (field, alias):
            return alias, known.description
    return reported.upper(), None


def stop(complaints: list[str]) -> NoReturn:
    for complaint in complaints:
        sys.stderr.write(complaint + "\n")
    raise SystemExit(2)
