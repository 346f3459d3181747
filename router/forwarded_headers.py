"""Which headers of a client may go on to subgraphs: not those that speak of the client's own connection or body."""

import re
from typing import Annotated

from pydantic import AfterValidator

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9a-z-]+")
_REASONS = {
    # RFC 9110, 7.6.1: about one connection, and over at its end.
    "is of the client's connection": (
        "connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authentication-info",
        "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "http2-settings", "host", "alt-used",
        "via", "max-forwards", "expect", "early-data",
    ),
    "speaks of the client's body": (
        "content-length", "content-type", "content-encoding", "content-language", "content-location", "content-range",
        "content-md5", "content-digest", "repr-digest", "digest",
    ),
    "asks for an answer that the router does not read": (
        "accept", "accept-charset", "accept-encoding", "accept-ranges", "range", "if-range", "if-match",
        "if-none-match", "if-modified-since", "if-unmodified-since", "want-content-digest", "want-repr-digest",
    ),
}  # fmt: skip
_REASON_OF = {name: reason for reason, names in _REASONS.items() for name in names}


def _checked(name: str) -> str:
    """In lower case, as headers are looked up. Raises `ValueError`."""
    lower = name.strip().lower()
    reason = "is of the client's connection" if lower.startswith("sec-websocket-") else _REASON_OF.get(lower)
    if reason is not None:
        raise ValueError(f"{lower} {reason} and cannot be forwarded: leave it out")
    if not _TOKEN.fullmatch(lower):
        raise ValueError(f"{name!r} is no name of a header")
    return lower


ForwardedHeader = Annotated[str, AfterValidator(_checked)]
