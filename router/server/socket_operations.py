"""The operations that run on one client socket, each under the id that the client gave it."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Any

from router.cancellation import end_tasks
from router.errors import RequestRefused, SubgraphUnreachable
from router.executor.executor import Prepared
from router.plugins.base import ClientResponse, RequestContext
from router.server.engine import Engine, refusal_errors, unexpected
from router.server.graphql_request import GraphQLRequest, JsonText, Written, read_request

# An operation that is being prepared may turn out to be a subscription.
_LOOK_AGAIN_SECONDS = 0.1
# It comes back with every result.
_LONGEST_ID = 256
Emit = Callable[[dict[str, Any]], Awaitable[None]]


class ProtocolBroken(Exception):
    """The client broke the protocol's rules: the socket closes with this code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class SocketOperations:
    """`end_identity` is called once, when the plug-ins say that whoever opened the socket may not stay."""

    def __init__(
        self, engine: Engine, ctx: RequestContext, emit: Emit, end_identity: Callable[[], Awaitable[None]]
    ) -> None:
        self._engine = engine
        self._ctx = ctx
        self._emit = emit
        self._end_identity = end_identity
        self._running: dict[str, asyncio.Task[None]] = {}
        self._streams: set[str] = set()
        self._guard: asyncio.Task[None] | None = None
        self._idle_since = time.monotonic()

    def start(self, message: dict[str, Any], text: str) -> None:
        operation_id = _id_of(message)
        try:
            request = read_request(message.get("payload"), Written(JsonText(text), ("payload", "variables")))
        except RequestRefused as refusal:
            raise ProtocolBroken(4400, refusal.message[:120]) from refusal
        if operation_id in self._running:
            raise ProtocolBroken(4409, f"Subscriber for {operation_id[:80]} already exists")
        fits = len(self._running) < self._engine.settings.websockets.operations_per_socket
        self._running[operation_id] = asyncio.create_task(self._run(operation_id, request, fits))

    def idle_for(self) -> float:
        """Seconds since the last operation ended, or since the socket was opened."""
        return 0.0 if self._running else time.monotonic() - self._idle_since

    async def stop(self, message: dict[str, Any]) -> None:
        """The client wants no more of it: nothing is sent for this id from here on."""
        task = self._running.pop(_id_of(message), None)
        if task is not None:
            await end_tasks(task)

    async def cancel_all(self) -> None:
        tasks = [*self._running.values(), *([self._guard] if self._guard else [])]
        self._running.clear()
        await end_tasks(*tasks)

    async def finish(self, seconds: float) -> None:
        """Waits for queries and mutations; a subscription has no end to wait for."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            waiting = [task for operation_id, task in self._running.items() if operation_id not in self._streams]
            if not waiting:
                return
            await asyncio.wait(waiting, timeout=min(left, _LOOK_AGAIN_SECONDS))

    async def _run(self, operation_id: str, request: GraphQLRequest, fits: bool) -> None:
        try:
            if not fits:
                raise RequestRefused(429, "TOO_MANY_OPERATIONS", "too many operations on one socket")
            prepared, variables = await self._engine.prepare(self._ctx, request)
            if prepared.normalized.operation.kind == "subscription":
                await self._stream(operation_id, prepared, variables)
            elif self._engine.is_deferred(self._ctx, prepared):
                self._watch_identity()
                await self._send_all(operation_id, self._engine.defer(self._ctx, prepared, variables, "v0.1"))
            else:
                await self._next(operation_id, await self._engine.execute(self._ctx, prepared, variables))
            self._running.pop(operation_id, None)
            await self._emit({"id": operation_id, "type": "complete"})
        except RequestRefused as refusal:
            await self._fail(operation_id, refusal)
        except SubgraphUnreachable as failure:
            development = self._engine.settings.environment == "development"
            text = str(failure) if development else "the subscription's source failed"
            await self._fail(operation_id, RequestRefused(502, failure.code, text))
        except Exception as error:  # noqa: BLE001  # the edge of the process
            await self._fail(operation_id, unexpected(error, self._ctx.request_id))
        finally:
            self._idle_since = time.monotonic()

    async def _stream(self, operation_id: str, prepared: Prepared, variables: dict[str, Any]) -> None:
        self._watch_identity()
        self._streams.add(operation_id)
        try:
            await self._send_all(operation_id, self._engine.subscribe(self._ctx, prepared, variables))
        finally:
            self._streams.discard(operation_id)

    async def _send_all(self, operation_id: str, sent: AsyncGenerator[dict[str, Any], None]) -> None:
        async with aclosing(sent) as results:
            async for result in results:
                await self._next(operation_id, result)

    async def _next(self, operation_id: str, result: dict[str, Any]) -> None:
        response = ClientResponse(result)
        await self._engine.plugins.on_response(self._ctx, response)
        await self._emit({"id": operation_id, "type": "next", "payload": response.body})

    async def _fail(self, operation_id: str, refusal: RequestRefused) -> None:
        self._running.pop(operation_id, None)
        errors = refusal_errors(refusal, self._ctx.request_id)
        await self._emit({"id": operation_id, "type": "error", "payload": errors})

    def _watch_identity(self) -> None:
        if self._guard is None:
            guard = self._engine.plugins.stream_guard(self._ctx)
            if guard is not None:
                self._guard = asyncio.create_task(self._end_with(guard))

    async def _end_with(self, guard: Callable[[], Awaitable[None]]) -> None:
        """Waits for the identity's end, then ends every live operation with its reason and the socket with it."""
        try:
            await guard()
        except Exception as error:  # noqa: BLE001  # a guard that fails vouches for nobody
            unexpected(error, self._ctx.request_id)
        running = dict(self._running)
        self._running.clear()
        await end_tasks(*running.values())
        refusal = RequestRefused(401, "UNAUTHENTICATED", "the session has ended")
        for operation_id in running:
            await self._fail(operation_id, refusal)
        await self._end_identity()


def _id_of(message: dict[str, Any]) -> str:
    operation_id = message.get("id")
    if not isinstance(operation_id, str) or not operation_id:
        raise ProtocolBroken(4400, "Invalid message received")
    if len(operation_id) > _LONGEST_ID:
        raise ProtocolBroken(4400, f"An id has at most {_LONGEST_ID} characters")
    return operation_id
