"""The registration saga's compensation: what a refused sign-in began is taken back."""

from datetime import datetime

from gateway.application.ending import end_all_sessions
from gateway.application.ports import UnitOfWork
from gateway.domain.registration import Registration


async def take_back(uow: UnitOfWork, registration: Registration, now: datetime) -> None:
    """The identity goes, so that the person may try again; the sessions end and say why."""
    await uow.identities.remove(registration.user_id)
    await end_all_sessions(uow, registration.user_id, registration.refusal_code or "REGISTRATION_REFUSED", now)
