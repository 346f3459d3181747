"""The plan: which fetches, in which order, for which places of the answer. Plain data, shared by many requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Protocol

from router.operation.model import Part
from router.planner.grouped_operation import GroupedOperation

OperationKind = Literal["query", "mutation", "subscription"]


@dataclass(frozen=True)
class PathStep:
    """One field down, from objects of the types in `narrowed` alone where there are any (names of abstract types too).

    `keys` are the storage keys the value may be under (nearly always one): aliases may have copies of an object. All of
    them count, or the `first_only` that is there. `list_depth` counts the lists to open.
    """

    keys: tuple[str, ...]
    list_depth: int = 0
    narrowed: tuple[str, ...] = ()
    first_only: bool = False


Path = tuple[PathStep, ...]


@dataclass(frozen=True)
class InputField:
    """A part of a representation: `name` is what the subgraph calls it, `keys` where the value is kept."""

    name: str
    keys: tuple[str, ...]
    selections: tuple[InputField, ...] | None = None
    only_on: str | None = None


@dataclass(frozen=True)
class ContextSource:
    """A value of the object that is `levels_up` above the entity, if it is one of `types` (None: any)."""

    levels_up: int
    value: tuple[InputField, ...]
    types: frozenset[str] | None = None


@dataclass(frozen=True)
class ContextInput:
    """A variable that takes its value from the first of `sources` that fits: objects around the entity."""

    variable: str
    sources: tuple[ContextSource, ...]


@dataclass(frozen=True)
class FlatInput:
    """What is sent (`names`) and where each is kept (`keys`); the first `key_count` of them are the key."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    key_count: int


@dataclass(frozen=True)
class EntityInput:
    """What is sent of each object: its key, and what fields there require.

    An object takes part when its type is `runtime_type` (None: any). The representation says it is a `sent_type`
    (None: what it is); what comes back is selected on `type_name`. It `is_retyped` where an interface object's subgraph
    is told another type than the object has.
    """

    type_name: str
    key: tuple[InputField, ...]
    required: tuple[InputField, ...] = ()
    runtime_type: str | None = None
    sent_type: str | None = None
    contexts: tuple[ContextInput, ...] = ()
    is_retyped: bool = False

    @cached_property
    def flat(self) -> FlatInput | None:
        """The same, if it is leaves alone that are each kept in one place: nearly always."""
        parts = (*self.key, *self.required)
        if any(part.selections is not None or part.only_on is not None or len(part.keys) != 1 for part in parts):
            return None
        return FlatInput(tuple(part.name for part in parts), tuple(part.keys[0] for part in parts), len(self.key))


@dataclass(frozen=True)
class Asked:
    """What a fetch asks of one object: its storage keys, and the same of the objects below."""

    keys: frozenset[str] = frozenset()
    below: Mapping[str, Asked] = field(default_factory=dict)


@dataclass(frozen=True)
class ScalarPlaces:
    """Where a fetch asks for scalars of the graph's own: `keys` of an object, and the same of objects below."""

    keys: tuple[str, ...]
    below: tuple[tuple[str, ScalarPlaces], ...]


@dataclass(frozen=True)
class FetchCopy:
    """Copies of entities that are asked for fields of their own: those at `paths`, with `inputs`."""

    paths: tuple[Path, ...]
    inputs: tuple[EntityInput, ...]


@dataclass(frozen=True)
class Fetch:
    """One request to one subgraph. Without `inputs` it is a root operation, otherwise a batch of `_entities`.

    `root_keys` are the storage keys of a root operation's own fields, `asked` is everything it asks of the root or of
    an entity. `representations` is the variable for a batch; `grouped` writes the operation for entities that differ
    in the values of objects around them, or in what aliases ask of them: `copies`, one for each body. `scalars` are
    where the answer may have numbers to be kept as written.
    """

    id: int
    service: str
    operation: str
    operation_kind: OperationKind
    operation_name: str | None
    variable_usages: tuple[str, ...]
    inputs: tuple[EntityInput, ...] = ()
    root_keys: frozenset[str] = frozenset()
    representations: str = "representations"
    grouped: GroupedOperation | None = None
    asked: Asked = Asked()
    scalars: ScalarPlaces | None = None
    copies: tuple[FetchCopy, ...] = ()


@dataclass(frozen=True)
class Flatten:
    """Runs `node` for the objects found at `path`."""

    path: Path
    node: Fetch


@dataclass(frozen=True)
class Sequence:
    nodes: tuple[PlanNode, ...]


@dataclass(frozen=True)
class Parallel:
    nodes: tuple[PlanNode, ...]


@dataclass(frozen=True)
class Condition:
    """Which plan it is depends on a variable of @skip or @include. The planner decides these before planning, so this
    node stands only above whole plans, when all variants are shown."""

    if_variable: str
    then: PlanNode | None
    otherwise: PlanNode | None


@dataclass(frozen=True)
class Deferred:
    """What a part of the answer (a deferred fragment, or what several share) still needs once the fetches in
    `depends_on` are done."""

    part: Part
    depends_on: tuple[int, ...]
    node: PlanNode | None
    subselection: str | None

    @property
    def label(self) -> str | None:
        return ", ".join(sorted(one.label for one in self.part if one.label)) or None

    @property
    def path(self) -> tuple[str, ...]:
        return place_of(self.part)


def place_of(part: Part) -> tuple[str, ...]:
    """Where its innermost fragment is."""
    return max((one.path for one in part), key=len)


@dataclass(frozen=True)
class Defer:
    """Each `subselection` is what the part holds, for those who read plans."""

    primary: PlanNode | None
    deferred: tuple[Deferred, ...]
    subselection: str | None


@dataclass(frozen=True)
class Subscription:
    """`primary` is the subscription at its subgraph, `rest` runs for every event."""

    primary: Fetch
    rest: PlanNode | None


PlanNode = Fetch | Flatten | Sequence | Parallel | Condition | Defer | Subscription


class Storage(Protocol):
    def known(
        self, type_name: str, field: str, arguments_text: str = "", alias: str | None = None
    ) -> tuple[str, ...]: ...

    def own_keys(
        self, field: str, arguments_text: str = "", alias: str | None = None, response_key: str | None = None
    ) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class QueryPlan:
    """`storage` tells under which keys the value of a field may be kept while the plan runs, and which of them are one
    alias's own; `has_contexts`, that equal entities may get different values in different places."""

    node: PlanNode | None
    storage: Storage
    has_contexts: bool = False


def fetches_of(node: PlanNode | None) -> Iterator[Fetch]:
    """Every fetch of a plan, in the order of the text."""
    return (fetch for _, fetch in fetches_at(node))


def fetches_at(node: PlanNode | None) -> Iterator[tuple[Path, Fetch]]:
    """The same, each with the path of its objects."""
    match node:
        case None:
            return
        case Fetch():
            yield (), node
        case Flatten(path, child):
            yield path, child
        case Sequence(nodes) | Parallel(nodes):
            for one in nodes:
                yield from fetches_at(one)
        case Condition(_, then, otherwise):
            yield from fetches_at(then)
            yield from fetches_at(otherwise)
        case Defer(primary, deferred):
            yield from fetches_at(primary)
            for part in deferred:
                yield from fetches_at(part.node)
        case Subscription(first, rest):
            yield (), first
            yield from fetches_at(rest)
