"""Role choice, profile, suspension, last login."""

from datetime import timedelta

import pytest

from kernel.auth.caller import ANONYMOUS, Caller
from kernel.errors import AccessDenied
from subgraphs.users.application.commands.change_user_status import (
    ActivateUser,
    ActivateUserHandler,
    SuspendUser,
    SuspendUserHandler,
)
from subgraphs.users.application.commands.select_role import SelectRole, SelectRoleHandler
from subgraphs.users.application.commands.update_profile import UpdateProfile, UpdateProfileHandler
from subgraphs.users.application.reactions.on_user_authenticated import OnUserAuthenticated
from subgraphs.users.domain.errors import RoleAlreadyChosen, UserNotFound
from subgraphs.users.domain.user import Profile, Role, UserStatus
from tests.users.fakes import NOW, InMemoryStore, StoppedClock, caller
from tests.users.people import ADA, HANNA, make_user


@pytest.fixture
def store() -> InMemoryStore:
    store = InMemoryStore()
    store.users[HANNA] = make_user(HANNA)
    return store


class TestSelectRole:
    async def test_stores_and_tells_the_role(self, store: InMemoryStore) -> None:
        handler = SelectRoleHandler(store.begin, StoppedClock())
        assert await handler(SelectRole(caller(HANNA), Role.HR)) == HANNA
        assert store.users[HANNA].roles == {Role.HR}
        assert store.event_types() == ["user.role_selected", "user.updated"]

    async def test_refuses_a_second_choice(self, store: InMemoryStore) -> None:
        handler = SelectRoleHandler(store.begin, StoppedClock())
        await handler(SelectRole(caller(HANNA), Role.HR))
        with pytest.raises(RoleAlreadyChosen):
            await handler(SelectRole(caller(HANNA), Role.CANDIDATE))
        assert store.users[HANNA].roles == {Role.HR}

    async def test_is_for_people_with_an_account(self, store: InMemoryStore) -> None:
        handler = SelectRoleHandler(store.begin, StoppedClock())
        for stranger, code in ((ANONYMOUS, "UNAUTHENTICATED"), (caller(ADA), "NOT_FOUND")):
            with pytest.raises(AccessDenied) as denied:
                await handler(SelectRole(stranger, Role.HR))
            assert denied.value.code == code


class TestUpdateProfile:
    async def test_changes_what_is_given_and_keeps_the_rest(self, store: InMemoryStore) -> None:
        handler = UpdateProfileHandler(store.begin, StoppedClock())
        await handler(UpdateProfile(caller(HANNA), time_zone="Europe/Berlin", language="de"))
        await handler(UpdateProfile(caller(HANNA), full_name="Hanna Reyes", language=None))
        assert store.users[HANNA].profile == Profile("Hanna Reyes", "Europe/Berlin", None)

    async def test_a_person_without_an_account_is_not_found(self, store: InMemoryStore) -> None:
        with pytest.raises(AccessDenied):
            await UpdateProfileHandler(store.begin, StoppedClock())(UpdateProfile(caller(ADA)))


class TestSuspension:
    async def test_an_admin_suspends_and_lets_in_again(self, store: InMemoryStore) -> None:
        admin = caller(ADA, "ADMIN")
        await SuspendUserHandler(store.begin, StoppedClock())(SuspendUser(admin, HANNA))
        assert store.users[HANNA].status is UserStatus.SUSPENDED
        await ActivateUserHandler(store.begin, StoppedClock())(ActivateUser(admin, HANNA))
        assert store.users[HANNA].status is UserStatus.ACTIVE
        assert store.event_types() == ["user.suspended", "user.updated", "user.activated", "user.updated"]

    async def test_nobody_else_may(self, store: InMemoryStore) -> None:
        pretender = Caller(subject=ADA, kind="SERVICE", roles=frozenset({"ADMIN"}))
        for who in (caller(HANNA, "HR"), pretender):
            with pytest.raises(AccessDenied):
                await SuspendUserHandler(store.begin, StoppedClock())(SuspendUser(who, HANNA))
            with pytest.raises(AccessDenied):
                await ActivateUserHandler(store.begin, StoppedClock())(ActivateUser(who, HANNA))
        assert store.users[HANNA].status is UserStatus.ACTIVE

    async def test_an_admin_cannot_lock_themselves_out(self, store: InMemoryStore) -> None:
        with pytest.raises(AccessDenied):
            await SuspendUserHandler(store.begin, StoppedClock())(SuspendUser(caller(HANNA, "ADMIN"), HANNA))

    async def test_an_unknown_user_is_refused(self, store: InMemoryStore) -> None:
        with pytest.raises(UserNotFound):
            await SuspendUserHandler(store.begin, StoppedClock())(SuspendUser(caller(ADA, "ADMIN"), "usr_none"))


class TestLastLogin:
    async def test_is_remembered_once(self, store: InMemoryStore) -> None:
        later = NOW + timedelta(hours=1)
        await OnUserAuthenticated(store.begin)("evt_1", HANNA, later)
        await OnUserAuthenticated(store.begin)("evt_1", HANNA, later + timedelta(hours=1))
        assert store.users[HANNA].last_login_at == later
        assert store.event_types() == []

    async def test_of_somebody_unknown_is_no_error(self, store: InMemoryStore) -> None:
        await OnUserAuthenticated(store.begin)("evt_1", "usr_none", NOW)
        assert store.processed == {"evt_1"}
