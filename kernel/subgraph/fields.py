"""Decorators for resolvers, typed (Strawberry's lose the types under `mypy --strict`) and always described."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import strawberry

Resolver = TypeVar("Resolver", bound=Callable[..., Any])


def resolver(
    description: str,
    *,
    scopes: Sequence[str] = (),
    authenticated: bool = False,
    shareable: bool = False,
    inaccessible: bool = False,
    requires: Sequence[str] = (),
    name: str | None = None,
    deprecation_reason: str | None = None,
    subscription: bool = False,
) -> Callable[[Resolver], Resolver]:
    """A field of Query, Mutation or an object. Any one of `scopes` opens it (printed as `@requiresScopes`).

    The router enforces what is printed here; the resolver checks again (`require_scope`).
    """

    def decorate(function: Resolver) -> Resolver:
        field: Resolver = strawberry.federation.field(
            resolver=function,
            description=description,
            requires_scopes=[[scope] for scope in scopes],
            authenticated=authenticated,
            shareable=shareable,
            inaccessible=inaccessible,
            requires=list(requires),
            name=name,
            deprecation_reason=deprecation_reason,
            is_subscription=subscription,
        )
        return field

    return decorate
