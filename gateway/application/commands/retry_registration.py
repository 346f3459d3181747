"""Use case (a timer's): a registration is still unanswered; ask again, or take it back after a day."""

from gateway.application.compensation import take_back
from gateway.application.ports import RETRY_REGISTRATION, BeginUnitOfWork
from kernel.clock import Clock


class RetryRegistrationHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, user_id: str) -> None:
        now = self._clock.now()
        async with self._begin() as uow:
            registration = await uow.registrations.find(user_id)
            if registration is None or registration.state != "PENDING":
                return
            if registration.ask_again(now):
                # each try is a timer of its own: this one is still running
                subject_id = f"{user_id}:{registration.attempts}"
                await uow.jobs.put(RETRY_REGISTRATION, subject_id, run_at=registration.next_try_at(now))
            else:
                await take_back(uow, registration, now)
            await uow.registrations.save(registration)
            await uow.commit()
