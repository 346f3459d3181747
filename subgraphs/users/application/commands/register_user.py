"""Use case: a person signs in for the first time, under the id that the gateway gave them."""

from dataclasses import dataclass

from kernel.clock import Clock
from kernel.errors import Refusal
from subgraphs.users.application.ports import BeginUnitOfWork, UnitOfWork
from subgraphs.users.domain.errors import EmailAlreadyTaken, IdentityAlreadyKnown
from subgraphs.users.domain.events import UserRegistrationRefused
from subgraphs.users.domain.ids import UserId
from subgraphs.users.domain.user import Identity, User


@dataclass(frozen=True)
class RegisterUser:
    """`event_id` is that of the `user.create`, so that a repeat of the message does nothing."""

    event_id: str
    user_id: UserId
    identity: Identity
    full_name: str


class RegisterUserHandler:
    """Always answers: with `user.created`, with `user.updated` to one who asked twice, or with a refusal."""

    def __init__(self, begin: BeginUnitOfWork, clock: Clock, admin_emails: tuple[str, ...]) -> None:
        self._begin, self._clock, self._admin_emails = begin, clock, admin_emails

    async def __call__(self, command: RegisterUser) -> None:
        try:
            await self._register(command)
        except Refusal as refusal:
            # The refused transaction is gone, the inbox mark with it: answer in a new one.
            await self._refuse(command, refusal.code)

    async def _register(self, command: RegisterUser) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(command.event_id):
                return
            known = await uow.users.find(command.user_id)
            if known is None:
                await self._create(uow, command)
            else:
                known.announce()
            await uow.commit()

    async def _create(self, uow: UnitOfWork, command: RegisterUser) -> None:
        user = User.create(
            command.user_id,
            command.identity,
            command.full_name,
            admin_emails=self._admin_emails,
            now=self._clock.now(),
        )
        if await uow.users.find_by_external_auth_id(user.identity.external_auth_id):
            raise IdentityAlreadyKnown("This identity has an account already.")
        if await uow.users.find_by_email(user.identity.email):
            raise EmailAlreadyTaken("Another account uses this email address.")
        await uow.users.add(user)

    async def _refuse(self, command: RegisterUser, code: str) -> None:
        external_auth_id = command.identity.external_auth_id
        async with self._begin() as uow:
            if not await uow.inbox.first_time(command.event_id):
                return
            owner = await uow.users.find_by_external_auth_id(external_auth_id)
            if owner is None:
                refused = UserRegistrationRefused(user_id=command.user_id, external_auth_id=external_auth_id, code=code)
                uow.emit(refused, aggregate_id=command.user_id)
            else:
                owner.refuse_registration(command.user_id, code)
            await uow.commit()
