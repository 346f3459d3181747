"""Use cases: an administrator suspends a user, or lets them in again."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.errors import AccessDenied
from subgraphs.users.application.access import require_admin
from subgraphs.users.application.ports import BeginUnitOfWork, UnitOfWork
from subgraphs.users.domain.errors import UserNotFound
from subgraphs.users.domain.ids import UserId
from subgraphs.users.domain.user import User


@dataclass(frozen=True)
class SuspendUser:
    caller: Caller
    user_id: str


@dataclass(frozen=True)
class ActivateUser:
    caller: Caller
    user_id: str


class SuspendUserHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: SuspendUser) -> UserId:
        require_admin(command.caller)
        if command.user_id == command.caller.subject:
            raise AccessDenied("FORBIDDEN", "You cannot suspend yourself; another administrator can.")
        async with self._begin() as uow:
            user = await _find(uow, command.user_id)
            user.suspend(self._clock.now())
            await uow.users.save(user)
            await uow.commit()
        return user.id


class ActivateUserHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: ActivateUser) -> UserId:
        require_admin(command.caller)
        async with self._begin() as uow:
            user = await _find(uow, command.user_id)
            user.activate(self._clock.now())
            await uow.users.save(user)
            await uow.commit()
        return user.id


async def _find(uow: UnitOfWork, user_id: str) -> User:
    user = await uow.users.find(user_id)
    if user is None:
        raise UserNotFound("There is no such user.", field=("input", "user_id"))
    return user
