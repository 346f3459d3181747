"""Fetches of one place and subgraph → one, where that makes nobody wait longer."""

from collections.abc import Iterator

from router.operation.model import Part
from router.planner.fetch_graph import FetchNode, with_ancestors
from router.planner.merge_entries import PossibleTypes, fit, united
from router.planner.merge_places import depths
from router.planner.paths import Spot

# How many fetches may be looked at while merging. Beyond, requests that could be one stay apart: right, not the best.
_MERGE_EFFORT = 200_000


def merge_fetches(nodes: list[FetchNode], possible: PossibleTypes) -> list[FetchNode]:
    """Requests to one subgraph for the objects of one place become one, unless that makes somebody wait longer.

    First those that could be sent at the same time: an early one that joins a late one may keep others from joining it.
    """
    nodes = list(nodes)
    places: dict[tuple[frozenset[Spot], str, Part], list[FetchNode]] = {}
    for node in nodes:
        if node.kind == "entities":
            places.setdefault((frozenset((node.spot, *node.also_at)), node.graph, node.part), []).append(node)
    effort = _MERGE_EFFORT
    for together in (True, False):
        for alike in places.values():
            effort = _merge_alike(nodes, alike, effort, possible, together=together) if effort > 0 else 0
    return nodes


def _merge_alike(
    nodes: list[FetchNode], alike: list[FetchNode], effort: int, possible: PossibleTypes, *, together: bool
) -> int:
    """Fetches of one place and subgraph; gives the effort that is left."""
    level = depths(nodes) if together and len(alike) > 1 else {}
    for node in list(alike):
        for other in alike:
            if other is node or level.get(other) != level.get(node):
                continue
            effort -= len(nodes)
            if effort < 0:
                return effort
            if fit(other, node, possible) and _keeps_depth(nodes, other, node):
                _merge(nodes, other, node, possible)
                alike.remove(node)
                break
    return effort


def _keeps_depth(nodes: list[FetchNode], one: FetchNode, other: FetchNode) -> bool:
    if other in with_ancestors(one.parents) or one in with_ancestors(other.parents):
        return False
    before = max(depths(nodes).values())
    merged = one.parents | other.parents
    level = dict.fromkeys(nodes, 0)

    def parents_of(node: FetchNode) -> Iterator[FetchNode]:
        source = merged if node is one or node is other else node.parents
        for parent in source:
            yield one if parent is other else parent

    def measure(node: FetchNode) -> int:
        if not level[node]:
            level[node] = 1 + max((measure(parent) for parent in parents_of(node)), default=0)
        return level[node]

    return max(measure(node) for node in nodes) <= before


def _merge(nodes: list[FetchNode], kept: FetchNode, gone: FetchNode, possible: PossibleTypes) -> None:
    kept.entries = united(kept.entries, gone.entries, possible)
    kept.parents |= gone.parents
    kept.read_by |= gone.read_by
    nodes.remove(gone)
    for node in nodes:
        if gone in node.parents:
            node.parents.remove(gone)
            node.parents.add(kept)
