"""Users in PostgreSQL."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.errors import ConcurrentChange
from kernel.events.aggregate import Aggregate
from subgraphs.users.domain.errors import EmailAlreadyTaken, IdentityAlreadyKnown
from subgraphs.users.domain.ids import UserId
from subgraphs.users.domain.user import Identity, Profile, Role, User, UserStatus
from subgraphs.users.infrastructure.integrity import refusing
from subgraphs.users.infrastructure.tables import ONE_ACCOUNT_PER_EMAIL, ONE_ACCOUNT_PER_IDENTITY, UserRow

Track = Callable[[Aggregate], None]


class SqlAlchemyUserRepository:
    def __init__(self, session: AsyncSession, track: Track) -> None:
        self._session, self._track = session, track

    async def find(self, user_id: str) -> User | None:
        return await self._one(UserRow.id == user_id)

    async def find_by_email(self, email: str) -> User | None:
        return await self._one(UserRow.email == email)

    async def find_by_external_auth_id(self, external_auth_id: str) -> User | None:
        return await self._one(UserRow.external_auth_id == external_auth_id)

    async def add(self, user: User) -> None:
        refusals = {
            ONE_ACCOUNT_PER_EMAIL: EmailAlreadyTaken("Another account uses this email address."),
            ONE_ACCOUNT_PER_IDENTITY: IdentityAlreadyKnown("This identity has an account already."),
        }
        with refusing(refusals):
            await self._session.execute(insert(UserRow).values(id=user.id, version=1, **_to_row(user)))
        user.version = 1
        self._track(user)

    async def save(self, user: User) -> None:
        statement = update(UserRow).where(UserRow.id == user.id, UserRow.version == user.version)
        changed = await self._session.execute(
            statement.values(version=user.version + 1, **_to_row(user)).returning(UserRow.id)
        )
        if changed.first() is None:
            raise ConcurrentChange(f"user {user.id} changed since version {user.version}")
        user.version += 1

    async def _one(self, condition: ColumnElement[bool]) -> User | None:
        row = (await self._session.execute(select(UserRow.__table__).where(condition))).mappings().first()
        if row is None:
            return None
        user = _to_user(dict(row))
        self._track(user)
        return user


def _to_row(user: User) -> dict[str, Any]:
    return {
        "external_auth_id": user.identity.external_auth_id,
        "email": user.identity.email,
        "email_verified": user.identity.email_verified,
        "full_name": user.profile.full_name,
        "time_zone": user.profile.time_zone,
        "language": user.profile.language,
        "roles": sorted(role.value for role in user.roles),
        "status": user.status.value,
        "last_login_at": user.last_login_at,
        "created_at": user.created_at,
        "updated_at": user.updated_at,
    }


def _to_user(row: dict[str, Any]) -> User:
    return User(
        UserId(row["id"]),
        Identity(row["external_auth_id"], row["email"], row["email_verified"]),
        Profile(row["full_name"], row["time_zone"], row["language"]),
        roles=frozenset(map(Role, row["roles"])),
        status=UserStatus(row["status"]),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        last_login_at=row["last_login_at"],
        version=row["version"],
    )
