"""`@requires` with arguments: two requirements of one field, the client's own arguments, arguments deep inside."""

from collections.abc import Mapping
from typing import Any

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

# Both requirements want `length`, in different units: one representation cannot hold both.
SDL = {
    "tracks": """
        type Query { tracks: [Track!]! }
        type Track @key(fields: "id") {
          id: ID!  length(unit: Unit!): Int!  album: Album!  takes(first: Int!): [Take!]!
        }
        type Album { cover(size: Int!): String! }
        type Take @key(fields: "id") { id: ID!  at: Int! }
        enum Unit { M KM }
    """,
    "guide": """
        type Track @key(fields: "id") {
          id: ID!
          length(unit: Unit!): Int! @external
          album: Album! @external
          near: String! @requires(fields: "length(unit: M)")
          far: String! @requires(fields: "length(unit: KM)")
          poster: String! @requires(fields: "album { cover(size: 2) }")
          stamp: String! @requires(fields: "album { cover(size: 1) }")
        }
        type Album { cover(size: Int!): String! @external }
        enum Unit { M KM }
    """,
    "clips": """
        type Track @key(fields: "id") {
          id: ID!  takes(first: Int!): [Take!]! @external  best: String! @requires(fields: "takes(first: 2) { note }")
        }
        type Take @key(fields: "id") { id: ID!  note: String! @external }
    """,
    "notes": 'type Take @key(fields: "id") { id: ID!  note: String! @shareable }',
}


def length(track: Mapping[str, Any], arguments: Mapping[str, Any]) -> int:
    return int(track["id"]) * {"M": 1000, "KM": 1}[arguments["unit"]]


def takes(_: Mapping[str, Any], arguments: Mapping[str, Any]) -> list[Ref]:
    return [Ref("t1"), Ref("t2"), Ref("t3")][: arguments["first"]]


def cover(_: Mapping[str, Any], arguments: Mapping[str, Any]) -> str:
    return f"cover {arguments['size']}"


def sent(name: str, unit: str) -> Any:
    """In the subgraph the value that was sent; over all the data the field is worked out."""
    return lambda track, _: f"{name} {track['length'] if 'length' in track else length(track, {'unit': unit})}"


def picture(size: int) -> Any:
    return lambda track, _: f"[{track['album'].get('cover', f'cover {size}')}]"


def best(track: Mapping[str, Any], _: Any) -> str:
    return " ".join(one["note"] for one in track.get("takes", [{"note": "loud"}, {"note": "soft"}]))


WORLD = World(
    objects={
        "a": {"__typename": "Track", "id": "1", "album": Ref("x")},
        "b": {"__typename": "Track", "id": "2", "album": Ref("x")},
        "x": {"__typename": "Album"},
        "t1": {"__typename": "Take", "id": "t1", "at": 1, "note": "loud"},
        "t2": {"__typename": "Take", "id": "t2", "at": 2, "note": "soft"},
        "t3": {"__typename": "Take", "id": "t3", "at": 3, "note": "late"},
    },
    roots={"tracks": [Ref("a"), Ref("b")]},
    computed={
        ("Track", "length"): length,
        ("Track", "takes"): takes,
        ("Album", "cover"): cover,
        ("Track", "near"): sent("near", "M"),
        ("Track", "far"): sent("far", "KM"),
        ("Track", "poster"): picture(2),
        ("Track", "stamp"): picture(1),
        ("Track", "best"): best,
    },
)


async def test_requirements_of_one_field_with_other_arguments_travel_apart() -> None:
    answer = await Graph(SDL, WORLD).same("{ tracks { near far } }")
    assert answer.call_counts == {"tracks": 1, "guide": 2}


async def test_the_difference_may_be_deep_inside() -> None:
    answer = await Graph(SDL, WORLD).same("{ tracks { poster stamp } }")
    assert answer.call_counts == {"tracks": 1, "guide": 2}


async def test_requirements_that_agree_travel_together() -> None:
    answer = await Graph(SDL, WORLD).same("{ tracks { near poster } }")
    assert answer.call_counts == {"tracks": 1, "guide": 1}


async def test_the_clients_arguments_do_not_change_what_is_required() -> None:
    query = "query($u: Unit!, $n: Int = 1) { tracks { mine: length(unit: $u) near takes(first: $n) { at note } best } }"
    answer = await Graph(SDL, WORLD).same(query, {"u": "KM"})
    assert answer.call_counts == {"tracks": 1, "guide": 1, "notes": 2, "clips": 1}


async def test_the_plan_keeps_both_values_side_by_side() -> None:
    Graph(SDL, WORLD).check_plan(
        "{ tracks { near far } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "tracks") {
              {
                tracks {
                  __typename
                  id
                  length(unit: M)
                  length__1: length(unit: KM)
                }
              }
            }
            Parallel {
              Flatten(path: "tracks.@") {
                Fetch(service: "guide") {
                  {
                    ... on Track {
                      __typename
                      id
                      length
                    }
                  } =>
                  query ($representations: [_Any!]!) {
                    _entities(representations: $representations) {
                      ... on Track {
                        near
                      }
                    }
                  }
                }
              }
              Flatten(path: "tracks.@") {
                Fetch(service: "guide") {
                  {
                    ... on Track {
                      __typename
                      id
                      length
                    }
                  } =>
                  query ($representations: [_Any!]!) {
                    _entities(representations: $representations) {
                      ... on Track {
                        far
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
