"""An open stream learns when what it stands on is over."""

import pytest

from gateway.application.commands.end_sessions import SignOutHandler
from gateway.application.queries.identify import IdentifyHandler
from gateway.application.queries.until_ended import LOOK_AGAIN_SECONDS, UntilEnded
from gateway.domain.access import Principal
from gateway.domain.secret import fingerprint
from gateway.domain.session import Session, SessionId, SessionLifetime
from tests.gateway.fakes import NOON, FakeClock, FakeLive, FakeProvider, FakeStore

LIFETIME = SessionLifetime()
SECRET = "s" * 43


class Stream:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.store, self.live = FakeStore(self.clock), FakeLive(self.clock)
        self.identify = IdentifyHandler(self.store, self.store, self.clock, LIFETIME)
        self.until_ended = UntilEnded(self.identify, self.live)

    async def open(self) -> Principal:
        unit = self.store.begin()
        await unit.access.put_user("usr_1", "ACTIVE", frozenset({"HR"}))
        session = Session.open(
            SessionId("ses_1"),
            kind="USER",
            subject="usr_1",
            token_hash=fingerprint(SECRET),
            now=NOON,
            lifetime=LIFETIME,
        )
        await unit.sessions.add(session)
        await unit.commit()
        principal = (await self.identify(SECRET, "USER")).principal
        assert principal is not None
        return principal

    async def put_user(self, status: str, *roles: str) -> None:
        unit = self.store.begin()
        await unit.access.put_user("usr_1", status, frozenset(roles))
        await unit.commit()


@pytest.fixture
def stream() -> Stream:
    return Stream()


class TestUntilEnded:
    async def test_listens_for_its_session_and_its_user_alone(self, stream: Stream) -> None:
        principal = await stream.open()
        stream.live.then = [lambda: stream.put_user("SUSPENDED", "HR")]
        await stream.until_ended(principal)
        assert stream.live.woken_for == [("ses_1", "usr_1")]
        assert len(stream.live.waits) == 1

    async def test_ends_with_the_session(self, stream: Stream) -> None:
        principal = await stream.open()
        sign_out = SignOutHandler(stream.store.begin, FakeProvider(), stream.clock)
        stream.live.then = [lambda: sign_out(SECRET)]
        await stream.until_ended(principal)
        assert len(stream.live.waits) == 1

    async def test_goes_on_through_changes_that_take_nothing_away(self, stream: Stream) -> None:
        principal = await stream.open()
        stream.live.then = [
            lambda: stream.put_user("ACTIVE", "HR", "CANDIDATE"),
            lambda: stream.put_user("ACTIVE", "CANDIDATE"),
        ]
        await stream.until_ended(principal)
        assert len(stream.live.waits) == 2

    async def test_ends_with_the_session_s_lifetime_though_nobody_rings(self, stream: Stream) -> None:
        principal = await stream.open()
        await stream.until_ended(principal)
        assert len(stream.live.waits) == LIFETIME.idle.total_seconds() / LOOK_AGAIN_SECONDS
