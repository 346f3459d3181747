"""What a plan costs: how many steps follow one another, and how many requests are made."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Node = Mapping[str, Any]
# A type condition in a path, and the number of a field whose type differs between types.
_VARIANT = re.compile(r"(__\d+)?(\|.*)?$")


class Size(NamedTuple):
    """Smaller is better: first the steps, then the fetches."""

    steps: int
    fetches: int


def size_of(node: Node | None, conditions: Mapping[str, bool]) -> Size:
    """Of a plan as JSON, either planner's.

    Entities of one place are one fetch here. The MIT planner sends the fetches of several places as one request with
    aliases; that is no better plan, so they count as many.
    """
    if node is None:
        return Size(0, 0)
    match node["kind"]:
        case "Fetch":
            return Size(1, 1)
        case "BatchFetch":
            return Size(1, sum(len(alias["paths"]) for alias in node["entityBatch"]["aliases"]))
        case "Flatten":
            return size_of(node["node"], conditions)
        case "Condition":
            return size_of(node.get("ifClause" if conditions[node["condition"]] else "elseClause"), conditions)
    parts = [size_of(one, conditions) for one in node["nodes"]]
    steps = [one.steps for one in parts]
    return Size(sum(steps) if node["kind"] == "Sequence" else max(steps, default=0), sum(one.fetches for one in parts))


def apart_by_type(node: Node | None) -> int:
    """How many fetches our plan has more because a place stands under several type conditions.

    The other planner asks for all objects of a place what some are asked for; ours asks each only for its own.
    """
    places = [*_places(node, ())]
    return len(places) - len(set(places))


def _places(node: Node | None, path: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if node is None:
        return
    if node["kind"] == "Fetch" and path:
        yield node["serviceName"], path
    here = tuple(_VARIANT.sub("", one) for one in node["path"]) if node["kind"] == "Flatten" else path
    for one in (node.get("node"), *node.get("nodes", ())):
        yield from _places(one, here)


def fetches_of(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    if node["kind"] in ("Fetch", "BatchFetch"):
        yield node
    for below in ("node", "ifClause", "elseClause"):
        yield from fetches_of(node.get(below))
    for one in node.get("nodes", ()):
        yield from fetches_of(one)
