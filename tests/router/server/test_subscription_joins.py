"""Every event of a subscription is an answer of its own: joined over subgraphs, completed, with its own errors.

The subgraph that streams executes each event over a real socket; what the client gets is compared with graphql-core.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection

from router.settings import RouterSettings, SubgraphSettings
from tests.router.support.graph import Graph
from tests.router.support.live import EventSource, client, served
from tests.router.support.lying import Lying
from tests.router.support.process import router_process
from tests.router.support.world import Ref, World

SDL = {
    "feed": """
        type Query { ok: Boolean }
        type Subscription { posted(room: ID): Post  needed: Post!  happened: Event  batch: [Thing!]  count: Int! }
        interface Event { at: Int! }
        type Post implements Event @key(fields: "id") { id: ID!  at: Int!  text: String!  author: User }
        type Left implements Event { at: Int!  who: User }
        type User @key(fields: "id", resolvable: false) { id: ID! }
        union Thing = Post | Left
    """,
    "users": """
        type Query { me: User }
        type User @key(fields: "id") { id: ID!  name: String!  team: Team  weight: Int }
        type Team @key(fields: "id") { id: ID! }
    """,
    "teams": """
        type Team @key(fields: "id") { id: ID!  title: String  members: [User] }
        type User @key(fields: "id") {
          id: ID!  weight: Int @external  label(short: Boolean): String @requires(fields: "weight")
        }
        type Post @key(fields: "id") { id: ID!  votes: Int }
    """,
}
OBJECTS: dict[str, dict[str, Any]] = {
    "u1": {"__typename": "User", "id": "u1", "name": "Ada", "team": Ref("t"), "weight": 5},
    "u2": {"__typename": "User", "id": "u2", "name": None, "team": None, "weight": None},
    "t": {"__typename": "Team", "id": "t", "title": "T", "members": [Ref("u1"), None]},
    "p1": {"__typename": "Post", "id": "p1", "at": 1, "text": "hi", "author": Ref("u1"), "votes": 3},
    "p2": {"__typename": "Post", "id": "p2", "at": 2, "text": "yo", "author": Ref("u2"), "votes": None},
    "p3": {"__typename": "Post", "id": "p3", "at": 3, "text": None, "author": None, "votes": 1},
    "left": {"__typename": "Left", "at": 4, "who": Ref("u1")},
}
EVENTS = [Ref("p1"), Ref("p2"), Ref("p3"), None, Ref("p1")]
# The subscription, the variables, the root field and its values.
CASES: dict[str, tuple[str, dict[str, Any], str, list[Any]]] = {
    "one-join": ("subscription { posted { text author { name } } }", {}, "posted", EVENTS),
    "joins-over-two-subgraphs": (
        "subscription { n: posted { votes by: author { name t: team { title members { name } } } } }",
        {},
        "posted",
        EVENTS,
    ),
    "requires": ("subscription { posted { author { label(short: true) l: label } } }", {}, "posted", EVENTS),
    "no-join-at-all": ("subscription { c: count }", {}, "count", [1, 2, 3]),
    "non-null-roots": ("subscription { needed { text author { name } } }", {}, "needed", EVENTS),
    "an-interface": (
        "subscription { e: happened { __typename at ... on Post { author { name } } ... on Left { who { label } } } }",
        {},
        "happened",
        [Ref("left"), Ref("p1"), Ref("p3"), None],
    ),
    "a-list-of-a-union": (
        "subscription { batch { ... on Post { id votes } ... on Left { who { team { title } } } } }",
        {},
        "batch",
        [[Ref("left"), Ref("p1")], [], None, [Ref("p1"), None]],
    ),
    "conditions-by-variables": (
        """subscription($room: ID, $no: Boolean!, $short: Boolean) { posted(room: $room) {
          text @skip(if: $no) author @include(if: $no) { label(short: $short) } ... @skip(if: $no) { votes }
        } }""",
        {"room": "r", "no": True, "short": False},
        "posted",
        EVENTS,
    ),
    "fragments": (
        """subscription { ...S } fragment S on Subscription { posted { ...P } }
        fragment P on Post { votes author { id } }""",
        {},
        "posted",
        EVENTS,
    ),
}


class Feed(EventSource):
    """Executes the subscription it was sent, once for each value of its root field."""

    def __init__(self, field: str, values: list[Any]) -> None:
        super().__init__([])
        self.field = field
        self.values = values
        self.graph: Graph

    def worlds(self) -> list[Mapping[str, Any]]:
        return [{self.field: value, "ok": True, "me": Ref("u1")} for value in self.values]

    async def _stream(self, socket: ServerConnection, operation_id: str) -> None:
        for roots in self.worlds():
            self.graph.world.roots = roots
            payload = self.graph.subgraphs["feed"].execute(self.subscribed[-1])
            await socket.send(json.dumps({"type": "next", "id": operation_id, "payload": payload}))
        await socket.send(json.dumps({"type": "complete", "id": operation_id}))


async def received(feed: Feed, query: str, variables: dict[str, Any], **replaced: Any) -> list[dict[str, Any]]:
    async with feed.running() as url:
        settings = RouterSettings(subgraphs={"feed": SubgraphSettings(websocket_url=url)})
        feed.graph = Graph(SDL, World(OBJECTS), settings=settings)
        for name, app in replaced.items():
            feed.graph.replace(name, app)
        async with served(feed.graph.router) as address, client(address) as one:
            await one.initialise()
            await one.subscribe(query, variables=variables)
            messages = []
            while (message := await one.receive())["type"] == "next":
                messages.append(message["payload"])
            assert message["type"] == "complete"
            return messages


@pytest.mark.parametrize("name", CASES)
async def test_each_event_is_what_graphql_core_would_make_of_it(name: str) -> None:
    query, variables, field, values = CASES[name]
    feed = Feed(field, values)
    payloads = await received(feed, query, variables)
    assert len(payloads) == len(values)
    for roots, payload in zip(feed.worlds(), payloads, strict=True):
        feed.graph.world.roots = roots
        expected = feed.graph.whole(query, variables)
        assert json.dumps(payload["data"]) == json.dumps(expected["data"])
        found = [one["path"] for one in payload.get("errors", [])]
        assert found == [one["path"] for one in expected.get("errors", [])]


async def test_an_event_keeps_its_errors_to_itself() -> None:
    class Once(Lying):
        async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
            failing = len(self.requests) == 1
            self.status = 500 if failing else 200
            self.raw = b"<html>" if failing else b'{"data": {"_entities": [{"name": "Ada"}]}}'
            await super().__call__(scope, receive, send)

    feed = Feed("posted", [Ref("p1")] * 3)
    payloads = await received(feed, "subscription { p: posted { text author { name } } }", {}, users=Once({}))
    assert [payload["data"]["p"]["author"] for payload in payloads] == [{"name": "Ada"}, None, {"name": "Ada"}]
    assert [one["path"] for one in payloads[1]["errors"]] == [["p", "author"]]
    assert "errors" not in payloads[0]
    assert "errors" not in payloads[2]


async def test_what_an_event_was_not_asked_for_is_not_taken_over() -> None:
    class Liar(Feed):
        async def _stream(self, socket: ServerConnection, operation_id: str) -> None:
            author = {"__typename": "User", "id": "u1", "name": "evil"}
            data = {"posted": {"__typename": "Post", "author": author, "votes": 99, "extra": 1}, "count": 5}
            for payload in ({"data": data}, {"data": 5}, {}, {"data": None}, {"data": {"posted": [1]}}):
                await socket.send(json.dumps({"type": "next", "id": operation_id, "payload": payload}))
            await socket.send(json.dumps({"type": "complete", "id": operation_id}))

    feed = Liar("posted", [])
    payloads = await received(feed, "subscription { posted { author { name } } }", {})
    assert payloads[0] == {"data": {"posted": {"author": {"name": "Ada"}}}}
    assert [payload["data"] for payload in payloads[1:]] == [{"posted": None}] * 4
    assert [[one["path"] for one in payload["errors"]] for payload in payloads[1:]] == [[["posted"]]] * 4


async def test_the_router_of_its_own_joins_events_of_subgraphs_of_their_own(tmp_path: Path) -> None:
    feed = Feed("posted", EVENTS)
    feed.graph = Graph(SDL, World(OBJECTS))
    query = "subscription($no: Boolean!) { p: posted { votes author { label name } text @skip(if: $no) } }"
    supergraph, config = tmp_path / "supergraph.graphql", tmp_path / "router.json"
    supergraph.write_text(feed.graph.sdl, encoding="utf-8")
    subgraphs = feed.graph.subgraphs
    async with feed.running() as url, served(subgraphs["users"]) as users, served(subgraphs["teams"]) as teams:
        addresses = {
            "feed": {"websocket_url": url},
            "users": {"url": f"http://{users}/graphql"},
            "teams": {"url": f"http://{teams}/graphql"},
        }
        config.write_text(json.dumps({"subgraphs": addresses}), encoding="utf-8")
        async with router_process(supergraph, "--config", str(config)) as router:
            await router.healthy()
            async with client(router.address) as one:
                await one.initialise()
                await one.subscribe(query, variables={"no": True})
                payloads = [(await one.receive())["payload"] for _ in EVENTS]
                assert (await one.receive())["type"] == "complete"
    for roots, payload in zip(feed.worlds(), payloads, strict=True):
        feed.graph.world.roots = roots
        assert payload["data"] == feed.graph.whole(query, {"no": True})["data"]
