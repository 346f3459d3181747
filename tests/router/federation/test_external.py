"""`@external`: what a subgraph names but does not answer; keys of extensions, and keys that are truly external."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

# `desk` marks the key of its own type as external: it can be entered by it, and never asked for it.
LIBRARY = {
    "shelf": """
        type Query { book(isbn: ID!): Book }
        type Book @key(fields: "isbn") { isbn: ID!  title: String  author: String @shareable }
    """,
    "desk": """
        type Query { loans: [Loan!]! }
        type Loan { day: Int!  book: Book! }
        type Book @key(fields: "code") @key(fields: "isbn") { code: ID!  isbn: ID! @external  lent: Boolean }
    """,
    "codes": 'type Book @key(fields: "code") @key(fields: "isbn") { code: ID! @shareable  isbn: ID! }',
}
# Either subgraph has one kind of thing whole; neither can name the other's.
REGISTRY = {
    "ships": """
        type Query { thing(id: ID!): Thing @shareable  ship: Ship }
        interface Thing { id: ID! }
        type Ship implements Thing @key(fields: "id") { id: ID!  tons: Int }
        type Plane implements Thing @key(fields: "id") { id: ID! @external  pilot: String }
    """,
    "planes": """
        type Query { thing(id: ID!): Thing @shareable  plane: Plane }
        interface Thing { id: ID! }
        type Ship implements Thing @key(fields: "id") { id: ID! @external  captain: String }
        type Plane implements Thing @key(fields: "id") { id: ID!  seats: Int }
    """,
}
EXTENSIONS = {
    "people": """
        type Query { person: Person }
        type Person @key(fields: "id") { id: ID!  name: String @shareable }
    """,
    "badges": """
        type Query { holder: Person  known: Person @provides(fields: "name") }
        extend type Person @key(fields: "id") { id: ID! @external  name: String @external  badge: Int }
    """,
    "rooms": """
        type Query { guest: Person }
        type Person @extends @key(fields: "id") { id: ID! @external  room: Int }
    """,
}
WORLD = World(
    objects={
        "b": {"__typename": "Book", "isbn": "1", "code": "x", "title": "Emma", "author": "Austen", "lent": True},
        "l": {"__typename": "Loan", "day": 3, "book": Ref("b")},
        "s": {"__typename": "Ship", "id": "s", "tons": 900, "captain": "Ann"},
        "p": {"__typename": "Plane", "id": "p", "seats": 90, "pilot": "Bob"},
        "u": {"__typename": "Person", "id": "u", "name": "Ada", "badge": 7, "room": 12},
    },
    roots={
        "book": Ref("b"),
        "loans": [Ref("l")],
        "thing": lambda arguments: Ref(arguments["id"]),
        "ship": Ref("s"),
        "plane": Ref("p"),
        "person": Ref("u"),
        "holder": Ref("u"),
        "known": Ref("u"),
        "guest": Ref("u"),
    },
)


async def test_a_key_that_is_truly_external_is_fetched_from_who_has_it() -> None:
    answer = await Graph(LIBRARY, WORLD).same("{ loans { day book { isbn title lent } } }")
    assert answer.call_counts == {"desk": 1, "codes": 1, "shelf": 1}


async def test_it_can_still_be_entered_by_that_key() -> None:
    answer = await Graph(LIBRARY, WORLD).same('{ book(isbn: "1") { lent } }')
    assert answer.call_counts == {"shelf": 1, "desk": 1}


async def test_the_plan_never_reads_an_external_key() -> None:
    Graph(LIBRARY, WORLD).check_plan(
        "{ loans { book { isbn title } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "desk") {
              {
                loans {
                  book {
                    __typename
                    code
                  }
                }
              }
            }
            Flatten(path: "loans.@.book") {
              Fetch(service: "codes") {
                {
                  ... on Book {
                    __typename
                    code
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Book {
                      __typename
                      isbn
                    }
                  }
                }
              }
            }
            Flatten(path: "loans.@.book") {
              Fetch(service: "shelf") {
                {
                  ... on Book {
                    __typename
                    isbn
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Book {
                      title
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )


async def test_each_kind_of_thing_is_named_by_who_has_it_whole() -> None:
    graph = Graph(REGISTRY, WORLD)
    answer = await graph.same('{ thing(id: "s") { ... on Ship { id tons } } }')
    assert answer.call_counts == {"ships": 1}
    answer = await graph.same("{ ship { captain } plane { id pilot seats } }")
    assert answer.call_counts == {"ships": 2, "planes": 2}


async def test_the_external_key_of_an_extension_is_sent_by_it_and_read_from_it() -> None:
    for federation_1 in (False, True):
        people = EXTENSIONS["people"].replace(" @shareable", "") if federation_1 else EXTENSIONS["people"]
        graph = Graph({**EXTENSIONS, "people": people}, WORLD, federation_1=federation_1)
        assert (await graph.same("{ holder { id badge } guest { id room } }")).call_counts == {"badges": 1, "rooms": 1}
        assert (await graph.same("{ guest { badge name } }")).call_counts == {"rooms": 1, "badges": 1, "people": 1}
        assert (await graph.same("{ known { id name } }")).call_counts == {"badges": 1}


async def test_the_plan_of_an_extension_reads_its_key_where_it_stands() -> None:
    Graph(EXTENSIONS, WORLD).check_plan(
        "{ guest { badge } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "rooms") {
              {
                guest {
                  __typename
                  id
                }
              }
            }
            Flatten(path: "guest") {
              Fetch(service: "badges") {
                {
                  ... on Person {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Person {
                      badge
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
