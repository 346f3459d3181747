"""Keys of every shape: lists of objects, nested, in parts from several subgraphs, not resolvable, null."""

from tests.router.support.graph import Graph
from tests.router.support.lying import Lying
from tests.router.support.world import Ref, World

# A team is known by its players; `scores` wants their number and the captain too.
TEAMS = {
    "lineup": """
        type Query { teams: [Team!]! }
        type Team @key(fields: "players { id }") { players: [Player!]! }
        type Player @key(fields: "id") { id: ID!  name: String }
    """,
    "numbers": """
        type Team @key(fields: "players { id }") { players: [Player!]!  captain: Player @shareable }
        type Player @key(fields: "id") { id: ID!  shirt: Shirt @shareable }
        type Shirt { number: Int @shareable }
    """,
    "scores": """
        type Team @key(fields: "players { id shirt { number } } captain { id }") {
          players: [Player!]!  captain: Player @shareable  points: Int
        }
        type Player @key(fields: "id shirt { number }") { id: ID!  shirt: Shirt @shareable  goals: Int }
        type Shirt { number: Int @shareable }
    """,
}
# `archive` can be entered by `id` and by `serial`, `press` by nothing; only `shop` knows both names of a print.
PRINTS = {
    "press": """
        type Query { prints: [Print]!  proof: Proof }
        type Print @key(fields: "code", resolvable: false) { code: ID  sheets: Int }
        type Proof { print: Print }
    """,
    "shop": 'type Print @key(fields: "code") @key(fields: "id") { code: ID  id: ID  price: Int }',
    "archive": """
        type Print @key(fields: "id") @key(fields: "serial", resolvable: false) { id: ID  serial: ID  year: Int }
    """,
    "stamps": 'type Print @key(fields: "serial") { serial: ID  stamp: String }',
}
WORLD = World(
    objects={
        "t": {"__typename": "Team", "players": [Ref("a"), Ref("b")], "captain": Ref("b"), "points": 3},
        "e": {"__typename": "Team", "players": [], "captain": None, "points": None},
        "a": {"__typename": "Player", "id": "a", "name": "Ada", "shirt": Ref("s7"), "goals": 1},
        "b": {"__typename": "Player", "id": "b", "name": "Bea", "shirt": Ref("s9"), "goals": 2},
        "s7": {"__typename": "Shirt", "number": 7},
        "s9": {"__typename": "Shirt", "number": 9},
        "p": {
            "__typename": "Print",
            "code": "x",
            "id": "1",
            "serial": "n1",
            "sheets": 2,
            "price": 5,
            "year": 1900,
            "stamp": "red",
        },
        "q": {
            "__typename": "Print",
            "code": "y",
            "id": None,
            "serial": None,
            "sheets": 3,
            "price": 6,
            "year": None,
            "stamp": None,
        },
        "r": {
            "__typename": "Print",
            "code": None,
            "id": None,
            "serial": None,
            "sheets": 4,
            "price": None,
            "year": None,
            "stamp": None,
        },
        "proof": {"__typename": "Proof", "print": Ref("p")},
    },
    roots={
        "teams": [Ref("t")],
        "prints": [Ref("p"), None, Ref("q"), Ref("r"), Ref("p")],
        "proof": Ref("proof"),
    },
)


async def test_a_list_of_objects_is_sent_as_a_key() -> None:
    graph = Graph(TEAMS, WORLD)
    answer = await graph.same("{ teams { captain { name } } }")
    assert answer.call_counts == {"lineup": 2, "numbers": 1}
    assert graph.subgraphs["numbers"].requests[0]["variables"]["representations"] == [
        {
            "__typename": "Team",
            "players": [{"id": "a"}, {"id": "b"}],
        }
    ]


async def test_parts_of_a_key_come_from_several_subgraphs() -> None:
    graph = Graph(TEAMS, WORLD)
    answer = await graph.same("{ teams { points players { goals } } }")
    assert answer.call_counts == {"lineup": 1, "numbers": 1, "scores": 1}
    assert graph.subgraphs["scores"].requests[0]["variables"]["representations"] == [
        {
            "__typename": "Team",
            "players": [{"id": "a", "shirt": {"number": 7}}, {"id": "b", "shirt": {"number": 9}}],
            "captain": {"id": "b"},
        }
    ]


async def test_the_plan_gathers_the_parts_of_a_key() -> None:
    Graph(TEAMS, WORLD).check_plan(
        "{ teams { points } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "lineup") {
              {
                teams {
                  __typename
                  players {
                    id
                  }
                }
              }
            }
            Flatten(path: "teams.@") {
              Fetch(service: "numbers") {
                {
                  ... on Team {
                    __typename
                    players {
                      id
                    }
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Team {
                      __typename
                      players {
                        id
                        shirt {
                          number
                        }
                      }
                      captain {
                        id
                      }
                    }
                  }
                }
              }
            }
            Flatten(path: "teams.@") {
              Fetch(service: "scores") {
                {
                  ... on Team {
                    __typename
                    players {
                      id
                      shirt {
                        number
                      }
                    }
                    captain {
                      id
                    }
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Team {
                      points
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )


async def test_a_null_key_is_never_sent_and_equal_ones_once() -> None:
    graph = Graph(PRINTS, WORLD)
    answer = await graph.same("{ prints { sheets price } }")
    assert answer.call_counts == {"press": 1, "shop": 1}
    assert graph.subgraphs["shop"].requests[0]["variables"]["representations"] == [
        {"__typename": "Print", "code": "x"},
        {"__typename": "Print", "code": "y"},
    ]


async def test_a_key_that_turns_out_null_on_the_way_ends_the_way() -> None:
    graph = Graph(PRINTS, WORLD)
    answer = await graph.same("{ prints { year stamp } }")
    assert answer.call_counts == {"press": 1, "shop": 1, "archive": 1, "stamps": 1}
    sent = [graph.subgraphs[name].requests[0]["variables"]["representations"] for name in ("archive", "stamps")]
    assert sent == [[{"__typename": "Print", "id": "1"}], [{"__typename": "Print", "serial": "n1"}]]


async def test_nobody_to_ask_when_all_keys_are_null() -> None:
    world = World(WORLD.objects, {**WORLD.roots, "prints": [Ref("r"), None]})
    answer = await Graph(PRINTS, world).same("{ prints { sheets price year } }")
    assert answer.call_counts == {"press": 1}


async def test_the_plan_goes_over_the_subgraph_that_knows_both_names() -> None:
    Graph(PRINTS, WORLD).check_plan(
        "{ proof { print { stamp } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "press") {
              {
                proof {
                  print {
                    __typename
                    code
                  }
                }
              }
            }
            Flatten(path: "proof.print") {
              Fetch(service: "shop") {
                {
                  ... on Print {
                    __typename
                    code
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Print {
                      __typename
                      id
                    }
                  }
                }
              }
            }
            Flatten(path: "proof.print") {
              Fetch(service: "archive") {
                {
                  ... on Print {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Print {
                      __typename
                      serial
                    }
                  }
                }
              }
            }
            Flatten(path: "proof.print") {
              Fetch(service: "stamps") {
                {
                  ... on Print {
                    __typename
                    serial
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Print {
                      stamp
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )


# A variant may be none, a rack may stand in no aisle: what is null is a part of the name.
STOCK = {
    "shop": """
        type Query { items: [Item!]!  places: [Place!]! }
        type Item @key(fields: "sku variant") { sku: ID!  variant: String }
        interface Place @key(fields: "name aisle { number }") { name: ID!  aisle: Aisle }
        type Rack implements Place @key(fields: "name aisle { number }") { name: ID!  aisle: Aisle @shareable }
        type Aisle { number: Int @shareable }
    """,
    "scales": """
        type Item @key(fields: "sku variant") { sku: ID!  variant: String  weight: Int }
    """,
    "depot": """
        type Item @key(fields: "sku variant") {
          sku: ID!  variant: String  weight: Int @external  stock: Int!  postage: Int @requires(fields: "weight")
        }
        type Place @interfaceObject @key(fields: "name aisle { number }") {
          name: ID!  aisle: Aisle @shareable  full: Boolean
        }
        type Aisle { number: Int @shareable }
    """,
}
STOCK_WORLD = World(
    objects={
        "i1": {"__typename": "Item", "sku": "1", "variant": None, "stock": 4, "weight": None},
        "i2": {"__typename": "Item", "sku": "1", "variant": "red", "stock": 9, "weight": 7},
        "r1": {"__typename": "Rack", "name": "a", "aisle": None, "full": True},
        "r2": {"__typename": "Rack", "name": "a", "aisle": Ref("a0"), "full": False},
        "r3": {"__typename": "Rack", "name": "a", "aisle": Ref("a1"), "full": None},
        "a0": {"__typename": "Aisle", "number": None},
        "a1": {"__typename": "Aisle", "number": 1},
    },
    roots={"items": [Ref("i1"), Ref("i2")], "places": [Ref("r1"), Ref("r2"), Ref("r3")]},
    computed={("Item", "postage"): lambda item, _: 1 if item["weight"] is None else item["weight"] * 2},
)


async def test_a_null_part_of_a_key_is_sent() -> None:
    graph = Graph(STOCK, STOCK_WORLD)
    answer = await graph.same("{ items { sku variant stock } }")
    assert answer.call_counts == {"shop": 1, "depot": 1}
    assert graph.subgraphs["depot"].requests[0]["variables"]["representations"] == [
        {"__typename": "Item", "sku": "1", "variant": None},
        {"__typename": "Item", "sku": "1", "variant": "red"},
    ]


async def test_a_null_part_of_a_key_is_sent_beside_what_is_required() -> None:
    graph = Graph(STOCK, STOCK_WORLD)
    answer = await graph.same("{ items { postage } }")
    assert answer.call_counts == {"shop": 1, "scales": 1, "depot": 1}
    assert graph.subgraphs["depot"].requests[0]["variables"]["representations"] == [
        {"__typename": "Item", "sku": "1", "variant": None, "weight": None},
        {"__typename": "Item", "sku": "1", "variant": "red", "weight": 7},
    ]


async def test_a_null_object_in_the_key_of_an_interface_object_is_sent() -> None:
    graph = Graph(STOCK, STOCK_WORLD)
    answer = await graph.same("{ places { full } }")
    assert answer.call_counts == {"shop": 1, "depot": 1}
    sent = graph.subgraphs["depot"].requests[0]["variables"]["representations"]
    assert [one["aisle"] for one in sent] == [None, {"number": None}, {"number": 1}]


async def test_nothing_is_looked_up_by_a_part_that_failed() -> None:
    graph = Graph(STOCK, STOCK_WORLD)
    items = [{"__typename": "Item", "sku": "1", "variant": None}, {"__typename": "Item", "sku": "1", "variant": None}]
    error = {"message": "no variant", "path": ["items", 0, "variant"]}
    graph.replace("shop", Lying({"data": {"items": items}, "errors": [error]}))
    answer = await graph.ask("{ items { weight } }")
    assert answer.data == {"items": [{"weight": None}, {"weight": None}]}
    assert [one["path"] for one in answer.errors] == [["items", 0]]
    assert graph.subgraphs["scales"].requests[0]["variables"]["representations"] == [items[1]]
