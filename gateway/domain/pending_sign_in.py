"""A sign-in under way: what must come back from the provider, bound to the browser that began it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SIGN_IN_LIFETIME = timedelta(minutes=10)
# An expired one signs nobody in, but still says where the person wanted to go.
KEEP_EXPIRED = timedelta(hours=1)


@dataclass(frozen=True)
class PendingSignIn:
    """`state_hash` finds it, `browser_hash` proves that the same browser came back; it is used once."""

    state_hash: str
    browser_hash: str
    nonce: str
    code_verifier: str
    return_to: str
    expires_at: datetime

    @classmethod
    def begin(
        cls, *, state_hash: str, browser_hash: str, nonce: str, code_verifier: str, return_to: str, now: datetime
    ) -> "PendingSignIn":
        return cls(state_hash, browser_hash, nonce, code_verifier, return_to, now + SIGN_IN_LIFETIME)

    def is_expired(self, now: datetime) -> bool:
        return now >= self.expires_at


@dataclass(frozen=True)
class ProvenIdentity:
    """What a verified id token says of a person; `id_token` is kept for signing out at the provider."""

    issuer: str
    subject: str
    email: str
    email_verified: bool
    full_name: str
    id_token: str
