"""`graphql-transport-ws` by the letter: handshake, close codes, ids, pings, limits, origins."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from router.plugins.base import RequestContext, RequestRefused, RouterPlugin
from router.settings import Cors, Limits, RouterSettings, WebSockets
from tests.router.support.graph import Graph
from tests.router.support.live import Client, client, served
from tests.router.support.world import World

SDL = {"one": "type Query { hello(name: String): String  slow: String }  type Mutation { set: Int }"}
WORLD = World(objects={}, roots={"hello": lambda arguments: f"hi {arguments.get('name')}", "slow": "x", "set": 1})


@asynccontextmanager
async def connected(settings: RouterSettings | None = None, *plugins: RouterPlugin) -> AsyncIterator[Client]:
    graph = Graph(SDL, WORLD, settings=settings, plugins=plugins)
    async with served(graph.router) as address, client(address) as one:
        yield one


async def test_queries_and_mutations_run_over_the_socket() -> None:
    async with connected() as one:
        await one.initialise()
        await one.subscribe("query($n: String) { hello(name: $n) }", variables={"n": "you"})
        assert await one.receive() == {"id": "1", "type": "next", "payload": {"data": {"hello": "hi you"}}}
        assert await one.receive() == {"id": "1", "type": "complete"}
        await one.subscribe("mutation { set }")
        assert (await one.receive())["payload"] == {"data": {"set": 1}}


async def test_a_null_or_absent_init_payload_is_allowed() -> None:
    async with connected() as one:
        await one.send({"type": "connection_init", "payload": None})
        assert await one.receive() == {"type": "connection_ack"}


async def test_no_init_in_time_closes_with_4408() -> None:
    settings = RouterSettings(websockets=WebSockets(init_timeout_seconds=0.1))
    async with connected(settings) as one:
        assert await one.closed() == (4408, "Connection initialisation timeout")


async def test_a_second_init_closes_with_4429() -> None:
    async with connected() as one:
        await one.initialise()
        await one.send({"type": "connection_init"})
        assert (await one.closed())[0] == 4429


async def test_subscribe_before_the_acknowledgement_closes_with_4401() -> None:
    async with connected() as one:
        await one.subscribe("{ hello }")
        assert await one.closed() == (4401, "Unauthorized")


BROKEN: list[Any] = [
    "no json",
    "1",
    "[]",
    "null",
    {"type": "nonsense"},
    {"no": "type"},
    {"type": "subscribe", "id": 1, "payload": {"query": "{ hello }"}},
    {"type": "subscribe", "id": "", "payload": {"query": "{ hello }"}},
    {"type": "subscribe", "id": "a"},
    {"type": "subscribe", "id": "a", "payload": {"query": 1}},
    {"type": "subscribe", "id": "a", "payload": {"query": "{ hello }", "variables": "x"}},
    {"type": "subscribe", "id": "a", "payload": {"query": "{ hello }", "operationName": 5}},
    {"type": "complete"},
    {"type": "ping", "payload": "x"},
]


@pytest.mark.parametrize("message", BROKEN, ids=str)
async def test_a_message_outside_the_protocol_closes_with_4400(message: Any) -> None:
    async with connected() as one:
        await one.initialise()
        await one.send(message)
        assert (await one.closed())[0] == 4400


async def test_binary_frames_close_with_4400() -> None:
    async with connected() as one:
        await one.socket.send(b"\x00")
        assert (await one.closed())[0] == 4400


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"query": "{ hello"}, "PARSING_ERROR"),
        ({"query": "{ nope }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "query A { hello }", "operationName": "B"}, "GRAPHQL_UNKNOWN_OPERATION_NAME"),
        ({"query": "query($n: Int!) { __typename hello(name: $n) }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "query($n: String!) { hello(name: $n) }"}, "VALIDATION_INVALID_TYPE_VARIABLE"),
    ],
)
async def test_a_refused_operation_leaves_the_socket_alone(payload: dict[str, Any], code: str) -> None:
    async with connected() as one:
        await one.initialise()
        await one.send({"type": "subscribe", "id": "a", "payload": payload})
        failed = await one.receive()
        assert (failed["id"], failed["type"]) == ("a", "error")
        assert failed["payload"][0]["extensions"]["code"] == code
        await one.subscribe("{ hello }", "a")
        assert (await one.receive())["type"] == "next"


async def test_a_pong_carries_the_pings_payload() -> None:
    async with connected() as one:
        await one.send({"type": "ping", "payload": {"n": 1}})
        assert await one.receive() == {"type": "pong", "payload": {"n": 1}}


async def test_complete_for_an_unknown_id_is_ignored() -> None:
    async with connected() as one:
        await one.initialise()
        await one.send({"type": "complete", "id": "nobody"})
        await one.send({"type": "ping"})
        assert await one.receive() == {"type": "pong"}


async def test_an_id_is_free_again_after_complete() -> None:
    async with connected() as one:
        await one.initialise()
        for _ in range(3):
            await one.subscribe("{ hello }", "same")
            assert [(await one.receive())["type"], (await one.receive())["type"]] == ["next", "complete"]


async def test_another_subprotocol_closes_with_4406() -> None:
    graph = Graph(SDL, WORLD)
    async with served(graph.router) as address:
        with pytest.raises(Exception, match=r"subprotocol|4406"):
            async with client(address, protocol="graphql-ws") as one:
                await one.receive()


async def test_a_foreign_origin_is_refused_and_its_own_is_not() -> None:
    settings = RouterSettings(cors=Cors(origins=("http://web.test",)))
    async with served(Graph(SDL, WORLD, settings=settings).router) as address:
        for origin in (f"http://{address}", "http://web.test"):
            async with client(address, origin) as one:
                await one.initialise()
        for origin in ("http://evil.test", "null", f"http://{address}.evil.test"):
            with pytest.raises(InvalidStatus):
                async with client(address, origin):
                    pass


async def test_a_refused_connection_closes_with_4403_and_the_code() -> None:
    class Strict(RouterPlugin):
        async def on_request(self, ctx: RequestContext) -> None:
            if ctx.connection_params.get("token") != "good":
                raise RequestRefused(401, "UNAUTHENTICATED", "sign in")

    async with connected(None, Strict()) as one:
        await one.send({"type": "connection_init", "payload": {"token": "bad"}})
        assert await one.closed() == (4403, "UNAUTHENTICATED")
    async with connected(None, Strict()) as one:
        await one.initialise({"token": "good"})


async def test_the_limits_of_http_hold_here_too() -> None:
    settings = RouterSettings(limits=Limits(tokens=20), websockets=WebSockets(message_bytes=2000))
    async with connected(settings) as one:
        await one.initialise()
        await one.subscribe("{ " + "hello " * 30 + "}")
        assert (await one.receive())["payload"][0]["extensions"]["code"] == "MAX_TOKENS_LIMIT"
        await one.send({"type": "ping", "payload": {"x": "y" * 3000}})
        assert (await one.closed())[0] == 1009


async def test_heartbeats_are_sent() -> None:
    settings = RouterSettings(websockets=WebSockets(heartbeat_seconds=0.05))
    async with connected(settings) as one:
        await one.initialise()
        assert await one.receive() == {"type": "ping"}


async def test_draining_tells_clients_to_go() -> None:
    graph = Graph(SDL, WORLD)
    async with served(graph.router) as address, client(address) as one:
        await one.initialise()
        await graph.router.close()
        assert await one.closed() == (1001, "going away")
