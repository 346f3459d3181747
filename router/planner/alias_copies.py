"""Aliases of one field that differ in what may not be null are asked for apart, in the same request.

    { a: user { id } b: user { id note } }     note: String! fails: b is null, a is whole

The fetch asks `user { id } b: user { id note }`. Both copies are the same object: what other subgraphs add to it is
asked for once, and goes into both, unless that may not be null for one of them alone (`entity_copies.py`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from router.operation.model import Field, NormalizedOperation, SelectionSet
from router.operation.normalize import fragments_of
from router.planner.entity_copies import Branch, EntityDemands, aliases_of
from router.planner.fetch_graph import EntityCopy, FetchNode, Selected, Selection
from router.planner.paths import Spot
from router.planner.storage import StorageKeys
from router.planner.written_fields import WrittenFields
from router.supergraph.model import Supergraph

# Of one plan. Beyond it aliases share an object: a document may be built to have thousands.
MOST_COPIES = 100
Place = tuple[str, ...]


class AliasCopies:
    def __init__(self, supergraph: Supergraph, normalized: NormalizedOperation, keys: StorageKeys) -> None:
        operation = normalized.operation
        self._supergraph = supergraph
        self._keys = keys
        self._is_mutation = operation.kind == "mutation"
        written = [operation.definition.selection_set]
        self._root = WrittenFields(fragments_of(operation), normalized.conditions, written)
        self._needed: set[Place] = set()
        self._copied: set[tuple[Place, str]] = set()
        # Places whose copies differ in what some fetch of entities demands, here or further down.
        self._places_apart: set[Place] = set()
        self._demands_of = EntityDemands(supergraph, self._needed, MOST_COPIES)

    def make(self, nodes: Iterable[FetchNode]) -> None:
        """Changes what the fetches select. All of them at once: what one sends, others have to ask for."""
        fetches = list(nodes)
        for node in fetches:
            self._needed.update(_sent(node))
        for node in fetches:
            self._places_apart.update(self._demands_of.places_apart(node, self._root))
        for node in fetches:
            place = _place(node.spot)
            for selection in node.selected:
                self._find(selection, self._written_at(place), place)
        for node in fetches:
            self._split_node(node)

    def _split_node(self, node: FetchNode) -> None:
        place = _place(node.spot)
        groups = self._demands_of.groups(node, self._root, self._copied)
        if len(groups) < 2:
            for selection in node.selected:
                self._split(selection, self._written_at(place), place)
            return
        copies = [self._copy_of(node, group, place) for group in groups]
        node.copies = tuple(copy for copy in copies if copy.selections)

    def _copy_of(self, node: FetchNode, group: Sequence[Branch], place: Place) -> EntityCopy:
        mine, whole = self._root.united(written for written, _ in group), self._written_at(place)
        cut = {name: self._cut(entry.selection, mine, whole, place) for name, entry in node.entries.items()}
        selections = {name: selection for name, selection in cut.items() if not _is_empty(selection)}
        for selection in selections.values():
            self._split(selection, mine, place)
        return EntityCopy(tuple(way for _, way in group), selections)

    def _written_at(self, place: Place) -> WrittenFields:
        found = self._root
        for depth, key in enumerate(place):
            found = found.below(self._written_key(key, depth))
        return found

    def _written_key(self, key: str, depth: int) -> str:
        """Root fields of mutations have their alias in their key."""
        return key.partition(":")[2] if self._is_mutation and not depth else key

    def _find(self, selection: Selection, written: WrittenFields, place: Place) -> None:
        """Which aliases have copies, since some fetch asks a field of theirs. Then all fetches of the place know them:

        { e { a: near { x } b: near { x needy } } }     one fetch brings `near { x }`, another asks `near { need }`,
                                                        which `needy` requires: under `b` too
        """
        for part in _with_fragments(selection):
            for selected in part.fields.values():
                if selected.selection is not None:
                    self._find_copies(selected.field, selected.selection, written, place)

    def _find_copies(self, field: Field, selection: Selection, written: WrittenFields, place: Place) -> None:
        aliases = aliases_of(field, written)
        below = (*place, field.key)
        whole = written.united(aliases.values())
        apart = self._apart(aliases, {selection.type_name}, below)
        for alias in apart:
            copy = self._cut(selection, aliases[alias], whole, below)
            is_asked = below in self._places_apart or _asks(copy, aliases[alias])
            if len(self._copied) < MOST_COPIES and is_asked:
                self._copied.add((below, alias))
                self._find(copy, aliases[alias], below)
        shared = written.united(one for alias, one in aliases.items() if (below, alias) not in self._copied)
        self._find(self._cut(selection, shared, whole, below) if apart else selection, shared, below)

    def _split(self, selection: Selection, written: WrittenFields, place: Place) -> None:
        for part in _with_fragments(selection):
            for key, selected in list(part.fields.items()):
                if selected.selection is not None:
                    self._split_field(part, key, selected, written, place)

    def _split_field(self, part: Selection, key: str, selected: Selected, written: WrittenFields, place: Place) -> None:
        assert selected.selection is not None
        field = selected.field
        below = (*place, field.key)
        aliases = aliases_of(field, written)
        whole = written.united(aliases.values())
        copied = [alias for alias in aliases if (below, alias) in self._copied]
        for alias in copied:
            copy = self._cut(selected.selection, aliases[alias], whole, below)
            if not _is_empty(copy):
                name = self._keys.own(part.type_name, field, alias)
                part.fields[name] = replace(selected, storage_key=name, selection=copy)
                self._split(copy, aliases[alias], below)
        shared = written.united(one for alias, one in aliases.items() if alias not in copied)
        rest = self._cut(selected.selection, shared, whole, below) if copied else selected.selection
        if copied and _is_empty(rest) and self._supergraph.types[rest.type_name].is_abstract:
            if (leaf := self._harmless_leaf(selected.selection)) is None:
                del part.fields[key]  # copies alone ask this subgraph
                return
            rest.fields[leaf.storage_key] = leaf
        part.fields[key] = replace(selected, selection=rest)
        self._split(rest, shared, below)

    def _harmless_leaf(self, selection: Selection) -> Selected | None:
        """Something else than `__typename` to ask an interface object for, which knows no types."""
        for selected in selection.fields.values():
            is_leaf = selected.selection is None and not selected.contexts
            if is_leaf and not self._demands_of.may_not_be_null({selection.type_name}, selected.field.name):
                return selected
        return None

    def _apart(self, aliases: dict[str, WrittenFields], types: set[str], place: Place) -> list[str]:
        """Those that may not be null for other reasons than the least demanding one. What is sent on, all have."""
        if len(aliases) < 2:
            return []
        demands = {
            alias: frozenset(one for one in self._demands(written, types, place) if one not in self._needed)
            for alias, written in aliases.items()
        }
        least = min(demands.values(), key=lambda one: (len(one), sorted(one)))
        return [alias for alias, one in demands.items() if one != least]

    def _demands(self, written: WrittenFields, types: set[str], above: Place) -> Iterator[Place]:
        """The fields below that may not be null, in any subgraph."""
        members = {name for one in types for name in (one, *self._supergraph.possible_types.get(one, ()))}
        for key, aliases in written.children().items():
            name = key.partition("(")[0]
            fields = [found for one in members if (found := self._supergraph.types[one].fields.get(name)) is not None]
            if self._demands_of.may_not_be_null(types, name):
                yield (*above, key)
            # One name may stand for an object on some types and for a scalar on others.
            bases = {one.base_type for one in fields if one.base_type in self._supergraph.types}
            if bases:
                yield from self._demands(written.united(aliases.values()), bases, (*above, key))

    def _cut(self, selection: Selection, mine: WrittenFields, whole: WrittenFields, place: Place) -> Selection:
        """What one alias asks for, what the plan needs, and what nobody wrote."""
        cut = Selection(selection.type_name, typename=selection.typename)
        for key, selected in selection.fields.items():
            name, below = selected.field.key, (*place, selected.field.key)
            if name in mine.children() or name not in whole.children() or below in self._needed:
                inner = selected.selection
                if inner is not None:
                    inner = self._cut(inner, mine.below(name), whole.below(name), below)
                cut.fields[key] = replace(selected, selection=inner)
        for type_name, fragment in selection.fragments.items():
            cut.fragments[type_name] = self._cut(fragment, mine, whole, place)
        return cut


def _asks(selection: Selection, written: WrittenFields) -> bool:
    return any(
        one.field.key in written.children() for part in _with_fragments(selection) for one in part.fields.values()
    )


def _is_empty(selection: Selection) -> bool:
    """The subgraph would be asked for `__typename` in vain: of an interface object, it would be a wrong one."""
    return not any(part.typename or part.fields for part in _with_fragments(selection))


def _with_fragments(selection: Selection) -> Iterator[Selection]:
    yield selection
    for fragment in selection.fragments.values():
        yield from _with_fragments(fragment)


def _place(spot: Spot) -> Place:
    """By the keys of its fields, from the root down."""
    found: list[str] = []
    at: Spot | None = spot
    while at is not None:
        if at.field is not None:
            found.append(at.field.key)
        at = at.parent
    return tuple(reversed(found))


def _sent(node: FetchNode) -> Iterator[Place]:
    """The fields that are sent with a fetch, each where it stands."""
    place = _place(node.spot)
    for entry in node.entries.values():
        for selections in (*entry.inputs, *entry.required):
            yield from _fields_of(selections, place)
        for read in entry.contexts:
            for source in read.sources:
                yield from _fields_of(source.selection, _place(source.spot))


def _fields_of(selections: SelectionSet, place: Place) -> Iterator[Place]:
    for field in selections.walk():
        yield (*place, field.key)
        if field.selections is not None:
            yield from _fields_of(field.selections, (*place, field.key))
