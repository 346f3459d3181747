"""`@provides`: fields of others that come along on one path, nested, on unions and interfaces too."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "posts": """
        type Query {
          top: Post @provides(fields: "author { name }")
          latest: Post
          feed: [Item!]! @provides(fields: "... on Post { title } ... on Ad { link }")
        }
        union Item = Post | Ad
        type Post @key(fields: "id") { id: ID!  title: String @external  author: User! @shareable }
        type Ad @key(fields: "id") { id: ID!  link: String @external }
        type User @key(fields: "id") { id: ID!  name: String @external }
    """,
    "more": """
        type Post @key(fields: "id") { id: ID!  title: String @shareable }
        type Ad @key(fields: "id") { id: ID!  link: String @shareable  sponsor: String }
        type User @key(fields: "id") { id: ID!  name: String @shareable  age: Int }
    """,
}
WORLD = World(
    objects={
        "p": {"__typename": "Post", "id": "1", "title": "Hello", "author": Ref("u")},
        "a": {"__typename": "Ad", "id": "2", "link": "x.test", "sponsor": "X"},
        "u": {"__typename": "User", "id": "3", "name": "Ada", "age": 36},
    },
    roots={"top": Ref("p"), "latest": Ref("p"), "feed": [Ref("p"), Ref("a")]},
)


async def test_a_provided_field_needs_no_jump() -> None:
    answer = await Graph(SDL, WORLD).same("{ top { author { name } } }")
    assert answer.call_counts == {"posts": 1}


async def test_without_provides_the_same_field_is_fetched_from_its_owner() -> None:
    answer = await Graph(SDL, WORLD).same("{ latest { author { name } } }")
    assert answer.call_counts == {"posts": 1, "more": 1}


async def test_provided_fields_of_a_unions_members() -> None:
    answer = await Graph(SDL, WORLD).same("{ feed { ... on Post { title } ... on Ad { link } } }")
    assert answer.call_counts == {"posts": 1}


async def test_what_is_not_provided_is_still_fetched() -> None:
    answer = await Graph(SDL, WORLD).same("{ top { author { name age } } feed { ... on Ad { link sponsor } } }")
    assert answer.call_counts == {"posts": 1, "more": 2}


async def test_the_plan_leaves_out_what_is_provided() -> None:
    graph = Graph(SDL, WORLD)
    graph.check_plan(
        "{ top { author { name age } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "posts") {
              {
                top {
                  author {
                    __typename
                    name
                    id
                  }
                }
              }
            }
            Flatten(path: "top.author") {
              Fetch(service: "more") {
                {
                  ... on User {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on User {
                      age
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
