"""Keys that sign events in tests: one per context, the same for all processes of a test run."""

import json

from kernel.events.signature import EventSigner, new_event_key
from kernel.messaging.signing import EventVerifier, SigningSender
from kernel.outbox.relay import Sender

PRIVATE_KEYS = {context: new_event_key() for context in ("users", "interviews", "analysis", "gateway", "sample")}
PUBLIC_KEYS = {context: (EventSigner(key).public_key,) for context, key in PRIVATE_KEYS.items()}
VERIFIER = EventVerifier(PUBLIC_KEYS)


def signed_by(context: str, sender: Sender) -> SigningSender:
    """Sends as the relay of that context does."""
    return SigningSender(sender, EventSigner(PRIVATE_KEYS[context]))


def event_settings(context: str, **renamed: str) -> dict[str, str]:
    """The environment of a process; `renamed`: contexts of a test under the key of another."""
    public = PUBLIC_KEYS | {name: PUBLIC_KEYS[known] for name, known in renamed.items()}
    return {"VIVA_EVENT_SIGNING_KEY": PRIVATE_KEYS[context], "VIVA_EVENT_PUBLIC_KEYS": json.dumps(public)}
