"""Sessions and pending sign-ins in PostgreSQL. Rows are locked when read, so that two endings never collide."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.domain.pending_sign_in import PendingSignIn
from gateway.domain.session import Session, SessionId
from gateway.infrastructure.tables import pending_sign_ins, sessions
from kernel.errors import ConcurrentChange
from kernel.events.aggregate import Aggregate

_DROP_AT_ONCE = 20

Track = Callable[[Aggregate], None]


class SqlAlchemyPendingSignIns:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, pending: PendingSignIn) -> None:
        await self._session.execute(insert(pending_sign_ins).values(vars(pending)))

    async def find(self, state_hash: str, browser_hash: str) -> PendingSignIn | None:
        columns = pending_sign_ins.c
        found = await self._session.execute(
            select(pending_sign_ins).where(columns.state_hash == state_hash, columns.browser_hash == browser_hash)
        )
        row = found.mappings().first()
        return PendingSignIn(**row) if row else None

    async def take(self, state_hash: str, browser_hash: str) -> PendingSignIn | None:
        columns = pending_sign_ins.c
        taken = await self._session.execute(
            delete(pending_sign_ins)
            .where(columns.state_hash == state_hash, columns.browser_hash == browser_hash)
            .returning(*columns)
        )
        row = taken.mappings().first()
        return PendingSignIn(**row) if row else None

    async def drop_expired(self, now: datetime) -> None:
        await self._session.execute(delete(pending_sign_ins).where(pending_sign_ins.c.expires_at <= now))


class SqlAlchemySessions:
    def __init__(self, session: AsyncSession, track: Track) -> None:
        self._session, self._track = session, track

    async def add(self, session: Session) -> None:
        self._track(session)
        values = {**_values(session), "id": session.id, "kind": session.kind, "subject": session.subject}
        await self._session.execute(insert(sessions).values(**values, version=1))
        session.version = 1

    async def find_by_hash(self, token_hash: str) -> Session | None:
        return await self._one(sessions.c.token_hash == token_hash)

    async def find(self, session_id: str) -> Session | None:
        return await self._one(sessions.c.id == session_id)

    async def not_ended_of(self, subject: str) -> list[Session]:
        found = await self._session.execute(
            select(sessions)
            .where(sessions.c.subject == subject, sessions.c.ended_at.is_(None))
            .order_by(sessions.c.id)
            .with_for_update()
        )
        return [self._load(row) for row in found.mappings()]

    async def save(self, session: Session) -> None:
        written = await self._session.execute(
            update(sessions)
            .where(sessions.c.id == session.id, sessions.c.version == session.version)
            .values(**_values(session), version=session.version + 1)
            .returning(sessions.c.id)
        )
        if written.first() is None:
            raise ConcurrentChange(session.id)
        session.version += 1

    async def drop_old(self, before: datetime) -> None:
        old = select(sessions.c.id).where(sessions.c.expires_at < before).limit(_DROP_AT_ONCE)
        await self._session.execute(delete(sessions).where(sessions.c.id.in_(old.with_for_update(skip_locked=True))))

    async def _one(self, condition: Any) -> Session | None:
        found = await self._session.execute(select(sessions).where(condition).with_for_update())
        row = found.mappings().first()
        return self._load(row) if row else None

    def _load(self, row: RowMapping) -> Session:
        session = Session(SessionId(row["id"]), **{name: row[name] for name in row if name != "id"})
        self._track(session)
        return session


def _values(session: Session) -> dict[str, object]:
    return {
        "token_hash": session.token_hash,
        "created_at": session.created_at,
        "last_seen_at": session.last_seen_at,
        "expires_at": session.expires_at,
        "ended_at": session.ended_at,
        "end_code": session.end_code,
        "user_agent": session.user_agent,
        "id_token": session.id_token,
        "link_generation": session.link_generation,
    }
