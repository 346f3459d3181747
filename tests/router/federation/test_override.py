"""`@override`: a field moves from one subgraph to another: at once, for a share of requests, or by a label."""

import pytest

from router.planner.labels import OverrideLabels
from router.planner.query_graph import QueryGraph
from router.settings import RouterSettings
from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

MOVED = {
    "old": """
        type Query { user: User }
        type User @key(fields: "id") { id: ID!  score: Int  rank: String }
    """,
    "new": 'type User @key(fields: "id") { id: ID!  score: Int @override(from: "old") }',
}
LABELLED = {**MOVED, "new": MOVED["new"].replace('from: "old"', 'from: "old", label: "half"')}
GONE = {**MOVED, "new": MOVED["new"].replace('from: "old"', 'from: "closed last year"').replace("score", "level")}
# The key itself has moved: `old` still sends it, and is still entered by it.
KEY = {
    "old": """
        type Query { user: User }
        type User @key(fields: "id") @key(fields: "mail") { id: ID!  mail: ID!  rank: String }
    """,
    "new": 'type User @key(fields: "id") { id: ID!  mail: ID! @override(from: "old")  score: Int }',
    "mails": 'type User @key(fields: "mail") { mail: ID! @shareable  unread: Int }',
}
# Only the implementer of one subgraph has moved its field; the interface is in both.
INTERFACE = {
    "old": """
        type Query { things: [Thing!]! }
        interface Thing { id: ID!  label: String }
        type Lamp implements Thing @key(fields: "id") { id: ID!  label: String }
        type Rug implements Thing @key(fields: "id") { id: ID!  label: String }
    """,
    "new": """
        type Query { lit: [Lit!]! }
        interface Lit { label: String }
        type Lamp implements Lit @key(fields: "id") { id: ID!  label: String @override(from: "old") }
    """,
}
# `score` is required by fields of all three, and overridden by the one that requires something for it.
REQUIRED = {
    "old": """
        type Query { user: User }
        type User @key(fields: "id") { id: ID!  base: Int  score: Int  medal: String @requires(fields: "badge")
                                       badge: String @external }
    """,
    "new": """
        type User @key(fields: "id") {
          id: ID!
          base: Int @external
          score: Int @override(from: "old") @requires(fields: "base")
          badge: String @requires(fields: "base")
        }
    """,
    "other": """
        type User @key(fields: "id") { id: ID!  score: Int @external  shout: String @requires(fields: "score") }
    """,
}
WORLD = World(
    objects={
        "u": {
            "__typename": "User",
            "id": "1",
            "mail": "a@x.test",
            "score": 5,
            "level": 3,
            "rank": "top",
            "unread": 9,
            "base": 2,
        },
        "l": {"__typename": "Lamp", "id": "l", "label": "bright"},
        "r": {"__typename": "Rug", "id": "r", "label": "red"},
    },
    roots={"user": Ref("u"), "things": [Ref("l"), Ref("r")], "lit": [Ref("l")]},
)
COMPUTED = World(
    objects={"u": {"__typename": "User", "id": "1", "base": 2}},
    roots={"user": Ref("u")},
    computed={
        ("User", "score"): lambda one, _: one["base"] * 10,
        ("User", "badge"): lambda one, _: f"b{one['base']}",
        ("User", "medal"): lambda one, _: f"medal {one.get('badge', 'b2')}",
        ("User", "shout"): lambda one, _: f"{one.get('score', 20)}!",
    },
)


async def test_an_overridden_field_moves() -> None:
    answer = await Graph(MOVED, WORLD).same("{ user { score } }")
    assert answer.call_counts == {"old": 1, "new": 1}


async def test_from_a_subgraph_that_is_gone() -> None:
    answer = await Graph(GONE, WORLD).same("{ user { score level } }")
    assert answer.call_counts == {"old": 1, "new": 1}


async def test_an_overridden_key_is_still_sent_and_entered_by() -> None:
    graph = Graph(KEY, WORLD)
    answer = await graph.same("{ user { mail unread score } }")
    assert answer.call_counts == {"old": 1, "new": 1, "mails": 1}


async def test_a_field_of_one_implementer_has_moved() -> None:
    answer = await Graph(INTERFACE, WORLD).same("{ things { id label } }")
    assert answer.call_counts == {"old": 1, "new": 1}
    answer = await Graph(INTERFACE, WORLD).same("{ lit { label } }")
    assert answer.call_counts == {"new": 1}
    answer = await Graph(INTERFACE, WORLD).same("{ things { ... on Rug { label } } }")
    assert answer.call_counts == {"old": 1}


async def test_what_has_moved_requires_and_is_required() -> None:
    answer = await Graph(REQUIRED, COMPUTED).same("{ user { score shout } }")
    assert answer.call_counts == {"old": 1, "new": 1, "other": 1}
    answer = await Graph(REQUIRED, COMPUTED).same("{ user { medal } }")
    assert answer.call_counts == {"old": 2, "new": 1}


async def test_the_plan_asks_the_old_subgraph_for_the_implementers_that_stayed() -> None:
    Graph(INTERFACE, WORLD).check_plan(
        "{ things { label } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "old") {
              {
                things {
                  __typename
                  ... on Lamp {
                    id
                  }
                  ... on Rug {
                    label
                  }
                }
              }
            }
            Flatten(path: "things.@") {
              Fetch(service: "new") {
                {
                  ... on Lamp {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Lamp {
                      label
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )


async def test_a_label_decides_where_a_field_is() -> None:
    answer = await Graph(LABELLED, WORLD).same("{ user { score } }")
    assert answer.call_counts == {"old": 1}
    settings = RouterSettings(override_labels=("half",))
    answer = await Graph(LABELLED, WORLD, settings=settings).same("{ user { score } }")
    assert answer.call_counts == {"old": 1, "new": 1}


def test_the_plan_with_a_label_and_without() -> None:
    graph = Graph(LABELLED, WORLD)
    graph.check_plan(
        "{ user { score } }",
        """
        QueryPlan {
          Fetch(service: "old") {
            {
              user {
                score
              }
            }
          }
        }
        """,
    )
    graph.check_plan(
        "{ user { score } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "old") {
              {
                user {
                  __typename
                  id
                }
              }
            }
            Flatten(path: "user") {
              Fetch(service: "new") {
                {
                  ... on User {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on User {
                      score
                    }
                  }
                }
              }
            }
          }
        }
        """,
        labels=("half",),
    )


async def test_a_percentage_is_a_share_of_requests() -> None:
    for share, expected in (("0", {"old": 1}), ("100", {"old": 1, "new": 1})):
        sdl = {**MOVED, "new": LABELLED["new"].replace("half", f"percent({share})")}
        for _ in range(5):
            assert (await Graph(sdl, WORLD).same("{ user { score } }")).call_counts == expected
    graph = Graph({**MOVED, "new": LABELLED["new"].replace("half", "percent(50)")}, WORLD)
    asked = {len((await graph.same("{ user { score } }")).call_counts) for _ in range(60)}
    assert asked == {1, 2}


def test_one_draw_decides_all_percentages_of_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    sdl = {
        **MOVED,
        "new": """
            type User @key(fields: "id") {
              id: ID!
              score: Int @override(from: "old", label: "percent(20)")
              rank: String @override(from: "old", label: "percent(70)")
            }
        """,
    }
    drawn = iter([0.1, 0.5, 0.9])
    monkeypatch.setattr("random.random", lambda: next(drawn))
    labels = OverrideLabels(QueryGraph(Graph(sdl, WORLD).supergraph))
    assert [sorted(labels.draw()) for _ in range(3)] == [["percent(20)", "percent(70)"], ["percent(70)"], []]
