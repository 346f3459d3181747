"""A small graph for tests of `@defer`, and how they ask it: people with what several subgraphs know of them."""

import json
from typing import Any

from tests.router.support.graph import Graph, request
from tests.router.support.incremental import V1, V2, Message, read_all
from tests.router.support.world import Ref, World

DIALECTS = (V1, V2)
SDL = {
    "people": """
        type Query { me: User  users: [User!]!  root: Int }
        type User @key(fields: "id") { id: ID!  name: String!  address: Address!  slow: Int }
        type Address { street: String  city: String!  country: Country! }
        type Country @key(fields: "code") { code: ID! }
    """,
    "posts": """
        type Query { latest: [Post!]! }
        type User @key(fields: "id") { id: ID!  posts: [Post!]!  email: String! @external
          contact: String @requires(fields: "email") }
        type Post @key(fields: "id") { id: ID!  title: String  author: User! }
    """,
    "mail": 'type User @key(fields: "id") { id: ID!  email: String! }',
    "world": 'type Country @key(fields: "code") { code: ID!  name: String! }',
}
WORLD = World(
    objects={
        "u1": {
            "__typename": "User",
            "id": "1",
            "name": "Ada",
            "address": Ref("a"),
            "slow": 7,
            "email": "a@x",
            "posts": [Ref("p1"), Ref("p2")],
        },
        "u2": {
            "__typename": "User",
            "id": "2",
            "name": "Bo",
            "address": Ref("a"),
            "slow": None,
            "email": "b@x",
            "posts": [],
        },
        "a": {"__typename": "Address", "street": "Main", "city": "Ulm", "country": Ref("c")},
        "c": {"__typename": "Country", "code": "de", "name": "Germany"},
        "p1": {"__typename": "Post", "id": "p1", "title": "one", "author": Ref("u1")},
        "p2": {"__typename": "Post", "id": "p2", "title": None, "author": Ref("u1")},
    },
    roots={"me": Ref("u1"), "users": [Ref("u1"), Ref("u2")], "root": 3, "latest": [Ref("p2"), Ref("p1")]},
    computed={("User", "contact"): lambda one, _: f"mailto:{one['email']}"},
)


async def messages(one: Graph, query: str, accept: str = V1, **variables: Any) -> list[Message]:
    for subgraph in one.subgraphs.values():
        subgraph.calls.clear()
    body = json.dumps({"query": query, "variables": variables}).encode()
    status, headers, raw = await request(one.router, "POST", body, {"accept": accept})
    assert status == 200, raw
    assert headers["content-type"].startswith("multipart/mixed"), raw
    return read_all(headers["content-type"], raw)
