"""Beginning and ending sessions in the transaction that calls for it: the row, and the change that streams hear."""

from datetime import datetime, timedelta

from gateway.application.ports import IDENTITY_SUBJECT, SESSION_ENDED, UnitOfWork
from gateway.domain.session import Session

# So long a person may still be told why a session was over.
KEEP_OVER = timedelta(days=30)


async def add_session(uow: UnitOfWork, session: Session) -> None:
    """Each new session takes some long-gone ones away, so that the table stays as large as its use."""
    await uow.sessions.drop_old(session.created_at - KEEP_OVER)
    await uow.sessions.add(session)


async def end_session(uow: UnitOfWork, session: Session, code: str, now: datetime) -> bool:
    if not session.end(code, now):
        return False
    await uow.sessions.save(session)
    await uow.changes.append(IDENTITY_SUBJECT, SESSION_ENDED, session.id)
    return True


async def end_all_sessions(uow: UnitOfWork, subject: str, code: str, now: datetime) -> None:
    for session in await uow.sessions.not_ended_of(subject):
        await end_session(uow, session, code, now)
