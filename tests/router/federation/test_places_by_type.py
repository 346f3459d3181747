"""Fields that a subgraph has only of each implementer: what others join below is asked once, not once per type."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

_TYPES = range(30)
# `kids` are the concrete types' own; half of the types get their `note` from a third subgraph.
SDL = {
    "tree": "type Query { i: I  all: [I!]! }  interface I { id: ID! }\n"
    + "\n".join(f'type T{n} implements I @key(fields: "id") {{ id: ID!  kids: [I] }}' for n in _TYPES),
    "names": "interface I { id: ID!  name: String  kids: [I] }\n"
    + "\n".join(
        f'type T{n} implements I @key(fields: "id") {{ id: ID!  name: String  kids: [I] @external }}' for n in _TYPES
    ),
    "notes": "\n".join(f'type T{n} @key(fields: "id") {{ id: ID!  note: String }}' for n in _TYPES if n % 2),
    "marks": "\n".join(f'type T{n} @key(fields: "id") {{ id: ID!  note: String }}' for n in _TYPES if not n % 2),
    "labels": "interface I { id: ID!  note: String }\n"
    + "\n".join(f'type T{n} implements I @key(fields: "id") {{ id: ID!  note: String @external }}' for n in _TYPES),
}


def node(number: int) -> dict[str, object]:
    kids = [Ref(str(number + 1)), Ref(str(number + 2))] if number < 6 else None
    return {
        "__typename": f"T{number}",
        "id": str(number),
        "name": f"n{number}",
        "note": f"note {number}",
        "kids": kids,
    }


WORLD = World(objects={str(n): node(n) for n in _TYPES}, roots={"i": Ref("0"), "all": [Ref(str(n)) for n in range(4)]})


async def test_equal_fetches_for_places_that_differ_only_in_a_type_are_one() -> None:
    answer = await Graph(SDL, WORLD).same("{ i { id name kids { id name } } }")
    assert answer.call_counts == {"tree": 1, "names": 2}


async def test_so_are_those_for_which_types_differ_in_their_subgraphs() -> None:
    answer = await Graph(SDL, WORLD).same("{ all { name kids { note name } } }")
    assert answer.call_counts == {"tree": 1, "names": 2, "notes": 1, "marks": 1}


async def test_places_of_some_types_keep_their_condition() -> None:
    query = "{ all { ... on T1 { kids { name } } ... on T3 { kids { name } } ... on T2 { kids { note } } } }"
    graph = Graph(SDL, WORLD)
    answer = await graph.same(query)
    assert answer.call_counts == {"tree": 1, "names": 1, "notes": 1, "marks": 1}
    assert '"all.@|[T1, T3].kids.@"' in graph.plan(query)


async def test_different_fetches_stay_apart() -> None:
    query = "{ all { ... on T1 { kids { name } } ... on T3 { kids { id note } } ... on T0 { kids { name note } } } }"
    answer = await Graph(SDL, WORLD).same(query)
    assert answer.call_counts == {"tree": 1, "names": 1, "notes": 1, "marks": 1}


def test_the_plan_names_the_types_on_the_way() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ all { ... on T1 { kids { name } } ... on T3 { kids { name } } ... on T2 { id } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "tree") {
              {
                all {
                  __typename
                  ... on T1 {
                    kids {
                      __typename
                      id
                    }
                  }
                  ... on T3 {
                    kids {
                      __typename
                      id
                    }
                  }
                  ... on T2 {
                    id
                  }
                }
              }
            }
            Flatten(path: "all.@|[T1, T3].kids.@") {
              Fetch(service: "names") {
                {
                  ... on I {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on I {
                      name
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
