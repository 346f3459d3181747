"""Calls to others over HTTP: one TLS context for all of them (making one costs 100 ms), no redirects, a deadline."""

import ssl

from httpx2 import AsyncClient

CALL_TIMEOUT_SECONDS = 5.0
TLS = ssl.create_default_context()


def open_client() -> AsyncClient:
    return AsyncClient(timeout=CALL_TIMEOUT_SECONDS, verify=TLS, follow_redirects=False)
