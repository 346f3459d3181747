"""A small subgraph named `users` that shows what the gateway tells of the caller, and is composed with our own."""

import asyncio
import json
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import strawberry

from gateway.graphql.schema import SCHEMA as GATEWAY_SCHEMA
from kernel.auth.internal_token import Caller
from kernel.database.unit_of_work import committed_events
from kernel.subgraph.context import GraphQLContext, require_scope
from kernel.subgraph.fields import resolver
from kernel.subgraph.schema import FederatedSchema

COMPOSE = Path(__file__).resolve().parents[2] / "scripts/compose-supergraph/compose.mjs"


@dataclass
class UsersState:
    """`select_role` does what the users context would do, and returns the ids of the events it committed."""

    callers: list[Caller] = field(default_factory=list)
    headers: list[tuple[str, str | None]] = field(default_factory=list)
    streams: int = 0
    select_role: Callable[[Caller], Awaitable[list[str]]] | None = None


@dataclass(kw_only=True)
class UsersContext(GraphQLContext):
    state: UsersState


Info = strawberry.Info[UsersContext, None]


@strawberry.type(description="The caller as this subgraph was told.")
class Who:
    subject: str = strawberry.field(description="Subject.")
    kind: str = strawberry.field(description="Kind.")
    scopes: list[str] = strawberry.field(description="Scopes.")
    company_id: str | None = strawberry.field(description="Company.")


def seen(info: Info) -> Caller:
    context = info.context
    context.state.callers.append(context.caller)
    context.state.headers.append((context.request.correlation_id, context.request.idempotency_key))
    return context.caller


@strawberry.type(description="Questions.")
class Query:
    @resolver("Who asks.")
    def who_am_i(self, info: Info) -> Who:
        caller = seen(info)
        return Who(subject=caller.subject, kind=caller.kind, scopes=sorted(caller.scopes), company_id=caller.company_id)

    @resolver("Only with a scope.", scopes=["templates:read"])
    def drafts(self, info: Info) -> str | None:
        require_scope(info.context, "templates:read")
        return "drafts"


@strawberry.type(description="Changes.")
class Mutation:
    @resolver("Chooses the role HR.", scopes=["profile:write"])
    async def select_role(self, info: Info) -> str:
        state = info.context.state
        assert state.select_role is not None
        events = await state.select_role(seen(info))
        collected = committed_events.get()
        assert collected is not None
        collected += events
        return "HR"


@strawberry.type(description="Streams.")
class Subscription:
    @resolver("Counts.", scopes=["invitations:read"], subscription=True)
    async def ticks(self, info: Info) -> AsyncIterator[int]:
        require_scope(info.context, "invitations:read")
        state = info.context.state
        state.streams += 1
        try:
            for number in range(10_000):
                yield number
                await asyncio.sleep(0.25)
        finally:
            state.streams -= 1


USERS_SCHEMA = FederatedSchema(Query, mutation=Mutation, subscription=Subscription)


def compose(folder: Path, users_url: str, users_schema: FederatedSchema = USERS_SCHEMA) -> Path:
    """The supergraph of our own subgraph and users, by the composer that `make schema` uses."""
    graphs = {"users": (users_schema, users_url), "gateway": (GATEWAY_SCHEMA, "http://gateway.in-process/graphql")}
    listed = []
    for name, (schema, url) in graphs.items():
        (folder / f"{name}.graphql").write_text(schema.as_str())
        listed.append({"name": name, "url": url, "file": f"{name}.graphql"})
    (folder / "subgraphs.json").write_text(json.dumps(listed))
    target = folder / "supergraph.graphql"
    command = ["node", str(COMPOSE), str(folder / "subgraphs.json"), str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return target
