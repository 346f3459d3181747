"""`node(id:)` and its like: one field for everything, whose objects are spread over subgraphs."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "gate": """
        type Query { node(id: ID!): Node  nodes(ids: [ID!]!): [Node]! }
        interface Node { id: ID! }
        type Tree implements Node @key(fields: "id") { id: ID! }
        type Bird implements Node @key(fields: "id") { id: ID! }
    """,
    "trees": """
        interface Node { id: ID! }
        type Tree implements Node @key(fields: "id") { id: ID!  height: Int!  nests: [Bird!]! }
        type Bird implements Node @key(fields: "id", resolvable: false) { id: ID! }
    """,
    "birds": """
        interface Node { id: ID! }
        interface Singer implements Node { id: ID!  song: String }
        type Bird implements Node & Singer @key(fields: "id") { id: ID!  song: String  home: Node }
        type Tree implements Node @key(fields: "id", resolvable: false) { id: ID! }
    """,
}
# Either subgraph can name only its own kind: no one of them can tell the id of whatever `thing` is.
SPLIT = {
    "ships": """
        type Query { thing(id: ID!): Thing @shareable }
        interface Thing { id: ID! }
        type Ship implements Thing @key(fields: "id") { id: ID!  tons: Int }
        type Plane implements Thing @key(fields: "id") { id: ID! @external  pilot: String }
    """,
    "planes": """
        type Query { thing(id: ID!): Thing @shareable }
        interface Thing { id: ID! }
        type Ship implements Thing @key(fields: "id") { id: ID! @external  captain: String }
        type Plane implements Thing @key(fields: "id") { id: ID!  seats: Int }
    """,
}
# `front` has an interface that nothing implements there: nothing can stand behind `door`.
EMPTY = {
    "front": """
        type Query { door: Door  wall: Wall! }
        interface Door @key(fields: "id") { id: ID! }
        type Wall @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
    """,
    "back": """
        type Query { gate: Door }
        type Door @key(fields: "id", resolvable: false) @interfaceObject { id: ID!  colour: String }
        interface Wall @key(fields: "id") { id: ID! }
        type Brick implements Wall @key(fields: "id") { id: ID!  size: Int }
    """,
}
WORLD = World(
    objects={
        "t": {"__typename": "Tree", "id": "t", "height": 9, "nests": [Ref("b"), Ref("c")]},
        "b": {"__typename": "Bird", "id": "b", "song": "la", "home": Ref("t")},
        "c": {"__typename": "Bird", "id": "c", "song": None, "home": Ref("b")},
        "s": {"__typename": "Ship", "id": "s", "tons": 900, "captain": "Ann"},
        "k": {"__typename": "Brick", "id": "k", "size": 3},
    },
    roots={
        "node": lambda arguments: Ref(arguments["id"]) if arguments["id"] in "tbc" else None,
        "nodes": lambda arguments: [Ref(one) if one in "tbc" else None for one in arguments["ids"]],
        "thing": Ref("s"),
        "wall": Ref("k"),
        "door": None,
        "gate": None,
    },
)


async def test_what_a_node_is_decides_whom_to_ask() -> None:
    query = "query($id: ID!) { node(id: $id) { id __typename ... on Tree { height } ... on Singer { song } } }"
    calls = {one: (await Graph(SDL, WORLD).same(query, {"id": one})).call_counts for one in "tbx"}
    assert calls == {"t": {"gate": 1, "trees": 1}, "b": {"gate": 1, "birds": 1}, "x": {"gate": 1}}


async def test_a_list_of_nodes_is_one_request_per_subgraph() -> None:
    query = '{ nodes(ids: ["t", "x", "b", "t"]) { ... on Tree { height } ... on Bird { song } } }'
    answer = await Graph(SDL, WORLD).same(query)
    assert answer.call_counts == {"gate": 1, "trees": 1, "birds": 1}


async def test_nodes_behind_nodes() -> None:
    query = (
        '{ node(id: "t") { ... on Tree { nests { song home { id ... on Tree { height } ... on Bird { song } } } } } }'
    )
    answer = await Graph(SDL, WORLD).same(query)
    assert answer.call_counts == {"gate": 1, "trees": 2, "birds": 1}


async def test_the_plan_enters_each_kind_where_it_is_known() -> None:
    Graph(SDL, WORLD).check_plan(
        '{ node(id: "t") { id ... on Tree { height } ... on Bird { song } } }',
        """
        QueryPlan {
          Sequence {
            Fetch(service: "gate") {
              {
                node(id: "t") {
                  __typename
                  id
                }
              }
            }
            Parallel {
              Flatten(path: "node") {
                Fetch(service: "trees") {
                  {
                    ... on Tree {
                      __typename
                      id
                    }
                  } =>
                  query ($representations: [_Any!]!) {
                    _entities(representations: $representations) {
                      ... on Tree {
                        height
                      }
                    }
                  }
                }
              }
              Flatten(path: "node") {
                Fetch(service: "birds") {
                  {
                    ... on Bird {
                      __typename
                      id
                    }
                  } =>
                  query ($representations: [_Any!]!) {
                    _entities(representations: $representations) {
                      ... on Bird {
                        song
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


async def test_what_no_subgraph_can_give_of_all_its_objects_is_refused() -> None:
    graph = Graph(SPLIT, WORLD)
    refused = await graph.ask('{ thing(id: "s") { id } }')
    assert refused.data is None
    assert [one["extensions"]["code"] for one in refused.errors] == ["QUERY_PLANNING_FAILED"]
    assert refused.call_counts == {}
    answer = await graph.same('{ thing(id: "s") { __typename ... on Ship { id tons } } }')
    assert answer.call_counts == {"ships": 1}


async def test_a_field_of_nothing_is_refused() -> None:
    graph = Graph(EMPTY, WORLD)
    refused = await graph.ask("{ door { colour } }")
    assert refused.data is None
    assert [one["extensions"]["code"] for one in refused.errors] == ["QUERY_PLANNING_FAILED"]
    assert (await graph.same("{ door { id } gate { id colour } }")).call_counts == {"front": 1, "back": 1}


async def test_behind_an_interface_object_that_cannot_be_entered() -> None:
    answer = await Graph(EMPTY, WORLD).same("{ wall { id ... on Brick { size } } }")
    assert answer.call_counts == {"front": 1, "back": 1}
