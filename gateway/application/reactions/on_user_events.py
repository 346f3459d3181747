"""Reactions to `user-events`: the gateway's copy of roles, status and memberships, and the end of the saga.

Each is one transaction with the inbox. Each appends one change, so that API processes that wait for it wake up.
"""

from typing import Literal

from gateway.application.compensation import take_back
from gateway.application.ending import end_all_sessions
from gateway.application.ports import (
    ACCESS_CHANGED,
    EVENT_APPLIED,
    IDENTITY_SUBJECT,
    BeginUnitOfWork,
    Identity,
    IdentityTaken,
    UnitOfWork,
)
from gateway.domain.access import CompanyRole
from gateway.domain.session import SUSPENDED
from kernel.clock import Clock


class UserEventReactions:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock, issuer: str) -> None:
        self._begin, self._clock, self._issuer = begin, clock, issuer

    async def user_told(
        self, event_id: str, *, user_id: str, external_auth_id: str, status: str, roles: frozenset[str]
    ) -> None:
        """`user.created` and `user.updated`: also the answer to a registration."""
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            await uow.access.put_user(user_id, status, roles)
            await self._remember(uow, user_id, external_auth_id)
            registration = await uow.registrations.find(user_id)
            if registration is not None and registration.state == "PENDING":
                registration.complete(self._clock.now())
                await uow.registrations.save(registration)
            await uow.changes.append(IDENTITY_SUBJECT, ACCESS_CHANGED, user_id)
            await uow.commit()

    async def _remember(self, uow: UnitOfWork, user_id: str, external_auth_id: str) -> None:
        """An account whose identity we do not have (a registration given up too early) is found again by its owner."""
        if await uow.identities.find(self._issuer, external_auth_id) is not None:
            return
        try:
            await uow.identities.add(Identity(user_id, self._issuer, external_auth_id))
        except IdentityTaken:
            return

    async def status_changed(
        self, event_id: str, *, user_id: str, status: Literal["ACTIVE", "SUSPENDED", "DELETED"]
    ) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            await uow.access.put_status(user_id, status)
            if status != "ACTIVE":
                await end_all_sessions(uow, user_id, SUSPENDED, self._clock.now())
            await uow.changes.append(IDENTITY_SUBJECT, ACCESS_CHANGED, user_id)
            await uow.commit()

    async def registration_refused(self, event_id: str, *, user_id: str, code: str) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            registration = await uow.registrations.find(user_id)
            if registration is not None and registration.refuse(code):
                await take_back(uow, registration, self._clock.now())
                await uow.registrations.save(registration)
            await uow.changes.append(IDENTITY_SUBJECT, ACCESS_CHANGED, user_id)
            await uow.commit()

    async def member_added(
        self, event_id: str, *, user_id: str, company_id: str, role: CompanyRole, is_primary: bool
    ) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            await uow.access.put_member(user_id, company_id, role, is_primary=is_primary)
            await uow.changes.append(IDENTITY_SUBJECT, ACCESS_CHANGED, user_id)
            await uow.commit()

    async def member_removed(self, event_id: str, *, user_id: str, company_id: str) -> None:
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            await uow.access.remove_member(user_id, company_id)
            await uow.changes.append(IDENTITY_SUBJECT, ACCESS_CHANGED, user_id)
            await uow.commit()

    async def noted(self, event_id: str, *, aggregate_id: str) -> None:
        """An event that changes nothing here but that a mutation waits for."""
        async with self._begin() as uow:
            if not await uow.inbox.first_time(event_id):
                return
            await uow.changes.append(IDENTITY_SUBJECT, EVENT_APPLIED, aggregate_id)
            await uow.commit()
