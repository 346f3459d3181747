"""GraphQL over HTTP and graphql-transport-ws against the gateway, with the cookies of one session."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import orjson
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from viva.client.http import TIMEOUT_SECONDS, new_client

Json = dict[str, Any]


class GraphError(Exception):
    """The answer carried errors; `codes` are their `extensions.code`, `data` what came all the same."""

    def __init__(self, errors: list[Json], data: Json | None) -> None:
        super().__init__("; ".join(f"{e.get('message')} ({_code(e)})" for e in errors))
        self.codes = [_code(error) for error in errors]
        self.data = data


def _code(error: Json) -> str:
    return str((error.get("extensions") or {}).get("code", "UNKNOWN"))


@dataclass
class GraphClient:
    """`session` chooses which cookie counts: "user" (default), or the id of the invitation whose interview is taken."""

    gateway_url: str
    web_origin: str
    cookies: dict[str, str] = field(default_factory=dict)
    session: str = "user"

    def _headers(self) -> dict[str, str]:
        headers = {"origin": self.web_origin, "content-type": "application/json"}
        if self.cookies:
            headers["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.session != "user":
            headers["viva-session"] = self.session
        return headers

    async def post(self, path: str, body: Json) -> tuple[int, Json, dict[str, str]]:
        """POST JSON to a path of the gateway: status, body, and the cookies it set."""
        async with new_client() as http:
            answer = await http.post(f"{self.gateway_url}{path}", content=orjson.dumps(body), headers=self._headers())
        cookies = dict(line.split(";")[0].split("=", 1) for line in answer.headers.get_list("set-cookie"))
        return answer.status_code, orjson.loads(answer.content or b"{}"), cookies

    async def execute(self, query: str, **variables: Any) -> Json:
        """Run one operation and return `data`; raises GraphError when there are errors."""
        _, answer, _ = await self.post("/graphql", {"query": query, "variables": variables})
        if answer.get("errors"):
            raise GraphError(answer["errors"], answer.get("data"))
        data: Json = answer["data"]
        return data

    async def open_invitation(self, token: str) -> "GraphClient":
        """Exchange a link's token, as the candidate's browser does, and return the client of that session."""
        status, answer, cookies = await self.post("/auth/invitation", {"token": token})
        if status != 200:
            raise GraphError([{"message": answer["error"]["message"], "extensions": answer["error"]}], None)
        return GraphClient(self.gateway_url, self.web_origin, cookies, session=answer["invitationId"])

    async def subscribe(self, query: str, **variables: Any) -> AsyncIterator[Json]:
        """Yield `data` of each event until the server completes; raises GraphError on an error."""
        address = self.gateway_url.replace("http", "ws", 1) + "/graphql"
        headers = {k: v for k, v in self._headers().items() if k == "cookie"}
        async with connect(
            address,
            subprotocols=[Subprotocol("graphql-transport-ws")],
            additional_headers=headers,
            origin=self.web_origin,  # type: ignore[arg-type]
        ) as socket:
            await self._start(socket, query, variables)
            async for message in socket:
                event = orjson.loads(message)
                if event["type"] == "ping":
                    await socket.send('{"type":"pong"}')
                elif event["type"] == "next":
                    yield _data(event["payload"])
                elif event["type"] == "error":
                    raise GraphError(event["payload"], None)
                elif event["type"] == "complete":
                    return

    async def _start(self, socket: ClientConnection, query: str, variables: Json) -> None:
        init = {"type": "connection_init", "payload": {"session": self.session}}
        await socket.send(orjson.dumps(init).decode())
        async with asyncio.timeout(TIMEOUT_SECONDS):
            acknowledged = orjson.loads(await socket.recv())
        if acknowledged["type"] != "connection_ack":
            raise GraphError([{"message": f"no acknowledgement but {acknowledged['type']}"}], None)
        payload = {"query": query, "variables": variables}
        await socket.send(orjson.dumps({"id": "1", "type": "subscribe", "payload": payload}).decode())


def _data(payload: Json) -> Json:
    if payload.get("errors"):
        raise GraphError(payload["errors"], payload.get("data"))
    data: Json = payload["data"]
    return data
