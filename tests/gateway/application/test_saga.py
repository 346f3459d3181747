"""The registration saga through its use cases: asked again, answered, refused and taken back."""

from datetime import timedelta

import pytest

from gateway.application.commands.retry_registration import RetryRegistrationHandler
from gateway.application.ports import Identity
from gateway.application.reactions.on_user_events import UserEventReactions
from gateway.domain.access import Access
from gateway.domain.events import UserAuthenticated, UserCreate
from gateway.domain.registration import GIVE_UP_AFTER, Registration
from gateway.domain.session import Session, SessionId, SessionLifetime
from tests.gateway.fakes import ISSUER, NOON, FakeClock, FakeStore, person


class Saga:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.store = FakeStore(self.clock)
        self.retry = RetryRegistrationHandler(self.store.begin, self.clock)
        self.on = UserEventReactions(self.store.begin, self.clock, ISSUER)

    async def start(self) -> None:
        unit = self.store.begin()
        await unit.identities.add(Identity("usr_1", ISSUER, "sub-noor"))
        await unit.registrations.add(Registration.start("usr_1", person(), NOON))
        await unit.commit()
        await self.open_session()

    async def open_session(self) -> None:
        unit = self.store.begin()
        await unit.sessions.add(
            Session.open(
                SessionId("ses_1"), kind="USER", subject="usr_1", token_hash="h", now=NOON, lifetime=SessionLifetime()
            )
        )
        await unit.commit()

    async def answer(self, event_id: str = "evt_1", roles: frozenset[str] = frozenset()) -> None:
        await self.on.user_told(event_id, user_id="usr_1", external_auth_id="sub-noor", status="ACTIVE", roles=roles)


@pytest.fixture
async def saga() -> Saga:
    saga = Saga()
    await saga.start()
    return saga


class TestRetry:
    async def test_an_unanswered_command_is_sent_again_with_a_later_timer(self, saga: Saga) -> None:
        saga.clock.advance(timedelta(seconds=3))
        await saga.retry("usr_1")
        await saga.retry("usr_1")
        assert len(saga.store.events(UserCreate)) == 3
        assert [subject for _, subject, _ in saga.store.rows.jobs] == ["usr_1:2", "usr_1:3"]

    async def test_an_answered_registration_is_left_alone(self, saga: Saga) -> None:
        await saga.answer()
        await saga.retry("usr_1")
        await saga.retry("usr_unknown")
        assert len(saga.store.events(UserCreate)) == 1
        assert saga.store.rows.jobs == []

    async def test_after_a_day_it_is_taken_back(self, saga: Saga) -> None:
        saga.clock.advance(GIVE_UP_AFTER)
        await saga.retry("usr_1")
        assert saga.store.rows.identities == {}
        assert saga.store.rows.sessions["ses_1"].end_code == "REGISTRATION_UNANSWERED"


class TestAnswer:
    async def test_the_account_exists_so_the_registration_is_complete(self, saga: Saga) -> None:
        await saga.answer(roles=frozenset({"ADMIN"}))
        assert saga.store.rows.registrations["usr_1"].state == "COMPLETED"
        assert saga.store.rows.access["usr_1"] == Access("ACTIVE", frozenset({"ADMIN"}))
        assert len(saga.store.events(UserAuthenticated)) == 1

    async def test_the_same_event_twice_has_one_effect(self, saga: Saga) -> None:
        await saga.answer()
        changes = list(saga.store.rows.changes)
        await saga.answer(roles=frozenset({"ADMIN"}))
        assert saga.store.rows.access["usr_1"].roles == frozenset()
        assert saga.store.rows.changes == changes

    async def test_a_refusal_ends_identity_and_session_and_keeps_the_reason(self, saga: Saga) -> None:
        await saga.on.registration_refused("evt_1", user_id="usr_1", code="EMAIL_ALREADY_TAKEN")
        await saga.on.registration_refused("evt_1", user_id="usr_1", code="EMAIL_ALREADY_TAKEN")
        assert saga.store.rows.identities == {}
        assert saga.store.rows.sessions["ses_1"].end_code == "EMAIL_ALREADY_TAKEN"
        assert saga.store.rows.registrations["usr_1"].refusal_code == "EMAIL_ALREADY_TAKEN"
        assert ("identity", "session.ended", "ses_1") in saga.store.rows.changes

    async def test_a_refusal_after_the_answer_changes_nothing(self, saga: Saga) -> None:
        await saga.answer()
        await saga.on.registration_refused("evt_2", user_id="usr_1", code="EMAIL_ALREADY_TAKEN")
        assert "usr_1" in saga.store.rows.identities
        assert saga.store.rows.sessions["ses_1"].ended_at is None

    async def test_an_answer_after_giving_up_gives_the_person_their_identity_back(self, saga: Saga) -> None:
        saga.clock.advance(GIVE_UP_AFTER)
        await saga.retry("usr_1")
        await saga.answer()
        assert saga.store.rows.identities == {"usr_1": Identity("usr_1", ISSUER, "sub-noor")}

    async def test_an_identity_that_appears_meanwhile_is_kept(self, saga: Saga) -> None:
        saga.store.rows.identities.clear()
        saga.store.identity_that_came_first = Identity("usr_2", ISSUER, "sub-noor")
        await saga.answer()
        assert saga.store.rows.access["usr_1"].status == "ACTIVE"
