"""The graph's view of a sign-in session."""

from collections.abc import Sequence
from datetime import datetime

import strawberry

from gateway.application.ports import SessionView
from gateway.domain.session import deadline
from gateway.graphql.context import GatewayContext, Info
from kernel.subgraph.entities import Representation, ids_of


@strawberry.federation.type(keys=["id"], description="A sign-in of one person in one browser.")
class Session:
    reference_scopes = frozenset({"profile:write"})

    id: strawberry.ID = strawberry.field(description="Opaque id; it does not open the session.")
    current: bool = strawberry.field(description="Whether this is the session that asks.")
    created_at: datetime = strawberry.field(description="When the person signed in.")
    last_seen_at: datetime = strawberry.field(description="Last use, to the minute.")
    expires_at: datetime = strawberry.field(description="When it ends if nobody uses it any more.")
    user_agent: str | None = strawberry.field(description="What the browser called itself.")

    @classmethod
    def of(cls, view: SessionView, context: GatewayContext) -> "Session":
        return cls(
            id=strawberry.ID(view.session_id),
            current=view.session_id == context.session_id,
            created_at=view.created_at,
            last_seen_at=view.last_seen_at,
            expires_at=deadline(view.last_seen_at, view.expires_at, context.handlers.lifetime),
            user_agent=view.user_agent,
        )

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        """One's own live sessions exist, no others."""
        mine = await live_sessions(info)
        by_id = {session.id: session for session in mine}
        return [by_id.get(strawberry.ID(session_id)) for session_id in ids_of(representations)]


async def live_sessions(info: Info) -> list[Session]:
    context = info.context
    if context.caller.kind != "USER":
        return []
    return [Session.of(view, context) for view in await context.handlers.my_sessions(context.caller.subject)]
