"""The client of the command line, the demonstration and these tests."""

import pytest
from httpx2 import create_ssl_context

from viva.client import http


async def test_the_authorities_it_trusts_are_read_once_for_all_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def counted() -> object:
        read.append(1)
        return create_ssl_context()

    monkeypatch.setattr(http, "create_ssl_context", counted)
    http._authorities.cache_clear()
    for _ in range(3):
        async with http.new_client() as client:
            assert (client.timeout.read, client.follow_redirects) == (http.TIMEOUT_SECONDS, False)
    assert len(read) == 1
