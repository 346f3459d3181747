"""Fetch graph → `QueryPlan`: operations written, inputs and paths resolved to storage keys, fetches put in order."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from router.operation.model import Field, Operation, SelectionSet
from router.planner.arrange import arrange
from router.planner.asked import asked_by, scalars_in
from router.planner.fetch_graph import EntityCopy, Entry, FetchNode
from router.planner.merge_places import list_depth, narrowing, steps_to
from router.planner.narrow import any_of
from router.planner.paths import Spot
from router.planner.plan import (
    ContextInput,
    ContextSource,
    EntityInput,
    Fetch,
    FetchCopy,
    Flatten,
    InputField,
    Path,
    PathStep,
    PlanNode,
    Subscription,
)
from router.planner.storage import StorageKeys
from router.planner.write_operation import ContextKey, OperationWriter, context_key
from router.supergraph.model import Supergraph


class PlanBuilder:
    def __init__(self, supergraph: Supergraph, keys: StorageKeys, operation: Operation) -> None:
        self._supergraph = supergraph
        self._keys = keys
        self._operation = operation
        self._writer = OperationWriter(operation.definition)
        self._count = 0
        self.ids: dict[FetchNode, int] = {}
        self._paths: dict[Spot, Path] = {}

    def build(self, nodes: list[FetchNode]) -> PlanNode | None:
        """The plan of connected fetches; a subscription's first fetch stands above what runs for each of its events."""
        if nodes and nodes[0].kind == "subscription":
            primary = self.fetch(nodes[0])
            return Subscription(primary, arrange(nodes[1:], self._plan_node))
        return arrange(nodes, self._plan_node)

    def fetch(self, node: FetchNode) -> Fetch:
        service = self._supergraph.subgraphs[node.graph].name
        name = f"{self._operation.name}__{_safe(service)}__{self._count}" if self._operation.name else None
        written = self._writer.write(node, name)
        inputs = {key: self._input(entry, node.spot, written.contexts) for key, entry in node.entries.items()}
        fetch = Fetch(
            id=self._count,
            service=service,
            operation=written.text,
            operation_kind="query" if node.kind == "entities" else node.kind,
            operation_name=name,
            variable_usages=written.variables,
            inputs=tuple(inputs.values()),
            root_keys=frozenset(node.selection.fields),
            representations=self._writer.representations,
            grouped=written.grouped,
            asked=asked_by(node),
            scalars=scalars_in(node, self._supergraph),
            copies=tuple(
                FetchCopy(tuple(self._paths_of(node, copy)), tuple(inputs[name] for name in copy.selections))
                for copy in node.copies
            ),
        )
        self.ids[node] = self._count
        self._count += 1
        return fetch

    def _plan_node(self, node: FetchNode) -> PlanNode:
        fetch = self.fetch(node)
        return Flatten(self._path_to(node), fetch) if node.spot.parent is not None else fetch

    def _input(self, entry: Entry, spot: Spot, variables: Mapping[ContextKey, str]) -> EntityInput:
        owner = entry.runtime_type or spot.type_name
        return EntityInput(
            type_name=entry.type_name,
            key=self._fields(owner, entry.inputs),
            required=self._fields(owner, entry.required),
            runtime_type=entry.runtime_type,
            sent_type=entry.sent_type,
            is_retyped=entry.sent_type is not None and self._supergraph.types[entry.sent_type].is_abstract,
            contexts=tuple(self._contexts(entry, len(self._path(spot)), variables)),
        )

    def _contexts(self, entry: Entry, level: int, variables: Mapping[ContextKey, str]) -> Iterator[ContextInput]:
        for read in {variables[context_key(one.argument)]: one for one in entry.contexts}.values():
            sources = tuple(
                ContextSource(
                    levels_up=level - len(self._path(source.spot)),
                    value=self._fields(source.spot.type_name, [source.selection]),
                    types=source.types,
                )
                for source in read.sources
            )
            yield ContextInput(variables[context_key(read.argument)], sources)

    def _fields(self, owner: str, selections: Iterable[SelectionSet]) -> tuple[InputField, ...]:
        found: dict[tuple[str, str | None], InputField] = {}
        for selection in selections:
            for field in self._selected(owner, selection):
                identity = (field.name, field.only_on)
                known = found.get(identity)
                found[identity] = _united(known, field) if known else field
        return tuple(found.values())

    def _selected(self, owner: str, selection: SelectionSet) -> Iterator[InputField]:
        narrowed = ((names[-1], names[-1], fields) for names, fields in selection.narrowed.items())
        groups = [(owner, None, selection.fields), *narrowed]
        for type_name, only_on, fields in groups:
            for field in fields.values():
                below = None
                if field.selections is not None:
                    below = self._fields(field.selections.type_name, [field.selections])
                keys = self._keys.known(type_name, field.name, field.arguments_text)
                own = self._keys.own_keys(field.name, field.arguments_text) if below is not None else ()
                yield InputField(field.name, (*keys, *own), below, only_on)

    def _path_to(self, node: FetchNode) -> Path:
        """To all places that differ only in the types of the objects on the way."""
        path = self._path(node.spot)
        if not node.also_at:
            return path
        ways = zip(path, *map(self._path, node.also_at), strict=True)
        return tuple(self._joined(place, steps) for place, steps in zip(steps_to(node.spot), ways, strict=True))

    def _joined(self, place: Spot, steps: tuple[PathStep, ...]) -> PathStep:
        keys = tuple(dict.fromkeys(key for step in steps for key in step.keys))
        names = tuple(dict.fromkeys(name for step in steps for name in step.narrowed))
        possible = self._supergraph.possible_types
        above = place.parent.base.type_name if place.parent is not None else ""
        covered = {one for name in names for one in possible[name]}
        is_all = not all(step.narrowed for step in steps) or covered.issuperset(possible[above])
        return PathStep(keys, steps[0].list_depth, () if is_all else names)

    def _paths_of(self, node: FetchNode, copy: EntityCopy) -> Iterator[Path]:
        path, places = self._path_to(node), steps_to(node.spot)
        taken = [{way[depth] for one in node.copies for way in one.ways} for depth in range(len(path))]
        for way in copy.ways:
            steps = zip(path, places, way, taken, strict=True)
            yield tuple(self._step_of_way(step, place, alias, others) for step, place, alias, others in steps)

    def _step_of_way(self, step: PathStep, place: Spot, alias: str | None, taken: Collection[str | None]) -> PathStep:
        """What an alias has for itself, or else shares; what is shared is under all keys but those."""
        keys = {key for other in taken if other is not None for key in self._own_keys(place, other)}
        shared = tuple(key for key in step.keys if key not in keys)
        if alias is None:
            return replace(step, keys=shared)
        own = tuple(key for key in step.keys if key in self._own_keys(place, alias))
        return replace(step, keys=(*own, *shared), first_only=True)

    def _own_keys(self, place: Spot, alias: str) -> tuple[str, ...]:
        field = place.field
        return self._keys.own_keys(field.name, field.arguments_text, field.alias, alias) if field is not None else ()

    def _path(self, spot: Spot) -> Path:
        """Made once per place: many fetches lie below it."""
        found = self._paths.get(spot)
        if found is None:
            found = self._paths[spot] = self._path(spot.parent) if spot.parent is not None else ()
            if spot.field is not None:
                found = self._paths[spot] = (*found, self._step(spot, spot.field))
        return found

    def _step(self, place: Spot, field: Field) -> PathStep:
        keys = self._keys.known(place.field_parent_type, field.name, field.arguments_text, field.alias)
        keys = (*keys, *self._keys.own_keys(field.name, field.arguments_text, field.alias))
        depth = self._list_depth(place.field_parent_type, field.name)
        return PathStep(keys, depth, any_of(self._supergraph, narrowing(place)))

    def _list_depth(self, type_name: str, field: str) -> int:
        return list_depth(self._supergraph.types[type_name].fields[field].type)


def _united(one: InputField, other: InputField) -> InputField:
    if one.selections is None or other.selections is None:
        return one
    merged: dict[tuple[str, str | None], InputField] = {}
    for field in (*one.selections, *other.selections):
        identity = (field.name, field.only_on)
        known = merged.get(identity)
        merged[identity] = _united(known, field) if known else field
    return InputField(one.name, one.keys, tuple(merged.values()), one.only_on)


def _safe(name: str) -> str:
    return "".join(character if character.isalnum() else "_" for character in name)
