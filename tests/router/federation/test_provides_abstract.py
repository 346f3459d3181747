"""`@provides` on interfaces and unions, nested and within lists; never more than the client asks for."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "feed": """
        type Query {
          wall: [[Entry!]!]! @provides(fields: "tags { word author { nick } }")
          pinned: Item @provides(fields: "tags { word }")
          mixed: [Thing!]! @provides(fields: "... on Song { name } ... on Film { cast { nick } }")
          bare: [Entry!]!
        }
        interface Item { id: ID!  tags: [Tag!]! }
        type Entry implements Item @key(fields: "id") { id: ID!  tags: [Tag!]! @external }
        type Tag @key(fields: "id") { id: ID!  word: String @external  author: Person @external }
        type Person @key(fields: "id") { id: ID!  nick: String @external }
        union Thing = Song | Film
        type Song @key(fields: "id") { id: ID!  name: String @external }
        type Film @key(fields: "id") { id: ID!  cast: [Person!]! @external }
    """,
    "store": """
        type Entry @key(fields: "id") { id: ID!  tags: [Tag!]! @shareable  size: Int }
        type Tag @key(fields: "id") { id: ID!  word: String @shareable  author: Person @shareable }
        type Person @key(fields: "id") { id: ID!  nick: String @shareable  age: Int }
        type Song @key(fields: "id") { id: ID!  name: String @shareable }
        type Film @key(fields: "id") { id: ID!  name: String @shareable  cast: [Person!]! @shareable }
    """,
}
WORLD = World(
    objects={
        "e": {"__typename": "Entry", "id": "e", "tags": [Ref("t"), Ref("u")], "size": 1},
        "x": {"__typename": "Entry", "id": "x", "tags": [], "size": 2},
        "t": {"__typename": "Tag", "id": "t", "word": "new", "author": Ref("p")},
        "u": {"__typename": "Tag", "id": "u", "word": None, "author": None},
        "p": {"__typename": "Person", "id": "p", "nick": "ada", "age": 36},
        "s": {"__typename": "Song", "id": "s", "name": "La"},
        "f": {"__typename": "Film", "id": "f", "name": "Alien", "cast": [Ref("p")]},
    },
    roots={
        "wall": [[Ref("e")], [], [Ref("x"), Ref("e")]],
        "pinned": Ref("e"),
        "mixed": [Ref("s"), Ref("f")],
        "bare": [Ref("e")],
    },
)


async def test_what_is_provided_deep_inside_lists_of_lists() -> None:
    answer = await Graph(SDL, WORLD).same("{ wall { tags { word author { nick } } } }")
    assert answer.call_counts == {"feed": 1}


async def test_what_is_provided_on_an_interface() -> None:
    answer = await Graph(SDL, WORLD).same("{ pinned { id tags { word } } }")
    assert answer.call_counts == {"feed": 1}
    answer = await Graph(SDL, WORLD).same("{ pinned { id ... on Entry { tags { word } } } }")
    assert answer.call_counts == {"feed": 1}


async def test_each_member_of_a_union_provides_its_own() -> None:
    answer = await Graph(SDL, WORLD).same("{ mixed { ... on Song { name } ... on Film { cast { nick } } } }")
    assert answer.call_counts == {"feed": 1}
    answer = await Graph(SDL, WORLD).same("{ mixed { ... on Song { name } ... on Film { name } } }")
    assert answer.call_counts == {"feed": 1, "store": 1}


async def test_another_way_to_the_same_object_provides_nothing() -> None:
    answer = await Graph(SDL, WORLD).same("{ bare { id tags { word author { nick } } } }")
    assert answer.call_counts == {"feed": 1, "store": 1}


async def test_only_what_is_asked_for_is_provided() -> None:
    answer = await Graph(SDL, WORLD).same("{ wall { tags { author { nick } } } }")
    assert answer.calls["feed"] == ["{wall{tags{author{nick}}}}"]


async def test_what_is_not_provided_comes_with_what_is_fetched_anyway() -> None:
    answer = await Graph(SDL, WORLD).same("{ wall { size tags { word author { nick age } } } }")
    assert answer.call_counts == {"feed": 1, "store": 1}


async def test_the_plan_of_members_that_provide_and_one_that_does_not() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ mixed { ... on Song { name } ... on Film { name cast { nick } } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "feed") {
              {
                mixed {
                  __typename
                  ... on Song {
                    name
                  }
                  ... on Film {
                    id
                    cast {
                      nick
                    }
                  }
                }
              }
            }
            Flatten(path: "mixed.@") {
              Fetch(service: "store") {
                {
                  ... on Film {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Film {
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
