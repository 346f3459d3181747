"""Fields stand where the specification merges them: in the order of the document, each at its first mention."""

import pytest

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "a": """
        type Query { user: User  named: Named  all: [Any] }
        type Mutation { first: User  second: User }
        interface Named { name: String }
        type User implements Named @key(fields: "id") { id: ID!  name: String  home: Home @shareable }
        type Robot implements Named @key(fields: "id") { id: ID!  name: String }
        union Any = User | Robot
        type Home @shareable { city: String }
    """,
    "b": """
        type Query { other: User }
        type User @key(fields: "id") { id: ID!  score(by: Int): Int  home: Home @shareable }
        type Robot @key(fields: "id") { id: ID!  score(by: Int): Int }
        type Home { zip: Int }
    """,
}
WORLD = World(
    objects={
        "u": {"__typename": "User", "id": "1", "name": "Ada", "score": 1, "home": Ref("h")},
        "r": {"__typename": "Robot", "id": "2", "name": "Bot", "score": 2},
        "h": {"__typename": "Home", "city": "London", "zip": 9},
    },
    roots={name: Ref("u") for name in ("user", "named", "other", "first", "second")} | {"all": [Ref("r"), Ref("u")]},
)
QUERIES = {
    "subgraphs-interleaved": "{ other { id } user { score name id } o: other { name score } named { name } }",
    "aliases-first": "{ z: user { b: score a: name } user { score: name name: id } a: user { id } }",
    "a-field-keeps-its-first-place": "{ user { id name } other { id } user { score id home { zip } } }",
    "below-merged-fields": "{ user { home { zip } name home { city } home { z: zip city } } }",
    "fragments-in-between": """
        { user { score ...F id ... on Named { name } ... { home { city } } again: id } }
        fragment F on User { n: name ... on User { id } home { zip } }
    """,
    "a-fragment-once-and-again": """
        { ...F other { id } ...F user { id } } fragment F on Query { other { score } user { name } ...G }
        fragment G on Query { named { name } other { name } }
    """,
    "by-type": """
        { all {
          ... on Robot { score id } ... on Named { name } ... on User { id home { zip city } score } __typename
        } }
    """,
    "typename-anywhere": "{ a: __typename user { id t: __typename score __typename } __typename b: __typename }",
    "what-is-skipped-leaves-no-gap": "{ user { score @skip(if: true) id name @include(if: false) n: name score } }",
    "arguments-under-one-name": "{ user { a: score(by: 1) score b: score(by: 2) c: score(by: 1) } }",
    "mutations": "mutation { b: second { score } a: first { name } second { id } first { id score } __typename }",
}


@pytest.mark.parametrize("name", QUERIES)
async def test_fields_are_ordered_as_by_graphql_core(name: str) -> None:
    await Graph(SDL, WORLD).same(QUERIES[name])
