"""The user aggregate."""

from datetime import timedelta

import pytest

from subgraphs.users.domain.errors import InvalidInput, RoleAlreadyChosen, RoleNotSelectable
from subgraphs.users.domain.events import (
    UserActivated,
    UserCreated,
    UserRegistrationRefused,
    UserRoleSelected,
    UserSuspended,
    UserUpdated,
)
from subgraphs.users.domain.user import Identity, Profile, Role, User, UserStatus
from tests.users.fakes import NOW
from tests.users.people import ADA, HANNA, identity_of, make_user

LATER = NOW + timedelta(hours=1)


class TestCreate:
    def test_tells_everything_a_consumer_needs(self) -> None:
        user = User.create(
            HANNA, identity_of(HANNA, "Hanna@Northwind.example"), "Hanna Reyes", admin_emails=(), now=NOW
        )
        assert user.take_events() == [
            UserCreated(
                user_id=HANNA,
                external_auth_id=f"oidc-{HANNA}",
                email="hanna@northwind.example",
                full_name="Hanna Reyes",
                roles=(),
                status="ACTIVE",
            )
        ]
        assert (user.version, user.last_login_at) == (0, NOW)

    def test_a_configured_and_verified_address_becomes_admin(self) -> None:
        identity = Identity("oidc-ada", "Ada@viva.example", True)
        user = User.create(ADA, identity, "Ada Quist", admin_emails=("ada@viva.EXAMPLE",), now=NOW)
        assert user.roles == {Role.ADMIN}

    def test_an_unverified_address_becomes_nothing(self) -> None:
        identity = Identity("oidc-ada", "ada@viva.example", False)
        user = User.create(ADA, identity, "Ada Quist", admin_emails=("ada@viva.example",), now=NOW)
        assert user.roles == frozenset()

    def test_somebody_without_a_name_is_called_by_the_address(self) -> None:
        user = User.create(HANNA, identity_of(HANNA, "hanna@northwind.example"), "  ", admin_emails=(), now=NOW)
        assert user.profile.full_name == "hanna"

    def test_a_told_name_is_made_fit(self) -> None:
        told = " Hanna\x00\n Reyes " + "x" * 300
        user = User.create(HANNA, identity_of(HANNA), told, admin_emails=(), now=NOW)
        assert user.profile.full_name.startswith("Hanna Reyes xxx")
        assert len(user.profile.full_name) == 200

    @pytest.mark.parametrize(
        "address", ["", "nobody", "a@b@c.example", "x" * 250 + "@b.example", "a\x00@b.example", "a\u200b@b.example"]
    )
    def test_an_address_that_is_none_makes_no_account(self, address: str) -> None:
        with pytest.raises(InvalidInput):
            User.create(HANNA, Identity("oidc-1", address, True), "Hanna", admin_emails=(), now=NOW)


class TestSelectRole:
    @pytest.mark.parametrize("role", [Role.HR, Role.CANDIDATE])
    def test_takes_the_role_and_tells_it_and_then_all_roles(self, role: Role) -> None:
        user = make_user(ADA, Role.ADMIN)
        user.select_role(role, LATER)
        selected, updated = user.take_events()
        assert selected == UserRoleSelected(user_id=ADA, role=role.value)
        assert isinstance(updated, UserUpdated)
        assert updated.roles == tuple(sorted(["ADMIN", role.value]))
        assert user.updated_at == LATER

    def test_refuses_a_second_choice(self) -> None:
        user = make_user(HANNA, Role.HR)
        with pytest.raises(RoleAlreadyChosen):
            user.select_role(Role.CANDIDATE, LATER)
        assert user.take_events() == []

    def test_refuses_admin_which_is_granted(self) -> None:
        user = make_user(HANNA)
        with pytest.raises(RoleNotSelectable) as refused:
            user.select_role(Role.ADMIN, LATER)
        assert refused.value.field == ("input", "role")


class TestProfile:
    def test_a_changed_profile_is_told(self) -> None:
        user = make_user(HANNA)
        user.update_profile(Profile.checked(" Hanna  B. Reyes ", "Europe/Berlin", "pt-BR"), LATER)
        assert user.profile == Profile("Hanna B. Reyes", "Europe/Berlin", "pt-BR")
        assert [event.event_type for event in user.take_events()] == ["user.updated"]

    @pytest.mark.parametrize("name", ["علی‌رضا", "Zoë Çelik", "Ana 👩‍💻", "李小龍"])
    def test_names_of_all_scripts_are_kept(self, name: str) -> None:
        assert Profile.checked(name, None, None).full_name == name

    def test_a_name_is_one_composed_line_without_invisible_signs_and_a_zone_is_of_the_list(self) -> None:
        profile = Profile.checked("Zoe\u0308\u202e\n\u200bO’Brien\x00", "europe/berlin", "de")
        assert profile == Profile("Zoë O’Brien", "Europe/Berlin", "de")

    def test_the_same_profile_is_no_change(self) -> None:
        user = make_user(HANNA)
        user.update_profile(Profile.checked("Some One", None, " "), LATER)
        assert user.take_events() == []
        assert user.updated_at == NOW

    @pytest.mark.parametrize(
        ("name", "zone", "language", "field"),
        [
            ("", None, None, "full_name"),
            ("x" * 201, None, None, "full_name"),
            ("\u3164\u200b", None, None, "full_name"),
            ("Hanna", "Mars at noon", None, "time_zone"),
            ("Hanna", "Mars/Phobos", None, "time_zone"),
            ("Hanna", None, "English", "language"),
        ],
    )
    def test_refuses_what_a_field_cannot_hold(
        self, name: str, zone: str | None, language: str | None, field: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            Profile.checked(name, zone, language)
        assert refused.value.field == ("input", field)


class TestStatus:
    def test_suspending_is_told_once(self) -> None:
        user = make_user(HANNA, Role.HR)
        user.suspend(LATER)
        user.suspend(LATER)
        suspended, updated = user.take_events()
        assert suspended == UserSuspended(user_id=HANNA)
        assert isinstance(updated, UserUpdated)
        assert (updated.status, user.status) == ("SUSPENDED", UserStatus.SUSPENDED)

    def test_activating_is_told_once(self) -> None:
        user = make_user(HANNA)
        user.suspend(NOW)
        user.take_events()
        user.activate(LATER)
        user.activate(LATER)
        activated, _ = user.take_events()
        assert activated == UserActivated(user_id=HANNA)
        assert user.updated_at == LATER


class TestOtherFacts:
    def test_the_latest_sign_in_stays(self) -> None:
        user = make_user(HANNA)
        user.signed_in(LATER)
        user.signed_in(NOW)
        assert user.last_login_at == LATER
        user.last_login_at = None
        user.signed_in(NOW)
        assert user.last_login_at == NOW
        assert user.take_events() == []

    def test_announces_itself_again_when_asked(self) -> None:
        user = make_user(HANNA)
        user.announce()
        assert [event.event_type for event in user.take_events()] == ["user.updated"]

    def test_refuses_a_second_registration_and_then_says_who_it_is(self) -> None:
        user = make_user(HANNA)
        user.refuse_registration("usr_other", "IDENTITY_ALREADY_KNOWN")
        refused, told = user.take_events()
        assert refused == UserRegistrationRefused(
            user_id="usr_other", external_auth_id=f"oidc-{HANNA}", code="IDENTITY_ALREADY_KNOWN"
        )
        assert isinstance(told, UserUpdated)
        assert told.user_id == HANNA
