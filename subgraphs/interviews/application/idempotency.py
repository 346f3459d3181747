"""Mutations that create, under an idempotency key: the first creates, a repeat is answered with the same id."""

from collections.abc import Awaitable, Callable
from dataclasses import fields
from typing import Any, ClassVar, Protocol

from kernel.auth.caller import Caller
from subgraphs.interviews.application.ports import UnitOfWork
from subgraphs.interviews.domain import checks

MAX_KEY = 200


class CreatingCommand(Protocol):
    """A dataclass; every field beside these two is part of what is asked."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def caller(self) -> Caller: ...
    @property
    def idempotency_key(self) -> str | None: ...


async def create_once(
    uow: UnitOfWork,
    command: CreatingCommand,
    request: dict[str, Any],
    id_name: str,
    create: Callable[[], Awaitable[str]],
) -> str:
    """Check the caller's rights before: a stored id is given to whoever sent the first request.

    `request` is what a repeat must equal. Keys are the caller's own and serve every mutation: `request` names its own.
    `id_name` is how the id is stored, for example "questionId".
    """
    if command.idempotency_key is None:
        return await create()
    key = checks.line(command.idempotency_key, "idempotencyKey", longest=MAX_KEY)
    caller = command.caller.subject
    first = await uow.idempotency.claim(caller, key, request)
    if first is not None:
        return str(first.result[id_name])
    created_id = await create()
    await uow.idempotency.keep(caller, key, {id_name: created_id})
    return created_id


def request_of(mutation: str, command: CreatingCommand) -> dict[str, Any]:
    """All that the command asks, so that no field added later is forgotten."""
    asked = {field.name: getattr(command, field.name) for field in fields(command)}
    del asked["caller"], asked["idempotency_key"]
    return {"mutation": mutation, **asked}
