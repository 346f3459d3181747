"""Settings of the users processes."""

from typing import Annotated

from pydantic import Field, field_validator

from kernel.settings import ServiceSettings


class UsersSettings(ServiceSettings):
    database_url: Annotated[str, Field(pattern=r"^postgresql(\+asyncpg)?://")] = Field(
        validation_alias="VIVA_USERS_DATABASE_URL", description="the PostgreSQL database of users"
    )
    port: int = Field(8002, validation_alias="VIVA_USERS_PORT", ge=1, le=65_000)
    admin_emails: str = Field(
        "", validation_alias="VIVA_USERS_ADMIN_EMAILS", description="addresses that become administrators, by commas"
    )

    @field_validator("admin_emails")
    @classmethod
    def _only_addresses(cls, given: str) -> str:
        wrong = [address for address in _split(given) if address.count("@") != 1]
        if wrong:
            raise ValueError(f"{len(wrong)} of the addresses have no single @")
        return given

    @property
    def admins(self) -> tuple[str, ...]:
        return tuple(_split(self.admin_emails))


def _split(addresses: str) -> list[str]:
    return [address.strip() for address in addresses.split(",") if address.strip()]
