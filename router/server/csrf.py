"""Requests that a foreign page can make a browser send are refused, where a cookie could speak for them."""

from collections.abc import Mapping

from router.errors import RequestRefused
from router.server.negotiation import essence

_SIMPLE_TYPES = frozenset({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
_PREFLIGHT_HEADERS = ("x-apollo-operation-name", "apollo-require-preflight")


def check_csrf(headers: Mapping[str, str]) -> None:
    """Lets through what no browser sends without asking first (a preflight)."""
    content_type = headers.get("content-type")
    if content_type is not None and essence(content_type) not in _SIMPLE_TYPES:
        return
    if any(headers.get(name) for name in _PREFLIGHT_HEADERS):
        return
    names = " or ".join(_PREFLIGHT_HEADERS)
    raise RequestRefused(400, "CSRF_ERROR", f"send content-type application/json, or a header {names}")
