"""How much of a process one HTTP connection may take. Every bound has a default; sizes and times carry their unit."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True)
class HttpBounds:
    """`head_bytes` holds for trailers and the framing of chunks too. `body_seconds` is from the head's end to the
    body's; `idle_seconds` between two requests. What is left of a body when the response is complete is read for
    `linger_seconds` and `linger_bytes` at most, so that the client sees the response, then the connection closes.
    `stalled_seconds` is how long a client may take nothing of what is sent to it.
    """

    head_bytes: int = 64 * KIB
    head_seconds: float = 15
    body_bytes: int = 16 * MIB
    body_seconds: float = 35
    idle_seconds: float = 5
    linger_bytes: int = 256 * KIB
    linger_seconds: float = 2
    stalled_seconds: float = 30
    connections: int = 4000
    websocket_message_bytes: int = MIB


# Pages, files and health have no use for a body.
WITHOUT_BODIES = HttpBounds(body_bytes=64 * KIB)
