"""Values of variables: judged as graphql-core judges them, but for large Floats; refused in the words of JSON."""

import json
from typing import Any

import pytest
from graphql import build_schema, parse
from graphql.execution.values import get_variable_values

from router.errors import RequestRefused
from router.json_text import read_json, write_json
from router.operation.parse import parse_operation
from router.operation.variables import coerce_variables
from router.settings import Limits

SCHEMA = build_schema("""
    type Query {
      f(x: Float, xs: [Float!], i: Int, d: ID, s: String, b: Boolean, e: Level, in: In, one: One, any: Any, l: [[Int]!],
        ins: [In!]): Int
    }
    enum Level { LOW HIGH }
    scalar Any
    input In { a: Int!  x: Float = 1  xs: [Float!]  in: In  at: [ID!]! = [] }
    input One @oneOf { a: Int  x: Float }
""")
ARGUMENTS = {
    "Float": "x", "[Float!]": "xs", "Int": "i", "ID": "d", "String": "s", "Boolean": "b", "Level": "e", "In": "in",
    "One": "one", "Any": "any", "[[Int]!]": "l", "Int!": "i", "[In!]": "ins",
}  # fmt: skip
VALUES: list[Any] = [
    None, True, 0, -1, 1.0, 1e3, -2.5, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**53 - 1, 1e300, "", "1", "LOW",
    [], [None], [1], [1, 2.5], [[1], [None]], [[1], None], {}, {"a": 1}, {"a": None}, {"a": 1, "x": None},
    {"a": 1, "x": "1"}, {"x": 1.5}, {"a": 1, "y": 1}, {"a": 1, "in": {"a": 2}}, {"a": 1, "in": {"x": 2}},
    {"a": 1, "at": None}, {"a": 1, "at": 5}, [{"a": 1}, {}],
]  # fmt: skip


def sent(type_: str, raw: str, *, hints: bool = True) -> str:
    """What goes to subgraphs of a variable that the client wrote so."""
    operation = parse_operation(SCHEMA, f"query($v: {type_}) {{ f({ARGUMENTS[type_]}: $v) }}", None, Limits())
    values = coerce_variables(SCHEMA, operation, read_json(f'{{"v": {raw}}}'), hints=hints)
    return write_json(values["v"]).decode()


def refusal(type_: str, raw: str, *, hints: bool = True) -> str:
    with pytest.raises(RequestRefused) as refused:
        sent(type_, raw, hints=hints)
    return refused.value.message


@pytest.mark.parametrize("type_", ARGUMENTS)
def test_the_same_verdict_as_the_reference(type_: str) -> None:
    definition = parse(f"query($v: {type_}) {{ f }}").definitions[0]
    for value in VALUES:
        known = get_variable_values(SCHEMA, list(definition.variable_definitions), {"v": value})  # type: ignore[attr-defined]
        if isinstance(known, list):
            assert refusal(type_, json.dumps(value)).startswith("Variable '$v' has invalid value"), value
        else:
            assert json.loads(sent(type_, json.dumps(value))) == value


LARGE = "1764268800123456800"


@pytest.mark.parametrize(
    ("type_", "raw", "expected"),
    [
        ("Float", LARGE, "1.7642688001234568e18"),
        ("Float", f"-{LARGE}", "-1.7642688001234568e18"),
        ("Float", "9007199254740993", "9007199254740992.0"),
        ("Float", "9007199254740991", "9007199254740991"),
        ("Float", "18446744073709551616", "1.8446744073709552e19"),
        ("Float", f"{LARGE}.0", "1.7642688001234568e18"),
        ("Float", "1e300", "1e300"),
        ("[Float!]", LARGE, "1.7642688001234568e18"),
        ("[Float!]", f"[1,{LARGE}]", "[1,1.7642688001234568e18]"),
        ("In", f'{{"a":1,"xs":[{LARGE}],"in":{{"a":1,"x":{LARGE}}}}}',
         '{"a":1,"xs":[1.7642688001234568e18],"in":{"a":1,"x":1.7642688001234568e18}}'),
        ("One", f'{{"x":{LARGE}}}', '{"x":1.7642688001234568e18}'),
        ("ID", LARGE, LARGE),
        ("ID", "1e3", "1000"),
        ("Int", "1e3", "1000"),
        ("Int", "-2147483648.0", "-2147483648"),
        ("In", '{"a":1.0,"at":[2e2]}', '{"a":1,"at":[200]}'),
        ("Any", LARGE, LARGE),
        ("Any", "18446744073709551616", "18446744073709551616"),
    ],
)  # fmt: skip
def test_what_is_sent_of_a_number(type_: str, raw: str, expected: str) -> None:
    assert sent(type_, raw).replace("e+", "e") == expected


@pytest.mark.parametrize(
    ("type_", "raw", "told"),
    [
        ("Int!", "null", ": a value of type 'Int!' cannot be null"),
        ("Int", "true", ": expected a whole number of 32 bits, not true"),
        ("Int", "1.5", ": expected a whole number of 32 bits, not 1.5"),
        ("Int", LARGE, f": expected a whole number of 32 bits, not {LARGE}"),
        ("Float", "1" + "0" * 309, ": expected a number that a Float can be, not 1" + "0" * 79 + "…"),
        ("Float", '"1"', ': expected a number, not "1"'),
        ("ID", "1.5", ": expected an ID: a text or a whole number, not 1.5"),
        ("String", "[null,true]", ": expected a text, not [null,true]"),
        ("Boolean", '"None"', ': expected true or false, not "None"'),
        ("Level", '{"a":null}', """: expected a value of 'Level', as text, not {"a":null}"""),
        ("Level", '"LOWW"', ": 'Level' has no value 'LOWW'. Did you mean 'LOW'?"),
        ("In", '{"a":1,"in":{"a":null}}', " at .in.a: a value of type 'Int!' cannot be null"),
        ("In", '{"a":1,"inn":{}}', ": 'In' has no field 'inn'. Did you mean 'in'?"),
        ("In", "{}", ": the field 'a' of type 'Int!' is missing"),
        ("[[Int]!]", "[[1],[2,true]]", " at [1][1]: expected a whole number of 32 bits, not true"),
        ("One", '{"a":null}', ": 'One' takes exactly one field, and that may not be null"),
    ],
)  # fmt: skip
def test_a_refusal_speaks_json(type_: str, raw: str, told: str) -> None:
    message = refusal(type_, raw)
    assert message == f"Variable '$v' has invalid value{told}"
    assert "None" not in message.replace('"None"', "")


def test_without_hints_nothing_of_the_schema_is_told() -> None:
    assert refusal("Level", '"LOWW"', hints=False).endswith("'Level' has no value 'LOWW'")


def test_a_missing_value_is_told_with_its_type() -> None:
    operation = parse_operation(SCHEMA, "query($v: [Float!]!) { f(xs: $v) }", None, Limits())
    with pytest.raises(RequestRefused) as refused:
        coerce_variables(SCHEMA, operation, {})
    assert refused.value.message == "Variable '$v' of type '[Float!]!' has no value"


def test_a_literal_null_is_called_null() -> None:
    with pytest.raises(RequestRefused) as refused:
        parse_operation(SCHEMA, "{ f(in: {a: null}) }", None, Limits())
    assert refused.value.message == "Expected value of non-null type 'Int!' not to be null."
