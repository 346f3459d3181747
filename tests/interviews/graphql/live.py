"""Two API processes as the gateway finds them, the keys they fetch, and a subscriber on one of them."""

import json
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson
from websockets.asyncio.client import ClientConnection, connect

from kernel.auth.caller import Caller
from kernel.auth.internal_token import TokenSigner, canonical_json

Json = dict[str, Any]
CHANGED = """
subscription ($filter: InvitationFilter, $after: Int) {
  invitationChanged(filter: $filter, after: $after) {
    eventId sequence change invitation { id status progress { answered } template { title } responses { text } }
  }
}"""


@contextmanager
def key_server(signer: TokenSigner, port: int) -> Iterator[str]:
    """Serves the public keys as the gateway does; yields the address."""
    body = json.dumps(signer.public_jwks()).encode()

    class Keys(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class calls it so
            return None

    server = ThreadingHTTPServer(("127.0.0.1", port), Keys)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}/.well-known/jwks.json"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Subscriber:
    """One open subscription. `next` gives an event, or raises the error that ended the stream."""

    socket: ClientConnection

    async def next(self) -> Json:
        message = orjson.loads(await self.socket.recv())
        assert message["type"] == "next", message
        if "errors" in message["payload"]:
            raise StreamEnded(message["payload"]["errors"][0]["extensions"]["code"])
        event: Json = message["payload"]["data"]["invitationChanged"]
        return event

    async def take(self, count: int) -> list[Json]:
        return [await self.next() for _ in range(count)]


class StreamEnded(Exception):
    """The code of the error that came instead of an event."""


@asynccontextmanager
async def subscribed(port: int, signer: TokenSigner, caller: Caller, **variables: Any) -> AsyncIterator[Subscriber]:
    payload = {"query": CHANGED, "variables": variables}
    token = signer.sign(caller, "interviews", canonical_json(payload))
    async with connect(f"ws://127.0.0.1:{port}/graphql", subprotocols=["graphql-transport-ws"]) as socket:  # type: ignore[list-item]
        await socket.send(json.dumps({"type": "connection_init", "payload": {"vivaInternalToken": token}}))
        assert orjson.loads(await socket.recv()) == {"type": "connection_ack"}
        await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        yield Subscriber(socket)
