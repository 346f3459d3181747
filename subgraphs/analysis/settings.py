"""Settings of the analysis processes."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kernel.settings import ServiceSettings


class AnalysisSettings(ServiceSettings):
    database_url: Annotated[str, Field(pattern=r"^postgresql(\+asyncpg)?://")] = Field(
        validation_alias="VIVA_ANALYSIS_DATABASE_URL", description="the PostgreSQL database of analysis"
    )
    port: int = Field(8005, validation_alias="VIVA_ANALYSIS_PORT", ge=1, le=65_000)
    engine: Literal["offline"] = Field(
        "offline", validation_alias="VIVA_ANALYSIS_ENGINE", description="what reads the answers"
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

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.consider_from >= self.hire_from:
            raise ValueError("VIVA_ANALYSIS_CONSIDER_FROM must be below VIVA_ANALYSIS_HIRE_FROM")
        return self
