"""Subscriptions: each event of a subgraph is joined with fields of others, and ends when anybody has a reason."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from router.plugins.base import RequestContext, RouterPlugin, StreamGuard
from router.settings import RouterSettings, SubgraphSettings
from router.transports.base import SubgraphSubscribe
from tests.router.support.graph import Graph
from tests.router.support.live import Client, EventSource, client, served, until
from tests.router.support.world import Ref, World

SDL = {
    "feed": """
        type Query { ok: Boolean }
        type Subscription { posted(room: ID!): Post! }
        type Post @key(fields: "id") { id: ID!  text: String!  author: User! }
        type User @key(fields: "id", resolvable: false) { id: ID! }
    """,
    "users": """
        type Query { me: User }
        type User @key(fields: "id") { id: ID!  name: String! }
    """,
}
WORLD = World(
    objects={
        "u1": {"__typename": "User", "id": "u1", "name": "Ada"},
        "u2": {"__typename": "User", "id": "u2", "name": "Bo"},
    },
    roots={"me": Ref("u1"), "ok": True},
)
QUERY = "subscription($room: ID!) { new: posted(room: $room) { text by: author { name } } }"


def event(text: str, user_id: str) -> dict[str, object]:
    post = {"text": text, "author": {"__typename": "User", "id": user_id}}
    return {"data": {"posted": post}}


@asynccontextmanager
async def streaming(source: EventSource, *plugins: RouterPlugin) -> AsyncIterator[tuple[Client, Graph]]:
    async with source.running() as url:
        settings = RouterSettings(subgraphs={"feed": SubgraphSettings(websocket_url=url)})
        graph = Graph(SDL, WORLD, settings=settings, plugins=plugins)
        async with served(graph.router) as address, client(address) as one:
            await one.initialise()
            yield one, graph


async def test_each_event_gets_the_fields_of_other_subgraphs() -> None:
    source = EventSource([event("hi", "u1"), event("yo", "u2"), None])
    async with streaming(source) as (one, graph):
        await one.subscribe(QUERY, variables={"room": "r"})
        received = [await one.receive() for _ in range(3)]
    assert received == [
        {"id": "1", "type": "next", "payload": {"data": {"new": {"text": "hi", "by": {"name": "Ada"}}}}},
        {"id": "1", "type": "next", "payload": {"data": {"new": {"text": "yo", "by": {"name": "Bo"}}}}},
        {"id": "1", "type": "complete"},
    ]
    assert len(graph.subgraphs["users"].calls) == 2
    assert source.subscribed[0]["variables"] == {"room": "r"}


async def test_a_client_that_completes_ends_the_stream_upstream_and_hears_no_more() -> None:
    source = EventSource([event("hi", "u1")])
    async with streaming(source) as (one, _):
        await one.subscribe(QUERY, variables={"room": "r"})
        await one.receive()
        await one.send({"type": "complete", "id": "1"})
        await one.send({"type": "ping"})
        assert (await one.receive())["type"] == "pong"
        await until(lambda: source.open_streams == 0)
        await one.subscribe("{ me { name } }")
        assert (await one.receive())["payload"] == {"data": {"me": {"name": "Ada"}}}


async def test_a_broken_source_ends_its_subscription_alone() -> None:
    source = EventSource([event("hi", "u1")], break_off=True)
    async with streaming(source) as (one, _):
        await one.subscribe(QUERY, variables={"room": "r"})
        assert (await one.receive())["type"] == "next"
        failed = await one.receive()
        assert (failed["type"], failed["payload"][0]["extensions"]["code"]) == ("error", "SUBREQUEST_HTTP_ERROR")
        await one.subscribe("{ me { name } }", "2")
        assert (await one.receive())["payload"] == {"data": {"me": {"name": "Ada"}}}


async def test_an_error_of_the_source_reaches_the_client_with_its_own_alias() -> None:
    failing = {"data": {"posted": None}, "errors": [{"message": "no room", "path": ["posted", "text"]}]}
    async with streaming(EventSource([failing, None])) as (one, _):
        await one.subscribe(QUERY, variables={"room": "r"})
        payload = (await one.receive())["payload"]
    assert payload["data"] is None
    assert [error["path"] for error in payload["errors"]] == [["new", "text"]]


async def test_plug_ins_set_the_parameters_of_the_upstream_connection() -> None:
    class Signing(RouterPlugin):
        async def on_subgraph_subscribe(self, ctx: RequestContext, request: SubgraphSubscribe) -> None:
            request.connection_params["token"] = f"for {request.subgraph}: {request.payload['variables']}"

    source = EventSource([None])
    async with streaming(source, Signing()) as (one, _):
        await one.subscribe(QUERY, variables={"room": "r"})
        await one.receive()
    assert source.init_payloads == [{"token": "for feed: {'room': 'r'}"}]


async def test_the_end_of_the_identity_ends_live_subscriptions_and_the_socket() -> None:
    class Leaving(RouterPlugin):
        def __init__(self) -> None:
            self.gone = asyncio.Event()

        def stream_guard(self, ctx: RequestContext) -> StreamGuard:
            async def wait() -> None:
                await self.gone.wait()

            return wait

    leaving = Leaving()
    source = EventSource([event("hi", "u1")])
    async with streaming(source, leaving) as (one, _):
        await one.subscribe(QUERY, variables={"room": "r"})
        await one.receive()
        leaving.gone.set()
        failed = await one.receive()
        assert failed["type"] == "error"
        assert failed["payload"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        assert await one.closed() == (4403, "UNAUTHENTICATED")
        await until(lambda: source.open_streams == 0)


async def test_a_vanished_client_ends_its_streams_upstream() -> None:
    source = EventSource([event("hi", "u1")])
    async with streaming(source) as (one, _):
        await one.subscribe(QUERY, variables={"room": "r"})
        await one.receive()
        assert source.open_streams == 1
        one.socket.transport.abort()
        await until(lambda: source.open_streams == 0)


CLOSED = {
    "feed": """
        type Query { ok: Boolean }
        type Subscription {
          posted(room: ID!): Post @authenticated
          needed(room: ID!): Post! @requiresScopes(scopes: [["read"]])
          kept: Vault
        }
        type Post @key(fields: "id") { id: ID!  text: String! }
        type Vault @policy(policies: [["trusted"]]) { id: ID! }
    """,
}


@pytest.mark.parametrize("field", ['posted(room: "r")', 'needed(room: "r")', "kept"])
async def test_a_subscription_that_the_caller_may_not_have_is_refused_with_the_reason(
    field: str, caplog: pytest.LogCaptureFixture
) -> None:
    graph = Graph(CLOSED, WORLD)
    async with served(graph.router) as address, client(address) as one:
        await one.initialise()
        await one.subscribe(f"subscription {{ mine: {field} {{ id }} }}")
        refused = await one.receive()
        assert refused["type"] == "error"
        (error,) = refused["payload"]
        assert error["path"] == ["mine"]
        assert error["extensions"]["code"] == "UNAUTHORIZED_FIELD_OR_TYPE"
        await one.subscribe("{ ok }")  # the id is free, and the socket lives
        assert (await one.receive())["payload"] == {"data": {"ok": True}}
    assert [record for record in caplog.records if record.exc_info] == []


async def test_a_subscription_over_plain_http_is_refused() -> None:
    answer = await Graph(SDL, WORLD).ask(QUERY, {"room": "r"})
    assert (answer.status, answer.errors[0]["extensions"]["code"]) == (406, "SUBSCRIPTION_BAD_HEADER")
