"""The data of a search: places in the answer (`Spot`), ways to have the object there (`Reach`), options for a field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from router.operation.model import AT_ONCE, Condition, Field, Part, SelectionSet
from router.planner.query_graph import GraphField, Key
from router.supergraph.model import ContextArgument


class Spot:
    """A place in the answer: the root, a field of another spot, or a spot narrowed to one concrete type, to an abstract
    one (and further to another), or to what is named as an interface object.

    `at_hand`: the ways by which the search that is now below this spot came to it."""

    __slots__ = ("_children", "at_hand", "field", "field_parent_type", "narrowed", "number", "parent", "type_name")

    def __init__(
        self,
        number: list[int],
        type_name: str,
        parent: Spot | None = None,
        field: Field | None = None,
        narrowed: str | None = None,
    ) -> None:
        self.number = number
        number[0] += 1
        self.type_name = type_name
        self.parent = parent
        self.field = field
        self.narrowed = narrowed
        self.field_parent_type = parent.type_name if parent and field else ""
        self.at_hand: Sequence[Reach] = ()
        self._children: dict[str, Spot] = {}

    def child(self, field: Field, type_name: str) -> Spot:
        found = self._children.get(field.key)
        if found is None:
            found = self._children[field.key] = Spot(self.number, type_name, self, field)
        return found

    def narrow(self, *condition: str) -> Spot:
        spot = self
        for type_name in condition:
            if type_name != spot.type_name:
                found = spot._children.get(f"|{type_name}")
                if found is None:
                    found = spot._children[f"|{type_name}"] = Spot(self.number, type_name, spot, None, type_name)
                spot = found
        return spot

    @property
    def condition(self) -> Condition:
        """The types that objects here must be of, beside the one that the field above is declared with."""
        return (*self.parent.condition, self.narrowed) if self.narrowed and self.parent else ()

    @property
    def base(self) -> Spot:
        """The spot without its narrowing: entities of several types at one place travel in one request."""
        return self.parent.base if self.narrowed and self.parent else self

    def __str__(self) -> str:
        if self.parent is None:
            return "$"
        return (
            f"{self.parent}|[{self.narrowed}]"
            if self.narrowed
            else f"{self.parent}.{self.field.name if self.field else ''}"
        )


@dataclass(frozen=True, eq=False)
class RootStep:
    """A query, mutation or subscription sent to the subgraph, for `part` of the answer."""

    part: Part = AT_ONCE


@dataclass(frozen=True, eq=False)
class FieldStep:
    """The object is the value of a field of the object at the parent."""

    parent: Reach
    field: Field
    graph_field: GraphField


@dataclass(frozen=True, eq=False)
class CastStep:
    """The same object, known to be of a concrete type. An interface object does not know: `told_by` does."""

    parent: Reach
    told_by: Reach | None = None


@dataclass(frozen=True)
class ContextSource:
    """An object around, and what is read of it. `types`: only when it is one of these (None: whatever it is)."""

    spot: Spot
    selection: SelectionSet
    types: frozenset[str] | None


@dataclass(frozen=True)
class ContextRead:
    """The value of an argument that an object around the entered one gives: the first of `sources` that fits."""

    argument: ContextArgument
    sources: tuple[ContextSource, ...]


@dataclass(frozen=True, eq=False)
class JumpStep:
    """The object entered by a key: `inputs` are sent, `conditions` are where they and `contexts` come from.

    `origin` is where the object, and if it is abstract its type, was first known. Jumps of different `part`s of the
    answer are different requests.
    """

    origin: Reach
    key: Key
    inputs: tuple[SelectionSet, ...]
    conditions: tuple[Option, ...]
    group: str
    part: Part = AT_ONCE
    contexts: tuple[ContextRead, ...] = ()


@dataclass(frozen=True, eq=False)
class RootJumpStep:
    """A nested object of a root type: any subgraph can be asked afresh, with nothing sent."""

    origin: Reach
    part: Part = AT_ONCE


Step = RootStep | FieldStep | CastStep | JumpStep | RootJumpStep


@dataclass(frozen=True, eq=False)
class Reach:
    """A way to have the object at `spot` in a subgraph.

    `fetches` has a bit for every fetch on the way (conditions included), `depth` is how many of them wait for each
    other; `provided` are external fields that this way brings along. Where the object is wanted for a later part of the
    answer, `held` is all that may be read of it there: what is fetched of it anyway.
    """

    spot: Spot
    graph: str
    type_name: str
    step: Step
    depth: int
    fetches: int
    provided: tuple[SelectionSet, ...] = ()
    held: SelectionSet | None = None

    def describe(self) -> str:
        """In words, from the root to here."""
        match self.step:
            case RootStep():
                return f"[{self.graph}]"
            case FieldStep(parent, field):
                return f"{parent.describe()} .{field.name}"
            case CastStep(parent):
                return f"{parent.describe()} |{self.type_name}"
            case JumpStep(origin, key, inputs, contexts=contexts):
                with_it = (" +requires" if len(inputs) > 1 else "") + (" +context" if contexts else "")
                return f"{origin.describe()} ={key.type_name}({key.text}){with_it}=> [{self.graph}]"
            case RootJumpStep(origin):
                return f"{origin.describe()} => [{self.graph}]"

    def covers(self, other: Reach) -> bool:
        """Nothing is won by `other` where this one is known."""
        return (
            self.graph == other.graph
            and self.type_name == other.type_name
            and self.depth <= other.depth
            and self.fetches & ~other.fetches == 0
            and (self.provided == other.provided or not other.provided)
            and (self.held is None or self.held is other.held)
        )


Reaches = Sequence[Reach]


@dataclass(frozen=True, eq=False)
class Option:
    """One way to get one field. `graph_field` is None for `__typename`."""

    reach: Reach
    field: Field
    graph_field: GraphField | None

    @property
    def depth(self) -> int:
        return self.reach.depth

    @property
    def fetches(self) -> int:
        return self.reach.fetches


@dataclass(frozen=True, eq=False)
class Leaf:
    """A field that must be fetched for `part` of the answer, and every way to do so; `spot` is its object."""

    spot: Spot
    field: Field
    options: tuple[Option, ...]
    part: Part = AT_ONCE


@dataclass
class FetchBits:
    """Numbers the fetches that a search has thought of, so that sets of them are plain integers."""

    numbers: dict[tuple[int, str, str, Part], int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.numbers)

    def bit(self, spot: Spot, graph: str, group: str, part: Part) -> int:
        identity = (id(spot.base), graph, group, part)
        return 1 << self.numbers.setdefault(identity, len(self.numbers))
