"""What interviews makes of the events of users and analysis: each once."""

import pytest

from subgraphs.interviews.application.reactions.on_analysis_events import ResultTold
from subgraphs.interviews.application.reactions.on_user_events import UserEventReactions
from subgraphs.interviews.domain.result import Result, ResultStatus
from tests.interviews.fakes import FakeClock, FakeStore
from tests.interviews.people import HANNA, NORTHWIND
from tests.interviews.samples import NOW, published, response_id, started, text_question

DONE = Result(ResultStatus.COMPLETED, 80)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


class TestUserEvents:
    async def test_keeps_people_companies_and_memberships(self, store: FakeStore) -> None:
        on = UserEventReactions(store.begin)
        await on.person_told("evt_1", user_id=HANNA, full_name="Hanna", email="h@x.example", status="ACTIVE")
        await on.company_told("evt_2", company_id=NORTHWIND, name="Northwind Labs")
        await on.member_told("evt_3", company_id=NORTHWIND, user_id=HANNA, active=True)
        await on.status_told("evt_4", user_id=HANNA, status="SUSPENDED")
        assert store.stored.people == {HANNA: ("Hanna", "h@x.example", "SUSPENDED")}
        assert store.stored.companies == {NORTHWIND: "Northwind Labs"}
        assert store.stored.members == {(NORTHWIND, HANNA): True}

    async def test_applies_each_event_once(self, store: FakeStore) -> None:
        on = UserEventReactions(store.begin)
        store.stored.seen |= {"evt_1"}
        await on.person_told("evt_1", user_id=HANNA, full_name="Hanna", email="h@x.example", status="ACTIVE")
        await on.status_told("evt_1", user_id=HANNA, status="SUSPENDED")
        await on.company_told("evt_1", company_id=NORTHWIND, name="Northwind Labs")
        await on.member_told("evt_1", company_id=NORTHWIND, user_id=HANNA, active=True)
        assert (store.stored.people, store.stored.companies, store.stored.members) == ({}, {}, {})


class TestAnalysisEvents:
    async def test_copies_a_result_once_and_tells_it(self, store: FakeStore) -> None:
        invitation = started(published(text_question(required=False))[1])
        invitation.complete(response_id, NOW)
        invitation.take_events()
        store.put(invitation)
        told = ResultTold(store.begin, FakeClock())
        await told("evt_1", invitation.id, DONE)
        await told("evt_1", invitation.id, Result(ResultStatus.COMPLETED, 10))
        await told("evt_2", invitation.id, DONE)
        assert store.stored.invitations[invitation.id].result == DONE
        assert store.stored.changes == [(NORTHWIND, "RESULT_CHANGED", invitation.id)]

    async def test_a_result_of_an_unknown_invitation_is_passed_by(self, store: FakeStore) -> None:
        await ResultTold(store.begin, FakeClock())("evt_1", "inv_missing", DONE)
        assert (store.stored.seen, store.stored.changes) == ({"evt_1"}, [])
