"""The signature of an event: Ed25519 over topic, key, time of sending and body, with the key of its context.

Topic and key are in it so that an event cannot be moved; the time, so that one cannot be sent again after the inbox
has forgotten it. Keys are 32 bytes in base64url: `viva keys` makes them.
"""

import base64
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kernel.clock import Clock, SystemClock

SIGNATURE_HEADER = "x-event-signature"
KEY_HEADER = "x-event-key"
SENT_HEADER = "x-event-sent-at"
_PURPOSE = b"viva-event-1"
_KEY_BYTES = 32


class EventSigner:
    """Raises ValueError for what is no private key."""

    def __init__(self, private_key: str, clock: Clock | None = None) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(_key_bytes(private_key))
        self._clock = clock or SystemClock()
        raw = self._key.public_key().public_bytes_raw()
        self.public_key = _in_base64(raw)
        self._key_id = _id_of(raw)

    def headers(self, topic: str, key: bytes, body: bytes) -> list[tuple[str, bytes]]:
        """What proves later that this context sent this body now; headers are text, so that dead letters keep them."""
        sent_at = str(int(self._clock.now().timestamp())).encode()
        signature = self._key.sign(_signed_bytes(topic, key, sent_at, body))
        named = ((SIGNATURE_HEADER, _in_base64(signature)), (KEY_HEADER, self._key_id))
        return [(SENT_HEADER, sent_at), *((name, value.encode()) for name, value in named)]


class PublicKey:
    """Raises ValueError for what is no public key."""

    def __init__(self, text: str) -> None:
        raw = _key_bytes(text)
        self._key, self.id = Ed25519PublicKey.from_public_bytes(raw), _id_of(raw)

    def fits(self, signature: bytes, topic: str, key: bytes, sent_at: bytes, body: bytes) -> bool:
        try:
            self._key.verify(_from_base64(signature), _signed_bytes(topic, key, sent_at, body))
        except (InvalidSignature, ValueError):
            return False
        return True


def new_event_key() -> str:
    return _in_base64(Ed25519PrivateKey.generate().private_bytes_raw())


def _signed_bytes(topic: str, key: bytes, sent_at: bytes, body: bytes) -> bytes:
    """Each part with its length before it: no two messages have the same bytes."""
    parts = (_PURPOSE, topic.encode(), key, sent_at, body)
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _id_of(public_key: bytes) -> str:
    return hashlib.sha256(public_key).hexdigest()[:16]


def _key_bytes(text: str) -> bytes:
    try:
        raw = _from_base64(text.encode())
    except ValueError:
        raw = b""
    if len(raw) != _KEY_BYTES:
        raise ValueError(f"a key is {_KEY_BYTES} bytes in base64url, as `viva keys` makes them")
    return raw


def _in_base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _from_base64(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
