"""Sessions: what they begin with, when they are over."""

from datetime import timedelta

from gateway.domain.secret import fingerprint, fingerprint_of
from gateway.domain.session import Session, SessionId, SessionLifetime
from tests.gateway.fakes import NOON

LIFETIME = SessionLifetime()


def opened(user_agent: str | None = "Firefox") -> Session:
    return Session.open(
        SessionId("ses_1"),
        kind="USER",
        subject="usr_1",
        token_hash=fingerprint("x"),
        now=NOON,
        lifetime=LIFETIME,
        user_agent=user_agent,
        id_token="id.token.text",
    )


class TestSession:
    def test_is_live_from_the_start(self) -> None:
        assert opened().is_live(NOON, LIFETIME)

    def test_ends_when_nobody_used_it_for_half_a_day(self) -> None:
        session = opened()
        assert session.is_live(NOON + LIFETIME.idle - timedelta(seconds=1), LIFETIME)
        assert not session.is_live(NOON + LIFETIME.idle, LIFETIME)

    def test_ends_after_a_week_however_busy_it_is(self) -> None:
        session = opened()
        session.last_seen_at = NOON + LIFETIME.absolute - timedelta(minutes=1)
        assert session.is_live(NOON + LIFETIME.absolute - timedelta(seconds=1), LIFETIME)
        assert not session.is_live(NOON + LIFETIME.absolute, LIFETIME)

    def test_keeps_the_first_reason_it_ended_for_and_forgets_the_id_token(self) -> None:
        session = opened()
        assert session.end("SIGNED_OUT", NOON)
        assert not session.end("USER_SUSPENDED", NOON)
        assert session.end_code == "SIGNED_OUT"
        assert session.id_token is None
        assert not session.is_live(NOON, LIFETIME)

    def test_a_long_user_agent_is_cut(self) -> None:
        assert len(opened("x" * 5000).user_agent or "") == 300
        assert opened(None).user_agent is None


class TestSecret:
    def test_the_fingerprint_is_a_hash_and_not_the_secret(self) -> None:
        assert fingerprint("a" * 43) != "a" * 43
        assert len(fingerprint("a" * 43)) == 64

    def test_what_cannot_be_a_secret_of_ours_is_not_looked_up(self) -> None:
        assert fingerprint_of("a" * 43) == fingerprint("a" * 43)
        for odd in (None, "", "a" * 42, "a" * 44, "a" * 42 + "=", "a" * 43 + "\n"):
            assert fingerprint_of(odd) is None
