"""The rest of an answer in parts, for as long as whoever asked for it may have it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from router.cancellation import end_tasks
from router.errors import RequestRefused
from router.plugins.base import StreamGuard

Message = dict[str, Any]
_ENDED = RequestRefused(401, "DEFERRED_RESPONSE_JWT_EXPIRED", "the session ended before the rest of the answer came")


async def guarded(messages: AsyncGenerator[Message, None], guard: StreamGuard | None) -> AsyncGenerator[Message, None]:
    """Raises `RequestRefused` when the guard ends first; one that fails vouches for nobody."""
    async with aclosing(messages):
        if guard is None:
            async for message in messages:
                yield message
            return
        ending = asyncio.ensure_future(guard())
        try:
            while (coming := await _next(messages, ending)) is not None:
                yield coming
        finally:
            await end_tasks(ending)


async def _next(messages: AsyncGenerator[Message, None], ending: "asyncio.Future[None]") -> Message | None:
    coming = asyncio.ensure_future(anext(messages, None))
    try:
        await asyncio.wait((coming, ending), return_when=asyncio.FIRST_COMPLETED)
        if ending.done():
            raise _ENDED
        return coming.result()
    finally:
        await end_tasks(coming)
