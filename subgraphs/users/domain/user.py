"""The user: one person with one identity at the provider, the roles chosen or granted, and a status."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from kernel.events.aggregate import Aggregate
from subgraphs.users.domain import texts
from subgraphs.users.domain.errors import RoleAlreadyChosen, RoleNotSelectable
from subgraphs.users.domain.events import (
    UserActivated,
    UserCreated,
    UserRegistrationRefused,
    UserRoleSelected,
    UserSuspended,
    UserUpdated,
)
from subgraphs.users.domain.ids import UserId


class Role(StrEnum):
    HR = "HR"
    CANDIDATE = "CANDIDATE"
    ADMIN = "ADMIN"


class UserStatus(StrEnum):
    PENDING = "PENDING"
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    DELETED = "DELETED"


Told = TypeVar("Told", UserCreated, UserUpdated)

SELECTABLE_ROLES = frozenset({Role.HR, Role.CANDIDATE})


@dataclass(frozen=True)
class Identity:
    """Who the provider says this is. `email` is kept in lower case."""

    external_auth_id: str
    email: str
    email_verified: bool


@dataclass(frozen=True)
class Profile:
    """What people may change about themselves."""

    full_name: str
    time_zone: str | None = None
    language: str | None = None

    @classmethod
    def checked(cls, full_name: str, time_zone: str | None, language: str | None) -> "Profile":
        return cls(
            texts.required_name(full_name, "full_name"),
            texts.time_zone(time_zone),
            texts.language(language),
        )


class User(Aggregate):
    def __init__(
        self,
        user_id: UserId,
        identity: Identity,
        profile: Profile,
        *,
        roles: frozenset[Role],
        status: UserStatus,
        created_at: datetime,
        updated_at: datetime,
        last_login_at: datetime | None = None,
        version: int = 0,
    ) -> None:
        super().__init__(user_id, version)
        self.id = user_id
        self.identity = identity
        self.profile = profile
        self.roles = roles
        self.status = status
        self.created_at = created_at
        self.updated_at = updated_at
        self.last_login_at = last_login_at

    @classmethod
    def create(
        cls, user_id: UserId, identity: Identity, full_name: str, *, admin_emails: Iterable[str], now: datetime
    ) -> "User":
        """A person's first sign-in. ADMIN is granted to a configured address, and only if the provider verified it."""
        known = replace(identity, email=texts.checked_email(identity.email))
        name = texts.told_name(full_name) or known.email.partition("@")[0]
        is_admin = known.email_verified and known.email in {texts.email(address) for address in admin_emails}
        user = cls(
            user_id,
            known,
            Profile(name),
            roles=frozenset({Role.ADMIN}) if is_admin else frozenset(),
            status=UserStatus.ACTIVE,
            created_at=now,
            updated_at=now,
            last_login_at=now,
        )
        user.record(user._facts_as(UserCreated))
        return user

    def announce(self) -> None:
        """Say again who this is, to somebody who asked again because the first answer did not arrive."""
        self._record_update()

    def refuse_registration(self, other_id: str, code: str) -> None:
        """This identity is registered already. Both answers are this user's events, so they arrive in this order."""
        refused = UserRegistrationRefused(user_id=other_id, external_auth_id=self.identity.external_auth_id, code=code)
        self.record(refused)
        self._record_update()

    def select_role(self, role: Role, now: datetime) -> None:
        if role not in SELECTABLE_ROLES:
            raise RoleNotSelectable(f"{role} is granted by an administrator; choose HR or CANDIDATE.", field=_ROLE)
        if self.roles & SELECTABLE_ROLES:
            raise RoleAlreadyChosen("You have already chosen a role; an administrator can change it.", field=_ROLE)
        self.roles |= {role}
        self.updated_at = now
        self.record(UserRoleSelected(user_id=self.id, role=role.value))
        self._record_update()

    def update_profile(self, profile: Profile, now: datetime) -> None:
        if profile == self.profile:
            return
        self.profile = profile
        self.updated_at = now
        self._record_update()

    def suspend(self, now: datetime) -> None:
        """Suspending someone twice is one suspension."""
        if self.status is UserStatus.SUSPENDED:
            return
        self.status = UserStatus.SUSPENDED
        self.updated_at = now
        self.record(UserSuspended(user_id=self.id))
        self._record_update()

    def activate(self, now: datetime) -> None:
        if self.status is UserStatus.ACTIVE:
            return
        self.status = UserStatus.ACTIVE
        self.updated_at = now
        self.record(UserActivated(user_id=self.id))
        self._record_update()

    def signed_in(self, at: datetime) -> None:
        """Sign-ins may be told out of order: the latest stays. Nobody else needs to know, so there is no event."""
        if self.last_login_at is None or at > self.last_login_at:
            self.last_login_at = at

    def _record_update(self) -> None:
        self.record(self._facts_as(UserUpdated))

    def _facts_as(self, event_class: type[Told]) -> Told:
        return event_class(
            user_id=self.id,
            external_auth_id=self.identity.external_auth_id,
            email=self.identity.email,
            full_name=self.profile.full_name,
            roles=tuple(sorted(role.value for role in self.roles)),
            status=self.status.value,
        )


_ROLE = ("input", "role")
