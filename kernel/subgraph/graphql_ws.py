"""GraphQL subscriptions over `graphql-transport-ws`: one socket, one token, one subscribe.

The gateway opens a socket per subscription. Its token comes with `connection_init` and covers the one subscribe payload
that follows, so it can be checked only then, and nothing executes before.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import Any, cast

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from kernel.auth.internal_token import canonical_json
from kernel.cancellation import end_tasks
from kernel.events.envelope import CORRELATION_HEADER, TRACE_HEADER
from kernel.json_text import NumberTooLarge, read_json_as_sent, whole
from kernel.subgraph.context import ContextFactory, RequestFacts
from kernel.subgraph.errors import format_errors, log
from kernel.subgraph.gate import RequestRejected, Verifier, admit, read_operation
from kernel.subgraph.graphql_http import response_body
from kernel.subgraph.schema import FederatedSchema
from kernel.telemetry.correlation import correlated, user_id

PROTOCOL = "graphql-transport-ws"
TOKEN_PARAMETER = "vivaInternalToken"  # noqa: S105  a parameter's name
OPENING_SECONDS = 10.0
SEND_SECONDS = 10.0


class Closed(Exception):
    """End this socket with this close code and reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True)
class Subscribe:
    id: str
    payload: dict[str, Any]
    token: object


class GraphQLOverWebSocket:
    def __init__(self, schema: FederatedSchema, verifier: Verifier, context_factory: ContextFactory) -> None:
        self._schema, self._verifier, self._context_factory = schema, verifier, context_factory

    async def handle(self, socket: WebSocket) -> None:
        if PROTOCOL not in socket.scope.get("subprotocols", ()):
            await socket.close(4406, "Subprotocol not acceptable")
            return
        await socket.accept(subprotocol=PROTOCOL)
        with (
            correlated(socket.headers.get(CORRELATION_HEADER), socket.headers.get(TRACE_HEADER)) as request_id,
            suppress(WebSocketDisconnect),
        ):
            code, reason = await self._converse(socket, request_id)
            await socket.close(code, reason)

    async def _converse(self, socket: WebSocket, request_id: str) -> tuple[int, str]:
        try:
            subscribe = await _open(socket)
            results = await self._begin(subscribe, request_id)
            await _stream_until_done(socket, subscribe.id, results, request_id)
        except Closed as closed:
            return closed.code, closed.reason
        except RequestRejected as rejected:
            return 4000 + rejected.status, rejected.code
        return 1000, "Done"

    async def _begin(self, subscribe: Subscribe, request_id: str) -> AsyncIterator[ExecutionResult]:
        caller = await admit(self._verifier, subscribe.token, canonical_json(subscribe.payload))
        user_id.set(caller.subject)
        query, variables, operation_name = read_operation(whole(subscribe.payload))
        context = self._context_factory(RequestFacts(caller, request_id))
        results = await self._schema.subscribe(
            query, variable_values=variables, context_value=context, operation_name=operation_name
        )
        return cast("AsyncIterator[ExecutionResult]", results)


async def _open(socket: WebSocket) -> Subscribe:
    """`connection_init`, acknowledged, then the one `subscribe`."""
    try:
        async with asyncio.timeout(OPENING_SECONDS):
            opening = await _receive(socket)
            parameters = opening.get("payload") or {}
            if opening["type"] != "connection_init" or not isinstance(parameters, dict):
                raise Closed(4401, "Unauthorized")
            if not parameters.get(TOKEN_PARAMETER):
                raise Closed(4401, "UNAUTHENTICATED")
            await _send(socket, {"type": "connection_ack"})
            message = await _receive(socket)
    except TimeoutError as error:
        raise Closed(4408, f"No subscribe within {OPENING_SECONDS:g} s") from error
    if message["type"] != "subscribe" or not isinstance(message.get("id"), str):
        raise Closed(4400, "Expected subscribe")
    payload = message.get("payload")
    if not isinstance(payload, dict):
        raise Closed(4400, "The subscribe payload must be an object")
    return Subscribe(message["id"], payload, parameters[TOKEN_PARAMETER])


async def _stream_until_done(
    socket: WebSocket, subscription_id: str, results: AsyncIterator[ExecutionResult], request_id: str
) -> None:
    """Send results until the stream ends, the client completes, or the client is gone; whichever is first."""
    sending = asyncio.create_task(_send_results(socket, subscription_id, results, request_id))
    listening = asyncio.create_task(_listen(socket))
    try:
        await asyncio.wait({sending, listening}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await end_tasks(sending, listening)
    for task in (sending, listening):
        if task.done() and not task.cancelled():
            task.result()


async def _send_results(
    socket: WebSocket, subscription_id: str, results: AsyncIterator[ExecutionResult], request_id: str
) -> None:
    async with aclosing(cast("Any", results)) as stream:
        async for result in stream:
            if isinstance(result, PreExecutionError):
                errors = format_errors(result, request_id)
                await _send(socket, {"id": subscription_id, "type": "error", "payload": errors})
                return
            body = response_body(result, request_id)
            await _send(socket, {"id": subscription_id, "type": "next", "payload": body})
    await _send(socket, {"id": subscription_id, "type": "complete"})


async def _listen(socket: WebSocket) -> None:
    """Answers pings inside `_receive`; ends when the client completes."""
    message = await _receive(socket)
    if message["type"] != "complete":
        raise Closed(4400, "One socket carries one subscription")


async def _receive(socket: WebSocket) -> dict[str, Any]:
    """The next message that is not part of the ping-pong."""
    while True:
        try:
            message = read_json_as_sent((await socket.receive_text()).encode())
        except NumberTooLarge as error:
            raise Closed(4400, str(error)) from error
        except (ValueError, KeyError) as error:
            raise Closed(4400, "Expected a JSON text message") from error
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            raise Closed(4400, "Expected a message with a type")
        if message["type"] == "ping":
            await _send(socket, {"type": "pong"})
        elif message["type"] != "pong":
            return message


async def _send(socket: WebSocket, message: dict[str, Any]) -> None:
    try:
        async with asyncio.timeout(SEND_SECONDS):
            await socket.send_text(orjson.dumps(message).decode())
    except TimeoutError as error:
        log.warning("subscriber too slow", extra={"action": "subscription"})
        raise Closed(4408, f"Nothing was read for {SEND_SECONDS:g} s") from error
