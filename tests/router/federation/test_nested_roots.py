"""The query type as the type of a field: below a mutation's payload, say, everything can be asked afresh.

Apollo's composer allows it (the MIT one does not), so this supergraph is written by hand.
"""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "users": """
        type Query { me: User  version: Int }
        type Mutation { rename(name: String!): Renamed! }
        type Renamed { ok: Boolean!  query: Query!  user: User }
        type User @key(fields: "id") { id: ID!  name: String }
    """,
    "posts": """
        type Query { posts: [Post!]! }
        type Post { title: String!  author: User }
        type User @key(fields: "id") { id: ID!  posts: [Post!]! }
    """,
}
SUPERGRAPH = """
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
{ query: Query  mutation: Mutation }

enum join__Graph { POSTS @join__graph(name: "posts", url: "") USERS @join__graph(name: "users", url: "") }
scalar join__FieldSet

type Query @join__type(graph: POSTS) @join__type(graph: USERS) {
  posts: [Post!]! @join__field(graph: POSTS)
  me: User @join__field(graph: USERS)
  version: Int @join__field(graph: USERS)
}
type Mutation @join__type(graph: USERS) { rename(name: String!): Renamed! }
type Renamed @join__type(graph: USERS) { ok: Boolean!  query: Query!  user: User }
type Post @join__type(graph: POSTS) { title: String!  author: User }
type User @join__type(graph: POSTS, key: "id") @join__type(graph: USERS, key: "id") {
  id: ID!
  posts: [Post!]! @join__field(graph: POSTS)
  name: String @join__field(graph: USERS)
}
"""
ROOTS = {"me": Ref("u"), "version": 7, "posts": [Ref("p")]}
WORLD = World(
    objects={
        "query": {"__typename": "Query", **ROOTS},
        "u": {"__typename": "User", "id": "u", "name": "Ada", "posts": [Ref("p")]},
        "p": {"__typename": "Post", "title": "Hi", "author": Ref("u")},
    },
    roots={**ROOTS, "rename": lambda _: {"__typename": "Renamed", "ok": True, "query": Ref("query"), "user": Ref("u")}},
)


def graph() -> Graph:
    return Graph(SDL, WORLD, supergraph=SUPERGRAPH)


async def test_a_payloads_query_is_asked_of_every_subgraph() -> None:
    answer = await graph().ask(
        'mutation { rename(name: "B") { ok query { version posts { title author { name } } } } }'
    )
    posts = [{"title": "Hi", "author": {"name": "Ada"}}]
    assert answer.data == {"rename": {"ok": True, "query": {"version": 7, "posts": posts}}}
    assert answer.call_counts == {"users": 2, "posts": 1}


async def test_what_the_mutations_subgraph_knows_comes_with_it() -> None:
    answer = await graph().ask('mutation { rename(name: "B") { query { me { name } __typename } } }')
    assert answer.data == {"rename": {"query": {"me": {"name": "Ada"}, "__typename": "Query"}}}
    assert answer.call_counts == {"users": 1}


def test_the_plan_asks_the_other_subgraph_with_nothing_sent() -> None:
    graph().check_plan(
        'mutation { rename(name: "B") { query { posts { title } } } }',
        """
        QueryPlan {
          Sequence {
            Fetch(service: "users") {
              mutation {
                rename(name: "B") {
                  query {
                    __typename
                  }
                }
              }
            }
            Flatten(path: "rename.query") {
              Fetch(service: "posts") {
                {
                  posts {
                    title
                  }
                }
              }
            }
          }
        }
        """,
    )
