"""Our field-merge rule judges as the specification's does, and in time that grows with the document."""

import time
from random import Random

import pytest
from graphql import (
    FieldNode,
    OverlappingFieldsCanBeMergedRule,
    Visitor,
    build_schema,
    parse,
    print_ast,
    validate,
    visit,
)

from router.operation.field_merge import FieldMergeRule
from router.supergraph.parse import parse_supergraph
from tests.router.federation.test_abstract_types import SDL
from tests.router.operation.random_operations import random_operation
from tests.router.support.compose import compose

SCHEMA = build_schema("""
    type Query { dog: Dog  pet: Pet  pets: [Pet]  node: Node  box: Box }
    interface Node { id: ID! }
    union Pet = Dog | Cat
    type Dog implements Node { id: ID!  name: String  owner(at: Int): Query  barks: Boolean!  size: Int  friend: Dog }
    type Cat implements Node { id: ID!  name: String!  owner(at: Int): Query  size: String  friend: Cat }
    type Box { deep: Box  names: [String]  name: String }
""")
CASES = [
    ("{ dog { name name } }", True),
    ("{ dog { name: id name } }", False),
    ("{ dog { a: owner(at: 1) { dog { id } } a: owner(at: 2) { dog { id } } } }", False),
    ("{ dog { a: owner(at: 1) { dog { id } } a: owner(at: 1) { dog { name } } } }", True),
    ("{ pet { ... on Dog { name } ... on Cat { name } } }", False),
    ("{ pet { ... on Dog { x: name } ... on Cat { x: size } } }", True),
    ("{ pet { ... on Dog { size } ... on Cat { size } } }", False),
    ("{ pet { ... on Dog { x: friend { y: id } } ... on Cat { x: friend { y: name } } } }", False),
    ("{ pet { ... on Dog { x: friend { y: id } } ... on Cat { x: friend { y: id } } } }", True),
    ("{ pet { ... on Dog { x: id } ... on Node { x: id } } }", True),
    ("{ node { x: id ... on Dog { x: name } } }", False),
    ("{ box { deep { x: name } } ...B } fragment B on Query { box { deep { x: names } } }", False),
    ("{ x: __typename x: dog { id } }", False),
    ("{ __typename __typename }", True),
    ("{ x: __schema { queryType { name } } x: dog { id } }", False),
    ('{ x: __schema { queryType { name } } x: __type(name: "Dog") { name } }', False),
    ("{ pet { x: __typename ... on Dog { x: name } } }", False),
    ("{ dog { x: unknown x: name } }", False),
    ("{ dog { x: unknown { id } x: name x: __typename } }", False),
]
# Under one key: what stands there, and the types that the refusal names.
REFUSED = [
    ("{ x: __typename x: dog { id } }", "'String!' and 'Dog'"),
    ("{ x: dog { id } x: __typename }", "'Dog' and 'String!'"),
    ("{ x: __schema { description } x: dog { id } }", "'__Schema!' and 'Dog'"),
    ('{ x: __type(name: "Dog") { name } x: pets { __typename } }', "'__Type' and '[Pet]'"),
    ("{ pet { x: __typename ... on Dog { x: barks } } }", "'String!' and 'Boolean!'"),
    ("{ pet { ... on Dog { size } ... on Cat { size } } }", "'Int' and 'String'"),
]


@pytest.mark.parametrize(("query", "types"), REFUSED)
def test_a_refusal_names_both_types(query: str, types: str) -> None:
    (error,) = validate(SCHEMA, parse(query), [FieldMergeRule])
    key = "size" if "size" in query else "x"
    first, second = types.split(" and ")
    assert error.message in {
        f"Fields '{key}' conflict because they return conflicting types {pair}. "
        "Use different aliases on the fields to fetch both."
        for pair in (types, f"{second} and {first}")
    }


@pytest.mark.parametrize(("query", "valid"), CASES)
def test_the_same_verdict_as_the_specification(query: str, valid: bool) -> None:
    assert judged(SCHEMA, query, OverlappingFieldsCanBeMergedRule) is valid
    assert judged(SCHEMA, query, FieldMergeRule) is valid


def test_the_same_verdict_on_random_operations_with_careless_aliases() -> None:
    schema = parse_supergraph(compose(SDL)).api_schema
    verdicts = {True: 0, False: 0}
    for seed in range(600):
        rng = Random(seed)
        document = visit(parse(random_operation(rng, schema)[0]), Careless(rng))
        query = print_ast(document)
        expected = judged(schema, query, OverlappingFieldsCanBeMergedRule)
        assert judged(schema, query, FieldMergeRule) is expected, query
        verdicts[expected] += 1
    assert min(verdicts.values()) > 60


class Careless(Visitor):
    """Gives fields aliases that collide."""

    def __init__(self, rng: Random) -> None:
        super().__init__()
        self._rng = rng

    def leave_field(self, node: FieldNode, *_: object) -> FieldNode:
        if self._rng.random() < 0.4:
            alias = parse(f"{{ {self._rng.choice('pqr')}: x }}").definitions[0].selection_set.selections[0].alias  # type: ignore[attr-defined]
            return FieldNode(**{**{key: getattr(node, key) for key in node.keys}, "alias": alias})
        return node


def test_a_document_built_to_be_slow_is_not() -> None:
    def nested(levels: int) -> str:
        return "id" if not levels else f"friend {{ {nested(levels - 1)} }} friend {{ {nested(levels - 1)} }}"

    document = parse(f"{{ dog {{ {nested(6)} }} dog {{ {nested(6)} }} }}")
    started = time.perf_counter()
    assert not validate(SCHEMA, document, [FieldMergeRule])
    ours = time.perf_counter() - started
    started = time.perf_counter()
    validate(SCHEMA, document, [OverlappingFieldsCanBeMergedRule])
    assert ours * 5 < time.perf_counter() - started


def judged(schema: object, query: str, rule: type) -> bool:
    return not validate(schema, parse(query), [rule])  # type: ignore[arg-type]
