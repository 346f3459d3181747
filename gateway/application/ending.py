"""Ending sessions, in whatever transaction calls for it: the row, and the change that live streams listen to."""

from datetime import datetime

from gateway.application.ports import IDENTITY_SUBJECT, SESSION_ENDED, UnitOfWork
from gateway.domain.session import Session


async def end_session(uow: UnitOfWork, session: Session, code: str, now: datetime) -> bool:
    if not session.end(code, now):
        return False
    await uow.sessions.save(session)
    await uow.changes.append(IDENTITY_SUBJECT, SESSION_ENDED, session.id)
    return True


async def end_all_sessions(uow: UnitOfWork, subject: str, code: str, now: datetime) -> None:
    for session in await uow.sessions.not_ended_of(subject):
        await end_session(uow, session, code, now)
