"""`@interfaceObject` and keys on interfaces: fields that a subgraph adds to every implementer without knowing them."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "media": """
        type Query { media: [Media!]!  book: Book }
        interface Media @key(fields: "id") { id: ID!  title: String! }
        type Book implements Media @key(fields: "id") { id: ID!  title: String!  pages: Int }
        type Film implements Media @key(fields: "id") { id: ID!  title: String!  minutes: Int }
    """,
    "reviews": """
        type Query { reviewed: [Media!]! }
        type Media @key(fields: "id") @interfaceObject { id: ID!  reviews: [Review!]! }
        type Review { stars: Int!  of: Media! }
    """,
    "badges": """
        type Media @key(fields: "id") @interfaceObject {
          id: ID!  title: String! @external  badge: String! @requires(fields: "title")
        }
    """,
}
WORLD = World(
    objects={
        "b": {"__typename": "Book", "id": "b", "title": "Emma", "pages": 300, "reviews": [Ref("r1")]},
        "f": {"__typename": "Film", "id": "f", "title": "Alien", "minutes": 117, "reviews": [Ref("r2"), Ref("r3")]},
        "r1": {"__typename": "Review", "stars": 5, "of": Ref("b")},
        "r2": {"__typename": "Review", "stars": 2, "of": Ref("f")},
        "r3": {"__typename": "Review", "stars": 3, "of": Ref("f")},
    },
    roots={"media": [Ref("b"), Ref("f")], "book": Ref("b"), "reviewed": [Ref("f"), Ref("b")]},
    computed={("Media", "badge"): lambda one, _: f"*{one['title']}*"},
)


async def test_fields_are_added_to_every_implementer() -> None:
    answer = await Graph(SDL, WORLD).same("{ media { title reviews { stars } } }")
    assert answer.call_counts == {"media": 1, "reviews": 1}


async def test_from_a_concrete_type_too() -> None:
    answer = await Graph(SDL, WORLD).same("{ book { pages reviews { stars } } }")
    assert answer.call_counts == {"media": 1, "reviews": 1}


async def test_only_its_own_fields_need_no_other_subgraph() -> None:
    answer = await Graph(SDL, WORLD).same("{ reviewed { id reviews { stars } } }")
    assert answer.call_counts == {"reviews": 1}


async def test_the_true_type_is_fetched_where_it_is_asked() -> None:
    answer = await Graph(SDL, WORLD).same("{ reviewed { __typename id } }")
    assert answer.call_counts == {"reviews": 1, "media": 1}


async def test_concrete_fields_behind_an_interface_object() -> None:
    query = "{ reviewed { title ... on Book { pages } ... on Film { minutes reviews { of { __typename title } } } } }"
    answer = await Graph(SDL, WORLD).same(query)
    assert answer.call_counts == {"reviews": 1, "media": 2}


async def test_requirements_of_an_interface_object() -> None:
    answer = await Graph(SDL, WORLD).same("{ reviewed { badge } media { badge } book { badge } }")
    assert answer.call_counts["badges"] == 3


async def test_the_plan_of_a_type_behind_an_interface_object() -> None:
    graph = Graph(SDL, WORLD)
    graph.check_plan(
        "{ reviewed { __typename reviews { stars } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "reviews") {
              {
                reviewed {
                  id
                  reviews {
                    stars
                  }
                }
              }
            }
            Flatten(path: "reviewed.@") {
              Fetch(service: "media") {
                {
                  ... on Media {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Media {
                      __typename
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )


async def test_that_something_is_there_needs_no_word_on_what_it_is() -> None:
    query = "query($pages: Boolean!) { reviewed { ... on Book @include(if: $pages) { pages } } }"
    answer = await Graph(SDL, WORLD).same(query, {"pages": False})
    assert answer.call_counts == {"reviews": 1}
