"""Settings of the router: all have a default, so that it runs with no file at all. Sizes and times carry their unit."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Limits(Section):
    """Always on. An operation over a limit is refused before anything is planned."""

    body_bytes: int = 2 * 1024 * 1024
    tokens: int = 15_000
    expanded_selections: int = 100_000
    depth: int = 50
    aliases: int = 200
    root_fields: int = 100
    directives: int = 100
    batch: int = 10
    plan_steps: int = 100_000
    errors: int = 100
    subgraph_response_bytes: int = 32 * 1024 * 1024


class Timeouts(Section):
    request_seconds: float = 15
    subgraph_seconds: float = 10
    connect_seconds: float = 2
    drain_seconds: float = 10


class WebSockets(Section):
    """Of clients. `allowed_origins` None means: the origin must be the host itself, or one of `cors.origins`."""

    allowed_origins: tuple[str, ...] | None = None
    init_timeout_seconds: float = 3
    message_bytes: int = 1024 * 1024
    operations_per_socket: int = 100
    sockets_per_client: int = 100
    heartbeat_seconds: float = 15


class Cors(Section):
    origins: tuple[str, ...] = ()
    credentials: bool = True
    headers: tuple[str, ...] = ("content-type", "authorization")
    max_age_seconds: int = 600


class SubgraphSettings(Section):
    url: str | None = None
    websocket_url: str | None = None
    timeout_seconds: float | None = None
    concurrency: int = 200
    show_errors: bool = False


class RouterSettings(Section):
    """`environment` development shows subgraphs' errors and lets introspection through; production masks."""

    environment: Literal["development", "production"] = "development"
    introspection: bool | None = None
    csrf_prevention: bool | None = None
    forward_headers: tuple[str, ...] = ()
    override_labels: tuple[str, ...] = ()
    limits: Limits = Limits()
    timeouts: Timeouts = Timeouts()
    websockets: WebSockets = WebSockets()
    cors: Cors = Cors()
    subgraphs: dict[str, SubgraphSettings] = Field(default_factory=dict)

    def subgraph(self, name: str) -> SubgraphSettings:
        return self.subgraphs.get(name, SubgraphSettings())

    @property
    def introspection_allowed(self) -> bool:
        return self.environment == "development" if self.introspection is None else self.introspection
