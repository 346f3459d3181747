"""Use case: people change what they say about themselves."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.errors import AccessDenied
from subgraphs.users.application.access import acting_user_id
from subgraphs.users.application.keep import KEEP, Keep, chosen
from subgraphs.users.application.ports import BeginUnitOfWork
from subgraphs.users.domain.ids import UserId
from subgraphs.users.domain.user import Profile


@dataclass(frozen=True)
class UpdateProfile:
    caller: Caller
    full_name: str | Keep = KEEP
    time_zone: str | Keep | None = KEEP
    language: str | Keep | None = KEEP


class UpdateProfileHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: UpdateProfile) -> UserId:
        user_id = acting_user_id(command.caller)
        async with self._begin() as uow:
            user = await uow.users.find(user_id)
            if user is None:
                raise AccessDenied("NOT_FOUND", "Your account does not exist any more.")
            profile = Profile.checked(
                chosen(command.full_name, user.profile.full_name),
                chosen(command.time_zone, user.profile.time_zone),
                chosen(command.language, user.profile.language),
            )
            user.update_profile(profile, self._clock.now())
            await uow.users.save(user)
            await uow.commit()
        return user.id
