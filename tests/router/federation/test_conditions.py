"""`@skip` and `@include`: what is left out is not fetched, whether it says so by a variable or a literal."""

import pytest

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
