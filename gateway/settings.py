"""Settings of the gateway's three processes. The signing key and the client secret have no default."""

from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, PositiveInt, field_validator

from kernel.http_address import check_http_url
from kernel.settings import ServiceSettings

_SIGNING_KEY = "a private Ed25519 JWK as JSON; `viva up` makes one for the embedded mode"


class GatewaySettings(ServiceSettings):
    port: int = Field(8001, validation_alias="VIVA_GATEWAY_PORT")
    database_url: Annotated[str, Field(pattern=r"^postgres(ql)?(\+asyncpg)?://")] = Field(
        validation_alias="VIVA_GATEWAY_DATABASE_URL"
    )
    gateway_url: Annotated[str, Field(pattern=r"^https?://[^/]+$")] = Field(
        "http://localhost:8001", validation_alias="VIVA_GATEWAY_URL"
    )
    issuer: Annotated[str, Field(pattern=r"^https?://")] = Field(
        validation_alias="VIVA_GATEWAY_OIDC_ISSUER",
        description="the address of the OIDC provider's realm; https:// beyond this machine",
    )

    @field_validator("issuer", "gateway_url", mode="after")
    @classmethod
    def _has_safe_addresses(cls, url: str) -> str:
        check_http_url(url)
        return url


class GatewayApiSettings(GatewaySettings):
    signing_key: dict[str, Any] = Field(
        validation_alias="VIVA_GATEWAY_SIGNING_KEY", description=_SIGNING_KEY, repr=False
    )
    client_id: str = Field(validation_alias="VIVA_GATEWAY_OIDC_CLIENT_ID", min_length=1)
    client_secret: str = Field(validation_alias="VIVA_GATEWAY_OIDC_CLIENT_SECRET", min_length=8, repr=False)
    supergraph: str = Field("schema/supergraph.graphql", validation_alias="VIVA_GATEWAY_SUPERGRAPH")
    subgraph_urls: dict[str, str] = Field(
        default_factory=dict,
        validation_alias="VIVA_GATEWAY_SUBGRAPH_URLS",
        description='JSON, {"users": "https://…/graphql", …}; https:// beyond this machine',
    )
    # A minute each. An address may be a whole office; a link is opened by one person, on a few devices.
    sign_ins_of_address: PositiveInt = Field(60, validation_alias="VIVA_GATEWAY_SIGN_INS_OF_ADDRESS")
    links_of_address: PositiveInt = Field(60, validation_alias="VIVA_GATEWAY_LINKS_OF_ADDRESS")
    openings_of_link: PositiveInt = Field(15, validation_alias="VIVA_GATEWAY_OPENINGS_OF_LINK")

    @field_validator("signing_key", mode="after")
    @classmethod
    def _is_private_ed25519(cls, key: dict[str, Any]) -> dict[str, Any]:
        if key.get("crv") != "Ed25519" or "d" not in key or "x" not in key:
            raise ValueError(f"it must be {_SIGNING_KEY}")
        return key

    @field_validator("subgraph_urls", mode="after")
    @classmethod
    def _reaches_subgraphs_safely(cls, urls: dict[str, str]) -> dict[str, str]:
        for name, url in urls.items():
            try:
                check_http_url(url)
            except ValueError as problem:
                raise ValueError(f"{name}: {problem}") from None
        return urls

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """The web app's, and the gateway's own for the explorer it may serve."""
        return tuple(dict.fromkeys((self.web_origin, origin_of(self.gateway_url))))


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
