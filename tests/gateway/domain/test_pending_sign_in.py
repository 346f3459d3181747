"""A sign-in under way."""

from datetime import timedelta

from gateway.domain.pending_sign_in import SIGN_IN_LIFETIME, PendingSignIn
from tests.gateway.fakes import NOON


def test_a_sign_in_is_open_for_ten_minutes() -> None:
    pending = PendingSignIn.begin(
        state_hash="s", browser_hash="b", nonce="n", code_verifier="v", return_to="/", now=NOON
    )
    assert not pending.is_expired(NOON + SIGN_IN_LIFETIME - timedelta(seconds=1))
    assert pending.is_expired(NOON + SIGN_IN_LIFETIME)
