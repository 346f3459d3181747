"""`@requires`: nested, with arguments, chained over subgraphs, of lists, of fields that need a jump themselves."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "shop": """
        type Query { products: [Product!]! }
        type Product @key(fields: "id") {
          id: ID!  price(currency: String! = "EUR"): Int!  weight: Int  size: Size!  tags: [Tag!]!
        }
        type Size { width: Int!  height: Int! }
        type Tag { name: String! }
    """,
    "shipping": """
        type Product @key(fields: "id") {
          id: ID!
          price(currency: String! = "EUR"): Int! @external
          weight: Int @external
          size: Size! @external
          tags: [Tag!]! @external
          cost: Int @requires(fields: "price(currency: \\"USD\\") weight")
          label: String! @requires(fields: "size { width height } tags { name }")
        }
        type Size { width: Int! @external  height: Int! @external }
        type Tag { name: String! @external }
    """,
    "billing": """
        type Product @key(fields: "id") {
          id: ID!
          cost: Int @external
          label: String! @external
          total: String @requires(fields: "cost label")
          plain: Int
        }
    """,
}
WORLD = World(
    objects={
        "p1": {
            "__typename": "Product",
            "id": "1",
            "weight": 2,
            "size": Ref("s"),
            "tags": [Ref("t1"), Ref("t2")],
            "plain": 7,
        },
        "p2": {"__typename": "Product", "id": "2", "weight": None, "size": Ref("s"), "tags": [], "plain": 8},
        "s": {"__typename": "Size", "width": 3, "height": 4},
        "t1": {"__typename": "Tag", "name": "new"},
        "t2": {"__typename": "Tag", "name": "red"},
    },
    roots={"products": [Ref("p1"), Ref("p2")]},
    computed={
        ("Product", "price"): lambda one, arguments: {"EUR": 10, "USD": 11}[arguments["currency"]] * int(one["id"]),
        ("Product", "cost"): lambda one, _: price_in_dollars(one) * (one["weight"] or 1),
        ("Product", "label"): lambda one, _: (
            f"{one['size']['width']}x{one['size']['height']} {','.join(tag['name'] for tag in one['tags'])}"
        ),
        ("Product", "total"): lambda one, _: total(one),
    },
)


def price_in_dollars(one: object) -> int:
    """In a subgraph the price is what was sent; over all the data it is worked out."""
    assert isinstance(one, dict)
    return int(one["price"]) if "price" in one else 11 * int(one["id"])


def total(one: object) -> str:
    assert isinstance(one, dict)
    cost = one["cost"] if "cost" in one else price_in_dollars(one) * (one["weight"] or 1)
    label = one["label"] if "label" in one else WORLD.computed["Product", "label"](one, {})
    return f"{cost} {label}"


async def test_the_required_argument_and_the_clients_live_side_by_side() -> None:
    graph = Graph(SDL, WORLD)
    answer = await graph.same('{ products { price cost gbp: price(currency: "EUR") } }')
    assert answer.call_counts == {"shop": 1, "shipping": 1}


async def test_a_null_requirement_is_sent_as_null() -> None:
    graph = Graph(SDL, WORLD)
    await graph.same("{ products { cost } }")
    sent = graph.subgraphs["shipping"].requests[0]["variables"]["representations"]
    assert sent[1] == {"__typename": "Product", "id": "2", "price": 22, "weight": None}


async def test_nested_requirements_and_lists() -> None:
    answer = await Graph(SDL, WORLD).same("{ products { label } }")
    assert answer.call_counts == {"shop": 1, "shipping": 1}


async def test_requirements_chained_over_three_subgraphs() -> None:
    answer = await Graph(SDL, WORLD).same("{ products { total } }")
    assert answer.call_counts == {"shop": 1, "shipping": 1, "billing": 1}


async def test_a_plain_field_of_the_same_subgraph_shares_its_request() -> None:
    answer = await Graph(SDL, WORLD).same("{ products { plain total } }")
    assert answer.call_counts == {"shop": 1, "shipping": 1, "billing": 1}


async def test_the_plan_of_a_requirement_with_an_argument() -> None:
    graph = Graph(SDL, WORLD)
    graph.check_plan(
        "{ products { price cost } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "shop") {
              {
                products {
                  __typename
                  price
                  id
                  price__1: price(currency: "USD")
                  weight
                }
              }
            }
            Flatten(path: "products.@") {
              Fetch(service: "shipping") {
                {
                  ... on Product {
                    __typename
                    id
                    price
                    weight
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Product {
                      cost
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
