"""Who stands behind a cookie, where one is signed in, and how sessions end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gateway.application.commands.end_sessions import EndSession, EndSessionHandler, SignOutHandler
from gateway.application.commands.open_invitation_session import OpenInvitationSession, OpenInvitationSessionHandler
from gateway.application.queries.identify import NOBODY, IdentifyHandler
from gateway.application.queries.my_sessions import MySessionsHandler
from gateway.application.queries.wait_for import WaitForEvents, WaitForRegistration
from gateway.application.session_standing import end_of
from gateway.domain.access import Access, SessionKind
from gateway.domain.errors import LinkRefused, SessionNotFound, SignInRefused
from gateway.domain.events import UserLoggedOut
from gateway.domain.registration import Registration
from gateway.domain.secret import fingerprint
from gateway.domain.session import Session, SessionId, SessionLifetime
from tests.gateway.fakes import NOON, Counted, FakeClock, FakeLinks, FakeLive, FakeProvider, FakeStore, person

LIFETIME = SessionLifetime()
SECRET = "s" * 43


class Sessions:
    def __init__(self) -> None:
        self.clock, self.provider, self.links = FakeClock(), FakeProvider(), FakeLinks()
        counted = Counted()
        self.store = FakeStore(self.clock)
        self.identify = IdentifyHandler(self.store, self.store, self.clock, LIFETIME)
        self.sign_out = SignOutHandler(self.store.begin, self.provider, self.clock)
        self.end = EndSessionHandler(self.store.begin, self.clock, LIFETIME)
        self.mine = MySessionsHandler(self.store, self.clock, LIFETIME)
        self.open_link = OpenInvitationSessionHandler(
            self.store.begin, self.links, counted.secret, counted.new_id, self.clock, LIFETIME
        )

    async def open(self, secret: str = SECRET, session_id: str = "ses_1", kind: SessionKind = "USER") -> None:
        unit = self.store.begin()
        await unit.sessions.add(
            Session.open(
                SessionId(session_id),
                kind=kind,
                subject="usr_1",
                token_hash=fingerprint(secret),
                now=NOON,
                lifetime=LIFETIME,
                id_token="id.token.text",
            )
        )
        await unit.access.put_user("usr_1", "ACTIVE", frozenset({"HR"}))
        await unit.commit()


@pytest.fixture
async def sessions() -> Sessions:
    sessions = Sessions()
    await sessions.open()
    return sessions


class TestIdentify:
    async def test_a_live_session_stands_for_its_user_with_their_roles(self, sessions: Sessions) -> None:
        standing = await sessions.identify(SECRET, "USER")
        assert standing.principal is not None
        assert standing.principal.subject == "usr_1"
        assert "templates:write" in standing.principal.scopes

    @pytest.mark.parametrize("secret", [None, "", "x", "t" * 43])
    async def test_an_unknown_cookie_is_nobody(self, sessions: Sessions, secret: str | None) -> None:
        assert await sessions.identify(secret, "USER") == NOBODY

    async def test_the_cookie_of_one_kind_does_not_open_the_other(self, sessions: Sessions) -> None:
        assert await sessions.identify(SECRET, "INVITATION") == NOBODY

    async def test_an_idle_session_is_over(self, sessions: Sessions) -> None:
        sessions.clock.advance(LIFETIME.idle)
        standing = await sessions.identify(SECRET, "USER")
        assert (standing.principal, standing.ended_code) == (None, "SESSION_EXPIRED")

    async def test_a_suspended_user_is_nobody_even_before_the_session_is_ended(self, sessions: Sessions) -> None:
        sessions.store.rows.access["usr_1"] = Access("SUSPENDED")
        assert (await sessions.identify(SECRET, "USER")).ended_code == "USER_SUSPENDED"

    async def test_use_is_written_down_once_a_minute(self, sessions: Sessions) -> None:
        await sessions.identify(SECRET, "USER")
        assert sessions.store.touched == []
        sessions.clock.advance(timedelta(minutes=1))
        await sessions.identify(SECRET, "USER")
        await sessions.identify(SECRET, "USER")
        assert sessions.store.touched == ["ses_1"]

    async def test_an_open_stream_can_ask_whether_its_principal_still_stands(self, sessions: Sessions) -> None:
        principal = (await sessions.identify(SECRET, "USER")).principal
        assert principal is not None
        assert await sessions.identify.still(principal) == principal
        await sessions.sign_out(SECRET)
        assert await sessions.identify.still(principal) is None
        assert await sessions.identify.still(replace(principal, session_id="ses_unknown")) is None

    async def test_a_session_without_a_written_reason_counts_as_expired(self, sessions: Sessions) -> None:
        sessions.store.rows.sessions["ses_1"].ended_at = NOON
        view = await sessions.store.by_id("ses_1")
        assert view is not None
        assert end_of(view, NOON, LIFETIME) == "SESSION_EXPIRED"


class TestSignOut:
    async def test_ends_the_session_tells_the_others_and_names_the_provider(self, sessions: Sessions) -> None:
        place = await sessions.sign_out(SECRET)
        assert place == "http://localhost:18180/logout?hint=id.token.text"
        assert (await sessions.identify(SECRET, "USER")).ended_code == "SIGNED_OUT"
        assert sessions.store.events(UserLoggedOut) == [UserLoggedOut(user_id="usr_1", at=NOON)]
        assert ("identity", "session.ended", "ses_1") in sessions.store.rows.changes

    async def test_twice_is_told_once(self, sessions: Sessions) -> None:
        await sessions.sign_out(SECRET)
        await sessions.sign_out(SECRET)
        assert len(sessions.store.events(UserLoggedOut)) == 1

    async def test_works_while_the_provider_is_away(self, sessions: Sessions) -> None:
        sessions.provider.failure = SignInRefused("PROVIDER_UNAVAILABLE", "away")
        assert await sessions.sign_out(SECRET) is None
        assert (await sessions.identify(SECRET, "USER")).principal is None

    async def test_an_unknown_cookie_has_nothing_to_end(self, sessions: Sessions) -> None:
        assert await sessions.sign_out(None) is None
        assert await sessions.sign_out("t" * 43) is None

    async def test_an_invitation_session_ends_without_the_provider(self, sessions: Sessions) -> None:
        await sessions.open("i" * 43, "ses_2", "INVITATION")
        assert await sessions.sign_out("i" * 43) is None
        assert sessions.store.events(UserLoggedOut) == []


class TestOwnSessions:
    async def test_only_live_ones_are_listed(self, sessions: Sessions) -> None:
        await sessions.open("o" * 43, "ses_2")
        await sessions.sign_out(SECRET)
        assert [view.session_id for view in await sessions.mine("usr_1")] == ["ses_2"]

    async def test_one_can_be_ended_from_elsewhere(self, sessions: Sessions) -> None:
        await sessions.end(EndSession("usr_1", "ses_1"))
        assert (await sessions.identify(SECRET, "USER")).ended_code == "ENDED_BY_OWNER"
        assert len(sessions.store.events(UserLoggedOut)) == 1

    @pytest.mark.parametrize(("user_id", "session_id"), [("usr_2", "ses_1"), ("usr_1", "ses_9")])
    async def test_not_that_of_somebody_else(self, sessions: Sessions, user_id: str, session_id: str) -> None:
        with pytest.raises(SessionNotFound):
            await sessions.end(EndSession(user_id, session_id))
        assert (await sessions.identify(SECRET, "USER")).principal is not None

    async def test_not_one_that_is_over(self, sessions: Sessions) -> None:
        await sessions.sign_out(SECRET)
        with pytest.raises(SessionNotFound):
            await sessions.end(EndSession("usr_1", "ses_1"))


class TestInvitationSession:
    async def test_a_link_opens_a_session_of_that_one_invitation(self, sessions: Sessions) -> None:
        sessions.links.invitations["token"] = "inv_1"
        opened = await sessions.open_link(OpenInvitationSession("token"))
        standing = await sessions.identify(opened.session_secret, "INVITATION")
        assert standing.principal is not None
        assert (standing.principal.subject, standing.principal.scopes) == ("inv_1", frozenset({"interview:take"}))

    async def test_opening_it_again_replaces_the_session_of_this_browser(self, sessions: Sessions) -> None:
        sessions.links.invitations["token"] = "inv_1"
        first = await sessions.open_link(OpenInvitationSession("token"))
        second = await sessions.open_link(OpenInvitationSession("token", held=(first.session_secret,)))
        assert second.session_secret != first.session_secret
        assert (await sessions.identify(first.session_secret, "INVITATION")).ended_code == "REPLACED"

    async def test_another_device_may_open_it_too(self, sessions: Sessions) -> None:
        sessions.links.invitations["token"] = "inv_1"
        first = await sessions.open_link(OpenInvitationSession("token"))
        await sessions.open_link(OpenInvitationSession("token"))
        assert (await sessions.identify(first.session_secret, "INVITATION")).principal is not None

    async def test_a_refused_link_opens_nothing(self, sessions: Sessions) -> None:
        sessions.links.refusals["token"] = "INVITATION_EXPIRED"
        with pytest.raises(LinkRefused) as refused:
            await sessions.open_link(OpenInvitationSession("token"))
        assert refused.value.refusal_code == "INVITATION_EXPIRED"
        assert len(sessions.store.rows.sessions) == 1


class TestWaiting:
    async def test_an_applied_event_is_not_waited_for(self, sessions: Sessions) -> None:
        live = FakeLive(sessions.clock)
        sessions.store.rows.processed.add("evt_1")
        assert await WaitForEvents(sessions.store, sessions.store, live, sessions.clock)(frozenset({"evt_1"}))
        assert live.waits == []
        assert sessions.store.forgotten == 1

    async def test_waits_until_the_copy_has_all_events(self, sessions: Sessions) -> None:
        live = FakeLive(sessions.clock)

        async def arrive(event_id: str) -> None:
            sessions.store.rows.processed.add(event_id)

        live.then = [lambda: arrive("evt_1"), lambda: arrive("evt_2")]
        assert await WaitForEvents(sessions.store, sessions.store, live, sessions.clock)(frozenset({"evt_1", "evt_2"}))
        assert len(live.waits) == 2

    async def test_goes_on_without_after_two_seconds(self, sessions: Sessions) -> None:
        live = FakeLive(sessions.clock)
        assert not await WaitForEvents(sessions.store, sessions.store, live, sessions.clock)(frozenset({"evt_1"}))
        assert sum(live.waits) == 2.0

    async def test_a_registration_is_waited_for_until_it_is_answered(self, sessions: Sessions) -> None:
        live = FakeLive(sessions.clock)
        registration = Registration.start("usr_1", person(), NOON)
        sessions.store.rows.registrations["usr_1"] = registration

        async def answer() -> None:
            registration.complete(NOON)

        live.then = [answer]
        view = await WaitForRegistration(sessions.store, sessions.store, live, sessions.clock)(SECRET)
        assert view is not None
        assert view.registration == "COMPLETED"
        assert len(live.waits) == 1

    async def test_a_refused_registration_is_seen_as_an_ended_session(self, sessions: Sessions) -> None:
        await sessions.sign_out(SECRET)
        view = await WaitForRegistration(sessions.store, sessions.store, FakeLive(sessions.clock), sessions.clock)(
            SECRET
        )
        assert view is not None
        assert view.end_code == "SIGNED_OUT"
