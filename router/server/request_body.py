"""The bytes of a request's body, never more than allowed and never longer than patience lasts."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from router.errors import RequestRefused
from router.server.asgi import Receive

_END = {"connection": "close"}  # what is still to come would be read, for nothing
# A client that is still sending when the connection closes sees a broken connection instead of the answer: some of what
# is too much is taken and thrown away.
_LINGER_FACTOR = 4
_LINGER_SECONDS = 2.0


async def receive_body(headers: Mapping[str, str], receive: Receive, most_bytes: int, most_seconds: float) -> bytes:
    encoding = headers.get("content-encoding", "identity")
    if encoding.lower() != "identity":
        # Inflating what strangers send has to be limited once more; nobody gains by a compressed query.
        raise RequestRefused(415, "INVALID_CONTENT_ENCODING_HEADER", "send the body as it is, without content-encoding")
    length = headers.get("content-length", "")
    if length.isdecimal() and (len(length) > 15 or int(length) > most_bytes):
        await _linger(receive, most_bytes)
        raise _too_large(most_bytes)
    try:
        async with asyncio.timeout(most_seconds):
            return await _read(receive, most_bytes)
    except TimeoutError as error:
        message = f"the body did not come within {most_seconds:g} s"
        raise RequestRefused(408, "REQUEST_TIMEOUT", message, headers=_END) from error


async def _read(receive: Receive, most_bytes: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RequestRefused(400, "INVALID_GRAPHQL_REQUEST", "the client went away")
        body += message.get("body", b"")
        if len(body) > most_bytes:
            if message.get("more_body", False):
                await _linger(receive, most_bytes)
            raise _too_large(most_bytes)
        if not message.get("more_body", False):
            return bytes(body)


async def _linger(receive: Receive, most_bytes: int) -> None:
    left = most_bytes * _LINGER_FACTOR
    with suppress(TimeoutError):
        async with asyncio.timeout(_LINGER_SECONDS):
            while left > 0:
                message = await receive()
                left -= len(message.get("body", b""))
                if message["type"] == "http.disconnect" or not message.get("more_body", False):
                    return


def _too_large(most_bytes: int) -> RequestRefused:
    message = f"the body is larger than {most_bytes} bytes: send less at once, or raise limits.body_bytes"
    return RequestRefused(413, "INVALID_GRAPHQL_REQUEST", message, headers=_END)
