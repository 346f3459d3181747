"""A field whose type is more precise on some implementers than on their interface, and elsewhere for some."""

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "pets": """
        type Query { homes: [Home!]! }
        interface Home { id: ID!  owner: Owner }
        interface Owner { id: ID! }
        type Flat implements Home @key(fields: "id") { id: ID!  owner: Person }
        type Farm implements Home @key(fields: "id") { id: ID!  owner: Owner }
        type Office implements Home @key(fields: "id") { id: ID!  owner: Firm @external }
        type Person implements Owner @key(fields: "id") { id: ID!  age: Int }
        type Firm implements Owner @key(fields: "id") { id: ID!  tax: Int  boss: Person }
    """,
    "firms": """
        type Office @key(fields: "id") { id: ID!  owner: Firm }
        type Firm @key(fields: "id") { id: ID!  size: Int }
        type Person @key(fields: "id") { id: ID!  name: String }
    """,
}
WORLD = World(
    objects={
        "flat": {"__typename": "Flat", "id": "a", "owner": Ref("ada")},
        "farm": {"__typename": "Farm", "id": "b", "owner": Ref("firm")},
        "office": {"__typename": "Office", "id": "c", "owner": Ref("firm")},
        "ada": {"__typename": "Person", "id": "p", "age": 36, "name": "Ada"},
        "firm": {"__typename": "Firm", "id": "f", "tax": 19, "boss": Ref("ada"), "size": 3},
    },
    roots={"homes": [Ref("flat"), Ref("farm"), Ref("office")]},
)


async def test_the_interfaces_field_is_asked_of_each_implementer() -> None:
    answer = await Graph(SDL, WORLD).same("{ homes { id owner { __typename id } } }")
    assert answer.call_counts == {"pets": 1, "firms": 1}


async def test_fragments_below_fit_the_more_precise_type() -> None:
    query = """
        { homes { owner { id ... on Person { age name } ... on Firm { tax size boss { name } } ...Any } } }
        fragment Any on Owner { key: id ... on Firm { boss { id age } } }
    """
    answer = await Graph(SDL, WORLD).same(query)
    assert [one["owner"]["id"] for one in answer.data["homes"]] == ["p", "f", "f"]


async def test_fragments_on_implementers_reach_what_only_their_type_has() -> None:
    await Graph(SDL, WORLD).same(
        "{ homes { ... on Flat { owner { age name } } ... on Office { owner { size tax } } } }"
    )


def test_the_plan_asks_the_field_of_each_implementer() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ homes { owner { id } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "pets") {
              {
                homes {
                  __typename
                  ... on Office {
                    id
                  }
                  ... on Flat {
                    owner__1: owner {
                      id
                    }
                  }
                  ... on Farm {
                    owner__2: owner {
                      __typename
                      id
                    }
                  }
                }
              }
            }
            Flatten(path: "homes.@") {
              Fetch(service: "firms") {
                {
                  ... on Office {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Office {
                      owner {
                        id
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
