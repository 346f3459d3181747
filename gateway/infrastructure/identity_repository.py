"""Identities and registration sagas in PostgreSQL."""

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.application.ports import Identity, IdentityTaken
from gateway.domain.events import UserCreate
from gateway.domain.registration import Registration
from gateway.infrastructure.session_repository import Track
from gateway.infrastructure.tables import identities, sagas
from kernel.errors import ConcurrentChange
from kernel.events.codec import payload_from_json, payload_to_json

_REGISTRATION = "REGISTRATION"


class SqlAlchemyIdentities:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, identity: Identity) -> None:
        # no exception from the index: the transaction must stay usable
        added = await self._session.execute(
            upsert(identities).values(vars(identity)).on_conflict_do_nothing().returning(identities.c.user_id)
        )
        if added.first() is None:
            raise IdentityTaken(identity.user_id)

    async def find(self, issuer: str, subject: str) -> Identity | None:
        columns = identities.c
        found = await self._session.execute(
            select(identities).where(columns.issuer == issuer, columns.subject == subject)
        )
        row = found.mappings().first()
        return Identity(**row) if row else None

    async def remove(self, user_id: str) -> None:
        await self._session.execute(delete(identities).where(identities.c.user_id == user_id))


class SqlAlchemyRegistrations:
    def __init__(self, session: AsyncSession, track: Track) -> None:
        self._session, self._track = session, track

    async def add(self, registration: Registration) -> None:
        self._track(registration)
        await self._session.execute(
            insert(sagas).values(
                **_values(registration),
                user_id=registration.user_id,
                kind=_REGISTRATION,
                command=payload_to_json(registration.command),
                started_at=registration.started_at,
                version=1,
            )
        )
        registration.version = 1

    async def find(self, user_id: str) -> Registration | None:
        found = await self._session.execute(select(sagas).where(sagas.c.user_id == user_id).with_for_update())
        row = found.mappings().first()
        if row is None:
            return None
        registration = Registration(
            row["user_id"],
            command=payload_from_json(UserCreate, row["command"]),
            state=row["state"],
            attempts=row["attempts"],
            started_at=row["started_at"],
            refusal_code=row["refusal_code"],
            version=row["version"],
        )
        self._track(registration)
        return registration

    async def save(self, registration: Registration) -> None:
        written = await self._session.execute(
            update(sagas)
            .where(sagas.c.user_id == registration.user_id, sagas.c.version == registration.version)
            .values(**_values(registration), version=registration.version + 1)
            .returning(sagas.c.user_id)
        )
        if written.first() is None:
            raise ConcurrentChange(registration.user_id)
        registration.version += 1


def _values(registration: Registration) -> dict[str, object]:
    return {
        "state": registration.state,
        "attempts": registration.attempts,
        "refusal_code": registration.refusal_code,
    }
