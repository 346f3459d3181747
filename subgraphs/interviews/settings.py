"""The settings of interviews."""

from pydantic import Field

from kernel.settings import ServiceSettings
from subgraphs.interviews.application.views import Promises


class InterviewsSettings(ServiceSettings):
    database_url: str = Field(
        validation_alias="VIVA_INTERVIEWS_DATABASE_URL", description="address of the interviews database"
    )
    link_key: str = Field(
        validation_alias="VIVA_INTERVIEWS_LINK_KEY",
        min_length=32,
        description="secret of candidates' links, 32 characters or more",
        repr=False,
    )
    port: int = Field(8003, validation_alias="VIVA_INTERVIEWS_PORT")
    retention_days: int = Field(180, ge=1, validation_alias="VIVA_INTERVIEWS_RETENTION_DAYS")
    reply_days: int = Field(
        14,
        ge=1,
        validation_alias="VIVA_INTERVIEWS_REPLY_DAYS",
        description="within how many days a candidate is told of the decision",
    )

    @property
    def promises(self) -> Promises:
        return Promises(self.retention_days, self.reply_days)
