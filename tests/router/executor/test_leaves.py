"""Leaves are what the schema says or null with an error; numbers and texts arrive exactly as they were sent."""

import json
from typing import Any

import pytest

from tests.router.support.graph import Graph, post
from tests.router.support.lying import Lying
from tests.router.support.world import World

SDL = """
    type Query {
      int: Int  float: Float  string: String  boolean: Boolean  id: ID  level: Level  json: Json
      ints: [Int]  ids: [ID!]  levels: [[Level!]]  object: Obj  face: Face  any: [Any]
    }
    scalar Json
    enum Level { LOW HIGH }
    interface Face { x: Int }
    type Obj implements Face { x: Int  y: String }
    type Other implements Face { x: Int }
    type Stray { x: Int }
    union Any = Obj | Stray
"""
REFUSED = object()
VALUES: list[tuple[str, Any, Any]] = [
    ("int", 0, 0),
    ("int", -(2**31), -(2**31)),
    ("int", 2**31 - 1, 2**31 - 1),
    ("int", 2**31, REFUSED),
    ("int", -(2**31) - 1, REFUSED),
    ("int", 10**40, REFUSED),
    ("int", 3.0, 3),
    ("int", 3.5, REFUSED),
    ("int", "3", REFUSED),
    ("int", True, REFUSED),
    ("float", 1.5, 1.5),
    ("float", 2, 2),
    ("float", 10**25, 10**25),
    ("float", 10**400, REFUSED),
    ("float", 5e-324, 5e-324),
    ("float", 0.1 + 0.2, 0.30000000000000004),
    ("float", "1.5", REFUSED),
    ("float", False, REFUSED),
    ("string", "", ""),
    ("string", "ä😀\u2028\x00", "ä😀\u2028\x00"),
    ("string", "half \ud83d", "half \ud83d"),
    ("string", 5, REFUSED),
    ("string", True, REFUSED),
    ("string", ["a"], REFUSED),
    ("string", {"a": 1}, REFUSED),
    ("boolean", False, False),
    ("boolean", 0, REFUSED),
    ("boolean", "true", REFUSED),
    ("id", "a", "a"),
    ("id", 7, "7"),
    ("id", 2**70, str(2**70)),
    ("id", 7.5, REFUSED),
    ("id", True, REFUSED),
    ("id", {}, REFUSED),
    ("level", "LOW", "LOW"),
    ("level", "low", REFUSED),
    ("level", "NOT_THERE", REFUSED),
    ("level", 0, REFUSED),
    ("level", ["LOW"], REFUSED),
    ("level", {"LOW": 1}, REFUSED),
    ("json", 5, 5),
    ("json", "x", "x"),
    ("json", False, False),
    ("json", 12345678901234567890123, 12345678901234567890123),
    ("json", -(2**63) - 1, -(2**63) - 1),
    ("json", {"a": [1, {"b": None}], "__typename": "X", "": 1.5}, {"a": [1, {"b": None}], "__typename": "X", "": 1.5}),
    ("json", [[], [1, [2]], {}], [[], [1, [2]], {}]),
    ("ints", [1, None, 2], [1, None, 2]),
    ("ints", [], []),
    ("ints", 1, REFUSED),
    ("ints", {"0": 1}, REFUSED),
    ("ids", ["a", 7], ["a", "7"]),
    ("ids", "abc", REFUSED),
    ("levels", [["LOW"], None, []], [["LOW"], None, []]),
]


def named(value: Any) -> str:
    return "refused" if value is REFUSED else json.dumps(value)[:40]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph({"only": SDL}, World({}))


async def asked(graph: Graph, data: Any, query: str) -> dict[str, Any]:
    graph.replace("only", Lying({"data": data}))
    status, _, raw = await post(graph.router, {"query": query})
    assert status == 200
    body: dict[str, Any] = json.loads(raw)
    return body


@pytest.mark.parametrize(("field", "sent", "shown"), VALUES, ids=named)
async def test_a_leaf_is_shown_if_it_is_what_the_schema_says(graph: Graph, field: str, sent: Any, shown: Any) -> None:
    body = await asked(graph, {field: sent}, f"{{ it: {field} }}")
    expected = None if shown is REFUSED else shown
    assert body["data"] == {"it": expected}
    assert type(body["data"]["it"]) is type(expected)
    told = [(one["path"], one["extensions"]["code"]) for one in body.get("errors", [])]
    assert told == ([(["it"], "RESPONSE_VALIDATION_FAILED")] if shown is REFUSED else [])


@pytest.mark.parametrize(
    ("sent", "path"), [(["LOW"], ["levels", 0]), ([["LOW", "x"]], ["levels", 0, 1])], ids=["too-flat", "unknown-inside"]
)
async def test_what_is_wrong_in_a_list_costs_as_little_as_it_can(graph: Graph, sent: Any, path: list[Any]) -> None:
    body = await asked(graph, {"levels": sent}, "{ levels }")
    assert body["data"] == {"levels": [None]}
    assert [one["path"] for one in body["errors"]] == [path]


@pytest.mark.parametrize(
    ("field", "sent", "query", "data", "paths"),
    [
        ("object", 5, "{ object { x } }", None, [["object"]]),
        ("object", [], "{ object { x } }", None, [["object"]]),
        ("object", [{"x": 1}], "{ object { x } }", None, [["object"]]),
        ("object", "x", "{ object { x } }", None, [["object"]]),
        ("object", {}, "{ object { x } }", {"x": None}, []),
        ("object", {"x": {"x": 1}}, "{ object { x } }", {"x": None}, [["object", "x"]]),
        ("object", {"x": 1, "y": "z", "z": 1}, "{ object { x } }", {"x": 1}, []),
        ("object", {"__typename": "Other", "x": 1}, "{ object { x } }", None, [["object"]]),
        ("object", {"__typename": 3, "x": 1}, "{ object { x } }", None, [["object"]]),
        ("face", {"__typename": "Obj", "x": 1}, "{ face { x __typename } }", {"x": 1, "__typename": "Obj"}, []),
        ("face", {"__typename": "Stray", "x": 1}, "{ face { x } }", None, [["face"]]),
        ("face", {"__typename": "Nobody", "x": 1}, "{ face { x } }", None, [["face"]]),
        ("face", {"__typename": ["Obj"], "x": 1}, "{ face { x } }", None, [["face"]]),
        ("face", {"__typename": "Any", "x": 1}, "{ face { x } }", None, [["face"]]),
        ("face", {"x": 1}, "{ face { x t: __typename } }", None, [["face", "t"]]),
        ("face", {"x": 1, "__typename": "Face"}, "{ face { x t: __typename } }", None, [["face", "t"]]),
        ("any", [{"__typename": "Other", "x": 1}], "{ any { ... on Obj { x } } }", [None], [["any", 0]]),
        ("any", [{"__typename": "Stray"}, 5], "{ any { ... on Obj { x } } }", [{}, None], [["any", 1]]),
        ("any", {"__typename": "Stray"}, "{ any { ... on Obj { x } } }", None, [["any"]]),
    ],
    ids=lambda value: value if isinstance(value, str) else json.dumps(value)[:30],
)
async def test_an_object_is_shown_if_it_can_stand_there(
    graph: Graph, field: str, sent: Any, query: str, data: Any, paths: list[Any]
) -> None:
    body = await asked(graph, {field: sent}, query)
    assert body["data"] == {field: data}
    assert [one["path"] for one in body.get("errors", [])] == paths


async def test_what_nests_beyond_reason_is_refused_and_the_rest_is_answered(graph: Graph) -> None:
    for levels in (150, 700, 1000):
        deep, deeper = "[" * levels + "]" * levels, "[" * 900 + "]" * 900
        graph.replace("only", Lying(f'{{"data": {{"int": 1, "json": {deep}, "ints": {deeper}}}}}'.encode()))
        answer = await graph.ask("{ int json ints }")
        assert answer.data["int"] == 1
        assert (answer.data["json"] is None) == (levels > 200)
    graph.replace("only", Lying(b'{"data": ' + b"[" * 100_000))
    assert (await graph.ask("{ int }")).errors[0]["extensions"]["code"] == "SUBREQUEST_MALFORMED_RESPONSE"
