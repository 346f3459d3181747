"""`@context` and `@fromContext`: an argument takes its value from the nearest object around that sets the context."""

from typing import Any

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SHOP = {
    "shop": """
        type Query { shops: [Shop!]!  nowhere: Shop  catalogue: Catalogue! }
        type Catalogue @context(name: "place") { currency: String  shops: [Shop!]!  best: Product }
        type Shop @key(fields: "id") @context(name: "place") {
          id: ID!  currency: String  products: [Product!]!  groups: [[Product]]  supplier: Supplier
        }
        type Supplier @key(fields: "id") { id: ID! }
        type Product @key(fields: "id") {
          id: ID!  name: String!
          price(pieces: Int = 1, in: String @fromContext(field: "$place { currency }")): String
        }
    """,
    "stock": """
        type Product @key(fields: "id") { id: ID!  stock: Int }
        type Supplier @key(fields: "id") { id: ID!  offers: [Offer!]! }
        type Offer { product: Product!  count: Int }
    """,
}


def price(one: Any, arguments: Any) -> str:
    if arguments["pieces"] < 0 and arguments["in"] == "USD":
        raise ValueError("less than nothing")
    return f"{arguments['pieces'] * int(one['id'])} {arguments.get('in')}"


WORLD = World(
    objects={
        "c": {
            "__typename": "Catalogue",
            "currency": "CHF",
            "shops": [Ref("s1"), Ref("s2"), Ref("s3")],
            "best": Ref("p2"),
        },
        "s1": {
            "__typename": "Shop",
            "id": "s1",
            "currency": "EUR",
            "products": [Ref("p1"), Ref("p2")],
            "groups": [[Ref("p1"), None], None, [Ref("p2")]],
            "supplier": Ref("m"),
        },
        "s2": {
            "__typename": "Shop",
            "id": "s2",
            "currency": "USD",
            "products": [Ref("p2")],
            "groups": [[Ref("p2")]],
            "supplier": Ref("m"),
        },
        "s3": {"__typename": "Shop", "id": "s3", "currency": None, "products": [Ref("p2"), Ref("p3")], "groups": None},
        "m": {
            "__typename": "Supplier",
            "id": "m",
            "offers": [{"__typename": "Offer", "product": Ref("p3"), "count": 1}],
        },
        "p1": {"__typename": "Product", "id": "1", "name": "pen", "stock": 5},
        "p2": {"__typename": "Product", "id": "2", "name": "cup", "stock": 0},
        "p3": {"__typename": "Product", "id": "3", "name": "hat", "stock": None},
    },
    roots={"shops": [Ref("s1"), Ref("s2"), Ref("s3")], "nowhere": None, "catalogue": Ref("c")},
    computed={("Product", "price"): price},
)


def sent(graph: Graph, subgraph: str) -> dict[str, Any]:
    return dict(graph.subgraphs[subgraph].requests[-1]["variables"])


async def test_each_entity_gets_the_value_of_its_own_surroundings_in_one_request() -> None:
    graph = Graph(SHOP, WORLD)
    answer = await graph.same("{ shops { id products { name price } } }")
    assert answer.call_counts == {"shop": 2}
    assert [one["price"] for one in answer.data["shops"][2]["products"]] == ["2 None", "3 None"]
    assert sent(graph, "shop") == {
        "representations_0": [{"__typename": "Product", "id": "1"}, {"__typename": "Product", "id": "2"}],
        "context_0_0": "EUR",
        "representations_1": [{"__typename": "Product", "id": "2"}],
        "context_0_1": "USD",
        "representations_2": [{"__typename": "Product", "id": "2"}, {"__typename": "Product", "id": "3"}],
        "context_0_2": None,
    }


async def test_the_nearest_object_around_that_sets_the_context_counts() -> None:
    await Graph(SHOP, WORLD).same("{ catalogue { best { price } shops { products { price } } } }")


async def test_the_argument_is_hidden_from_clients() -> None:
    answer = await Graph(SHOP, WORLD).ask('{ shops { products { price(in: "EUR") } } }')
    assert answer.status == 400


async def test_the_clients_own_arguments_go_along() -> None:
    query = "query($pieces: Int) { shops { products { price(pieces: $pieces) three: price(pieces: 3) } } }"
    await Graph(SHOP, WORLD).same(query, {"pieces": 2})


async def test_variables_of_the_client_may_have_the_routers_names() -> None:
    prices = "one: price(pieces: $representations) two: price(pieces: $context_0)"
    query = f"query($representations: Int, $context_0: Int) {{ shops {{ products {{ {prices} }} }} }}"
    await Graph(SHOP, WORLD).same(query, {"representations": 2, "context_0": 3})


async def test_lists_of_lists_and_nulls() -> None:
    await Graph(SHOP, WORLD).same("{ shops { groups { name price stock } } nowhere { products { price } } }")


async def test_what_came_once_for_several_places_is_told_apart_by_what_is_around_it() -> None:
    answer = await Graph(SHOP, WORLD).same("{ shops { supplier { offers { product { price } count } } } }")
    prices = [one["supplier"] and one["supplier"]["offers"][0]["product"]["price"] for one in answer.data["shops"]]
    assert prices == ["3 EUR", "3 USD", None]
    assert answer.call_counts == {"shop": 2, "stock": 1}


async def test_an_error_of_one_group_stands_at_its_entities() -> None:
    graph = Graph(SHOP, WORLD)
    answer = await graph.same("{ shops { products { less: price(pieces: -1) } } }")
    assert [one["path"] for one in answer.errors] == [["shops", 1, "products", 0, "less"]]


async def test_a_subgraph_that_fails_costs_only_these_fields() -> None:
    graph = Graph(CHAIN, USERS)
    graph.subgraphs["b"].failing = True
    answer = await graph.ask("{ users { name feeds { id posts { id } } } }")
    assert [one["name"] for one in answer.data["users"]] == ["Ada", "Bob", None]
    assert answer.errors


async def test_no_entity_no_request() -> None:
    answer = await Graph(SHOP, WORLD).same("{ nowhere { products { price } } }")
    assert answer.call_counts == {"shop": 1}


async def test_equal_surroundings_are_one_group() -> None:
    graph = Graph(SHOP, WORLD)
    await graph.same("{ catalogue { best { price } } shops { id } }")
    assert sent(graph, "shop") == {"representations": [{"__typename": "Product", "id": "2"}], "context_0": "CHF"}


async def test_the_plan_enters_the_entity_again_in_the_same_subgraph() -> None:
    Graph(SHOP, WORLD).check_plan(
        "{ shops { products { name price(pieces: 2) stock } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "shop") {
              {
                shops {
                  products {
                    __typename
                    name
                    id
                  }
                  currency
                }
              }
            }
            Parallel {
              Flatten(path: "shops.@.products.@") {
                Fetch(service: "shop") {
                  {
                    ... on Product {
                      __typename
                      id
                      $context_0: ../currency
                    }
                  } =>
                  query ($representations: [_Any!]!, $context_0: String) {
                    _entities(representations: $representations) {
                      ... on Product {
                        price(pieces: 2, in: $context_0)
                      }
                    }
                  }
                }
              }
              Flatten(path: "shops.@.products.@") {
                Fetch(service: "stock") {
                  {
                    ... on Product {
                      __typename
                      id
                    }
                  } =>
                  query ($representations: [_Any!]!) {
                    _entities(representations: $representations) {
                      ... on Product {
                        stock
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


SETTERS = {
    "town": """
        type Query { places: [Place!]!  frames: [Frame!]! }
        interface Place @context(name: "place") { id: ID!  town: String  person: Person! }
        type House implements Place @key(fields: "id") { id: ID!  town: String @shareable  person: Person! }
        type Boat implements Place @key(fields: "id") { id: ID!  town: String @external  person: Person! }
        type Person @key(fields: "id") {
          id: ID!  home(town: String @fromContext(field: "$place { town }")): String
        }

        union Thing @context(name: "thing") = Car | Bike
        type Car { name: String  seats: Int  tag: Tag! }
        type Bike { model: String  wheels: [Wheel!]!  tag: Tag! }
        type Wheel { inches: Int! }
        type Tag @key(fields: "id") {
          id: ID!
          label(
            of: String @fromContext(field: "$thing ... on Car { name } ... on Bike { model }")
            sizes: [Int] @fromContext(field: "$wide { shape { sides { inches } } }")
          ): String
        }

        type Frame @context(name: "wide") @context(name: "framed") {
          inches: Int  shape: Shape!  inners: [Inner!]!  things: [Thing!]!
        }
        type Shape { sides: [Wheel]! }
        interface Inner { peg: Peg! }
        type Narrow implements Inner @context(name: "framed") { inches: Int!  peg: Peg! }
        type Open implements Inner { peg: Peg! }
        type Peg @key(fields: "id") { id: ID!  fits(inches: Int @fromContext(field: "$framed { inches }")): Int }
    """,
    "boats": """
        type Boat @key(fields: "id") { id: ID!  town: String @shareable }
    """,
}


def label(_: Any, arguments: Any) -> str:
    return f"{arguments['of']} {arguments['sizes']}"


PLACES = World(
    objects={
        "h": {"__typename": "House", "id": "h", "town": "Ulm", "person": Ref("p")},
        "b": {"__typename": "Boat", "id": "b", "town": "Hamburg", "person": Ref("p")},
        "lost": {"__typename": "Boat", "id": "x", "town": None, "person": Ref("p")},
        "p": {"__typename": "Person", "id": "1"},
        "f1": {
            "__typename": "Frame",
            "inches": 10,
            "shape": {"__typename": "Shape", "sides": [{"__typename": "Wheel", "inches": 3}, None]},
            "inners": [Ref("open"), Ref("narrow"), Ref("open")],
            "things": [Ref("car"), Ref("bike")],
        },
        "f2": {
            "__typename": "Frame",
            "inches": None,
            "shape": {"__typename": "Shape", "sides": []},
            "inners": [Ref("narrow"), Ref("open")],
            "things": [Ref("car"), Ref("bike"), Ref("bike")],
        },
        "open": {"__typename": "Open", "peg": Ref("peg")},
        "narrow": {"__typename": "Narrow", "inches": 2, "peg": Ref("peg")},
        "car": {"__typename": "Car", "name": "Ente", "seats": 4, "tag": Ref("tag")},
        "bike": {"__typename": "Bike", "model": "Flitzer", "wheels": [], "tag": Ref("tag")},
        "peg": {"__typename": "Peg", "id": "g"},
        "tag": {"__typename": "Tag", "id": "t"},
    },
    roots={"places": [Ref("h"), Ref("b"), Ref("lost")], "frames": [Ref("f1"), Ref("f2")]},
    computed={
        ("Person", "home"): lambda _, arguments: str(arguments["town"]),
        ("Peg", "fits"): lambda _, arguments: arguments["inches"],
        ("Tag", "label"): label,
    },
)


async def test_a_context_of_an_interface_whose_value_another_subgraph_has_for_some() -> None:
    answer = await Graph(SETTERS, PLACES).same("{ places { person { home } } }")
    assert [one["person"]["home"] for one in answer.data["places"]] == ["Ulm", "Hamburg", "None"]
    assert answer.call_counts == {"town": 2, "boats": 1}


async def test_the_object_around_may_be_asked_by_fragments_only() -> None:
    await Graph(SETTERS, PLACES).same("{ places { __typename ... on Boat { id person { home } } } }")


async def test_a_context_of_a_union_with_a_fragment_for_each_member_and_a_list_as_value() -> None:
    answer = await Graph(SETTERS, PLACES).same(
        "{ frames { things { ... on Car { tag { label } } ... on Bike { tag { id label } } } } }"
    )
    labels = [one["tag"]["label"] for frame in answer.data["frames"] for one in frame["things"]]
    assert labels == ["Ente [3, None]", "Flitzer [3, None]", "Ente []", "Flitzer []", "Flitzer []"]
    assert answer.call_counts == {"town": 3}


async def test_what_does_not_set_the_context_leaves_it_to_the_next_object_around() -> None:
    answer = await Graph(SETTERS, PLACES).same("{ frames { inners { peg { fits } } } }")
    fits = [[inner["peg"]["fits"] for inner in frame["inners"]] for frame in answer.data["frames"]]
    assert fits == [[10, 2, 10], [2, None]]
    assert answer.call_counts == {"town": 2}


CHAIN = {
    "a": """
        type Query @context(name: "asked") { users: [User!]!  language: String }
        type User @key(fields: "id") @context(name: "user") {
          id: ID!  age: Int @external  name: String  feeds: [Feed!]!
        }
        type Feed @key(fields: "id") {
          id: ID!  topic: String @external
          posts(age: Int @fromContext(field: "$user { age }"), first: Int): [Post] @requires(fields: "topic")
        }
        type Post @context(name: "post") { id: ID!  title: String!  author: Author!  length: Int  next: Post }
        type Author @key(fields: "id") {
          id: ID!
          signature(
            language: String @fromContext(field: "$asked { language }")
            length: Int @fromContext(field: "$post { length }")
          ): String!
        }
    """,
    "b": """
        type User @key(fields: "id") { id: ID!  age: Int }
        type Feed @key(fields: "id") { id: ID!  topic: String }
        type Author @key(fields: "id") { id: ID!  motto: String  feed: Feed! }
    """,
}


def posts(feed: Any, arguments: Any) -> Any:
    age = arguments["age"]
    return [
        {
            "__typename": "Post",
            "id": f"{feed['id']}-{age}-{number}",
            "title": str(feed["topic"]),
            "author": Ref("w"),
            "length": age and age + number,
        }
        for number in range(arguments.get("first") or 2)
    ]


USERS = World(
    objects={
        "u1": {"__typename": "User", "id": "u1", "age": 7, "name": "Ada", "feeds": [Ref("f"), Ref("g")]},
        "u2": {"__typename": "User", "id": "u2", "age": 70, "name": "Bob", "feeds": [Ref("f")]},
        "u3": {"__typename": "User", "id": "u3", "age": None, "name": None, "feeds": [Ref("f")]},
        "f": {"__typename": "Feed", "id": "f", "topic": "tea"},
        "g": {"__typename": "Feed", "id": "g", "topic": None},
        "w": {"__typename": "Author", "id": "w", "motto": "on", "feed": Ref("g")},
    },
    roots={"users": [Ref("u1"), Ref("u2"), Ref("u3")], "language": "de"},
    computed={
        ("Feed", "posts"): posts,
        ("Author", "signature"): lambda one, arguments: f"{one['id']} {arguments['language']} {arguments['length']}",
    },
)


async def test_the_value_is_another_subgraphs_and_the_field_also_requires_something() -> None:
    answer = await Graph(CHAIN, USERS).same("{ users { name feeds { posts { id title } } } }")
    assert answer.call_counts == {"a": 2, "b": 2}


async def test_below_a_field_with_context_the_selection_goes_on_over_subgraphs() -> None:
    answer = await Graph(CHAIN, USERS).same("{ users { feeds { posts(first: 1) { id author { motto signature } } } } }")
    assert answer.call_counts == {"a": 3, "b": 3}


async def test_a_context_within_what_another_context_brought() -> None:
    await Graph(CHAIN, USERS).same(
        "{ users { feeds { posts { author { signature } } more: posts(first: 3) { author { signature } } } } }"
    )
