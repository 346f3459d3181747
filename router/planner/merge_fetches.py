"""Fetches of one place and subgraph → one, where that makes nobody wait longer."""

from collections.abc import Iterable, Iterator

from router.operation.model import Part, SelectionSet
from router.planner.fetch_graph import FetchNode, Selection, with_ancestors

# How many fetches may be looked at while merging. Beyond, requests that could be one stay apart: right, not the best.
_MERGE_EFFORT = 200_000


def merge_fetches(nodes: list[FetchNode]) -> list[FetchNode]:
    """Requests to one subgraph for the objects of one place become one, unless that makes somebody wait longer.

    First those that could be sent at the same time: an early one that joins a late one may keep others from joining it.
    """
    nodes = list(nodes)
    places: dict[tuple[int, str, Part], list[FetchNode]] = {}
    for node in nodes:
        if node.kind == "entities":
            places.setdefault((id(node.spot), node.graph, node.part), []).append(node)
    effort = _MERGE_EFFORT
    for together in (True, False):
        for alike in places.values():
            effort = _merge_alike(nodes, alike, effort, together=together) if effort > 0 else 0
    return nodes


def _merge_alike(nodes: list[FetchNode], alike: list[FetchNode], effort: int, *, together: bool) -> int:
    """Fetches of one place and subgraph; gives the effort that is left."""
    level = depths(nodes) if together and len(alike) > 1 else {}
    for node in list(alike):
        for other in alike:
            if other is node or level.get(other) != level.get(node):
                continue
            effort -= len(nodes)
            if effort < 0:
                return effort
            if _mergeable(other, node) and _keeps_depth(nodes, other, node):
                _merge(nodes, other, node)
                alike.remove(node)
                break
    return effort


def _mergeable(one: FetchNode, other: FetchNode) -> bool:
    """Whether one representation of each object does for both."""
    return _asks_alike_of_one_type(one, other) and all(
        _agree([*entry.inputs, *entry.required, *known.inputs, *known.required])
        for name, entry in other.entries.items()
        if (known := one.entries.get(name))
    )


def _agree(selections: Iterable[SelectionSet]) -> bool:
    """Whether one representation can hold them all: it has one value per name, whatever the arguments were."""
    arguments: dict[str, str] = {}
    below: dict[str, list[SelectionSet]] = {}
    for field_ in (field_ for selection in selections for field_ in selection.walk()):
        if arguments.setdefault(field_.name, field_.arguments_text) != field_.arguments_text:
            return False
        if field_.selections is not None:
            below.setdefault(field_.name, []).append(field_.selections)
    return all(map(_agree, below.values()))


def _asks_alike_of_one_type(one: FetchNode, other: FetchNode) -> bool:
    """An object sent twice under one type, with and without what a field demands, would be asked for it both times."""
    return not any(
        mine.type_name == theirs.type_name and name != their_name and (mine.is_demanding or theirs.is_demanding)
        for name, mine in one.entries.items()
        for their_name, theirs in other.entries.items()
    )


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


def depths(nodes: Iterable[FetchNode]) -> dict[FetchNode, int]:
    found: dict[FetchNode, int] = {}

    def measure(node: FetchNode) -> int:
        if node not in found:
            found[node] = 1 + max((measure(parent) for parent in node.parents), default=0)
        return found[node]

    for node in nodes:
        measure(node)
    return found


def _merge(nodes: list[FetchNode], kept: FetchNode, gone: FetchNode) -> None:
    for name, entry in gone.entries.items():
        known = kept.entries.get(name)
        if known is None:
            kept.entries[name] = entry
            continue
        known.inputs.extend(one for one in entry.inputs if one not in known.inputs)
        known.required.extend(entry.required)
        known.contexts.extend(entry.contexts)
        _merge_selections(known.selection, entry.selection)
    kept.parents |= gone.parents
    kept.read_by |= gone.read_by
    nodes.remove(gone)
    for node in nodes:
        if gone in node.parents:
            node.parents.remove(gone)
            node.parents.add(kept)


def _merge_selections(into: Selection, other: Selection) -> None:
    into.typename |= other.typename
    for key, selected in other.fields.items():
        known = into.fields.get(key)
        if known is None:
            into.fields[key] = selected
        elif known.selection is not None and selected.selection is not None:
            _merge_selections(known.selection, selected.selection)
    for name, fragment in other.fragments.items():
        known_fragment = into.fragments.get(name)
        if known_fragment is None:
            into.fragments[name] = fragment
        else:
            _merge_selections(known_fragment, fragment)
