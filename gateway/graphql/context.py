"""What the gateway's resolvers know of their request."""

from dataclasses import dataclass
from typing import TypeAlias

import strawberry

from gateway.application.commands.end_sessions import EndSessionHandler
from gateway.application.queries.my_sessions import MySessionsHandler
from gateway.domain.session import SessionLifetime
from kernel.subgraph.context import GraphQLContext


@dataclass(frozen=True)
class GatewayHandlers:
    my_sessions: MySessionsHandler
    end_session: EndSessionHandler
    lifetime: SessionLifetime


@dataclass(kw_only=True)
class GatewayContext(GraphQLContext):
    handlers: GatewayHandlers
    session_id: str | None


Info: TypeAlias = strawberry.Info[GatewayContext, None]
