"""POST /graphql: verify, execute under the deadline, answer; with the ids of what was committed in `Viva-Events`."""

import asyncio
import time
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from kernel.auth.internal_token import TOKEN_HEADER
from kernel.auth.used_tokens import UsedTokens
from kernel.database.unit_of_work import committed_events
from kernel.events.envelope import CORRELATION_HEADER, TRACE_HEADER
from kernel.json_text import NumberTooLarge, read_json
from kernel.subgraph.context import ContextFactory, RequestFacts
from kernel.subgraph.errors import OVERLOADED, UNAVAILABLE, format_errors, log, plain_error
from kernel.subgraph.gate import RequestRejected, Verifier, admit, read_operation
from kernel.subgraph.schema import FederatedSchema
from kernel.telemetry.correlation import correlated, user_id

EVENTS_HEADER = "Viva-Events"
MAX_BODY_BYTES = 5_000_000
MAX_IN_FLIGHT = 200
Operation = tuple[str, dict[str, Any], str | None]


class GraphQLOverHttp:
    def __init__(
        self,
        name: str,
        schema: FederatedSchema,
        verifier: Verifier,
        context_factory: ContextFactory,
        used_tokens: UsedTokens,
        deadline_seconds: float,
    ) -> None:
        self._name, self._schema, self._verifier, self._used_tokens = name, schema, verifier, used_tokens
        self._context_factory, self._deadline_seconds = context_factory, deadline_seconds
        self._in_flight = 0

    async def handle(self, request: Request) -> Response:
        headers = request.headers
        with correlated(headers.get(CORRELATION_HEADER), headers.get(TRACE_HEADER)) as request_id:
            committed: list[str] = []
            token = committed_events.set(committed)
            try:
                status, body = await self._answer(request, request_id)
            finally:
                committed_events.reset(token)
        answer_headers = {CORRELATION_HEADER: request_id}
        if committed:
            answer_headers[EVENTS_HEADER] = ",".join(committed)
        return Response(orjson.dumps(body), status, answer_headers, "application/json")

    async def _answer(self, request: Request, request_id: str) -> tuple[int, dict[str, Any]]:
        if self._in_flight >= MAX_IN_FLIGHT:
            return 503, plain_error("OVERLOADED", f"{self._name} is busy; try again in a moment.", request_id)
        self._in_flight += 1
        try:
            return await self._execute(request, request_id)
        except RequestRejected as rejected:
            return rejected.status, plain_error(rejected.code, rejected.message, request_id)
        finally:
            self._in_flight -= 1

    async def _execute(self, request: Request, request_id: str) -> tuple[int, dict[str, Any]]:
        body = await _read_body(request)
        caller = await admit(self._verifier, request.headers.get(TOKEN_HEADER), body)
        user_id.set(caller.subject)
        operation = read_operation(_parse_json(request, body))
        facts = RequestFacts(caller, request_id, request.headers.get("idempotency-key"))
        started = time.monotonic()
        try:
            async with asyncio.timeout(self._deadline_seconds):
                result = await self._query_or_mutate(operation, facts)
        except TimeoutError:
            return 200, self._too_late(request_id)
        except CannotGetOperationTypeError as error:
            raise RequestRejected(400, "BAD_REQUEST", error.as_http_error_reason()) from error
        except InvalidOperationTypeError as error:
            raise RequestRejected(400, "BAD_REQUEST", "Subscriptions run over the WebSocket only.") from error
        log.info("operation", extra={"action": operation[2] or "operation", "durationMs": _milliseconds_since(started)})
        response = response_body(result, request_id)
        return 503 if _is_refused_for_load(response) else 200, response

    async def _query_or_mutate(self, operation: Operation, facts: RequestFacts) -> ExecutionResult:
        """Only the schema knows which operation of the document is meant, so it is asked as a query first."""
        try:
            return await self._run(operation, facts, OperationType.QUERY)
        except InvalidOperationTypeError as error:
            if error.operation_type is not OperationType.MUTATION:
                raise
        if not await self._used_tokens.take(facts.caller.token_id):
            log.warning("an internal token was sent again", extra={"action": "admit"})
            raise RequestRejected(401, "UNAUTHENTICATED", "The internal token was used already.")
        return await self._run(operation, facts, OperationType.MUTATION)

    async def _run(self, operation: Operation, facts: RequestFacts, allowed: OperationType) -> ExecutionResult:
        query, variables, operation_name = operation
        return await self._schema.execute(
            query,
            variable_values=variables,
            context_value=self._context_factory(facts),
            operation_name=operation_name,
            allowed_operation_types=(allowed,),
        )

    def _too_late(self, request_id: str) -> dict[str, Any]:
        message = f"{self._name} gave up at its request deadline of {self._deadline_seconds:g} s."
        log.error(message, extra={"action": "operation"})
        return {"data": None, **plain_error("SUBGRAPH_TIMEOUT", message, request_id)}


def response_body(result: ExecutionResult, request_id: str) -> dict[str, Any]:
    body: dict[str, Any] = {"data": result.data}
    if result.errors:
        body["errors"] = format_errors(result, request_id)
    return body


def _is_refused_for_load(body: dict[str, Any]) -> bool:
    """Nothing could be answered, for want of connections or of the database."""
    codes = {error["extensions"]["code"] for error in body.get("errors", ())}
    return bool(codes) and codes <= {OVERLOADED, UNAVAILABLE} and not any((body["data"] or {}).values())


async def _read_body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise RequestRejected(413, "PAYLOAD_TOO_LARGE", f"A request has at most {MAX_BODY_BYTES} bytes.")
    return bytes(body)


def _parse_json(request: Request, body: bytes) -> Any:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise RequestRejected(415, "UNSUPPORTED_MEDIA_TYPE", "Send application/json.")
    try:
        return read_json(body)
    except NumberTooLarge as error:
        raise RequestRejected(400, "BAD_REQUEST", str(error)) from error
    except ValueError as error:
        raise RequestRejected(400, "BAD_REQUEST", "The body is not JSON.") from error


def _milliseconds_since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
