"""Events are signed by the context that makes them, so that write access to the broker alone gives nobody rights."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from kernel.clock import Clock, SystemClock
from kernel.events.envelope import InvalidEnvelope
from kernel.events.signature import KEY_HEADER, SENT_HEADER, SIGNATURE_HEADER, EventSigner, PublicKey
from kernel.inbox.inbox import PROCESSED_KEPT
from kernel.messaging.producer import Delivered
from kernel.messaging.subscription import ReceivedMessage
from kernel.outbox.relay import Sender

# The clocks of two machines may differ; the inbox must be the last to forget.
SIGNATURES_HOLD = PROCESSED_KEPT - timedelta(days=1)

NOT_SIGNED = "EVENT_NOT_SIGNED"


class NotSigned(InvalidEnvelope):
    """It may be anybody's: it is kept for people to look at and never applied."""

    def __init__(self, why: str) -> None:
        super().__init__(NOT_SIGNED, why)


class EventVerifier:
    """`public_keys`: by context, several while one takes the place of another. Raises ValueError for what is no key."""

    def __init__(self, public_keys: Mapping[str, Sequence[str]], clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._keys = {context: {key.id: key for key in map(PublicKey, keys)} for context, keys in public_keys.items()}

    def lacks(self, contexts: Sequence[str]) -> list[str]:
        """Those whose events nobody could verify."""
        return [context for context in contexts if not self._keys.get(context)]

    def check(self, message: ReceivedMessage, context: str) -> None:
        """Raises `NotSigned` unless the message is as `context` sent it, within the time that the inbox remembers."""
        carried = {name: _bytes(value) for name, value in message.headers}
        signature, sent_at = carried.get(SIGNATURE_HEADER), carried.get(SENT_HEADER)
        if not signature or not sent_at:
            raise NotSigned("it has no signature")
        key = self._keys.get(context, {}).get(carried.get(KEY_HEADER, b"").decode("ascii", "replace"))
        if key is None:
            raise NotSigned(f"it is signed by none of the keys of {context}")
        if not key.fits(signature, message.topic, message.key, sent_at, message.value):
            raise NotSigned(f"its signature is not what {context} signed")
        if self._clock.now() - datetime.fromtimestamp(int(sent_at), UTC) > SIGNATURES_HOLD:
            raise NotSigned(f"it was signed more than {SIGNATURES_HOLD.days} days ago: it may be a repeat")


class SigningSender:
    """Signs what the relay sends, at the moment of sending: rows of an outbox older than the keys as well."""

    def __init__(self, sender: Sender, signer: EventSigner) -> None:
        self._sender, self._signer = sender, signer

    async def send(self, topic: str, key: str, value: bytes, headers: Sequence[tuple[str, bytes]] = ()) -> Delivered:
        signed = self._signer.headers(topic, key.encode(), value)
        return await self._sender.send(topic, key, value, [*headers, *signed])


def _bytes(value: bytes | str | None) -> bytes:
    return value.encode() if isinstance(value, str) else value or b""
