"""What a fetch asks of each object, by storage keys: nothing else of what its subgraph sends is taken over."""

from collections.abc import Iterable, Iterator

from router.planner.fetch_graph import FetchNode, Selection
from router.planner.plan import Asked
from router.supergraph.model import TYPENAME


def asked_by(node: FetchNode) -> Asked:
    """Of the root, or of every entity: of whatever type it is."""
    return _asked([entry.selection for entry in node.entries.values()] or [node.selection])


def _asked(selections: Iterable[Selection]) -> Asked:
    keys: set[str] = set()
    below: dict[str, list[Selection]] = {}
    for selection in _with_fragments(selections):
        if selection.typename or not selection.fields:
            keys.add(TYPENAME)
        for key, selected in selection.fields.items():
            keys.add(key)
            if selected.selection is not None:
                below.setdefault(key, []).append(selected.selection)
    return Asked(frozenset(keys), {key: _asked(found) for key, found in below.items()})


def _with_fragments(selections: Iterable[Selection]) -> Iterator[Selection]:
    for selection in selections:
        yield selection
        yield from _with_fragments(selection.fragments.values())
