"""`@inaccessible`: out of the clients' schema, still there for the planner; what subgraphs send of it is null."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "staff": """
        type Query { animals: [Animal!]!  first: Animal  keeper: Keeper }
        interface Animal @key(fields: "id") { id: ID!  mood: Mood }
        type Cat implements Animal @key(fields: "id") { id: ID!  mood: Mood }
        type Ghost implements Animal @key(fields: "id") @inaccessible { id: ID!  mood: Mood }
        type Keeper @key(fields: "id") { id: ID!  salary: Int! @inaccessible }
        enum Mood { CALM  SECRET @inaccessible }
    """,
    "office": """
        type Query { lazy: [Animal!]! }
        type Animal @key(fields: "id") @interfaceObject { id: ID!  owner: String }
        type Keeper @key(fields: "id") { id: ID!  salary: Int! @external  rich: Boolean @requires(fields: "salary") }
    """,
}
WORLD = World(
    objects={
        "c": {"__typename": "Cat", "id": "c", "mood": "CALM", "owner": "Ada"},
        "d": {"__typename": "Cat", "id": "d", "mood": "SECRET", "owner": "Bo"},
        "g": {"__typename": "Ghost", "id": "g", "mood": "CALM", "owner": "Cy"},
        "k": {"__typename": "Keeper", "id": "k", "salary": 10},
    },
    roots={"animals": [Ref("c"), Ref("d")], "first": Ref("g"), "keeper": Ref("k"), "lazy": [Ref("c"), Ref("d")]},
    computed={("Keeper", "rich"): lambda one, _: one["salary"] > 5},
)


async def test_a_hidden_enum_value_is_null_without_an_error() -> None:
    answer = await Graph(SDL, WORLD).ask("{ animals { id mood } }")
    assert answer.body == {"data": {"animals": [{"id": "c", "mood": "CALM"}, {"id": "d", "mood": None}]}}


async def test_an_object_of_a_hidden_type_is_null_without_an_error() -> None:
    answer = await Graph(SDL, WORLD).ask("{ first { id } }")
    assert answer.body == {"data": {"first": None}}


async def test_a_hidden_field_can_be_required() -> None:
    answer = await Graph(SDL, WORLD).same("{ keeper { rich } }")
    assert answer.call_counts == {"staff": 1, "office": 1}


async def test_what_is_hidden_cannot_be_asked_for() -> None:
    for query in ("{ keeper { salary } }", "{ animals { ... on Ghost { id } } }"):
        answer = await Graph(SDL, WORLD).ask(query)
        assert answer.errors[0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"


async def test_the_plan_fetches_what_is_hidden_where_it_is_required() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ keeper { rich } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "staff") {
              {
                keeper {
                  __typename
                  id
                  salary
                }
              }
            }
            Flatten(path: "keeper") {
              Fetch(service: "office") {
                {
                  ... on Keeper {
                    __typename
                    id
                    salary
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Keeper {
                      rich
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )


async def test_a_type_that_nobody_told_costs_only_what_needs_it() -> None:
    graph = Graph(SDL, WORLD)
    graph.subgraphs["staff"].failing = True
    answer = await graph.ask("{ lazy { id owner ... on Cat { mood } } }")
    assert answer.data == {"lazy": [{"id": "c", "owner": "Ada"}, {"id": "d", "owner": "Bo"}]}
    answer = await graph.ask("{ lazy { id __typename } }")
    assert answer.data is None
    assert answer.errors


async def test_a_fragment_on_all_that_an_untold_type_can_be_shows_its_nulls() -> None:
    staff = SDL["staff"].replace("type Ghost implements Animal", "type Ghost")
    graph = Graph({**SDL, "staff": staff}, WORLD)
    graph.subgraphs["staff"].failing = True
    answer = await graph.ask("{ lazy { id ... on Cat { mood } } }")
    assert answer.data == {"lazy": [{"id": "c", "mood": None}, {"id": "d", "mood": None}]}
