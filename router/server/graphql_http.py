"""GraphQL over HTTP: one exchange from the request's head to its answer."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from router.error_size import MOST_ERROR_BYTES
from router.errors import RequestRefused
from router.executor.executor import Dialect, Prepared
from router.json_text import write_json
from router.plugins.base import ClientResponse, RequestContext, RouterPlugin
from router.server.asgi import Receive, Scope, Send, client_address, cookies_of, headers_of, send_response
from router.server.cors import cors_headers, preflight_headers
from router.server.csrf import check_csrf
from router.server.engine import Engine, refusal_errors, unexpected
from router.server.graphql_request import GraphQLRequest, read_body, read_query_string
from router.server.guarded_stream import guarded
from router.server.multipart import ACCEPTED, FRAMINGS, defer_dialect, send_multipart
from router.server.negotiation import JSON, check_content_type, essence, response_type
from router.server.request_body import receive_body
from router.server.request_id import request_id_of

_ALLOW = "GET, POST"


@dataclass(frozen=True)
class DeferredAnswer:
    """An answer in parts: its first message, and those that follow."""

    first: ClientResponse
    rest: AsyncGenerator[dict[str, Any], None]
    dialect: Dialect

    async def check(self, plugins: RouterPlugin, ctx: RequestContext) -> None:
        try:
            await plugins.on_response(ctx, self.first)
        except BaseException:
            await self.rest.aclose()
            raise


class HttpEndpoint:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._settings = engine.settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = headers_of(scope)
        if scope["method"] == "OPTIONS":
            found = preflight_headers(self._settings.cors, headers)
            await send_response(send, 204, b"", {"allow": _ALLOW, **found})
            return
        ctx = RequestContext(
            headers=headers,
            cookies=cookies_of(headers),
            method=scope["method"],
            transport="http",
            request_id=request_id_of(headers),
            client_address=client_address(scope),
        )
        media_type = JSON
        answer: ClientResponse | DeferredAnswer
        try:
            media_type = response_type(headers.get("accept"))
            answer = await self._answer(ctx, scope, receive)
        except RequestRefused as refusal:
            answer = self._refused(refusal, ctx, media_type)
        except Exception as error:  # noqa: BLE001  # the edge of the process: nothing may leave unmasked
            answer = self._refused(unexpected(error, ctx.request_id), ctx, media_type)
        if isinstance(answer, DeferredAnswer):
            await self._send_deferred(send, receive, answer, ctx)
        else:
            await self._send(send, answer, ctx, media_type)

    async def _send_deferred(self, send: Send, receive: Receive, answer: DeferredAnswer, ctx: RequestContext) -> None:
        framing = FRAMINGS[answer.dialect]
        headers = {**self._headers(ctx, framing.content_type, answer.first), "x-accel-buffering": "no"}
        async with aclosing(self._messages(ctx, answer)) as messages:
            await send_multipart(send, receive, answer.first.status, headers, framing, messages)

    async def _messages(self, ctx: RequestContext, answer: DeferredAnswer) -> AsyncGenerator[Any, None]:
        async with aclosing(guarded(answer.rest, self._engine.plugins.stream_guard(ctx))) as messages:
            yield answer.first.body
            try:
                async for message in messages:
                    response = ClientResponse(message)
                    await self._engine.plugins.on_response(ctx, response)
                    yield response.body
            except Exception as error:  # noqa: BLE001  # the edge of the process: what was begun is ended in order
                refusal = error if isinstance(error, RequestRefused) else unexpected(error, ctx.request_id)
                yield {"errors": refusal_errors(refusal, ctx.request_id), "hasNext": False}

    async def _send(self, send: Send, answer: ClientResponse, ctx: RequestContext, media_type: str) -> None:
        headers = self._headers(ctx, f"{media_type}; charset=utf-8", answer)
        await send_response(send, answer.status, write_json(answer.body), headers)

    def _headers(self, ctx: RequestContext, content_type: str, answer: ClientResponse) -> dict[str, str]:
        return {
            "content-type": content_type,
            "x-request-id": ctx.request_id,
            **cors_headers(self._settings.cors, ctx.headers),
            **answer.headers,
        }

    async def _answer(self, ctx: RequestContext, scope: Scope, receive: Receive) -> ClientResponse | DeferredAnswer:
        self._check_head(ctx)
        if ctx.method == "GET":
            request: GraphQLRequest | list[GraphQLRequest] = read_query_string(scope["query_string"])
        else:
            limits, seconds = self._settings.limits, self._settings.timeouts.body_seconds
            raw = await receive_body(ctx.headers, receive, limits.body_bytes, seconds)
            request = read_body(raw, limits.batch)
        await self._engine.plugins.on_request(ctx)
        answer = await (self._batch(ctx, request) if isinstance(request, list) else self._one(ctx, request))
        if isinstance(answer, DeferredAnswer):
            await answer.check(self._engine.plugins, ctx)
        else:
            await self._engine.plugins.on_response(ctx, answer)
        return answer

    def _check_head(self, ctx: RequestContext) -> None:
        if ctx.method not in ("GET", "POST"):
            raise RequestRefused(405, "METHOD_NOT_ALLOWED", "use POST, or GET for queries", headers={"allow": _ALLOW})
        prevention = self._settings.csrf_prevention
        if prevention is None:
            prevention = self._settings.environment == "production" or bool(ctx.cookies)
        content_type = ctx.headers.get("content-type")
        if prevention:
            check_csrf(ctx.headers)
        if ctx.method == "POST":
            check_content_type(content_type)
        elif content_type is not None and essence(content_type) != JSON:
            # A browser can be made to send odd types with GET without a preflight (GHSA-hff2-gcpx-8f4p).
            raise RequestRefused(415, "INVALID_CONTENT_TYPE_HEADER", f"a GET may only say {JSON}")

    async def _one(self, ctx: RequestContext, request: GraphQLRequest) -> ClientResponse | DeferredAnswer:
        prepared, variables = await self._executable(ctx, request)
        if not self._engine.is_deferred(ctx, prepared):
            return ClientResponse(await self._engine.execute(ctx, prepared, variables))
        dialect = defer_dialect(ctx.headers.get("accept"))
        if dialect is None:
            raise RequestRefused(406, "DEFER_BAD_HEADER", f"for @defer, accept one of {ACCEPTED}")
        messages = self._engine.defer(ctx, prepared, variables, dialect)
        return DeferredAnswer(ClientResponse(await anext(messages)), messages, dialect)

    async def _executable(self, ctx: RequestContext, request: GraphQLRequest) -> tuple[Prepared, dict[str, Any]]:
        prepared, variables = await self._engine.prepare(ctx, request)
        kind = prepared.normalized.operation.kind
        if kind == "subscription":
            raise RequestRefused(406, "SUBSCRIPTION_BAD_HEADER", "subscribe over WebSocket (graphql-transport-ws)")
        if kind == "mutation" and ctx.method == "GET":
            raise RequestRefused(405, "METHOD_NOT_ALLOWED", "a mutation needs POST", headers={"allow": "POST"})
        return prepared, variables

    async def _batch(self, ctx: RequestContext, requests: Sequence[GraphQLRequest]) -> ClientResponse:
        share = MOST_ERROR_BYTES // len(requests)
        results = await asyncio.gather(*(self._entry(ctx, one, share) for one in requests))
        return ClientResponse(list(results))

    async def _entry(self, ctx: RequestContext, request: GraphQLRequest, error_bytes: int) -> dict[str, Any]:
        try:
            prepared, variables = await self._executable(ctx, request)
            if self._engine.is_deferred(ctx, prepared):
                raise RequestRefused(406, "BATCHING_DEFER_UNSUPPORTED", "an operation of a batch cannot be deferred")
            return await self._engine.execute(ctx, prepared, variables)
        except RequestRefused as refusal:
            return {"errors": refusal_errors(refusal, ctx.request_id, error_bytes)}

    def _refused(self, refusal: RequestRefused, ctx: RequestContext, media_type: str) -> ClientResponse:
        """In plain JSON the status is that of HTTP alone: a document that is wrong has been answered all the same
        (GraphQL over HTTP, 6.4.1)."""
        status = 200 if refusal.is_of_the_operation and media_type == JSON else refusal.status
        return ClientResponse({"errors": refusal_errors(refusal, ctx.request_id)}, status, refusal.headers)
