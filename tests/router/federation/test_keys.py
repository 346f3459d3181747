"""Entities and their keys: several, compound, nested, not resolvable, null, reached over a third subgraph."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SHOP = {
    "products": """
        type Query { products: [Product!]!  product(id: ID!): Product }
        type Product @key(fields: "id") @key(fields: "sku brand { code }") {
          id: ID!  sku: String!  brand: Brand!  name: String!
        }
        type Brand { code: ID! }
    """,
    "reviews": """
        type Product @key(fields: "id") { id: ID!  reviews: [Review!]! }
        type Review @key(fields: "id") { id: ID!  stars: Int!  author: User! }
        type User @key(fields: "id", resolvable: false) { id: ID! }
    """,
    "users": """
        type Query { me: User }
        type User @key(fields: "id") { id: ID!  name: String! }
    """,
    "stock": """
        type Product @key(fields: "sku brand { code }") { sku: String!  brand: Brand!  left: Int }
        type Brand { code: ID! }
    """,
}
WORLD = World(
    objects={
        "p1": {
            "__typename": "Product",
            "id": "1",
            "sku": "a",
            "brand": Ref("b1"),
            "name": "Lamp",
            "left": 3,
            "reviews": [Ref("r1"), Ref("r2")],
        },
        "p2": {
            "__typename": "Product",
            "id": "2",
            "sku": "a",
            "brand": Ref("b2"),
            "name": "Desk",
            "left": None,
            "reviews": [Ref("r3")],
        },
        "b1": {"__typename": "Brand", "code": "x"},
        "b2": {"__typename": "Brand", "code": "y"},
        "r1": {"__typename": "Review", "id": "r1", "stars": 5, "author": Ref("u1")},
        "r2": {"__typename": "Review", "id": "r2", "stars": 1, "author": Ref("u2")},
        "r3": {"__typename": "Review", "id": "r3", "stars": 3, "author": Ref("u1")},
        "u1": {"__typename": "User", "id": "u1", "name": "Ada"},
        "u2": {"__typename": "User", "id": "u2", "name": "Bo"},
    },
    roots={
        "products": [Ref("p1"), Ref("p2")],
        "product": lambda arguments: Ref(f"p{arguments['id']}") if arguments["id"] in ("1", "2") else None,
        "me": Ref("u2"),
    },
)


async def test_entities_of_a_list_travel_in_one_batch_without_repeats() -> None:
    graph = Graph(SHOP, WORLD)
    answer = await graph.same("{ products { name reviews { stars author { name } } } }")
    assert answer.call_counts == {"products": 1, "reviews": 1, "users": 1}
    assert graph.subgraphs["users"].requests[0]["variables"]["representations"] == [
        {"__typename": "User", "id": "u1"},
        {"__typename": "User", "id": "u2"},
    ]


async def test_a_compound_key_with_a_nested_part_is_sent_whole() -> None:
    graph = Graph(SHOP, WORLD)
    answer = await graph.same("{ products { left } }")
    assert answer.call_counts == {"products": 1, "stock": 1}
    assert graph.subgraphs["stock"].requests[0]["variables"]["representations"] == [
        {"__typename": "Product", "sku": "a", "brand": {"code": "x"}},
        {"__typename": "Product", "sku": "a", "brand": {"code": "y"}},
    ]


async def test_independent_roots_and_jumps_run_side_by_side() -> None:
    graph = Graph(SHOP, WORLD)
    graph.check_plan(
        "{ me { name } products { left reviews { stars } } }",
        """
        QueryPlan {
          Parallel {
            Fetch(service: "users") {
              {
                me {
                  name
                }
              }
            }
            Sequence {
              Fetch(service: "products") {
                {
                  products {
                    __typename
                    sku
                    brand {
                      code
                    }
                    id
                  }
                }
              }
              Parallel {
                Flatten(path: "products.@") {
                  Fetch(service: "stock") {
                    {
                      ... on Product {
                        __typename
                        sku
                        brand {
                          code
                        }
                      }
                    } =>
                    query ($representations: [_Any!]!) {
                      _entities(representations: $representations) {
                        ... on Product {
                          left
                        }
                      }
                    }
                  }
                }
                Flatten(path: "products.@") {
                  Fetch(service: "reviews") {
                    {
                      ... on Product {
                        __typename
                        id
                      }
                    } =>
                    query ($representations: [_Any!]!) {
                      _entities(representations: $representations) {
                        ... on Product {
                          reviews {
                            stars
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
    await graph.same("{ me { name } products { left reviews { stars } } }")


async def test_nothing_is_asked_for_an_absent_object() -> None:
    answer = await Graph(SHOP, WORLD).same('{ product(id: "9") { name reviews { stars } } }')
    assert answer.call_counts == {"products": 1}


async def test_aliases_share_one_fetch_of_the_same_field() -> None:
    graph = Graph(SHOP, WORLD)
    query = '{ a: product(id: "1") { n: name id: name } b: product(id: "2") { name } c: product(id: "1") { sku } }'
    answer = await graph.same(query)
    # `sku` may not be null: where it fails, `a` is whole all the same.
    expected = '{product(id: "1"){name} product__1:product(id: "2"){name} c:product(id: "1"){sku}}'
    assert answer.calls["products"] == [expected]


async def test_two_types_at_one_place_that_are_known_in_contrary_order() -> None:
    """An E is entered in b by `a` and from there in c by `b`; a K in c by `a` and from there in b by `c`."""
    sdl = {
        "a": """
            type Query { all: [Any!]! }
            union Any = E | K
            type E @key(fields: "a") { a: ID! }
            type K @key(fields: "a") { a: ID! }
        """,
        "b": """
            type E @key(fields: "a") @key(fields: "b") { a: ID!  b: ID!  inB: Int }
            type K @key(fields: "c") { c: ID!  inB: Int }
        """,
        "c": """
            type E @key(fields: "b") { b: ID!  inC: Int }
            type K @key(fields: "a") @key(fields: "c") { a: ID!  c: ID!  inC: Int }
        """,
    }
    objects = {
        "e": {"__typename": "E", "a": "1", "b": "2", "inB": 3, "inC": 4},
        "k": {"__typename": "K", "a": "5", "c": "6", "inB": 7, "inC": 8},
    }
    graph = Graph(sdl, World(objects=objects, roots={"all": [Ref("e"), Ref("k")]}))
    answer = await graph.same("{ all { ... on E { inB inC } ... on K { inB inC } } }")
    assert (answer.errors, answer.call_counts) == ([], {"a": 1, "b": 2, "c": 2})


async def test_of_two_keys_the_one_that_is_never_null_is_sent() -> None:
    fields = "code: Int @shareable  edition: String @shareable  id: ID! @shareable"
    keys = '@key(fields: "code edition") @key(fields: "id")'
    sdl = {
        "shop": f"type Query {{ parcel: Parcel }}  type Parcel {keys} {{ {fields} }}",
        "post": f"type Parcel {keys} {{ {fields}  weight: Int }}",
    }
    parcel = {"__typename": "Parcel", "id": "p", "code": None, "edition": None, "weight": 3}
    graph = Graph(sdl, World(objects={"p": parcel}, roots={"parcel": Ref("p")}))
    await graph.same("{ parcel { weight } }")
    await graph.same("{ parcel { code edition weight } }")
