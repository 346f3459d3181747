"""`@authenticated`, `@requiresScopes`, `@policy`: denied fields are not fetched and are null, with the reason."""

from router.plugins.base import RequestContext, RouterPlugin
from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "users": """
        type Query { me: User  users: [User!]! @requiresScopes(scopes: [["users:read"]])  node: Node  any: [Node!]! }
        interface Node { id: ID!  secret: String }
        type User implements Node @key(fields: "id") {
          id: ID!
          name: String!
          email: String @authenticated
          salary: Int! @requiresScopes(scopes: [["hr", "money"], ["admin"]])
          secret: String @policy(policies: [["trusted"]])
        }
        type Vault implements Node @authenticated { id: ID!  secret: String }
    """,
    "notes": 'type User @key(fields: "id") { id: ID!  note: Note }  type Note @authenticated { text: String }',
}
WORLD = World(
    objects={
        "u": {
            "__typename": "User",
            "id": "1",
            "name": "Ada",
            "email": "a@x.test",
            "salary": 5,
            "secret": "s",
            "note": Ref("n"),
        },
        "n": {"__typename": "Note", "text": "hi"},
        "v": {"__typename": "Vault", "id": "v", "secret": "gold"},
    },
    roots={"me": Ref("u"), "users": [Ref("u")], "node": Ref("u"), "any": [Ref("u"), Ref("v")]},
)


class SignedIn(RouterPlugin):
    def __init__(self, *scopes: str, authenticated: bool = True, policies: tuple[str, ...] = ()) -> None:
        self._scopes = frozenset(scopes)
        self._authenticated = authenticated
        self._policies = frozenset(policies)

    async def on_request(self, ctx: RequestContext) -> None:
        ctx.scopes, ctx.authenticated, ctx.policies = self._scopes, self._authenticated, self._policies


def graph(*plugins: RouterPlugin) -> Graph:
    return Graph(SDL, WORLD, plugins=plugins)


def denied(*path: str | int) -> tuple[list[str | int], str]:
    return list(path), "UNAUTHORIZED_FIELD_OR_TYPE"


async def test_an_anonymous_caller_gets_null_and_the_reason() -> None:
    answer = await graph().ask("{ me { name mail: email } }")
    assert answer.data == {"me": {"name": "Ada", "mail": None}}
    assert [(one["path"], one["extensions"]["code"]) for one in answer.errors] == [denied("me", "mail")]
    assert answer.calls["users"] == ["{me{name}}"]


async def test_null_goes_up_from_a_denied_field_that_cannot_be_null() -> None:
    answer = await graph(SignedIn("hr")).ask("{ me { name salary } }")
    assert (answer.data, answer.errors[0]["path"]) == ({"me": None}, ["me", "salary"])


async def test_scopes_are_ors_of_ands() -> None:
    for scopes in (("hr", "money"), ("admin",)):
        answer = await graph(SignedIn(*scopes)).ask("{ me { salary email } }")
        assert answer.data == {"me": {"salary": 5, "email": "a@x.test"}}


async def test_a_denied_root_costs_no_call() -> None:
    answer = await graph(SignedIn()).ask("{ users { name } }")
    assert (answer.data, answer.call_counts) == (None, {})


async def test_a_rule_on_a_type_holds_for_fields_that_return_it() -> None:
    answer = await graph().ask("{ me { note { text } } }")
    assert (answer.data, answer.call_counts) == ({"me": {"note": None}}, {"users": 1})
    answer = await graph(SignedIn()).ask("{ me { note { text } } }")
    assert answer.data == {"me": {"note": {"text": "hi"}}}


async def test_an_interface_opens_no_side_door() -> None:
    answer = await graph(SignedIn()).ask("{ node { secret ... on User { s: secret } } }")
    assert answer.data == {"node": {"secret": None, "s": None}}
    assert answer.calls["users"] == ["{node{__typename ...on Vault{secret}}}"]
    answer = await graph(SignedIn(policies=("trusted",))).ask("{ node { secret } }")
    assert answer.data == {"node": {"secret": "s"}}


async def test_implementers_with_different_rules() -> None:
    answer = await graph(SignedIn(authenticated=False, policies=("trusted",))).ask("{ any { __typename secret } }")
    assert answer.data == {"any": [{"__typename": "User", "secret": "s"}, {"__typename": "Vault", "secret": None}]}
    assert [one["path"] for one in answer.errors] == [["any", 1, "secret"]]


async def test_callers_with_different_rights_do_not_share_a_plan() -> None:
    class Switching(RouterPlugin):
        signed_in = False

        async def on_request(self, ctx: RequestContext) -> None:
            ctx.authenticated = self.signed_in

    switching = Switching()
    shared = graph(switching)
    assert (await shared.ask("{ me { email } }")).data == {"me": {"email": None}}
    switching.signed_in = True
    assert (await shared.ask("{ me { email } }")).data == {"me": {"email": "a@x.test"}}


def test_the_plan_of_somebody_with_all_rights() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ me { name note { text } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "users") {
              {
                me {
                  __typename
                  name
                  id
                }
              }
            }
            Flatten(path: "me") {
              Fetch(service: "notes") {
                {
                  ... on User {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on User {
                      note {
                        text
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
