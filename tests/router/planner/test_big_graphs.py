"""Supergraphs of many subgraphs, where every object can be had in most of them: what people ask there is planned."""

import time
from collections.abc import Iterator

from router.operation.normalize import normalize
from router.operation.parse import parse_operation
from router.planner.plan import fetches_of
from router.planner.planner import Planner
from router.settings import Limits
from router.supergraph.parse import parse_supergraph

_GRAPHS = range(20)
_SHARING = range(10)  # those that resolve the links between the things
_THINGS = range(5)
_KEYS = ("id", "sku", "code region { id }")
_HEAD = """
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) { query: Query }
directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
directive @join__field(
  graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean,
  override: String, usedOverridden: Boolean
) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
directive @join__graph(name: String!, url: String!) on ENUM_VALUE
directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
directive @join__type(
  graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true,
  isInterfaceObject: Boolean! = false
) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
scalar join__FieldSet
scalar link__Import
enum link__Purpose { SECURITY EXECUTION }
"""


def sdl() -> Iterator[str]:
    """Things that every subgraph adds a field to and can be entered in by three keys; ten resolve what they lead to."""
    everywhere = " ".join(f"@join__type(graph: G{graph})" for graph in _GRAPHS)
    keyed = " ".join(f'@join__type(graph: G{graph}, key: "{key}")' for graph in _GRAPHS for key in _KEYS)
    shared = " ".join(f"@join__field(graph: G{graph})" for graph in _SHARING)
    yield _HEAD
    graphs = (f'G{graph} @join__graph(name: "g{graph}", url: "http://g{graph}.test/")' for graph in _GRAPHS)
    yield f"enum join__Graph {{ {' '.join(graphs)} }}"
    yield f"type Query {everywhere} {{ {' '.join(f'thing{one}: Thing{one} {shared}' for one in _THINGS)} }}"
    yield f"type Region {everywhere} {{ id: ID! }}"
    own = " ".join(f"own{graph}: Int @join__field(graph: G{graph})" for graph in _GRAPHS)
    for one in _THINGS:
        next_, list_ = (one + 1) % len(_THINGS), (one + 2) % len(_THINGS)
        links = f"next: Thing{next_} {shared} all: [Thing{list_}!]! {shared}"
        yield f"type Thing{one} {keyed} {{ id: ID! sku: ID! code: ID! region: Region! {own} {links} }}"


def asked(levels: int) -> str:
    """Of every thing some fields that only the last subgraphs have, and the same of those that it leads to."""
    fields = "id sku own17 own18 own19"
    if not levels:
        return fields
    below = asked(levels - 1)
    return f"{fields} next {{ {below} }} all {{ {below} }}"


def test_an_honest_operation_on_a_big_graph_is_planned_within_the_limits_and_soon() -> None:
    limits = Limits()
    supergraph = parse_supergraph("\n".join(sdl()))
    planner = Planner(supergraph, limits.plan_steps, limits.plan_fetches)
    operation = parse_operation(supergraph.api_schema, f"{{ thing0 {{ {asked(3)} }} }}", None, limits)
    normalized = normalize(supergraph, operation, {}, limits.plan_steps)
    took = []
    for _ in range(3):
        started = time.process_time()
        plan = planner.plan(normalized)
        took.append(time.process_time() - started)
    # Fifteen objects, of each three fields that are elsewhere; and the first, from where all links lead.
    assert len(list(fetches_of(plan.node))) == 1 + 15 * 3
    assert min(took) < 0.6
