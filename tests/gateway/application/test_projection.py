"""The copy of roles, status and memberships that the gateway keeps from `user-events`."""

import pytest

from gateway.application.reactions.on_user_events import UserEventReactions
from gateway.domain.access import Access
from gateway.domain.session import Session, SessionId, SessionLifetime
from tests.gateway.fakes import ISSUER, NOON, FakeClock, FakeStore


class Copy:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.store = FakeStore(self.clock)
        self.on = UserEventReactions(self.store.begin, self.clock, ISSUER)

    async def told(self, event_id: str, *roles: str, status: str = "ACTIVE") -> None:
        await self.on.user_told(
            event_id, user_id="usr_1", external_auth_id="sub-1", status=status, roles=frozenset(roles)
        )

    async def access(self) -> Access | None:
        return await self.store.begin().access.of("usr_1")

    async def open_session(self, subject: str, session_id: str) -> None:
        unit = self.store.begin()
        await unit.sessions.add(
            Session.open(
                SessionId(session_id),
                kind="USER",
                subject=subject,
                token_hash=session_id,
                now=NOON,
                lifetime=SessionLifetime(),
            )
        )
        await unit.commit()


@pytest.fixture
def copy_of_users() -> Copy:
    return Copy()


class TestProjection:
    async def test_roles_and_status_follow_the_latest_event(self, copy_of_users: Copy) -> None:
        await copy_of_users.told("evt_1")
        await copy_of_users.told("evt_2", "HR")
        assert await copy_of_users.access() == Access("ACTIVE", frozenset({"HR"}))
        assert ("identity", "access.changed", "usr_1") in copy_of_users.store.rows.changes

    async def test_membership_comes_and_goes(self, copy_of_users: Copy) -> None:
        await copy_of_users.told("evt_1", "HR")
        member = copy_of_users.on.member_added
        await member("evt_2", user_id="usr_1", company_id="cmp_2", role="MEMBER", is_primary=False)
        await member("evt_3", user_id="usr_1", company_id="cmp_9", role="OWNER", is_primary=True)
        await member("evt_3", user_id="usr_1", company_id="cmp_1", role="OWNER", is_primary=True)
        access = await copy_of_users.access()
        assert access is not None
        assert (access.company_id, access.company_role) == ("cmp_9", "OWNER")
        await copy_of_users.on.member_removed("evt_4", user_id="usr_1", company_id="cmp_9")
        await copy_of_users.on.member_removed("evt_4", user_id="usr_1", company_id="cmp_2")
        access = await copy_of_users.access()
        assert access is not None
        assert (access.company_id, access.company_role) == ("cmp_2", "MEMBER")

    async def test_suspension_ends_all_sessions_of_that_user_only(self, copy_of_users: Copy) -> None:
        await copy_of_users.told("evt_1", "HR")
        for subject, session_id in (("usr_1", "ses_1"), ("usr_1", "ses_2"), ("usr_2", "ses_3")):
            await copy_of_users.open_session(subject, session_id)
        await copy_of_users.on.status_changed("evt_2", user_id="usr_1", status="SUSPENDED")
        await copy_of_users.on.status_changed("evt_2", user_id="usr_1", status="SUSPENDED")
        ends = {key: session.end_code for key, session in copy_of_users.store.rows.sessions.items()}
        assert ends == {"ses_1": "USER_SUSPENDED", "ses_2": "USER_SUSPENDED", "ses_3": None}
        access = await copy_of_users.access()
        assert access is not None
        assert access.is_refused

    async def test_activation_gives_the_roles_back(self, copy_of_users: Copy) -> None:
        await copy_of_users.told("evt_1", "HR")
        await copy_of_users.on.status_changed("evt_2", user_id="usr_1", status="SUSPENDED")
        await copy_of_users.on.status_changed("evt_3", user_id="usr_1", status="ACTIVE")
        assert await copy_of_users.access() == Access("ACTIVE", frozenset({"HR"}))

    async def test_a_suspension_heard_before_anything_else_counts(self, copy_of_users: Copy) -> None:
        await copy_of_users.on.status_changed("evt_1", user_id="usr_1", status="SUSPENDED")
        access = await copy_of_users.access()
        assert access is not None
        assert access.is_refused

    async def test_an_event_that_changes_nothing_is_noted_once(self, copy_of_users: Copy) -> None:
        await copy_of_users.on.noted("evt_1", aggregate_id="cmp_1")
        await copy_of_users.on.noted("evt_1", aggregate_id="cmp_1")
        assert copy_of_users.store.rows.processed == {"evt_1"}
        assert copy_of_users.store.rows.changes == [("identity", "event.applied", "cmp_1")]
