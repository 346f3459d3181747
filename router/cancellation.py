"""Ending tasks within a bound, also where a cancel is swallowed on its way.

The kernel has the same few lines: the router stands alone.
"""

import asyncio
import logging
from typing import Any

log = logging.getLogger(__name__)

CANCEL_AGAIN_SECONDS = 0.5
END_WITHIN_SECONDS = 5.0


async def end_tasks(*tasks: "asyncio.Future[Any]", within_seconds: float = END_WITHIN_SECONDS) -> None:
    """Cancel the tasks and wait until they are done; results and errors are dropped.

    One cancel is not enough: a client library may catch it, and a time limit that ends at the same moment turns it
    into `TimeoutError`, which a loop takes for "try again". So it is sent again twice a second. A task that goes on
    after `within_seconds` all the same is left behind with a warning: nobody waits for ever.
    """
    waiting = {task for task in tasks if not task.done()}
    deadline = asyncio.get_running_loop().time() + within_seconds
    while waiting and (left := deadline - asyncio.get_running_loop().time()) > 0:
        for task in waiting:
            task.cancel()
        _, waiting = await asyncio.wait(waiting, timeout=min(CANCEL_AGAIN_SECONDS, left))
    for task in waiting:
        log.warning("a task did not end within %g s after it was cancelled: %r", within_seconds, task)
    for task in tasks:
        if task.done() and not task.cancelled():
            task.exception()  # marks it as seen
