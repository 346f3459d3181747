"""`@interfaceObject` and keys on interfaces: fields that a subgraph adds to every implementer without knowing them."""

from typing import Any

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


LIBRARY = {
    "items": """
        type Query { items: [Item!]!  books: [Book!]! }
        type Mutation { touch(id: ID!): Item }
        interface Item @key(fields: "id") @key(fields: "sku") { id: ID!  sku: String!  name: String }
        type Book implements Item @key(fields: "id") @key(fields: "sku") {
          id: ID!  sku: String!  name: String  pages: Int
        }
        type Film implements Item @key(fields: "id") @key(fields: "sku") {
          id: ID!  sku: String!  name: String  minutes: Int
        }
    """,
    "likes": """
        type Query { liked: [[Item!]!]!  best: Item }
        type Mutation { like(id: ID!): Item! }
        type Item @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
        type Person @key(fields: "id") { id: ID!  favourite: Item  likes: [Item] }
    """,
    "prices": """
        type Item @key(fields: "sku") @interfaceObject { sku: String!  price: Int  similar: [Item!]! }
    """,
    "shouts": """
        type Item @key(fields: "id") @interfaceObject {
          id: ID!  name: String @external  shout(times: Int! = 1): String @requires(fields: "name")
        }
    """,
    "covers": """
        type Query { people: [Person!]! }
        type Item @key(fields: "id") @interfaceObject {
          id: ID!  shout(times: Int! = 1): String @external  echo: String @requires(fields: "shout(times: 2)")
        }
        type Book @key(fields: "id") { id: ID!  pages: Int @external  cover: String @requires(fields: "pages") }
        type Person @key(fields: "id") { id: ID! }
    """,
}


def shout(one: Any, arguments: Any) -> str:
    return f"{one['name']}!" * int(arguments.get("times", 2))


ITEMS = World(
    objects={
        "b": {
            "__typename": "Book",
            "id": "b",
            "sku": "B",
            "name": "Emma",
            "pages": 300,
            "price": 9,
            "similar": [Ref("f")],
        },
        "f": {"__typename": "Film", "id": "f", "sku": "F", "name": None, "minutes": 117, "price": None, "similar": []},
        "p": {"__typename": "Person", "id": "p", "favourite": Ref("f"), "likes": [Ref("b"), None]},
        "q": {"__typename": "Person", "id": "q", "favourite": None, "likes": None},
    },
    roots={
        "items": [Ref("b"), Ref("f")],
        "books": [Ref("b")],
        "liked": [[Ref("f"), Ref("b")], []],
        "best": Ref("b"),
        "people": [Ref("p"), Ref("q")],
        "touch": lambda arguments: Ref(arguments["id"]),
        "like": lambda arguments: Ref(arguments["id"]),
    },
    computed={
        ("Item", "shout"): shout,
        ("Item", "echo"): lambda one, _: f"({one['shout'] if 'shout' in one else shout(one, {})})",
        ("Book", "cover"): lambda one, _: f"{one['pages']} pages",
    },
)


async def test_what_cannot_be_entered_leads_on_by_its_key() -> None:
    answer = await Graph(LIBRARY, ITEMS).same("{ liked { id shout } best { id } }")
    assert answer.call_counts == {"likes": 1, "items": 1, "shouts": 1}


async def test_a_key_that_only_the_interfaces_subgraph_knows_is_fetched_there() -> None:
    answer = await Graph(LIBRARY, ITEMS).same("{ liked { price similar { price id } } }")
    assert answer.call_counts == {"likes": 1, "items": 2, "prices": 1}


async def test_fragments_on_concrete_types_below_lists_of_interface_objects() -> None:
    answer = await Graph(LIBRARY, ITEMS).same("{ liked { ... on Book { cover price } ... on Film { minutes echo } } }")
    assert answer.call_counts == {"likes": 1, "items": 1, "prices": 1, "covers": 1, "shouts": 1}


async def test_only_objects_of_the_type_in_question_are_entered() -> None:
    graph = Graph(LIBRARY, ITEMS)
    await graph.same("{ liked { ... on Book { price } } }")
    sent = [one["sku"] for one in graph.subgraphs["prices"].requests[0]["variables"]["representations"]]
    assert sent == ["B"]


async def test_requirements_in_a_chain_over_interface_objects() -> None:
    answer = await Graph(LIBRARY, ITEMS).same("{ best { echo } items { echo } books { echo shout(times: 3) } }")
    assert answer.data["best"] == {"echo": "(Emma!Emma!)"}
    assert answer.call_counts == {"likes": 1, "items": 2, "shouts": 3, "covers": 3}


async def test_an_entity_that_another_subgraph_extends_leads_to_an_interface_object() -> None:
    query = "{ people { favourite { name __typename } likes { id price ... on Book { pages } } } }"
    answer = await Graph(LIBRARY, ITEMS).same(query)
    assert answer.data["people"][0]["favourite"] == {"name": None, "__typename": "Film"}
    assert answer.call_counts == {"covers": 1, "likes": 1, "items": 2, "prices": 1}


async def test_typename_is_never_the_interfaces() -> None:
    answer = await Graph(LIBRARY, ITEMS).same("{ best { __typename } liked { __typename similar { __typename } } }")
    assert answer.data["best"] == {"__typename": "Book"}


async def test_a_mutation_that_returns_an_interface_object() -> None:
    graph = Graph(LIBRARY, ITEMS)
    answer = await graph.ask('mutation { like(id: "b") { name ... on Book { cover } } touch(id: "f") { price } }')
    assert answer.data == {"like": {"name": "Emma", "cover": "300 pages"}, "touch": {"price": None}}


TWO = {
    "a": """
        type Query { rs: [R!]!  ss: [S] }
        interface R @key(fields: "id") { id: ID! }
        interface S @key(fields: "id") { id: ID!  n: Int }
        type Both implements R & S @key(fields: "id") { id: ID!  n: Int  own: Int }
        type OnlyR implements R @key(fields: "id") { id: ID! }
        type OnlyS implements S @key(fields: "id") { id: ID!  n: Int  r: R }
    """,
    "b": """
        type Query { rb: [R!]!  sb: S }
        type R @key(fields: "id") @interfaceObject { id: ID!  x: Int  s: S }
        type S @key(fields: "id") @interfaceObject { id: ID!  y: Int  rs: [R!] }
    """,
}
BOTH = World(
    objects={
        "1": {
            "__typename": "Both",
            "id": "1",
            "n": 1,
            "own": 2,
            "x": 3,
            "y": 4,
            "s": Ref("3"),
            "rs": [Ref("1"), Ref("2")],
        },
        "2": {"__typename": "OnlyR", "id": "2", "x": 5, "s": None},
        "3": {"__typename": "OnlyS", "id": "3", "n": None, "y": 6, "rs": [], "r": Ref("2")},
    },
    roots={"rs": [Ref("1"), Ref("2")], "ss": [Ref("3"), None, Ref("1")], "rb": [Ref("2"), Ref("1")], "sb": Ref("1")},
)


async def test_a_type_with_two_interfaces_that_one_subgraph_knows_as_objects() -> None:
    await Graph(TWO, BOTH).same(
        "{ rs { x ... on Both { y own } } ss { y ... on R { x } ... on OnlyS { r { x id } } } }"
    )


async def test_from_one_interface_object_to_the_other() -> None:
    await Graph(TWO, BOTH).same("{ rb { x s { n rs { x __typename } } ... on S { y } } sb { y ... on R { x } } }")


async def test_an_object_is_entered_as_both_of_its_interfaces_in_one_request() -> None:
    answer = await Graph(TWO, BOTH).same("{ rs { ... on Both { x y } } }")
    assert answer.call_counts == {"a": 1, "b": 1}
