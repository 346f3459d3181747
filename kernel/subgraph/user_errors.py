"""Expected refusals as data: a `Refusal` becomes an entry in `userErrors`, with the mutation's own enum."""

import functools
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any, ParamSpec, Protocol, TypeVar, get_type_hints

import strawberry

from kernel.errors import Refusal
from kernel.events.domain_event import to_camel

P = ParamSpec("P")
PayloadT = TypeVar("PayloadT")
PayloadT_co = TypeVar("PayloadT_co", covariant=True)


@strawberry.type
class UserError:
    """Base of each mutation's own error type, which adds `code` with its own enum."""

    message: str = strawberry.field(description="What was refused and what to do, for people.")
    field: list[str] | None = strawberry.field(description="Path of the field in the input, if one is to blame.")


class PayloadClass(Protocol[PayloadT_co]):
    """A payload type that can be made of errors alone."""

    def __call__(self, *, user_errors: list[Any]) -> PayloadT_co: ...


def refusals_as(
    payload: PayloadClass[PayloadT], error_type: type[UserError]
) -> Callable[[Callable[P, Awaitable[PayloadT]]], Callable[P, Awaitable[PayloadT]]]:
    """Decorate a mutation's resolver. A refusal whose code its enum lacks is a bug and leaves as a masked error."""
    codes = get_type_hints(error_type)["code"]

    def decorate(resolver: Callable[P, Awaitable[PayloadT]]) -> Callable[P, Awaitable[PayloadT]]:
        @functools.wraps(resolver)
        async def answer(*args: P.args, **kwargs: P.kwargs) -> PayloadT:
            try:
                return await resolver(*args, **kwargs)
            except Refusal as refusal:
                return payload(user_errors=[_to_error(refusal, error_type, codes)])

        return answer

    return decorate


class UnexpectedRefusal(Exception):
    """A mutation met a refusal that its error enum does not list: add it to the enum."""


def _to_error(refusal: Refusal, error_type: type[UserError], codes: type[Enum]) -> UserError:
    if refusal.code not in codes.__members__:
        raise UnexpectedRefusal(f"{codes.__name__} lacks {refusal.code}") from refusal
    path = [to_camel(step) for step in refusal.field] or None
    return error_type(message=refusal.message, field=path, code=codes[refusal.code])  # type: ignore[call-arg]
