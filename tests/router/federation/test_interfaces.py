"""Interfaces whose implementers differ between subgraphs; fields that a subgraph has of some of them only."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

# `zoo` knows cats and dogs, `farm` dogs and cows; `vet` knows neither interface, only the animals themselves.
SDL = {
    "zoo": """
        type Query { animals: [Animal!]!  star: Animal @shareable }
        interface Animal { id: ID!  name: String }
        interface Pet implements Animal { id: ID!  name: String  owner: Owner }
        type Cat implements Animal & Pet @key(fields: "id") { id: ID!  name: String @shareable  owner: Owner }
        type Dog implements Animal & Pet @key(fields: "id") { id: ID!  name: String @shareable  owner: Owner }
        type Owner @key(fields: "id") { id: ID! }
    """,
    "farm": """
        type Query { herd: [Animal!]!  star: Animal @shareable }
        interface Animal { id: ID!  name: String }
        type Dog implements Animal @key(fields: "id") { id: ID!  name: String @shareable  field: Int }
        type Cow implements Animal @key(fields: "id") { id: ID!  name: String  milk: Float }
    """,
    "vet": """
        interface Patient { id: ID!  weight: Float! }
        interface Heavy implements Patient { id: ID!  weight: Float!  scale: String }
        type Cat implements Patient @key(fields: "id") { id: ID!  weight: Float! }
        type Dog implements Patient @key(fields: "id") { id: ID!  weight: Float! }
        type Cow implements Patient & Heavy @key(fields: "id") { id: ID!  weight: Float!  scale: String }
        type Owner @key(fields: "id") { id: ID!  phone: String  patients: [Patient!]! }
    """,
}
WORLD = World(
    objects={
        "c": {"__typename": "Cat", "id": "c", "name": "Tom", "owner": Ref("o"), "weight": 4.5},
        "d": {"__typename": "Dog", "id": "d", "name": "Rex", "owner": None, "weight": 30.0, "field": 3},
        "w": {"__typename": "Cow", "id": "w", "name": "Clara", "milk": 9.5, "weight": 700.0, "scale": "big"},
        "o": {"__typename": "Owner", "id": "o", "phone": "1", "patients": [Ref("c"), Ref("w")]},
    },
    roots={
        "animals": [Ref("c"), Ref("d")],
        "herd": [Ref("w"), Ref("d"), Ref("w")],
        "star": Ref("d"),
    },
)


async def test_a_field_that_all_implementers_have_is_asked_of_the_interface() -> None:
    answer = await Graph(SDL, WORLD).same("{ animals { name } herd { name } }")
    assert answer.calls["zoo"] == ["{animals{__typename name}}"]
    assert answer.calls["farm"] == ["{herd{__typename name}}"]


async def test_a_field_of_an_interface_elsewhere_is_asked_of_each_type_that_may_stand_here() -> None:
    graph = Graph(SDL, WORLD)
    answer = await graph.same("{ animals { ... on Patient { weight } } herd { ... on Patient { weight } } }")
    assert answer.call_counts == {"zoo": 1, "farm": 1, "vet": 2}
    sent = [
        {one["__typename"] for one in request["variables"]["representations"]}
        for request in graph.subgraphs["vet"].requests
    ]
    assert sorted(map(sorted, sent)) == [["Cat", "Dog"], ["Cow", "Dog"]]


async def test_only_types_that_may_stand_there_are_asked() -> None:
    answer = await Graph(SDL, WORLD).same("{ animals { ... on Cow { milk } ... on Dog { field } } }")
    assert answer.calls["zoo"] == ["{animals{__typename ...on Dog{id}}}"]


async def test_interfaces_of_interfaces_in_either_subgraph() -> None:
    query = """
        { herd { ... on Patient { weight ... on Heavy { scale } } }
          animals { ... on Pet { owner { phone patients { ...Shown } } } } }
        fragment Shown on Patient { __typename ... on Heavy { scale } ... on Pet { name } }
    """
    answer = await Graph(SDL, WORLD).same(query)
    assert answer.call_counts == {"zoo": 2, "farm": 1, "vet": 2}


async def test_a_shared_root_of_an_interface_is_asked_where_its_type_is_known() -> None:
    answer = await Graph(SDL, WORLD).same("{ star { id name ... on Dog { field } } }")
    assert answer.call_counts == {"farm": 1}


async def test_the_plan_narrows_to_an_interface_that_the_subgraph_does_not_know() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ herd { name ... on Patient { weight } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "farm") {
              {
                herd {
                  __typename
                  id
                  name
                }
              }
            }
            Flatten(path: "herd.@") {
              Fetch(service: "vet") {
                {
                  ... on Patient {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Patient {
                      weight
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
