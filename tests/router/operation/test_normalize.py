"""Documents as the planner reads them: fragments resolved by type, equal fields merged, work bounded."""

import pytest

from router.errors import PlanningFailed
from router.operation.conditions import condition_variables
from router.operation.model import SelectionSet
from router.operation.normalize import normalize
from router.operation.parse import parse_operation
from router.settings import Limits
from router.supergraph.parse import parse_supergraph
from tests.router.federation.test_abstract_types import SDL
from tests.router.support.compose import compose

SUPERGRAPH = parse_supergraph(compose(SDL))


def normalized(query: str, **conditions: bool) -> str:
    operation = parse_operation(SUPERGRAPH.api_schema, query, None, Limits())
    return written(normalize(SUPERGRAPH, operation, conditions).root)


def written(selections: SelectionSet) -> str:
    parts = [*_fields(selections.fields)]
    parts += [f"|{' & '.join(names)} {' '.join(_fields(fields))}" for names, fields in selections.narrowed.items()]
    return "{" + " ".join(parts) + "}"


def _fields(fields: object) -> list[str]:
    assert isinstance(fields, dict)
    return [
        f"{one.name}{one.arguments_text}{written(one.selections) if one.selections is not None else ''}"
        for one in fields.values()
    ]


def test_aliases_of_one_field_are_one_field() -> None:
    assert normalized("{ a: all { id } b: all { x: id __typename } }") == "{all{id __typename}}"


def test_arguments_tell_fields_apart_whatever_their_order() -> None:
    assert normalized('{ a: node(id: "1") { id } b: node(id: "2") { id } }') == '{node(id: "1"){id} node(id: "2"){id}}'


def test_fragments_on_the_same_type_vanish() -> None:
    assert normalized("{ ...Q } fragment Q on Query { ... on Query { all { ... on Node { id } } } }") == "{all{id}}"


def test_what_an_interface_has_for_all_its_types_is_asked_of_the_interface() -> None:
    found = normalized("{ all { ... on Named { name } } }")
    assert found == "{all{|Named name}}"


def test_what_is_more_of_one_type_stands_beside_it() -> None:
    found = normalized("{ all { ... on Named { name } ... on Book { id name } } }")
    assert found == "{all{|Named name |Book id}}"


def test_fragments_on_interfaces_inside_each_other_are_of_objects_of_all_of_these() -> None:
    found = normalized("{ priced { ... on Named { name ... on Priced { price } } } }")
    assert found == "{priced{|Named name |Named & Priced price}}"


def test_a_fragment_that_cannot_apply_is_dropped() -> None:
    assert normalized("{ things { ... on Node { ... on Book { id } } } }") == "{things{|Book id}}"


def test_conditions_are_decided_by_their_variables() -> None:
    query = "query($a: Boolean!) { all @include(if: $a) { id } things @skip(if: $a) { __typename } }"
    assert normalized(query, a=True) == "{all{id}}"
    assert normalized(query, a=False) == "{things{__typename}}"


def test_the_variables_of_conditions_are_found_in_fragments_too() -> None:
    query = (
        "query($a: Boolean!, $b: Boolean!) { ...Q @skip(if: $b) } fragment Q on Query { all @include(if: $a) { id } }"
    )
    operation = parse_operation(SUPERGRAPH.api_schema, query, None, Limits())
    assert set(condition_variables(operation)) == {"a", "b"}


def test_the_work_is_bounded() -> None:
    query = "{ all { id ... on Named { name } } things { __typename } }"
    operation = parse_operation(SUPERGRAPH.api_schema, query, None, Limits())
    with pytest.raises(PlanningFailed) as told:
        normalize(SUPERGRAPH, operation, {}, max_steps=3)
    assert told.value.code == "MAX_PLANNING_EFFORT"
