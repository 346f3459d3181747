"""Interfaces and unions: members that differ between subgraphs, fields that only some implementers have at hand."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "catalog": """
        type Query { node(id: ID!): Node  all: [Node!]!  things: [Thing!]! }
        interface Node { id: ID! }
        interface Named implements Node { id: ID!  name: String }
        union Thing = Book | Film
        type Book implements Node & Named @key(fields: "id") { id: ID!  name: String  pages: Int  next: Node }
        type Film implements Node & Named @key(fields: "id") { id: ID!  name: String  length: String }
        type Shelf implements Node @key(fields: "id") { id: ID!  items: [Node!]! }
    """,
    "prices": """
        interface Priced { id: ID!  price: Int! }
        type Book implements Priced @key(fields: "id") { id: ID!  price: Int! @shareable  length: Int! }
        type Film implements Priced @key(fields: "id") { id: ID!  price: Int! @shareable }
    """,
    "songs": """
        type Query { priced: [Priced!]! }
        interface Priced { id: ID!  price: Int! }
        type Song implements Priced @key(fields: "id") { id: ID!  price: Int!  lyrics: String }
        type Film implements Priced @key(fields: "id") { id: ID!  price: Int! @external }
    """,
}
WORLD = World(
    objects={
        "b": {
            "__typename": "Book",
            "id": "b",
            "name": "Emma",
            "pages": 300,
            "price": 9,
            "length": 500,
            "next": Ref("f"),
        },
        "f": {"__typename": "Film", "id": "f", "name": "Alien", "length": "117 min", "price": 5},
        "s": {"__typename": "Shelf", "id": "s", "items": [Ref("b"), Ref("f")]},
        "o": {"__typename": "Song", "id": "o", "price": 1, "lyrics": "la"},
    },
    roots={
        "node": lambda arguments: Ref(arguments["id"]) if arguments["id"] in "bfs" else None,
        "all": [Ref("b"), Ref("f"), Ref("s")],
        "things": [Ref("f"), Ref("b")],
        "priced": [Ref("o"), Ref("f")],
    },
)


async def test_typename_alone() -> None:
    answer = await Graph(SDL, WORLD).same("{ all { __typename } things { __typename } __typename }")
    assert answer.calls["catalog"] == ["{all{__typename} things{__typename}}"]


async def test_an_interface_of_another_subgraph_is_asked_by_concrete_type() -> None:
    answer = await Graph(SDL, WORLD).same("{ all { id ... on Priced { price } } }")
    assert answer.call_counts == {"catalog": 1, "prices": 1}


async def test_a_field_that_one_subgraph_lacks_on_some_members() -> None:
    answer = await Graph(SDL, WORLD).same("{ priced { id price __typename ... on Song { lyrics } } }")
    assert answer.call_counts == {"songs": 1, "prices": 1}


async def test_fields_whose_types_clash_between_members() -> None:
    await Graph(SDL, WORLD).same("{ things { ... on Film { a: length } ... on Book { b: length pages } } }")


async def test_one_alias_for_different_fields_of_different_types() -> None:
    query = "{ all { x: id ... on Book { y: name z: pages } ... on Film { y: length } ... on Shelf { w: id } } }"
    await Graph(SDL, WORLD).same(query)


async def test_nested_abstract_types_and_fragments() -> None:
    query = """
        query($id: ID!) { node(id: $id) { ...All ... on Shelf { items { ...All ... on Book { next { ...All } } } } } }
        fragment All on Node { __typename id ... on Named { name ... on Priced { price } } }
    """
    for one in "sbfx":
        await Graph(SDL, WORLD).same(query, {"id": one})


async def test_a_type_that_cannot_stand_there_is_not_asked() -> None:
    answer = await Graph(SDL, WORLD).same("{ priced { ... on Book { length } ... on Song { lyrics } } }")
    assert answer.call_counts == {"songs": 1}


async def test_the_plan_asks_concrete_types_where_the_interface_is_unknown() -> None:
    graph = Graph(SDL, WORLD)
    graph.check_plan(
        "{ all { id ... on Priced { price } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "catalog") {
              {
                all {
                  __typename
                  id
                }
              }
            }
            Flatten(path: "all.@") {
              Fetch(service: "prices") {
                {
                  ... on Book {
                    __typename
                    id
                  }
                  ... on Film {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Priced {
                      price
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )


async def test_of_two_interfaces_only_what_is_both_is_asked() -> None:
    sdl = {
        "works": """
            type Query { things: [Thing!]! }
            interface Named { id: ID! }
            interface Dated { id: ID!  year: Int }
            union Thing = Book | Film | Event
            type Book implements Named & Dated @key(fields: "id") { id: ID!  year: Int }
            type Film implements Named & Dated @key(fields: "id") { id: ID!  year: Int }
            type Event implements Dated @key(fields: "id") { id: ID!  year: Int }
            type Person implements Dated @key(fields: "id") { id: ID!  year: Int }
        """,
        "people": """
            type Person @key(fields: "id") { id: ID!  year: Int @override(from: "works") }
        """,
    }
    objects = {
        "b": {"__typename": "Book", "id": "b", "year": 1815},
        "e": {"__typename": "Event", "id": "e", "year": 1969},
    }
    graph = Graph(sdl, World(objects=objects, roots={"things": [Ref("b"), Ref("e")]}))
    for query in (
        "{ things { __typename ... on Named { id ... on Dated { year } } } }",
        "{ things { ... on Dated { year } } }",
    ):
        answer = await graph.same(query)
        assert answer.call_counts == {"works": 1}
        assert "people" not in graph.plan(query)
