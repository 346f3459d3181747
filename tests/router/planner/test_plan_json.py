"""Plans in the JSON that Apollo's tools read: every member of every kind of node, and a plan written out."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse

from router.operation.conditions import condition_variables
from router.operation.normalize import normalize
from router.operation.parse import parse_operation
from router.operation.variables import condition_values
from router.planner.planner import Planner
from router.planner.print_plan import plan_to_json
from router.settings import Limits
from router.supergraph.parse import parse_supergraph
from tests.router.federation.test_abstract_types import SDL as ABSTRACT
from tests.router.federation.test_interface_objects import SDL as MEDIA
from tests.router.federation.test_keys import SHOP
from tests.router.support.compose import compose

TICKS = {
    "one": """
        type Query { a: A }
        type Mutation { set: A }
        type Subscription { tick: A }
        type A @key(fields: "id") { id: ID!  own(x: Int, y: In): Int }
        input In { z: Int }
    """,
    "two": 'type A @key(fields: "id") { id: ID!  far(x: Int): Int }  type Mutation { also: Int }',
}
CASES: list[tuple[Mapping[str, str], str]] = [
    (SHOP, "{ products { name left reviews { stars author { name } } } me { name } }"),
    (SHOP, "query Named { product(id: 1) { reviews { author { id } } left } }"),
    (SHOP, "{ __typename }"),
    (MEDIA, "{ media { title badge reviews { stars of { __typename title } } } }"),
    (MEDIA, "{ reviewed { ... on Book { pages } badge } }"),
    (ABSTRACT, "{ all { id ... on Named { name } } things { __typename } }"),
    (TICKS, "query($x: Int, $z: Int, $not: Boolean!) { a { own(x: $x, y: {z: $z}) far(x: $x) @skip(if: $not) } }"),
    (TICKS, "mutation { set { own far } also }"),
    (TICKS, "subscription Ticks { tick { own far } }"),
    (TICKS, '{ a { own ... @defer(label: "later") { far } } }'),
]
NODES: dict[str, dict[str, type | tuple[type, ...]]] = {
    "QueryPlan": {"node": dict},
    "Sequence": {"nodes": list},
    "Parallel": {"nodes": list},
    "Flatten": {"path": list, "node": dict},
    "Subscription": {"primary": dict, "rest": (dict, type(None))},
    "Defer": {"primary": dict, "deferred": list},
    "Fetch": {
        "serviceName": str,
        "requires": list,
        "variableUsages": list,
        "operation": str,
        "operationName": (str, type(None)),
        "operationKind": str,
        "id": str,
        "inputRewrites": (list, type(None)),
        "outputRewrites": type(None),
        "contextRewrites": (list, type(None)),
    },
}
OPTIONAL = {("QueryPlan", "node"), ("Fetch", "requires")}


def plan_json(subgraphs: Mapping[str, str], query: str) -> Any:
    supergraph = parse_supergraph(compose(subgraphs))
    operation = parse_operation(supergraph.api_schema, query, None, Limits())
    conditions = condition_values(operation, condition_variables(operation), {})
    plan = Planner(supergraph).plan(normalize(supergraph, operation, conditions))
    return json.loads(json.dumps(plan_to_json(plan)))


def nodes_of(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("kind") in NODES:
            yield node
        for member in node.values():
            yield from nodes_of(member)
    elif isinstance(node, list):
        for one in node:
            yield from nodes_of(one)


@pytest.mark.parametrize(("subgraphs", "query"), CASES, ids=[query for _, query in CASES])
def test_every_node_has_the_members_of_its_kind_and_no_other(subgraphs: Mapping[str, str], query: str) -> None:
    for node in nodes_of(plan_json(subgraphs, query)):
        kind = node.pop("kind")
        members = NODES[kind]
        missing = members.keys() - node.keys()
        assert {(kind, one) for one in missing} <= OPTIONAL
        assert node.keys() <= members.keys()
        for name, value in node.items():
            assert isinstance(value, members[name]), (kind, name)


@pytest.mark.parametrize(("subgraphs", "query"), CASES, ids=[query for _, query in CASES])
def test_every_fetch_has_an_operation_that_says_the_same_as_its_members(
    subgraphs: Mapping[str, str], query: str
) -> None:
    fetches = [node for node in nodes_of(plan_json(subgraphs, query)) if node["kind"] == "Fetch"]
    for fetch in fetches:
        (operation,) = parse(fetch["operation"]).definitions
        assert isinstance(operation, OperationDefinitionNode)
        assert operation.operation.value == fetch["operationKind"]
        assert (operation.name.value if operation.name else None) == fetch["operationName"]
        declared = {one.variable.name.value for one in operation.variable_definitions or ()}
        assert declared - {"representations"} == set(fetch["variableUsages"])
        assert ("representations" in declared) == ("requires" in fetch)
    assert [fetch["id"] for fetch in fetches] == sorted({fetch["id"] for fetch in fetches}, key=int)


@pytest.mark.parametrize(("subgraphs", "query"), CASES, ids=[query for _, query in CASES])
def test_what_a_fetch_requires_is_a_selection(subgraphs: Mapping[str, str], query: str) -> None:
    def check(selection: dict[str, Any]) -> None:
        if selection["kind"] == "Field":
            assert selection.keys() <= {"kind", "name", "selections"}
        else:
            assert selection.keys() == {"kind", "typeCondition", "selections"}
        for below in selection.get("selections", ()):
            check(below)

    for fetch in nodes_of(plan_json(subgraphs, query)):
        for required in fetch.get("requires", ()):
            assert required["kind"] == "InlineFragment"
            assert required["selections"][0] == {"kind": "Field", "name": "__typename"}
            check(required)


def test_a_plan_written_out() -> None:
    assert plan_json(TICKS, "query Q($x: Int) { a { far(x: $x) } }") == {
        "kind": "QueryPlan",
        "node": {
            "kind": "Sequence",
            "nodes": [
                {
                    "kind": "Fetch",
                    "serviceName": "one",
                    "variableUsages": [],
                    "operation": "query Q__one__0{a{__typename id}}",
                    "operationName": "Q__one__0",
                    "operationKind": "query",
                    "id": "0",
                    "inputRewrites": None,
                    "outputRewrites": None,
                    "contextRewrites": None,
                },
                {
                    "kind": "Flatten",
                    "path": ["a"],
                    "node": {
                        "kind": "Fetch",
                        "serviceName": "two",
                        "requires": [
                            {
                                "kind": "InlineFragment",
                                "typeCondition": "A",
                                "selections": [
                                    {"kind": "Field", "name": "__typename"},
                                    {"kind": "Field", "name": "id"},
                                ],
                            }
                        ],
                        "variableUsages": ["x"],
                        "operation": "query Q__two__1($x:Int,$representations:[_Any!]!)"
                        "{_entities(representations:$representations){...on A{far(x: $x)}}}",
                        "operationName": "Q__two__1",
                        "operationKind": "query",
                        "id": "1",
                        "inputRewrites": None,
                        "outputRewrites": None,
                        "contextRewrites": None,
                    },
                },
            ],
        },
    }


@pytest.mark.parametrize(
    ("query", "condition"),
    [("{ book { reviews { stars } } }", "Media"), ("{ media { ... on Film { badge } } }", "Film")],
)
def test_an_interface_object_is_sent_under_its_own_name(query: str, condition: str) -> None:
    fetches = nodes_of(plan_json(MEDIA, query))
    rewrites = [fetch["inputRewrites"] for fetch in fetches if fetch["kind"] == "Fetch"]
    path = [f"... on {condition}", "__typename"]
    assert rewrites == [None, [{"kind": "ValueSetter", "path": path, "setValueTo": "Media"}]]


def test_nothing_to_fetch_is_a_plan_without_a_node() -> None:
    assert plan_json(SHOP, "{ __typename }") == {"kind": "QueryPlan"}
