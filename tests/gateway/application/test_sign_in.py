"""Signing in: what is remembered, what must come back, whose session it becomes."""

from datetime import timedelta

import pytest

from gateway.application.commands.begin_sign_in import BeginSignIn, BeginSignInHandler, SignInBegun
from gateway.application.commands.complete_sign_in import CompleteSignIn, CompleteSignInHandler, SignedIn
from gateway.application.ending import KEEP_OVER
from gateway.application.ports import Identity
from gateway.domain.access import Access
from gateway.domain.errors import PROVIDER_UNAVAILABLE, SignInRefused
from gateway.domain.events import UserAuthenticated, UserCreate
from gateway.domain.pending_sign_in import KEEP_EXPIRED, SIGN_IN_LIFETIME
from gateway.domain.secret import fingerprint
from gateway.domain.session import SessionLifetime
from tests.gateway.fakes import ISSUER, Counted, FakeClock, FakeProvider, FakeStore


class Flow:
    def __init__(self) -> None:
        self.clock, self.provider, counted = FakeClock(), FakeProvider(), Counted()
        self.store = FakeStore(self.clock)
        self.begin = BeginSignInHandler(self.store.begin, self.provider, counted.secret, self.clock)
        self.complete = CompleteSignInHandler(
            self.store.begin, self.provider, counted.secret, counted.new_id, self.clock, SessionLifetime()
        )

    async def started(self, return_to: str | None = "/templates", browser: str | None = None) -> SignInBegun:
        return await self.begin(BeginSignIn(return_to, browser))

    @property
    def state(self) -> str:
        return self.provider.requests[-1].state

    async def finished(self, browser: str | None, state: str | None = None, previous: str | None = None) -> SignedIn:
        return await self.complete(
            CompleteSignIn(state or self.state, "code-1", ISSUER, browser, previous_secret=previous, user_agent="F")
        )

    def know(self, user_id: str, status: str = "ACTIVE") -> None:
        self.store.rows.identities[user_id] = Identity(user_id, ISSUER, "sub-noor")
        self.store.rows.access[user_id] = Access(status)


@pytest.fixture
def flow() -> Flow:
    return Flow()


class TestBegin:
    async def test_sends_the_browser_to_the_provider_and_remembers_only_hashes(self, flow: Flow) -> None:
        begun = await flow.started()
        (pending,) = flow.store.rows.pending.values()
        request = flow.provider.requests[0]
        assert begun.url.endswith(request.state)
        assert pending.state_hash == fingerprint(request.state)
        assert pending.browser_hash == fingerprint(begun.browser_secret)
        assert (pending.nonce, pending.code_verifier) == (request.nonce, request.code_verifier)
        assert len({request.state, request.nonce, request.code_verifier, begun.browser_secret}) == 4

    async def test_never_returns_to_another_site(self, flow: Flow) -> None:
        await flow.started("https://evil.example/")
        (pending,) = flow.store.rows.pending.values()
        assert pending.return_to == "/"

    async def test_a_second_tab_keeps_the_secret_of_the_first(self, flow: Flow) -> None:
        first = await flow.started()
        second = await flow.started(browser=first.browser_secret)
        assert second.browser_secret == first.browser_secret
        assert len(flow.store.rows.pending) == 2

    async def test_a_secret_we_did_not_make_is_replaced(self, flow: Flow) -> None:
        begun = await flow.started(browser="chosen-by-somebody-else")
        assert begun.browser_secret != "chosen-by-somebody-else"

    async def test_forgets_sign_ins_that_were_never_finished(self, flow: Flow) -> None:
        await flow.started()
        flow.clock.advance(SIGN_IN_LIFETIME + KEEP_EXPIRED)
        await flow.started()
        assert len(flow.store.rows.pending) == 1

    async def test_a_provider_that_is_away_leaves_nothing_behind(self, flow: Flow) -> None:
        flow.provider.failure = SignInRefused(PROVIDER_UNAVAILABLE, "away")
        with pytest.raises(SignInRefused):
            await flow.started()
        assert flow.store.rows.pending == {}


class TestComplete:
    async def test_a_newcomer_gets_a_user_id_a_session_and_a_registration(self, flow: Flow) -> None:
        begun = await flow.started()
        signed_in = await flow.finished(begun.browser_secret)
        (session,) = flow.store.rows.sessions.values()
        assert signed_in.return_to == "/templates"
        assert signed_in.is_registering
        assert session.token_hash == fingerprint(signed_in.session_secret)
        assert session.subject == signed_in.user_id
        (command,) = flow.store.events(UserCreate)
        assert isinstance(command, UserCreate)
        assert command.user_id == signed_in.user_id
        ((kind, subject, run_at),) = flow.store.rows.jobs
        assert (kind, subject) == ("gateway.retry_registration", f"{signed_in.user_id}:1")
        assert run_at is not None
        assert run_at > flow.clock.now()
        assert flow.store.events(UserAuthenticated) == []

    async def test_a_known_person_keeps_their_id_and_the_others_are_told(self, flow: Flow) -> None:
        flow.know("usr_known")
        begun = await flow.started()
        signed_in = await flow.finished(begun.browser_secret)
        assert (signed_in.user_id, signed_in.is_registering) == ("usr_known", False)
        assert flow.store.events(UserCreate) == []
        assert flow.store.events(UserAuthenticated) == [UserAuthenticated(user_id="usr_known", at=flow.clock.now())]

    async def test_a_person_whose_registration_is_unanswered_is_not_registered_twice(self, flow: Flow) -> None:
        first = await flow.finished((await flow.started()).browser_secret)
        second = await flow.finished((await flow.started()).browser_secret)
        assert second.user_id == first.user_id
        assert second.is_registering
        assert len(flow.store.events(UserCreate)) == 1

    async def test_the_same_newcomer_in_two_tabs_becomes_one_user(self, flow: Flow) -> None:
        begun = await flow.started()
        flow.store.identity_that_came_first = Identity("usr_first", ISSUER, "sub-noor")
        signed_in = await flow.finished(begun.browser_secret)
        assert signed_in.user_id == "usr_first"
        assert len(flow.store.rows.sessions) == 1

    async def test_a_suspended_user_gets_no_session(self, flow: Flow) -> None:
        flow.know("usr_known", "SUSPENDED")
        begun = await flow.started()
        with pytest.raises(SignInRefused) as refused:
            await flow.finished(begun.browser_secret)
        assert refused.value.refusal_code == "USER_SUSPENDED"
        assert flow.store.rows.sessions == {}

    async def test_the_session_that_another_tab_began_meanwhile_goes_on_for_both(self, flow: Flow) -> None:
        flow.know("usr_known")
        first = await flow.finished((await flow.started()).browser_secret)
        second = await flow.finished((await flow.started("/settings")).browser_secret, previous=first.session_secret)
        assert (second.session_secret, second.return_to) == (first.session_secret, "/settings")
        assert [session.end_code for session in flow.store.rows.sessions.values()] == [None]

    async def test_a_session_that_is_over_is_not_taken_up_again(self, flow: Flow) -> None:
        flow.know("usr_known")
        first = await flow.finished((await flow.started()).browser_secret)
        flow.clock.advance(SessionLifetime().idle)
        second = await flow.finished((await flow.started()).browser_secret, previous=first.session_secret)
        assert second.session_secret != first.session_secret

    async def test_the_session_of_somebody_else_in_this_browser_is_ended(self, flow: Flow) -> None:
        flow.know("usr_known")
        first = await flow.finished((await flow.started()).browser_secret)
        del flow.store.rows.identities["usr_known"]
        flow.know("usr_other")
        second = await flow.finished((await flow.started()).browser_secret, previous=first.session_secret)
        assert second.session_secret != first.session_secret
        assert [session.end_code for session in flow.store.rows.sessions.values()] == ["REPLACED", None]

    async def test_sessions_long_over_are_forgotten_by_and_by(self, flow: Flow) -> None:
        await flow.finished((await flow.started()).browser_secret)
        flow.clock.advance(SessionLifetime().absolute + KEEP_OVER + timedelta(seconds=1))
        await flow.finished((await flow.started()).browser_secret)
        assert len(flow.store.rows.sessions) == 1


class TestAttacks:
    async def test_a_callback_in_another_browser_is_refused_and_burns_nothing(self, flow: Flow) -> None:
        begun = await flow.started()
        for other in (None, "z" * 43, "short"):
            with pytest.raises(SignInRefused) as refused:
                await flow.finished(other)
            assert refused.value.refusal_code == "SIGN_IN_EXPIRED"
        assert flow.provider.redeemed == []
        assert (await flow.finished(begun.browser_secret)).return_to == "/templates"

    async def test_a_state_that_we_never_sent_is_refused(self, flow: Flow) -> None:
        begun = await flow.started()
        with pytest.raises(SignInRefused):
            await flow.finished(begun.browser_secret, state="y" * 43)
        assert flow.provider.redeemed == []

    async def test_a_replayed_callback_is_refused(self, flow: Flow) -> None:
        begun = await flow.started()
        await flow.finished(begun.browser_secret)
        with pytest.raises(SignInRefused):
            await flow.finished(begun.browser_secret)
        assert len(flow.provider.redeemed) == 1

    async def test_a_callback_after_ten_minutes_is_refused(self, flow: Flow) -> None:
        begun = await flow.started()
        flow.clock.advance(SIGN_IN_LIFETIME + timedelta(seconds=1))
        with pytest.raises(SignInRefused):
            await flow.finished(begun.browser_secret)

    async def test_a_failed_exchange_opens_no_session_and_cannot_be_tried_again(self, flow: Flow) -> None:
        begun = await flow.started()
        flow.provider.failure = SignInRefused("PROVIDER_ANSWER_INVALID", "wrong nonce")
        with pytest.raises(SignInRefused):
            await flow.finished(begun.browser_secret)
        flow.provider.failure = None
        with pytest.raises(SignInRefused):
            await flow.finished(begun.browser_secret)
        assert flow.store.rows.sessions == {}
