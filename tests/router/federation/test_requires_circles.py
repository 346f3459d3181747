"""`@requires` that go round: subgraphs that need each other's fields, and a field of what the subgraph itself has."""

from collections.abc import Mapping
from typing import Any

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

# `desk` has the writer of an article, and needs from `people` how old the writer is; `front` needs what `desk` says.
SDL = {
    "front": """
        type Query { articles: [Article!]! }
        type Article @key(fields: "id") {
          id: ID!  young: Boolean! @external  veteran: Boolean! @requires(fields: "young")
        }
    """,
    "desk": """
        type Article @key(fields: "id") {
          id: ID!
          writer: Writer!
          young: Boolean! @requires(fields: "writer { age }")
          veteran: Boolean! @external
          line: String! @requires(fields: "veteran")
        }
        type Writer @key(fields: "id") { id: ID!  age: Int! @external }
    """,
    "people": 'type Writer @key(fields: "id") { id: ID!  age: Int! @shareable  name: String }',
}


def age(article: Mapping[str, Any]) -> int:
    return int(article["writer"]["age"])


def young(article: Mapping[str, Any], _: Any = None) -> bool:
    return age(article) < 30


def veteran(article: Mapping[str, Any], _: Any = None) -> bool:
    return not (article["young"] if "young" in article else young(article))


def line(article: Mapping[str, Any], _: Any) -> str:
    return "old hand" if (article["veteran"] if "veteran" in article else veteran(article)) else "new here"


WORLD = World(
    objects={
        "a": {"__typename": "Article", "id": "a", "writer": Ref("w")},
        "b": {"__typename": "Article", "id": "b", "writer": Ref("v")},
        "w": {"__typename": "Writer", "id": "w", "age": 20, "name": "Ada"},
        "v": {"__typename": "Writer", "id": "v", "age": 60, "name": "Vi"},
    },
    roots={"articles": [Ref("a"), Ref("b")]},
    computed={("Article", "young"): young, ("Article", "veteran"): veteran, ("Article", "line"): line},
)


async def test_a_field_of_the_subgraphs_own_object_is_required_from_another() -> None:
    graph = Graph(SDL, WORLD)
    answer = await graph.same("{ articles { young } }")
    assert answer.call_counts == {"front": 1, "desk": 2, "people": 1}
    entered = graph.subgraphs["desk"].requests[1]["variables"]["representations"]
    assert entered == [
        {"__typename": "Article", "id": "a", "writer": {"__typename": "Writer", "age": 20}},
        {"__typename": "Article", "id": "b", "writer": {"__typename": "Writer", "age": 60}},
    ]


async def test_two_subgraphs_require_fields_of_each_other() -> None:
    answer = await Graph(SDL, WORLD).same("{ articles { veteran } }")
    assert answer.call_counts == {"front": 2, "desk": 2, "people": 1}


async def test_round_and_round() -> None:
    answer = await Graph(SDL, WORLD).same("{ articles { line veteran young writer { name age } } }")
    assert answer.call_counts == {"front": 2, "desk": 3, "people": 1}


async def test_the_plan_goes_there_and_back() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ articles { veteran } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "front") {
              {
                articles {
                  __typename
                  id
                }
              }
            }
            Flatten(path: "articles.@") {
              Fetch(service: "desk") {
                {
                  ... on Article {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Article {
                      writer {
                        __typename
                        id
                      }
                    }
                  }
                }
              }
            }
            Flatten(path: "articles.@.writer") {
              Fetch(service: "people") {
                {
                  ... on Writer {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Writer {
                      age
                    }
                  }
                }
              }
            }
            Flatten(path: "articles.@") {
              Fetch(service: "desk") {
                {
                  ... on Article {
                    __typename
                    id
                    writer {
                      age
                    }
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Article {
                      young
                    }
                  }
                }
              }
            }
            Flatten(path: "articles.@") {
              Fetch(service: "front") {
                {
                  ... on Article {
                    __typename
                    id
                    young
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Article {
                      veteran
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
