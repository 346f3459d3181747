"""Variables: checked once, then sent as the client wrote them, and only where they are used."""

from typing import Any

import pytest

from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World

SDL = {
    "shop": """
        type Query {
          one(id: ID!): Product
          find(
            by: Filter = {max: 3}, first: Int = 2, level: Level = LOW, any: Json, near: [Float!], of: [[Int]]
          ): [Product]
          echo(text: String = "d", needed: Boolean! = true): String
        }
        type Mutation { rename(id: ID!, input: In!): Product }
        input Filter { max: Int = 9  min: Int  names: [String!]  deep: Filter  level: Level }
        input In { name: String!  tags: [ID!] = ["t"] }
        enum Level { LOW HIGH }
        scalar Json
        type Product @key(fields: "id") { id: ID!  name(upper: Boolean = false): String  weight(unit: String): Int }
    """,
    "stock": """
        type Product @key(fields: "id") {
          id: ID!
          weight(unit: String): Int @external
          left(at: Level, min: Int = 1): String
          cost(rate: Float, representations: Int): String @requires(fields: "weight(unit: \\"kg\\")")
        }
        enum Level { LOW HIGH }
    """,
}
WORLD = World(
    objects={"p": {"__typename": "Product", "id": "1", "weight": 5}, "q": {"__typename": "Product", "id": "2"}},
    roots={
        "one": lambda asked: Ref("p") if asked["id"] == "1" else None,
        "find": lambda asked: [Ref("p"), Ref("q")][: asked.get("first") or 0] if asked["level"] == "LOW" else [],
        "echo": lambda asked: repr(sorted(asked.items())),
        "rename": lambda asked: Ref("p") if asked["input"]["tags"] == ["t"] else Ref("q"),
    },
    computed={
        ("Product", "name"): lambda one, asked: f"N{one['id']}" if asked["upper"] else f"n{one['id']}",
        ("Product", "weight"): lambda one, asked: 1 if asked.get("unit") == "g" else 5,
        ("Product", "left"): lambda _, asked: repr(sorted(asked.items())),
        ("Product", "cost"): lambda one, asked: repr((one["weight"], asked.get("rate"), asked.get("representations"))),
    },
)
# Operation, variables, and what each subgraph was sent of them.
SENT: dict[str, tuple[str, dict[str, Any], dict[str, dict[str, Any]]]] = {
    "only-where-used": (
        "query($id: ID!, $at: Level, $rate: Float) { one(id: $id) { name left(at: $at) cost(rate: $rate) } }",
        {"id": "1", "at": "HIGH", "rate": 2},
        {"shop": {"id": "1"}, "stock": {"at": "HIGH", "rate": 2}},
    ),
    "one-in-two-subgraphs": (
        "query($level: Level) { find(level: $level) { left(at: $level) } }",
        {"level": "LOW"},
        {"shop": {"level": "LOW"}, "stock": {"level": "LOW"}},
    ),
    "absent-is-not-null": (
        "query($text: String) { echo(text: $text) }",
        {},
        {"shop": {}},
    ),
    "null-is-not-absent": (
        "query($text: String) { echo(text: $text) }",
        {"text": None},
        {"shop": {"text": None}},
    ),
    "its-default-is-declared": (
        'query($text: String = "mine") { echo(text: $text) }',
        {},
        {"shop": {}},
    ),
    "null-in-spite-of-a-default": (
        'query($text: String = "mine") { echo(text: $text) }',
        {"text": None},
        {"shop": {"text": None}},
    ),
    "inside-an-input-object": (
        "query($max: Int, $names: [String!]) { find(by: {max: $max, names: $names, deep: {min: $max}}) { id } }",
        {"max": 4, "names": ["a"]},
        {"shop": {"max": 4, "names": ["a"]}},
    ),
    "absent-inside-an-input-object": (
        "query($max: Int) { find(by: {max: $max, min: 1}) { id } }",
        {},
        {"shop": {}},
    ),
    "a-whole-input-object": (
        "query($by: Filter!) { find(by: $by) { id } }",
        {"by": {"deep": {"deep": {"names": "a", "level": "HIGH"}}}},
        {"shop": {"by": {"deep": {"deep": {"names": "a", "level": "HIGH"}}}}},
    ),
    "a-value-for-a-list": (
        "query($near: [Float!], $of: [[Int]]) { find(near: $near, of: $of) { id } }",
        {"near": 1, "of": [[1, None], None]},
        {"shop": {"near": 1, "of": [[1, None], None]}},
    ),
    "any-json-for-a-scalar": (
        "query($any: Json) { find(any: $any) { id } }",
        {"any": {"a": [1, None, {"b": 1.5}], "id": "$id"}},
        {"shop": {"any": {"a": [1, None, {"b": 1.5}], "id": "$id"}}},
    ),
    "json-with-a-variable-inside": (
        "query($x: Int) { find(any: {a: [$x]}) { id } }",
        {"x": 3},
        {"shop": {"x": 3}},
    ),
    "in-fragments": (
        "query($up: Boolean, $id: ID!) { one(id: $id) { ...F } } fragment F on Product { name(upper: $up) left }",
        {"up": True, "id": "1"},
        {"shop": {"up": True, "id": "1"}, "stock": {}},
    ),
    "unknown-ones-are-dropped": (
        "query($id: ID!) { one(id: $id) { name } }",
        {"id": "1", "other": 5},
        {"shop": {"id": "1"}},
    ),
    "called-like-the-routers-own": (
        "query($representations: Int, $id: ID!) { one(id: $id) { cost(representations: $representations) } }",
        {"representations": 7, "id": "1"},
        {"shop": {"id": "1"}, "stock": {"representations": 7}},
    ),
    "in-a-mutation": (
        "mutation($id: ID!, $input: In!) { rename(id: $id, input: $input) { id left } }",
        {"id": 1, "input": {"name": "x"}},
        {"shop": {"id": 1, "input": {"name": "x"}}, "stock": {}},
    ),
    "beyond-64-bits-in-a-scalar": (
        "query($any: Json) { find(any: $any) { id } }",
        {"any": 2**80},
        {"shop": {"any": 2**80}},
    ),
    "half-a-surrogate-pair": (
        "query($text: String) { echo(text: $text) }",
        {"text": "a\ud83d"},
        {"shop": {"text": "a\ud83d"}},
    ),
}


@pytest.mark.parametrize("name", SENT)
async def test_a_variable_goes_where_it_is_used(name: str) -> None:
    query, variables, sent = SENT[name]
    graph = Graph(SDL, WORLD)
    await graph.same(query, variables)
    for subgraph, expected in sent.items():
        found: dict[str, Any] = {}
        for request in graph.subgraphs[subgraph].requests:
            found.update(request.get("variables", {}))
        assert {key: value for key, value in found.items() if not _is_batch(value)} == expected


def _is_batch(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and "__typename" in value[0]


REFUSED: dict[str, tuple[str, dict[str, Any]]] = {
    "missing": ("query($id: ID!) { one(id: $id) { id } }", {}),
    "null-for-non-null": ("query($id: ID!) { one(id: $id) { id } }", {"id": None}),
    "wrong-scalar": ("query($first: Int) { find(first: $first) { id } }", {"first": "3"}),
    "a-fraction-for-an-int": ("query($first: Int) { find(first: $first) { id } }", {"first": 1.5}),
    "too-large-for-an-int": ("query($first: Int) { find(first: $first) { id } }", {"first": 2**40}),
    "unknown-enum-value": ("query($level: Level) { find(level: $level) { id } }", {"level": "MIDDLE"}),
    "unknown-input-field": ("query($by: Filter) { find(by: $by) { id } }", {"by": {"maximum": 1}}),
    "null-in-a-list": ("query($near: [Float!]) { find(near: $near) { id } }", {"near": [1, None]}),
    "deep-inside": ("query($by: Filter) { find(by: $by) { id } }", {"by": {"deep": {"deep": {"max": "x"}}}}),
    "missing-inside": ("mutation($in: In!) { rename(id: 1, input: $in) { id } }", {"in": {"tags": []}}),
    "null-where-it-decides": ("query($no: Boolean = true) { echo @skip(if: $no) }", {"no": None}),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_variable_that_does_not_fit_is_refused_before_anybody_is_asked(name: str) -> None:
    query, variables = REFUSED[name]
    answer = await Graph(SDL, WORLD).ask(query, variables)
    assert (answer.status, answer.call_counts) == (400, {})
    assert answer.errors[0]["extensions"]["code"] == "VALIDATION_INVALID_TYPE_VARIABLE"
    assert "$" in answer.errors[0]["message"]
    assert "data" not in answer.body


async def test_arguments_have_the_defaults_of_their_subgraph() -> None:
    answer = await Graph(SDL, WORLD).same(
        '{ one(id: 1) { left name } echo a: echo(text: "x", needed: false) find { id } }'
    )
    assert answer.data["one"]["left"] == "[('min', 1)]"
    assert "min" not in str(answer.calls)


async def test_one_plan_serves_all_values() -> None:
    graph = Graph(SDL, WORLD)
    query = "query($first: Int) { find(first: $first) { id } }"
    for first in (0, 1, 2, None):
        await graph.same(query, {"first": first})


async def test_a_float_beyond_the_exact_whole_numbers_is_taken_as_its_literal_is() -> None:
    graph = Graph(SDL, WORLD)
    large = 1764268800123456800
    query = "query($near: [Float!], $rate: Float) { find(near: $near) { cost(rate: $rate) } }"
    answer = await graph.ask(query, {"near": [large], "rate": -large})
    assert answer.data == (await graph.ask(f"{{ find(near: [{large}]) {{ cost(rate: -{large}) }} }}")).data
    assert answer.data == {"find": [{"cost": "(5, -1.7642688001234568e+18, None)"}] * 2}
