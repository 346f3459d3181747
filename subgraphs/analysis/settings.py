"""Settings of the analysis processes."""

from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator

from kernel.http_address import check_http_url
from kernel.settings import ServiceSettings


class AnalysisSettings(ServiceSettings):
    database_url: Annotated[str, Field(pattern=r"^postgresql(\+asyncpg)?://")] = Field(
        validation_alias="VIVA_ANALYSIS_DATABASE_URL", description="the PostgreSQL database of analysis"
    )
    port: int = Field(8005, validation_alias="VIVA_ANALYSIS_PORT", ge=1, le=65_000)
    engine: Literal["offline", "groq"] = Field(
        "offline", validation_alias="VIVA_ANALYSIS_ENGINE", description="what reads the answers"
    )
    groq_api_key: SecretStr | None = Field(None, validation_alias="VIVA_ANALYSIS_GROQ_API_KEY")
    groq_model: str = Field("openai/gpt-oss-120b", validation_alias="VIVA_ANALYSIS_GROQ_MODEL", min_length=1)
    groq_base_url: str | None = Field(
        None,
        validation_alias="VIVA_ANALYSIS_GROQ_BASE_URL",
        description="another address that speaks its protocol, without /openai/v1; https:// beyond this machine",
        pattern=r"^https?://",
    )
    hire_from: int = Field(75, validation_alias="VIVA_ANALYSIS_HIRE_FROM", ge=2, le=100)
    consider_from: int = Field(50, validation_alias="VIVA_ANALYSIS_CONSIDER_FROM", ge=1, le=99)

    job_lease_seconds: float = Field(
        10,
        validation_alias="VIVA_ANALYSIS_JOB_LEASE_SECONDS",
        description="how long the question of a killed worker waits",
        gt=0,
        le=300,
    )

    @field_validator("groq_base_url", mode="after")
    @classmethod
    def _reaches_the_model_safely(cls, url: str | None) -> str | None:
        if url is not None:
            check_http_url(url)
        return url

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.consider_from >= self.hire_from:
            raise ValueError("VIVA_ANALYSIS_CONSIDER_FROM must be below VIVA_ANALYSIS_HIRE_FROM")
        if self.groq_base_url and self.groq_base_url.rstrip("/").endswith("/openai/v1"):
            raise ValueError("VIVA_ANALYSIS_GROQ_BASE_URL must not end in /openai/v1: the SDK adds it")
        if self.engine == "groq" and not self.groq_key:
            raise ValueError("VIVA_ANALYSIS_ENGINE=groq needs VIVA_ANALYSIS_GROQ_API_KEY")
        return self

    @property
    def groq_key(self) -> str:
        return self.groq_api_key.get_secret_value() if self.groq_api_key else ""
