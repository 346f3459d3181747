"""Registration: once per event, always answered."""

import pytest

from subgraphs.users.application.commands.register_user import RegisterUser, RegisterUserHandler
from subgraphs.users.domain.errors import EmailAlreadyTaken
from subgraphs.users.domain.events import UserRegistrationRefused, UserUpdated
from subgraphs.users.domain.ids import UserId
from subgraphs.users.domain.user import Identity, Role
from tests.users.fakes import InMemoryStore, StoppedClock
from tests.users.people import ADA, BEN, HANNA, identity_of


@pytest.fixture
def store() -> InMemoryStore:
    return InMemoryStore()


@pytest.fixture
def register(store: InMemoryStore) -> RegisterUserHandler:
    return RegisterUserHandler(store.begin, StoppedClock(), ("admin@viva.example",))


def command(event_id: str, user_id: UserId, identity: Identity | None = None) -> RegisterUser:
    return RegisterUser(event_id, user_id, identity or identity_of(user_id), "Hanna Reyes")


async def test_creates_the_user_under_the_given_id(store: InMemoryStore, register: RegisterUserHandler) -> None:
    await register(command("evt_1", HANNA))
    assert store.users[HANNA].profile.full_name == "Hanna Reyes"
    assert store.event_types() == ["user.created"]


async def test_a_repeated_message_does_nothing(store: InMemoryStore, register: RegisterUserHandler) -> None:
    await register(command("evt_1", HANNA))
    await register(command("evt_1", HANNA))
    assert store.event_types() == ["user.created"]


async def test_who_asks_again_is_answered_again(store: InMemoryStore, register: RegisterUserHandler) -> None:
    await register(command("evt_1", HANNA))
    await register(command("evt_2", HANNA))
    assert store.event_types() == ["user.created", "user.updated"]


async def test_a_configured_address_becomes_admin(store: InMemoryStore, register: RegisterUserHandler) -> None:
    await register(command("evt_1", ADA, Identity("oidc-ada", "Admin@viva.example", True)))
    assert store.users[ADA].roles == {Role.ADMIN}


async def test_a_taken_email_is_refused_by_event(store: InMemoryStore, register: RegisterUserHandler) -> None:
    await register(command("evt_1", HANNA))
    await register(command("evt_2", BEN, Identity("oidc-ben", identity_of(HANNA).email.upper(), True)))
    refused = UserRegistrationRefused(user_id=BEN, external_auth_id="oidc-ben", code="EMAIL_ALREADY_TAKEN")
    assert store.events[1:] == [(BEN, refused)]
    assert BEN not in store.users


async def test_an_unusable_address_is_refused_by_event(store: InMemoryStore, register: RegisterUserHandler) -> None:
    await register(command("evt_1", BEN, Identity("oidc-ben", "nobody", True)))
    refused = UserRegistrationRefused(user_id=BEN, external_auth_id="oidc-ben", code="INVALID_INPUT")
    assert store.events == [(BEN, refused)]


async def test_a_refusal_is_told_once_per_message(store: InMemoryStore, register: RegisterUserHandler) -> None:
    await register(command("evt_1", HANNA))
    for _ in range(2):
        await register(command("evt_2", BEN, Identity("oidc-ben", identity_of(HANNA).email, True)))
    assert store.event_types() == ["user.created", "user.registration_refused"]


async def test_a_race_for_an_email_is_refused_by_the_index(store: InMemoryStore, register: RegisterUserHandler) -> None:
    store.fail_next_add = lambda: EmailAlreadyTaken("the index says so")
    await register(command("evt_1", HANNA))
    assert store.event_types() == ["user.registration_refused"]
    assert "evt_1" in store.processed


async def test_two_answers_at_once_to_one_message_are_one(store: InMemoryStore, register: RegisterUserHandler) -> None:
    def answered_meanwhile() -> EmailAlreadyTaken:
        store.processed.add("evt_1")
        return EmailAlreadyTaken("the index says so")

    store.fail_next_add = answered_meanwhile
    await register(command("evt_1", HANNA))
    assert store.event_types() == []


async def test_an_identity_with_an_account_is_refused_and_told_which_it_has(
    store: InMemoryStore, register: RegisterUserHandler
) -> None:
    await register(command("evt_1", HANNA))
    await register(command("evt_2", BEN, Identity(identity_of(HANNA).external_auth_id, "new@northwind.example", True)))
    (_, (first_key, refused), (second_key, told)) = store.events
    assert first_key == second_key == HANNA
    assert isinstance(refused, UserRegistrationRefused)
    assert (refused.user_id, refused.code) == (BEN, "IDENTITY_ALREADY_KNOWN")
    assert isinstance(told, UserUpdated)
    assert told.user_id == HANNA
