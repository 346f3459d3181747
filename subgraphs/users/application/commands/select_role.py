"""Use case: a newcomer says whether they hire or apply."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.errors import AccessDenied
from subgraphs.users.application.access import acting_user_id
from subgraphs.users.application.ports import BeginUnitOfWork
from subgraphs.users.domain.ids import UserId
from subgraphs.users.domain.user import Role


@dataclass(frozen=True)
class SelectRole:
    caller: Caller
    role: Role


class SelectRoleHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: SelectRole) -> UserId:
        user_id = acting_user_id(command.caller)
        async with self._begin() as uow:
            user = await uow.users.find(user_id)
            if user is None:
                raise AccessDenied("NOT_FOUND", "Your account does not exist any more.")
            user.select_role(command.role, self._clock.now())
            await uow.users.save(user)
            await uow.commit()
        return user.id
