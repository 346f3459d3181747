"""Questions of the gateway's own subgraph."""

import strawberry

from gateway.graphql.context import Info
from gateway.graphql.session import Session, live_sessions
from kernel.subgraph.context import require_user
from kernel.subgraph.fields import resolver


@strawberry.type
class Query:
    @resolver("Where I am signed in, the newest first.", authenticated=True)
    async def my_sessions(self, info: Info) -> list[Session]:
        require_user(info.context)
        return await live_sessions(info)
