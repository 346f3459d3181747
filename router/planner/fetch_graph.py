"""Chosen paths → fetches with what they select, what they need sent, and which others they wait for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from router.operation.model import AT_ONCE, Field, Part, SelectionSet
from router.planner.narrow import any_of
from router.planner.paths import CastStep, ContextRead, FieldStep, JumpStep, Option, Reach, RootJumpStep, RootStep, Spot
from router.planner.query_graph import GraphField, QueryGraph
from router.planner.storage import StorageKeys
from router.supergraph.model import ContextArgument

FetchKind = Literal["query", "mutation", "subscription", "entities"]
_Identity = tuple[int, str, str, Part]  # the place, the subgraph, what for


@dataclass
class Selected:
    """One field of a fetch. `storage_key` is its response key there, `contexts` the arguments that the router fills."""

    field: Field
    storage_key: str
    contexts: tuple[ContextArgument, ...] = ()
    selection: Selection | None = None


@dataclass
class Selection:
    """What a fetch selects of an object of `type_name` in its subgraph; `fragments` by concrete type."""

    type_name: str
    fields: dict[str, Selected] = field(default_factory=dict)
    fragments: dict[str, Selection] = field(default_factory=dict)
    typename: bool = False


@dataclass
class Entry:
    """Entities of one type in a fetch: what to send of each, and what to select.

    `runtime_type` is the type the object must have (None: any); `sent_type` what its representation says (None: its
    own type). `contexts` are values of objects around it that some of its fields take as arguments.
    """

    type_name: str
    selection: Selection
    inputs: list[SelectionSet] = field(default_factory=list)
    required: list[SelectionSet] = field(default_factory=list)
    contexts: list[ContextRead] = field(default_factory=list)
    runtime_type: str | None = None
    sent_type: str | None = None

    @property
    def is_demanding(self) -> bool:
        return bool(self.required or self.contexts)


# From the root down, per field: the alias whose own copy of the object is gone through; None: what the others share.
Way = tuple[str | None, ...]


@dataclass(frozen=True)
class EntityCopy:
    """Copies of entities, those at the `ways`, and what a fetch selects of them, by entry: of others something else."""

    ways: tuple[Way, ...]
    selections: dict[tuple[str | None, str], Selection]


@dataclass(eq=False)
class FetchNode:
    """`part` is the part of the answer it was thought of for, `read_by` all parts that have fields from it.

    `entries` are by the type that an object must have (None: any) and the type it is entered as. `also_at` are places
    that differ from `spot` only in the types of the objects on the way (`merge_places.py`). Where there are `copies`,
    they say what is selected, instead of the entries.
    """

    number: int
    graph: str
    kind: FetchKind
    spot: Spot
    selection: Selection
    entries: dict[tuple[str | None, str], Entry] = field(default_factory=dict)
    parents: set[FetchNode] = field(default_factory=set)
    part: Part = AT_ONCE
    read_by: set[Part] = field(default_factory=set)
    also_at: tuple[Spot, ...] = ()
    copies: tuple[EntityCopy, ...] = ()

    @property
    def selected(self) -> list[Selection]:
        """Of the root, or of every entity: of whatever type it is."""
        if self.copies:
            return [selection for copy in self.copies for selection in copy.selections.values()]
        return [entry.selection for entry in self.entries.values()] or [self.selection]


class FetchGraph:
    """Fetches by number, in the order in which they were first needed: parents come before their children."""

    def __init__(
        self, graph: QueryGraph, keys: StorageKeys, root_kind: FetchKind, *, apart_by_type: bool = False
    ) -> None:
        self._graph = graph
        self._apart_by_type = apart_by_type
        self.is_contrary = False
        self._keys = keys
        self._root_kind = root_kind
        self._by_identity: dict[_Identity, list[FetchNode]] = {}
        self._placed: dict[int, tuple[FetchNode, Selection]] = {}
        self._kept: list[Reach] = []
        self.nodes: list[FetchNode] = []

    def add(self, option: Option) -> FetchNode:
        node, selection = self._place(option.reach)
        if option.graph_field is None:
            selection.typename = True
        else:
            self._select(selection, option.field, option.graph_field)
        return node

    def _select(self, selection: Selection, field: Field, graph_field: GraphField) -> Selected:
        key = self._keys.key(graph_field.type_name, field.name, field.arguments_text, field.alias)
        found = selection.fields.get(key)
        if found is None:
            found = selection.fields[key] = Selected(field, key, graph_field.context_arguments)
        return found

    def _place(self, reach: Reach) -> tuple[FetchNode, Selection]:
        """The fetch that has this reach's object, and where in it."""
        found = self._placed.get(id(reach))
        if found is None:
            found = self._placed[id(reach)] = self._find_place(reach)
            self._kept.append(reach)
        return found

    def _find_place(self, reach: Reach) -> tuple[FetchNode, Selection]:
        match reach.step:
            case RootStep(part):
                node = self._node(reach, self._root_kind, "", part)
                return node, node.selection
            case FieldStep(parent, field, graph_field):
                node, above = self._place(parent)
                selected = self._select(above, field, graph_field)
                if selected.selection is None:
                    selected.selection = Selection(reach.type_name)
                    selected.selection.typename = self._wants_typename(reach)
                return node, selected.selection
            case CastStep(parent, _):
                node, above = self._place(parent)
                if reach.type_name == above.type_name:
                    return node, above
                above.typename = True
                return node, above.fragments.setdefault(reach.type_name, Selection(reach.type_name))
            case JumpStep():
                return self._enter(reach, reach.step)
            case RootJumpStep(origin, part):
                node = self._node(reach, "query", "", part)
                parent_node, above = self._place(origin)
                above.typename = True
                node.parents.add(parent_node)
                return node, node.selection

    def _wants_typename(self, reach: Reach) -> bool:
        """A subgraph's own word on what an abstract value is: the answer is shaped by it."""
        definition = self._graph.supergraph.types[reach.type_name]
        return definition.is_abstract and not self._graph.is_interface_object(reach.graph, reach.type_name)

    def _enter(self, reach: Reach, step: JumpStep) -> tuple[FetchNode, Selection]:
        types = self._runtime_types(reach.spot)
        name = (types[0], step.key.type_name)
        nodes = self._nodes_for(reach, step)
        known = next((node for node in nodes if name in node.entries), None)
        if known is not None:
            return known, known.entries[name].selection
        parents = self._awaited(step)
        free = next((node for node in nodes if node not in with_ancestors(parents)), None)
        self.is_contrary |= bool(nodes) and free is None
        node = free or self._new_node(reach, "entities", step.group, step.part)
        node.parents |= parents
        entry = self._entry(reach, step)
        for runtime_type in types:
            node.entries[runtime_type, step.key.type_name] = replace(entry, runtime_type=runtime_type)
        if self._wants_typename(reach) and not step.key.is_of_implementers:
            entry.selection.typename = True
        return node, entry.selection

    def _awaited(self, step: JumpStep) -> set[FetchNode]:
        """The fetches that have what is sent, and those that tell what the objects are."""
        origin_node, origin_selection = self._place(step.origin)
        if not self._graph.is_interface_object(step.origin.graph, step.origin.type_name):
            origin_selection.typename = True
        awaited = {origin_node, *map(self.add, step.conditions)}
        for on_the_way in (step.origin, *(condition.reach for condition in step.conditions)):
            awaited.update(self._tellers(on_the_way))
        return awaited

    def _runtime_types(self, spot: Spot) -> Sequence[str | None]:
        """The types of the objects that are entered, each of which has an entry; None: whatever their type is."""
        return any_of(self._graph.supergraph, spot.condition) if spot.condition else [None]

    def _tellers(self, reach: Reach) -> Iterator[FetchNode]:
        """Where the way to here narrows an interface object, the fetch that tells its type."""
        place: Reach | None = reach
        while place is not None:
            step = place.step
            if isinstance(step, CastStep) and step.told_by is not None:
                teller, selection = self._place(step.told_by)
                selection.typename = True
                yield teller
            place = step.parent if isinstance(step, FieldStep | CastStep) else None

    def _entry(self, reach: Reach, step: JumpStep) -> Entry:
        concrete = reach.spot.type_name
        is_abstract = self._graph.supergraph.types[concrete].is_abstract
        origin_knows = self._graph.knows_type(step.origin.graph, step.origin.type_name)
        sends_own_type = is_abstract and origin_knows and not step.key.is_interface_object
        return Entry(
            type_name=step.key.type_name,
            selection=Selection(step.key.type_name),
            inputs=[step.inputs[0]],
            required=list(step.inputs[1:]),
            contexts=list(step.contexts),
            sent_type=None if sends_own_type else step.key.type_name,
        )

    def _node(self, reach: Reach, kind: FetchKind, group: str, part: Part) -> FetchNode:
        known = self._by_identity.get(self._identity(reach, kind, group, part))
        return known[0] if known else self._new_node(reach, kind, group, part)

    def _nodes_for(self, reach: Reach, step: JumpStep) -> Sequence[FetchNode]:
        """Nearly always at most one. Objects of two types at one place may be known in contrary order, one first in b
        and by that in c, the other first in c: then one request for both would wait for itself."""
        return self._by_identity.get(self._identity(reach, "entities", step.group, step.part), ())

    def _new_node(self, reach: Reach, kind: FetchKind, group: str, part: Part) -> FetchNode:
        node = FetchNode(len(self.nodes), reach.graph, kind, reach.spot.base, Selection(reach.type_name), part=part)
        self._by_identity.setdefault(self._identity(reach, kind, group, part), []).append(node)
        self.nodes.append(node)
        return node

    def _identity(self, reach: Reach, kind: FetchKind, group: str, part: Part) -> _Identity:
        place = reach.spot if self._apart_by_type else reach.spot.base
        return id(place), reach.graph, f"{kind}:{group}", part


def build_fetch_graph(
    graph: QueryGraph, keys: StorageKeys, root_kind: FetchKind, chosen: Iterable[tuple[Part, Option]]
) -> list[FetchNode]:
    """Where types are known in contrary order each is asked on its own; what may be one request is merged later."""
    options = list(chosen)
    fetches = _filled(FetchGraph(graph, keys, root_kind), options)
    if fetches.is_contrary:
        fetches = _filled(FetchGraph(graph, keys, root_kind, apart_by_type=True), options)
    for node in fetches.nodes:
        _part_entries(node.entries.values())
    return fetches.nodes


def _filled(fetches: FetchGraph, chosen: Iterable[tuple[Part, Option]]) -> FetchGraph:
    for part, option in chosen:
        fetches.add(option).read_by.add(part)
    return fetches


def _part_entries(entries: Iterable[Entry]) -> None:
    """Entries of several types that were filled as one: from here on each has its own."""
    seen = set[int]()
    for entry in entries:
        if id(entry.selection) in seen:
            entry.selection = _copied(entry.selection)
            entry.inputs, entry.required, entry.contexts = [*entry.inputs], [*entry.required], [*entry.contexts]
        seen.add(id(entry.selection))


def with_ancestors(nodes: Iterable[FetchNode]) -> set[FetchNode]:
    """These and all that they wait for."""
    found: set[FetchNode] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(node.parents)
    return found


def _copied(selection: Selection) -> Selection:
    fields = {
        key: replace(one, selection=_copied(one.selection) if one.selection is not None else None)
        for key, one in selection.fields.items()
    }
    fragments = {name: _copied(one) for name, one in selection.fragments.items()}
    return Selection(selection.type_name, fields, fragments, selection.typename)
