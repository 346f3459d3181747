"""Reaction: somebody signed in; remember when."""

from datetime import datetime

from subgraphs.users.application.ports import BeginUnitOfWork


class OnUserAuthenticated:
    def __init__(self, begin: BeginUnitOfWork) -> None:
        self._begin = begin

    async def __call__(self, event_id: str, user_id: str, at: datetime) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            user = await uow.users.find(user_id)
            if user is not None:
                user.signed_in(at)
                await uow.users.save(user)
            await uow.commit()
