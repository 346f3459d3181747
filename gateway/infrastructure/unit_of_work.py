"""The gateway's unit of work: the kernel's, with our repositories; after a change of identities, caches are told."""

from collections.abc import Awaitable, Callable
from typing import Self

from gateway.application.ports import AccessCopies, Identities, PendingSignIns, Registrations, Sessions
from gateway.infrastructure.access_copies import SqlAlchemyAccessCopies
from gateway.infrastructure.identity_repository import SqlAlchemyIdentities, SqlAlchemyRegistrations
from gateway.infrastructure.session_repository import SqlAlchemyPendingSignIns, SqlAlchemySessions
from kernel.database.database import Database
from kernel.database.unit_of_work import SqlAlchemyUnitOfWork

Forget = Callable[[], Awaitable[None]]


class GatewayUnitOfWork(SqlAlchemyUnitOfWork):
    pending: PendingSignIns
    sessions: Sessions
    identities: Identities
    registrations: Registrations
    access: AccessCopies

    def __init__(self, database: Database, forget: Forget) -> None:
        super().__init__(database)
        self._forget = forget

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self.pending = SqlAlchemyPendingSignIns(self.session)
        self.sessions = SqlAlchemySessions(self.session, self.track)
        self.identities = SqlAlchemyIdentities(self.session)
        self.registrations = SqlAlchemyRegistrations(self.session, self.track)
        self.access = SqlAlchemyAccessCopies(self.session)
        return self

    async def commit(self) -> None:
        await super().commit()
        if self._rings.subjects:
            await self._forget()
