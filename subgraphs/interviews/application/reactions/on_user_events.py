"""What interviews keeps of people and companies when users tells of them."""

from subgraphs.interviews.application.ports import BeginUnitOfWork


class UserEventReactions:
    """Each applies an event once, in a unit of work of its own."""

    def __init__(self, begin: BeginUnitOfWork) -> None:
        self._begin = begin

    async def person_told(self, event_id: str, *, user_id: str, full_name: str, email: str, status: str) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            await uow.directory.put_person(user_id, full_name, email, status)
            await uow.commit()

    async def status_told(self, event_id: str, *, user_id: str, status: str) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            await uow.directory.set_status(user_id, status)
            await uow.commit()

    async def company_told(self, event_id: str, *, company_id: str, name: str) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            await uow.directory.put_company(company_id, name)
            await uow.commit()

    async def member_told(self, event_id: str, *, company_id: str, user_id: str, active: bool) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            await uow.directory.put_member(company_id, user_id, active=active)
            await uow.commit()
