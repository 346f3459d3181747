"""The HTTP client of both: made for each request or browser, with the authorities it trusts read once."""

import ssl
from functools import cache

from httpx2 import AsyncClient, create_ssl_context

TIMEOUT_SECONDS = 30.0


def new_client() -> AsyncClient:
    """Follows no redirect; answers within 30 s or fails."""
    return AsyncClient(timeout=TIMEOUT_SECONDS, verify=_authorities(), follow_redirects=False)


@cache
def _authorities() -> ssl.SSLContext:
    """Takes 40 ms to read: longer than a whole request to this machine."""
    return create_ssl_context()
