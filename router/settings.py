"""Settings of the router: all have a default, so that it runs with no file at all. Sizes and times carry their unit."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeFloat, NonNegativeInt, PositiveFloat, PositiveInt

from router.forwarded_headers import ForwardedHeader


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Limits(Section):
    """Always on. An operation over a limit is refused before anything is planned.

    `plan_steps` counts the fields to plan, fragments resolved and equal ones merged; `plan_fetches` the requests of one
    plan; `value_depth` the lists and objects inside each other in variables; `anonymous_tokens` is for callers whom no
    plug-in has authenticated (None: as many as for others).
    """

    head_bytes: PositiveInt = 64 * 1024
    body_bytes: PositiveInt = 2 * 1024 * 1024
    tokens: PositiveInt = 15_000
    anonymous_tokens: PositiveInt | None = None
    expanded_selections: PositiveInt = 100_000
    depth: PositiveInt = 50
    aliases: PositiveInt = 200
    root_fields: PositiveInt = 100
    directives: PositiveInt = 100
    batch: PositiveInt = 10
    plan_steps: PositiveInt = 10_000
    plan_fetches: PositiveInt = 500
    value_depth: PositiveInt = 50
    errors: PositiveInt = 100
    subgraph_response_bytes: PositiveInt = 32 * 1024 * 1024


class Caches(Section):
    """Of each process. What was used least recently makes room."""

    documents_bytes: PositiveInt = 48 * 1024 * 1024
    plans_bytes: PositiveInt = 96 * 1024 * 1024


class Timeouts(Section):
    request_seconds: PositiveFloat = 15
    subgraph_seconds: PositiveFloat = 10
    connect_seconds: PositiveFloat = 2
    head_seconds: PositiveFloat = 15
    body_seconds: PositiveFloat = 30
    drain_seconds: NonNegativeFloat = 10


class WebSockets(Section):
    """Of clients. `allowed_origins` None means: the origin must be the host itself, or one of `cors.origins`.

    `sockets_per_client` is by address, for those of whom no plug-in knows a session; a socket ends after `idle_seconds`
    without an operation.
    """

    allowed_origins: tuple[str, ...] | None = None
    init_timeout_seconds: PositiveFloat = 3
    message_bytes: PositiveInt = 1024 * 1024
    operations_per_socket: PositiveInt = 100
    sockets_per_client: PositiveInt = 100
    sockets_per_session: PositiveInt = 30
    subscriptions_per_session: PositiveInt = 60
    idle_seconds: PositiveFloat = 30
    heartbeat_seconds: PositiveFloat = 15


class Cors(Section):
    origins: tuple[str, ...] = ()
    credentials: bool = True
    headers: tuple[str, ...] = ("content-type", "authorization")
    max_age_seconds: NonNegativeInt = 600


class SubgraphSettings(Section):
    url: str | None = None
    websocket_url: str | None = None
    timeout_seconds: PositiveFloat | None = None
    concurrency: PositiveInt = 200
    show_errors: bool = False


class RouterSettings(Section):
    """`environment` development shows subgraphs' errors and lets introspection through; production masks.

    `introspection_scope`: whoever has this scope may look at the schema, and gets hints, where others may not.
    """

    environment: Literal["development", "production"] = "development"
    introspection: bool | None = None
    introspection_scope: str | None = None
    csrf_prevention: bool | None = None
    forward_headers: tuple[ForwardedHeader, ...] = ()
    override_labels: tuple[str, ...] = ()
    limits: Limits = Limits()
    caches: Caches = Caches()
    timeouts: Timeouts = Timeouts()
    websockets: WebSockets = WebSockets()
    cors: Cors = Cors()
    subgraphs: dict[str, SubgraphSettings] = Field(default_factory=dict)

    def subgraph(self, name: str) -> SubgraphSettings:
        return self.subgraphs.get(name, SubgraphSettings())

    def allows_introspection(self, scopes: frozenset[str]) -> bool:
        if self.introspection_scope in scopes:
            return True
        return self.environment == "development" if self.introspection is None else self.introspection
