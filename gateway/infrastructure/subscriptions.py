"""Which reaction answers which event of `user-events`: one call to a use case each."""

from typing import Any

from gateway.application.reactions.on_user_events import UserEventReactions
from gateway.infrastructure.foreign_events import (
    CompanyCreated,
    CompanyUpdated,
    MemberAdded,
    MemberRemoved,
    RegistrationRefused,
    RoleSelected,
    UserActivated,
    UserCreated,
    UserDeleted,
    UserSuspended,
    UserUpdated,
)
from kernel.events.envelope import Envelope
from kernel.messaging.subscription import SignedTopic, Subscription

USER_EVENTS = SignedTopic("user-events", signed_by="users")


class UserEventSubscriptions:
    def __init__(self, reactions: UserEventReactions) -> None:
        self._on = reactions

    def all(self) -> list[Subscription[Any]]:
        return [
            Subscription(USER_EVENTS, UserCreated, self.user_told),
            Subscription(USER_EVENTS, UserUpdated, self.user_told),
            Subscription(USER_EVENTS, UserSuspended, self.user_suspended),
            Subscription(USER_EVENTS, UserActivated, self.user_activated),
            Subscription(USER_EVENTS, UserDeleted, self.user_deleted),
            Subscription(USER_EVENTS, RegistrationRefused, self.registration_refused),
            Subscription(USER_EVENTS, MemberAdded, self.member_added),
            Subscription(USER_EVENTS, MemberRemoved, self.member_removed),
            Subscription(USER_EVENTS, RoleSelected, self.noted),
            Subscription(USER_EVENTS, CompanyCreated, self.noted),
            Subscription(USER_EVENTS, CompanyUpdated, self.noted),
        ]

    async def user_told(self, envelope: Envelope, event: UserCreated | UserUpdated) -> None:
        await self._on.user_told(
            envelope.event_id,
            user_id=event.user_id,
            external_auth_id=event.external_auth_id,
            status=event.status,
            roles=frozenset(event.roles),
        )

    async def user_suspended(self, envelope: Envelope, event: UserSuspended) -> None:
        await self._on.status_changed(envelope.event_id, user_id=event.user_id, status="SUSPENDED")

    async def user_activated(self, envelope: Envelope, event: UserActivated) -> None:
        await self._on.status_changed(envelope.event_id, user_id=event.user_id, status="ACTIVE")

    async def user_deleted(self, envelope: Envelope, event: UserDeleted) -> None:
        await self._on.status_changed(envelope.event_id, user_id=event.user_id, status="DELETED")

    async def registration_refused(self, envelope: Envelope, event: RegistrationRefused) -> None:
        await self._on.registration_refused(envelope.event_id, user_id=event.user_id, code=event.code)

    async def member_added(self, envelope: Envelope, event: MemberAdded) -> None:
        await self._on.member_added(
            envelope.event_id,
            user_id=event.user_id,
            company_id=event.company_id,
            role=event.role,
            is_primary=event.is_primary,
        )

    async def member_removed(self, envelope: Envelope, event: MemberRemoved) -> None:
        await self._on.member_removed(envelope.event_id, user_id=event.user_id, company_id=event.company_id)

    async def noted(self, envelope: Envelope, event: RoleSelected | CompanyCreated | CompanyUpdated) -> None:
        await self._on.noted(envelope.event_id, aggregate_id=envelope.aggregate_id)
