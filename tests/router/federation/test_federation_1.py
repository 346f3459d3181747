"""Federation 1 subgraphs: `extend type`, `@external` keys, value types without marks; and join v0.1 supergraphs."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "accounts": """
        type Query { me: User }
        type User @key(fields: "id") { id: ID!  name: String  address: Address }
        type Address { street: String  city: String }
    """,
    "reviews": """
        extend type Query { latest: Review }
        type Review @key(fields: "id") { id: ID!  body: String  author: User @provides(fields: "name") }
        extend type User @key(fields: "id") {
          id: ID! @external
          name: String @external
          address: Address @external
          reviews: [Review]
          local: String @requires(fields: "address { city }")
        }
        type Address { street: String  city: String }
    """,
}
WORLD = World(
    objects={
        "u": {"__typename": "User", "id": "1", "name": "Ada", "address": Ref("a"), "reviews": [Ref("r"), None]},
        "a": {"__typename": "Address", "street": "S", "city": "London"},
        "r": {"__typename": "Review", "id": "r", "body": "good", "author": Ref("u")},
    },
    roots={"me": Ref("u"), "latest": Ref("r")},
    computed={("User", "local"): lambda one, _: f"in {one['address']['city']}"},
)
JOIN_0_1 = """
schema
  @core(feature: "https://specs.apollo.dev/core/v0.1")
  @core(feature: "https://specs.apollo.dev/join/v0.1")
{ query: Query }
directive @core(feature: String!) repeatable on SCHEMA
directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet) on FIELD_DEFINITION
directive @join__type(graph: join__Graph!, key: join__FieldSet) repeatable on OBJECT | INTERFACE
directive @join__owner(graph: join__Graph!) on OBJECT | INTERFACE
directive @join__graph(name: String!, url: String!) on ENUM_VALUE
scalar join__FieldSet
enum join__Graph {
  ACCOUNTS @join__graph(name: "accounts" url: "http://accounts.test")
  REVIEWS @join__graph(name: "reviews" url: "http://reviews.test")
}
type Query { me: User @join__field(graph: ACCOUNTS)  latest: Review @join__field(graph: REVIEWS) }
type User
  @join__owner(graph: ACCOUNTS)
  @join__type(graph: ACCOUNTS, key: "id")
  @join__type(graph: REVIEWS, key: "id")
{
  id: ID! @join__field(graph: ACCOUNTS)
  name: String @join__field(graph: ACCOUNTS)
  address: Address @join__field(graph: ACCOUNTS)
  reviews: [Review] @join__field(graph: REVIEWS)
  local: String @join__field(graph: REVIEWS, requires: "address{city}")
}
type Review @join__owner(graph: REVIEWS) @join__type(graph: REVIEWS, key: "id") {
  id: ID! @join__field(graph: REVIEWS)
  body: String @join__field(graph: REVIEWS)
  author: User @join__field(graph: REVIEWS, provides: "name")
}
type Address { street: String  city: String }
"""
QUERY = "{ me { id name local reviews { body author { id name address { city } } } } latest { author { name } } }"


async def test_a_federation_1_graph_composed_today() -> None:
    answer = await Graph(SDL, WORLD, federation_1=True).same(QUERY)
    assert answer.call_counts == {"accounts": 2, "reviews": 2}


async def test_a_supergraph_of_join_0_1() -> None:
    answer = await Graph(SDL, WORLD, supergraph=JOIN_0_1).same(QUERY)
    assert answer.call_counts == {"accounts": 2, "reviews": 2}


async def test_provided_names_cost_no_call_in_either() -> None:
    for graph in (Graph(SDL, WORLD, federation_1=True), Graph(SDL, WORLD, supergraph=JOIN_0_1)):
        answer = await graph.same("{ latest { author { id name } } }")
        assert answer.call_counts == {"reviews": 1}


OWNED = """
schema
  @core(feature: "https://specs.apollo.dev/core/v0.2")
  @core(feature: "https://specs.apollo.dev/join/v0.1", for: EXECUTION)
{ query: Query }
enum join__Graph {
  ACCOUNTS @join__graph(name: "accounts" url: "http://accounts.test")
  REVIEWS @join__graph(name: "reviews" url: "http://reviews.test")
}
type Query { me: User @join__field(graph: ACCOUNTS)  latest: Review @join__field(graph: REVIEWS) }
type User
  @join__owner(graph: ACCOUNTS)
  @join__type(graph: ACCOUNTS, key: "id")
  @join__type(graph: REVIEWS, key: "id")
{
  id: ID!
  name: String @join__field
  address: Address
  reviews: [Review] @join__field(graph: REVIEWS)
  local: String @join__field(graph: REVIEWS, requires: "address { city }")
}
type Review @join__owner(graph: REVIEWS) @join__type(graph: REVIEWS, key: "id") {
  id: ID!
  body: String
  author: User @join__field(provides: "name")
}
type Address @join__type(graph: ACCOUNTS) @join__type(graph: REVIEWS) { street: String  city: String }
"""


async def test_a_field_that_names_no_subgraph_is_its_owners() -> None:
    graph = Graph(SDL, WORLD, supergraph=OWNED)
    assert (await graph.same(QUERY)).call_counts == {"accounts": 2, "reviews": 2}


async def test_what_an_unnamed_owner_provides_costs_no_call() -> None:
    answer = await Graph(SDL, WORLD, supergraph=OWNED).same("{ latest { author { id name } } }")
    assert answer.call_counts == {"reviews": 1}


UNION_SDL = {
    "accounts": """
        type Query { mine: Thing }
        type User @key(fields: "id") { id: ID!  name: String }
        type Note { text: String }
        union Thing = User | Note
    """,
    "reviews": """
        type Query { theirs: Thing }
        type User @key(fields: "id") { id: ID!  score: Int }
        type Review { body: String }
        union Thing = User | Review
    """,
}
UNION_0_2 = """
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.2", for: EXECUTION)
{ query: Query }
enum join__Graph {
  ACCOUNTS @join__graph(name: "accounts" url: "http://accounts.test")
  REVIEWS @join__graph(name: "reviews" url: "http://reviews.test")
}
type Query @join__type(graph: ACCOUNTS) @join__type(graph: REVIEWS) {
  mine: Thing @join__field(graph: ACCOUNTS)  theirs: Thing @join__field(graph: REVIEWS)
}
union Thing @join__type(graph: ACCOUNTS) @join__type(graph: REVIEWS) = User | Note | Review
type User @join__type(graph: ACCOUNTS, key: "id") @join__type(graph: REVIEWS, key: "id") {
  id: ID!  name: String @join__field(graph: ACCOUNTS)  score: Int @join__field(graph: REVIEWS)
}
type Note @join__type(graph: ACCOUNTS) { text: String }
type Review @join__type(graph: REVIEWS) { body: String }
"""


async def test_join_0_2_does_not_say_who_has_which_member_so_only_known_ones_are_asked() -> None:
    """The subgraphs are strict: a fragment on a type that they do not have would be refused."""
    user = {"__typename": "User", "id": "1", "name": "Ada", "score": 5}
    world = World({"u": user, "r": {"__typename": "Review", "body": "b"}}, {"mine": Ref("u"), "theirs": Ref("r")})
    fragments = "... on User { name score } ... on Note { text } ... on Review { body }"
    answer = await Graph(UNION_SDL, world, supergraph=UNION_0_2).same(
        f"{{ mine {{ __typename {fragments} }} theirs {{ {fragments} }} }}"
    )
    assert answer.errors == []


def test_the_plan_sends_what_an_external_field_requires() -> None:
    Graph(SDL, WORLD, federation_1=True).check_plan(
        "{ me { local } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "accounts") {
              {
                me {
                  __typename
                  id
                  address {
                    city
                  }
                }
              }
            }
            Flatten(path: "me") {
              Fetch(service: "reviews") {
                {
                  ... on User {
                    __typename
                    id
                    address {
                      city
                    }
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on User {
                      local
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
