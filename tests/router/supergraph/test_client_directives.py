"""Directives of the subgraphs' own that operations may use: composed, accepted from clients, kept from subgraphs."""

from tests.router.support.compose import compose
from tests.router.support.graph import Graph
from tests.router.support.world import World

_HEAD = """
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
  @link(url: "https://trace.test/mark/v1.0", import: ["@mark"])
  @composeDirective(name: "@mark")
"""
SDL = {
    "one": "directive @mark(level: Level!) on FIELD\nenum Level { LOW HIGH }\ntype Query { one: Int }",
    "two": "directive @mark(level: Level! = LOW) on FIELD\nenum Level { LOW HIGH }\ntype Query { two: Int }",
}
WORLD = World(objects={}, roots={"one": 1, "two": 2})


def graph() -> Graph:
    return Graph(SDL, WORLD, supergraph=compose({name: _HEAD + sdl for name, sdl in SDL.items()}, federation_1=True))


async def test_a_composed_directive_is_accepted_and_not_sent_on() -> None:
    answer = await graph().ask("{ one @mark two @mark(level: HIGH) }")
    assert answer.data == {"one": 1, "two": 2}
    assert answer.calls == {"one": ["{one}"], "two": ["{two}"]}


async def test_its_arguments_are_checked() -> None:
    answer = await graph().ask("{ one @mark(level: NONE) }")
    assert answer.errors[0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
