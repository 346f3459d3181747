"""`@skip` and `@include`: what is left out is not fetched, whether it says so by a variable or a literal."""

import pytest

from tests.router.federation import test_abstract_types, test_interface_objects, test_mutations, test_requires
from tests.router.federation.test_keys import SHOP, WORLD
from tests.router.support.graph import Graph

QUERY = """
    query($with: Boolean!, $hide: Boolean = false) {
      products { name @skip(if: $hide) reviews @include(if: $with) { stars author { name @skip(if: $hide) id } } }
      me @include(if: $hide) { ... @skip(if: $with) { name } ...Who @include(if: $with) }
    }
    fragment Who on User { id }
"""


@pytest.mark.parametrize("given", [True, False])
@pytest.mark.parametrize("hide", [True, False, None])
async def test_every_combination_is_answered_rightly(given: bool, hide: bool | None) -> None:
    variables = {"with": given} if hide is None else {"with": given, "hide": hide}
    await Graph(SHOP, WORLD).same(QUERY, variables)


async def test_what_is_skipped_costs_no_call() -> None:
    answer = await Graph(SHOP, WORLD).same(QUERY, {"with": False})
    assert answer.call_counts == {"products": 1}
    answer = await Graph(SHOP, WORLD).same(QUERY, {"with": True})
    assert answer.call_counts == {"products": 1, "reviews": 1, "users": 1}


async def test_literal_conditions() -> None:
    answer = await Graph(SHOP, WORLD).same("{ me @include(if: false) { name } products @skip(if: true) { name } }")
    assert (answer.data, answer.call_counts) == ({}, {})


REQUIRED = """
    query($if: Boolean!) {
      products { price(currency: "USD") @include(if: $if) weight @skip(if: true) cost label @include(if: $if) }
    }
"""


async def test_what_a_requirement_needs_is_fetched_and_not_shown() -> None:
    answer = await Graph(test_requires.SDL, test_requires.WORLD).same(REQUIRED, {"if": False})
    assert answer.data["products"] == [{"cost": 22}, {"cost": 22}]
    assert answer.call_counts == {"shop": 1, "shipping": 1}


async def test_what_a_requirement_needs_is_shown_where_the_client_takes_it_too() -> None:
    await Graph(test_requires.SDL, test_requires.WORLD).same(REQUIRED, {"if": True})


async def test_a_skipped_key_is_fetched_and_not_shown() -> None:
    below = "reviews { id @skip(if: true) stars author { name } }"
    query = f"query($no: Boolean!) {{ products {{ id @include(if: $no) {below} }} }}"
    answer = await Graph(SHOP, WORLD).same(query, {"no": False})
    assert answer.call_counts == {"products": 1, "reviews": 1, "users": 1}


async def test_a_skipped_requirement_chain_costs_nothing() -> None:
    query = "query($no: Boolean!) { products { plain total @include(if: $no) ... @skip(if: true) { cost } } }"
    answer = await Graph(test_requires.SDL, test_requires.WORLD).same(query, {"no": False})
    assert answer.call_counts == {"shop": 1, "billing": 1}


async def test_everything_below_a_field_may_be_left_out() -> None:
    query = """
        query($no: Boolean!) {
          products { ... @include(if: $no) { name reviews { stars } } }
          me { ...No @include(if: $no) }
        }
        fragment No on User { name }
    """
    answer = await Graph(SHOP, WORLD).same(query, {"no": False})
    assert answer.data == {"products": [{}, {}], "me": {}}
    assert answer.call_counts == {"products": 1, "users": 1}


async def test_a_root_field_with_everything_skipped_asks_nobody_in_vain() -> None:
    query = """
        query($no: Boolean!) { products @include(if: $no) { name } ...R @include(if: $no) }
        fragment R on Query { me { id } }
    """
    answer = await Graph(SHOP, WORLD).same(query, {"no": False})
    assert (answer.data, answer.call_counts) == ({}, {})


async def test_one_field_asked_twice_is_there_when_either_condition_holds() -> None:
    names = "name @include(if: $a) name @include(if: $b) x: name @skip(if: $a)"
    query = f"query($a: Boolean!, $b: Boolean!) {{ products {{ {names} }} }}"
    for first in (True, False):
        for second in (True, False):
            await Graph(SHOP, WORLD).same(query, {"a": first, "b": second})


async def test_both_directives_must_agree() -> None:
    query = "query($a: Boolean!, $b: Boolean!) { products { name @skip(if: $a) @include(if: $b) id } }"
    for first in (True, False):
        for second in (True, False):
            await Graph(SHOP, WORLD).same(query, {"a": first, "b": second})


ABSTRACT = """
    query($a: Boolean!, $b: Boolean!) {
      all {
        __typename @include(if: $b)
        ... on Book @include(if: $a) { name pages next @skip(if: $b) { id ... on Film @include(if: $b) { name } } }
        ... on Named @skip(if: $a) { title: name ...Priced @include(if: $b) }
        ... on Shelf { items @include(if: $b) { ...Priced @skip(if: $a) id } }
      }
      things { ... on Film @skip(if: $b) { length } ... on Book @skip(if: $a) { price } }
    }
    fragment Priced on Priced { price @include(if: $b) id }
"""


@pytest.mark.parametrize("a", [True, False])
@pytest.mark.parametrize("b", [True, False])
async def test_conditions_on_fragments_of_abstract_types(a: bool, b: bool) -> None:
    await Graph(test_abstract_types.SDL, test_abstract_types.WORLD).same(ABSTRACT, {"a": a, "b": b})


async def test_behind_an_interface_object_the_type_decides_what_is_shown() -> None:
    graph = Graph(test_interface_objects.SDL, test_interface_objects.WORLD)
    query = "query($no: Boolean!) { reviewed { ... on Book { id } x: id ... on Film @include(if: $no) { title } } }"
    answer = await graph.same(query, {"no": False})
    assert answer.call_counts == {"reviews": 1, "media": 1}


async def test_a_skipped_mutation_does_not_run() -> None:
    graph = Graph(test_mutations.SDL, test_mutations.world())
    query = (
        "mutation($no: Boolean!) { a: add(n: 2) @include(if: $no) { sum } b: add(n: 3) { sum seen @skip(if: true) } }"
    )
    answer = await graph.ask(query, {"no": False})
    assert (answer.data, answer.call_counts) == ({"b": {"sum": 3}}, {"carts": 1})
    answer = await graph.ask("mutation { clear @skip(if: true) { sum } }")
    assert (answer.data, answer.call_counts) == ({}, {})


async def test_the_plan_has_only_what_is_left() -> None:
    Graph(test_requires.SDL, test_requires.WORLD).check_plan(
        "{ products { weight @skip(if: true) cost } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "shop") {
              {
                products {
                  __typename
                  id
                  price(currency: "USD")
                  weight
                }
              }
            }
            Flatten(path: "products.@") {
              Fetch(service: "shipping") {
                {
                  ... on Product {
                    __typename
                    id
                    price
                    weight
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Product {
                      cost
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )
