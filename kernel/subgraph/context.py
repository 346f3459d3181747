"""What a resolver knows of its request: who calls, and under which correlation id."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from kernel.auth.internal_token import Caller
from kernel.errors import AccessDenied


@dataclass(frozen=True)
class RequestFacts:
    """What the transport has established before anything executes."""

    caller: Caller
    correlation_id: str
    idempotency_key: str | None = None


@dataclass(kw_only=True)
class GraphQLContext:
    """Contexts subclass it and add their handlers and loaders. One object per operation, so loaders never leak."""

    request: RequestFacts

    @property
    def caller(self) -> Caller:
        return self.request.caller


ContextFactory: TypeAlias = Callable[[RequestFacts], GraphQLContext]


def require_scope(context: GraphQLContext, scope: str) -> Caller:
    """The router enforces `@requiresScopes` before planning; a subgraph never rests on that alone."""
    caller = context.caller
    if scope in caller.scopes:
        return caller
    if caller.kind == "ANONYMOUS":
        raise AccessDenied("UNAUTHENTICATED", "Sign in first.")
    raise AccessDenied("FORBIDDEN", f"This needs the permission {scope}.")


def require_user(context: GraphQLContext) -> Caller:
    """A signed-in person: not an invitation session, not a service."""
    caller = context.caller
    if caller.kind == "USER":
        return caller
    if caller.kind == "ANONYMOUS":
        raise AccessDenied("UNAUTHENTICATED", "Sign in first.")
    raise AccessDenied("FORBIDDEN", "This is for signed-in users.")
