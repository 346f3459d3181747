"""Typed settings from the environment (prefix VIVA_); a missing or wrong one stops the start with one clear line.

class UsersSettings(ServiceSettings):
    database_url: str = Field(validation_alias="VIVA_USERS_DATABASE_URL")
    port: int = Field(default=8002, validation_alias="VIVA_USERS_PORT")

settings = load(UsersSettings)
"""

import sys
from typing import Annotated, Any, Literal, NoReturn, TypeVar

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from http_server.loopback import is_loopback

PREFIX = "VIVA_"


class ServiceSettings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True, populate_by_name=True)

    redis_url: Annotated[str, Field(pattern=r"^(redis|rediss|unix)://")]
    kafka_bootstrap: Annotated[str, Field(min_length=3)]
    profile: Literal["embedded", "production"] = "embedded"
    environment: Literal["development", "production"] = "production"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    jwks_url: Annotated[str, Field(pattern=r"^https?://")] = "http://localhost:8001/.well-known/jwks.json"
    web_origin: Annotated[str, Field(pattern=r"^https?://[^/]+$")] = "http://localhost:3000"
    kafka_session_timeout_ms: Annotated[int, Field(ge=1000, le=300_000)] = 6000
    host: str = "127.0.0.1"
    metrics_token: Annotated[str, Field(description="Bearer token that opens /metrics; without one it is closed.")] = ""

    @field_validator("host", mode="after")
    @classmethod
    def _keeps_to_this_machine(cls, host: str, info: ValidationInfo) -> str:
        if info.data.get("profile") == "embedded" and not is_loopback(host):
            raise ValueError("the embedded profile has no TLS and serves this machine alone (127.0.0.1)")
        return host

    @property
    def embedded(self) -> bool:
        return self.profile == "embedded"

    @property
    def pool_size(self) -> int:
        return 5 if self.embedded else 20

    @property
    def topic_partitions(self) -> int:
        return 2 if self.embedded else 6


S = TypeVar("S", bound=BaseSettings)


def load(settings_class: type[S], **given: Any) -> S:
    """The settings, or one line per mistake on standard error and exit code 2. Values are never printed."""
    try:
        return settings_class(**given)
    except ValidationError as error:
        _stop([_complaint(settings_class, item) for item in error.errors()])


def _complaint(settings_class: type[BaseSettings], item: Any) -> str:
    name, description = _variable(settings_class, str(item["loc"][0]) if item["loc"] else "")
    if item["type"] == "missing":
        return f"viva: setting {name} is missing: {description or 'it has no default'}"
    return f"viva: setting {name} is wrong: {item['msg']}"


def _variable(settings_class: type[BaseSettings], reported: str) -> tuple[str, str | None]:
    """The variable's name and what it is for. Pydantic reports the alias where there is one, else the field's name."""
    prefix = settings_class.model_config.get("env_prefix", PREFIX)
    for field, known in settings_class.model_fields.items():
        alias = known.validation_alias if isinstance(known.validation_alias, str) else f"{prefix}{field}".upper()
        if reported in (field, alias):
            return alias, known.description
    return reported.upper(), None


def _stop(complaints: list[str]) -> NoReturn:
    for complaint in complaints:
        sys.stderr.write(complaint + "\n")
    raise SystemExit(2)
