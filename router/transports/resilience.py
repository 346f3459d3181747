"""Around any transport: a query that got no answer is sent once more; never a mutation, never past its time."""

import asyncio
import random
import time

from router.errors import HTTP_ERROR, SubgraphUnreachable
from router.transports.base import SubgraphRequest, SubgraphResponse, SubgraphTransport

_FIRST_WAIT_SECONDS = 0.02
_LONGEST_WAIT_SECONDS = 0.1
_TRANSIENT = frozenset({502, 503, 504})


# Of a subgraph that is down, no more requests than these are sent twice: it has enough to do with the others.
_RETRIES_AT_ONCE = 20.0
_RETRIES_PER_REQUEST = 0.1


class ResilientTransport:
    """`concurrency` bounds how many requests one subgraph gets at a time; the others wait for their turn."""

    def __init__(self, inner: SubgraphTransport, concurrency: int) -> None:
        self._inner = inner
        self._slots = asyncio.Semaphore(concurrency)
        self._retries = _RETRIES_AT_ONCE

    async def send(self, request: SubgraphRequest, timeout_seconds: float) -> SubgraphResponse:
        deadline = time.monotonic() + timeout_seconds
        self._retries = min(_RETRIES_AT_ONCE, self._retries + _RETRIES_PER_REQUEST)
        may_retry = not request.is_mutation and self._retries >= 1
        try:
            response = await self._send(request, deadline)
            if not may_retry or response.status not in _TRANSIENT:
                return response
        except SubgraphUnreachable as failure:
            if not may_retry or failure.code != HTTP_ERROR:
                raise  # it took all its time, or more than anybody wants to read: it would again
        self._retries -= 1
        await asyncio.sleep(random.uniform(_FIRST_WAIT_SECONDS, _LONGEST_WAIT_SECONDS))  # noqa: S311  # jitter
        return await self._send(request, deadline)

    async def _send(self, request: SubgraphRequest, deadline: float) -> SubgraphResponse:
        try:
            async with asyncio.timeout(max(0.0, deadline - time.monotonic())):
                async with self._slots:
                    return await self._inner.send(request, max(0.001, deadline - time.monotonic()))
        except TimeoutError as error:
            raise SubgraphUnreachable(request.subgraph, "no answer in time", code="GATEWAY_TIMEOUT") from error

    async def close(self) -> None:
        await self._inner.close()
