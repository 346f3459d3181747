"""The bytes of a request's body, never more than allowed and never longer than patience lasts."""

import asyncio
from collections.abc import Mapping

from router.errors import RequestRefused
from router.server.asgi import Receive

_END = {"connection": "close"}  # what is still to come would be read, for nothing


async def receive_body(headers: Mapping[str, str], receive: Receive, most_bytes: int, most_seconds: float) -> bytes:
    encoding = headers.get("content-encoding", "identity")
    if encoding.lower() != "identity":
        # Inflating what strangers send has to be limited once more; nobody gains by a compressed query.
        raise RequestRefused(415, "INVALID_CONTENT_ENCODING_HEADER", "send the body as it is, without content-encoding")
    length = headers.get("content-length", "")
    if length.isdecimal() and (len(length) > 15 or int(length) > most_bytes):
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
            raise _too_large(most_bytes)
        if not message.get("more_body", False):
            return bytes(body)


def _too_large(most_bytes: int) -> RequestRefused:
    message = f"the body is larger than {most_bytes} bytes: send less at once, or raise limits.body_bytes"
    return RequestRefused(413, "INVALID_GRAPHQL_REQUEST", message, headers=_END)
