"""`graphql-transport-ws` towards clients: the handshake and the life of one socket."""

import asyncio
import re
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import urlsplit

from router.cancellation import end_tasks
from router.errors import RequestRefused
from router.json_text import read_json, write_json
from router.plugins.base import RequestContext
from router.server.asgi import Receive, Scope, Send, client_address, cookies_of, deny_websocket, headers_of
from router.server.counts import Counts
from router.server.engine import Engine, refusal_errors, unexpected
from router.server.request_id import request_id_of
from router.server.socket_operations import ProtocolBroken, SocketOperations

SUBPROTOCOL = "graphql-transport-ws"
_HOST = re.compile(r"^[\w.:\[\]-]+$")


class WebSocketEndpoint:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._settings = engine.settings
        self._open: set[Socket] = set()
        self._sockets = Counts("sockets")
        self._draining = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = headers_of(scope)
        await receive()  # websocket.connect
        if self._draining or not self._allows_origin(headers):
            await send({"type": "websocket.close", "code": 4403})  # before accepting, this is an HTTP 403
            return
        ctx = RequestContext(
            headers=headers,
            cookies=cookies_of(headers),
            method="GET",
            transport="websocket",
            request_id=request_id_of(headers),
            client_address=client_address(scope),
        )
        ctx.session = await self._session_of(ctx)
        try:
            with self._counted(ctx):
                await self._serve(Socket(self._engine, ctx, receive, send), scope)
        except RequestRefused as refusal:
            await _refuse(scope, send, refusal, ctx.request_id)

    async def _serve(self, socket: "Socket", scope: Scope) -> None:
        self._open.add(socket)
        try:
            await socket.run(SUBPROTOCOL in scope.get("subprotocols", ()))
        finally:
            self._open.discard(socket)

    async def _session_of(self, ctx: RequestContext) -> str | None:
        try:
            return await self._engine.plugins.session_of(ctx)
        except Exception as error:  # noqa: BLE001  # the edge of the process: whoever cannot be known is nobody
            unexpected(error, ctx.request_id)
            return None

    def _counted(self, ctx: RequestContext) -> AbstractContextManager[None]:
        limits = self._settings.websockets
        if ctx.session is not None:
            owner = f"session {ctx.session}"
            return self._sockets.holding(owner, limits.sockets_per_session, "websockets.sockets_per_session")
        owner = f"address {ctx.client_address}"
        return self._sockets.holding(owner, limits.sockets_per_client, "websockets.sockets_per_client")

    async def drain(self, seconds: float) -> None:
        """Tells every client to come back elsewhere, once its queries and mutations are answered."""
        self._draining = True
        await asyncio.gather(*(socket.drain(seconds) for socket in list(self._open)))

    def _allows_origin(self, headers: dict[str, str]) -> bool:
        """A browser says where a page comes from; other clients send no Origin and carry no cookies of others."""
        origin = headers.get("origin")
        if origin is None:
            return True
        allowed = self._settings.websockets.allowed_origins
        if allowed is not None:
            return origin in allowed
        if origin in self._settings.cors.origins:
            return True
        host = headers.get("host", "")
        return bool(_HOST.match(host)) and urlsplit(origin).netloc == host


class Socket:
    """One client connection. Protocol mistakes close it with their code, refused operations do not."""

    def __init__(self, engine: Engine, ctx: RequestContext, receive: Receive, send: Send) -> None:
        self._engine = engine
        self._limits = engine.settings.websockets
        self._receive = receive
        self._asgi_send = send
        self._closed = False
        self._ctx = ctx
        self._operations = SocketOperations(engine, self._ctx, self.send, self._end_identity)
        self._acknowledged = False
        self._text = ""  # of the message at hand

    async def run(self, offers_subprotocol: bool) -> None:
        if not offers_subprotocol:
            await self._asgi_send({"type": "websocket.accept"})
            await self.close(4406, "Subprotocol not acceptable")
            return
        await self._asgi_send({"type": "websocket.accept", "subprotocol": SUBPROTOCOL})
        watches = asyncio.create_task(self._heartbeat()), asyncio.create_task(self._end_when_idle())
        try:
            await self._converse()
        except ProtocolBroken as broken:
            await self.close(broken.code, broken.reason)
        except Exception as error:  # noqa: BLE001  # the edge of the process
            unexpected(error, self._ctx.request_id)
            await self.close(4500, "Internal server error")
        finally:
            self._closed = True
            await self._operations.cancel_all()
            await end_tasks(*watches)

    async def _converse(self) -> None:
        try:
            async with asyncio.timeout(self._limits.init_timeout_seconds) as patience:
                while (message := await self._next()) is not None:
                    await self._handle(message)
                    if self._acknowledged:
                        patience.reschedule(None)
        except TimeoutError as error:
            if self._acknowledged:
                raise
            raise ProtocolBroken(4408, "Connection initialisation timeout") from error

    async def _next(self) -> dict[str, Any] | None:
        """The next message, or None when the client is gone."""
        event = await self._receive()
        if event["type"] == "websocket.disconnect":
            return None
        text = event.get("text")
        if not isinstance(text, str):
            raise ProtocolBroken(4400, "Only text messages are understood")
        if len(text) > self._limits.message_bytes:
            raise ProtocolBroken(1009, "Message too big")
        self._text = text
        try:
            message = read_json(text, any_number=True)
        except ValueError as error:
            raise ProtocolBroken(4400, "Invalid message received") from error
        if not isinstance(message, dict):
            raise ProtocolBroken(4400, "Invalid message received")
        return message

    async def _handle(self, message: dict[str, Any]) -> None:
        match message.get("type"):
            case "connection_init":
                await self._initialise(_payload(message))
            case "ping":
                payload = _payload(message)
                await self.send({"type": "pong", **({} if payload is None else {"payload": payload})})
            case "pong":
                _payload(message)
            case "subscribe":
                if not self._acknowledged:
                    raise ProtocolBroken(4401, "Unauthorized")
                self._operations.start(message, self._text)
            case "complete":
                await self._operations.stop(message)
            case _:
                raise ProtocolBroken(4400, "Invalid message received")

    async def _initialise(self, payload: dict[str, Any] | None) -> None:
        if self._acknowledged:
            raise ProtocolBroken(4429, "Too many initialisation requests")
        self._ctx.connection_params = payload or {}
        try:
            await self._engine.plugins.on_request(self._ctx)
        except RequestRefused as refusal:
            raise ProtocolBroken(4403, refusal.code) from refusal
        self._acknowledged = True
        await self.send({"type": "connection_ack"})

    async def _heartbeat(self) -> None:
        while not self._closed:
            await asyncio.sleep(self._limits.heartbeat_seconds)
            if self._acknowledged:
                await self.send({"type": "ping"})

    async def _end_when_idle(self) -> None:
        while not self._closed:
            left = self._limits.idle_seconds - self._operations.idle_for()
            if left <= 0:
                await self.close(1000, f"no operation for {self._limits.idle_seconds:g} s")
                return
            await asyncio.sleep(left)

    async def _end_identity(self) -> None:
        await self.close(4403, "UNAUTHENTICATED")

    async def send(self, message: dict[str, Any]) -> None:
        if not self._closed:
            try:
                await self._asgi_send({"type": "websocket.send", "text": write_json(message).decode()})
            except Exception:  # noqa: BLE001  # the client is gone: servers say so in their own ways
                self._closed = True

    async def drain(self, seconds: float) -> None:
        await self._operations.finish(seconds)
        await self.close(1001, "going away")

    async def close(self, code: int, reason: str) -> None:
        if not self._closed:
            self._closed = True
            await self._asgi_send({"type": "websocket.close", "code": code, "reason": reason})


async def _refuse(scope: Scope, send: Send, refusal: RequestRefused, request_id: str) -> None:
    body = write_json({"errors": refusal_errors(refusal, request_id)})
    headers = {"content-type": "application/json", "x-request-id": request_id, **refusal.headers}
    await deny_websocket(scope, send, refusal.status, body, headers)


def _payload(message: dict[str, Any]) -> dict[str, Any] | None:
    payload = message.get("payload")
    if payload is not None and not isinstance(payload, dict):
        raise ProtocolBroken(4400, "Invalid message received")
    return payload
