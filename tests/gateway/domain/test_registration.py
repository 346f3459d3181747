"""The registration saga: asked until answered, taken back when refused."""

from datetime import timedelta

from gateway.domain.events import UserAuthenticated, UserCreate
from gateway.domain.registration import GIVE_UP_AFTER, SLOWEST_RETRY, Registration
from tests.gateway.fakes import NOON, person


def started() -> Registration:
    return Registration.start("usr_1", person(), NOON)


class TestRegistration:
    def test_starts_by_asking_for_the_account(self) -> None:
        registration = started()
        (command,) = registration.take_events()
        assert isinstance(command, UserCreate)
        assert (command.user_id, command.external_auth_id, command.email) == (
            "usr_1",
            "sub-noor",
            "noor@newcomer.example",
        )
        assert registration.state == "PENDING"

    def test_asks_again_ever_more_slowly_while_unanswered(self) -> None:
        registration = started()
        first = registration.next_try_at(NOON) - NOON
        assert registration.ask_again(NOON)
        second = registration.next_try_at(NOON) - NOON
        for _ in range(20):
            registration.ask_again(NOON)
        assert first < second < SLOWEST_RETRY
        assert registration.next_try_at(NOON) - NOON == SLOWEST_RETRY
        assert len(registration.take_events()) == 22

    def test_is_given_up_after_a_day(self) -> None:
        registration = started()
        assert not registration.ask_again(NOON + GIVE_UP_AFTER)
        assert (registration.state, registration.refusal_code) == ("REFUSED", "REGISTRATION_UNANSWERED")

    def test_completes_once_and_tells_that_the_person_is_here(self) -> None:
        registration = started()
        registration.take_events()
        registration.complete(NOON + timedelta(seconds=1))
        registration.complete(NOON + timedelta(seconds=2))
        (told,) = registration.take_events()
        assert told == UserAuthenticated(user_id="usr_1", at=NOON + timedelta(seconds=1))
        assert not registration.ask_again(NOON)
        assert not registration.refuse("EMAIL_ALREADY_TAKEN")

    def test_is_refused_once_with_its_reason(self) -> None:
        registration = started()
        assert registration.refuse("EMAIL_ALREADY_TAKEN")
        assert not registration.refuse("OTHER")
        assert registration.refusal_code == "EMAIL_ALREADY_TAKEN"
