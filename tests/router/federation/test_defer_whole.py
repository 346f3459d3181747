"""`@defer` at random places: all parts together are the answer without it, cut as the reference implementation cuts."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from graphql import (
    ExperimentalIncrementalExecutionResults,
    experimental_execute_incrementally,
    parse,
    print_schema,
    validate,
)

from tests.router.federation import (
    test_abstract_types,
    test_context,
    test_interface_objects,
    test_interface_objects_of_interfaces,
    test_keys,
    test_requires,
)
from tests.router.support import defer_graph
from tests.router.support.defer_graph import DIALECTS, messages
from tests.router.support.deferring import deferred_at_random
from tests.router.support.graph import Graph
from tests.router.support.incremental import V2, put_together
from tests.router.support.world import World

CASES: dict[str, tuple[dict[str, str], World, str]] = {
    "everything of one": (
        defer_graph.SDL,
        defer_graph.WORLD,
        """{ me { id name address { street city country { code name } } contact
             posts { id title author { name email } } } }""",
    ),
    "a fragment at two places": (
        defer_graph.SDL,
        defer_graph.WORLD,
        """{ users { ...U slow } latest { author { ...U } title } root }
           fragment U on User { name e: email address { city } }""",
    ),
    "several keys": (
        test_keys.SHOP,
        test_keys.WORLD,
        "{ products { name left brand { code } reviews { stars author { name id } } } me { id name } }",
    ),
    "one root field twice": (
        test_keys.SHOP,
        test_keys.WORLD,
        '{ a: product(id: "1") { ...P } b: product(id: "2") { ...P id } } fragment P on Product { sku left name }',
    ),
    "interfaces": (
        test_abstract_types.SDL,
        test_abstract_types.WORLD,
        """{ all { id ... on Named { name } ... on Book { pages price size: length next { id __typename } }
             ... on Film { minutes: length } ... on Shelf { items { id ... on Priced { price } } } } }""",
    ),
    "unions": (
        test_abstract_types.SDL,
        test_abstract_types.WORLD,
        """{ things { ... on Book { name length } ... on Film { text: length price } }
             priced { price ... on Song { lyrics } } }""",
    ),
    "requirements": (
        test_requires.SDL,
        test_requires.WORLD,
        '{ products { price cost label total plain d: price(currency: "USD") size { width } tags { name } } }',
    ),
    "contexts": (
        test_context.SETTERS,
        test_context.PLACES,
        "{ places { id town person { id home } } frames { inners { __typename peg { fits } } inches } }",
    ),
    "interface objects": (
        test_interface_objects.SDL,
        test_interface_objects.WORLD,
        "{ reviewed { badge title ... on Book { pages } ... on Film { minutes reviews { stars of { title } } } } }",
    ),
    "interface objects of interfaces": (
        test_interface_objects_of_interfaces.SDL,
        test_interface_objects_of_interfaces.WORLD,
        """{ nodes { id __typename ... on Item { name stock next { id ... on Item { price } } } ... on Book { pages }
             ... on Other { y } } }""",
    ),
}


@pytest.mark.parametrize("case", CASES)
async def test_all_parts_together_are_the_answer_without_defer(case: str) -> None:
    sdl, world, query = CASES[case]
    one = Graph(sdl, world)
    whole = await one.same(query)
    assert not whole.errors
    compared = 0
    for text in deferred(one, query, range(6)):
        for accept in DIALECTS:
            assert put_together(accept, await messages(one, text, accept)) == (whole.data, []), text
        compared += 1
    assert compared > 2


@pytest.mark.parametrize("case", CASES)
async def test_the_first_answer_and_what_it_announces_are_as_in_the_reference_implementation(case: str) -> None:
    sdl, world, query = CASES[case]
    one = Graph(sdl, world)
    schema = one.whole_schema(print_schema(one.supergraph.api_schema))
    compared = 0
    for text in deferred(one, query, range(20, 27)):
        expected = experimental_execute_incrementally(schema, parse(text))
        if isinstance(expected, ExperimentalIncrementalExecutionResults):
            theirs = expected.initial_result.formatted
            ours = (await messages(one, text, V2))[0]
            assert ours["data"] == theirs["data"], text
            assert announced(ours["pending"]) == announced(theirs["pending"]), text
            await expected.subsequent_results.aclose()
            compared += 1
    assert compared


def deferred(one: Graph, query: str, seeds: range) -> Iterator[str]:
    """Valid operations: directives on a fragment that is spread twice can break the rule of labels."""
    for seed in seeds:
        text = deferred_at_random(Random(seed), query)
        is_deferred = "@defer" in text.replace("@defer(if: false)", "")
        if is_deferred and not validate(one.supergraph.api_schema, parse(text)):
            yield text


def announced(pending: Any) -> list[tuple[str, str]]:
    return sorted((str(one["path"]), one.get("label") or "") for one in pending)
