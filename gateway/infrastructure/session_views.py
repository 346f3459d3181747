"""Sessions with everything a request needs to know of them: one statement."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, true, update
from sqlalchemy.engine import RowMapping

from gateway.application.ports import SessionView
from gateway.domain.access import Access
from gateway.domain.session import SessionId
from gateway.infrastructure.access_copies import first_membership_of
from gateway.infrastructure.tables import sagas, sessions, user_access
from kernel.database.database import Database
from kernel.database.tables import KERNEL

_company = first_membership_of(sessions.c.subject).correlate(sessions).lateral("company")
_SELECT = (
    select(
        sessions,
        user_access.c.status,
        user_access.c.roles,
        _company.c.company_id,
        _company.c.role.label("company_role"),
        sagas.c.state.label("registration"),
    )
    .select_from(sessions)
    .outerjoin(user_access, user_access.c.user_id == sessions.c.subject)
    .outerjoin(sagas, sagas.c.user_id == sessions.c.subject)
    .outerjoin(_company, true())
)
_PLAIN = (
    "kind",
    "subject",
    "created_at",
    "last_seen_at",
    "expires_at",
    "ended_at",
    "end_code",
    "user_agent",
    "registration",
    "link_generation",
)


class SqlSessionViews:
    def __init__(self, database: Database) -> None:
        self._engine = database.engine

    async def by_hash(self, token_hash: str) -> SessionView | None:
        return next(iter(await self._read(sessions.c.token_hash == token_hash)), None)

    async def by_id(self, session_id: str) -> SessionView | None:
        return next(iter(await self._read(sessions.c.id == session_id)), None)

    async def of_user(self, user_id: str) -> list[SessionView]:
        """Not the ended ones; the newest first."""
        mine = (sessions.c.subject == user_id) & (sessions.c.kind == "USER") & sessions.c.ended_at.is_(None)
        return await self._read(mine)

    async def touch(self, session_id: str, now: datetime) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(
                update(sessions)
                .where(sessions.c.id == session_id, sessions.c.last_seen_at < now)
                .values(last_seen_at=now)
            )

    async def applied(self, event_ids: frozenset[str]) -> frozenset[str]:
        ids = KERNEL.processed_events.c.event_id
        async with self._engine.connect() as connection:
            found = await connection.execute(select(ids).where(ids.in_(sorted(event_ids))))
            return frozenset(found.scalars())

    async def _read(self, condition: Any) -> list[SessionView]:
        async with self._engine.connect() as connection:
            found = await connection.execute(_SELECT.where(condition).order_by(sessions.c.created_at.desc()).limit(200))
            return [_view(row) for row in found.mappings()]


def _view(row: RowMapping) -> SessionView:
    access = None
    if row["status"] is not None:
        access = Access(row["status"], frozenset(row["roles"]), row["company_id"], row["company_role"])
    return SessionView(session_id=SessionId(row["id"]), access=access, **{name: row[name] for name in _PLAIN})
