"""A planned graph before it is text and data: types and fields, each with the subgraphs that declare it and how."""

from dataclasses import dataclass, field
from typing import Literal

from tests.router.differential.formula import Formula

TypeKind = Literal["entity", "value", "interface", "union", "root"]

# Every field that some gadget makes a key of.
KEY_NAMES = ("id", "sku", "tags", "code", "part", "edition", "owner", "stamp")


@dataclass
class Side:
    """A field as one subgraph declares it. `answers`: the data must be such that this subgraph can resolve it."""

    answers: bool = True
    directives: list[str] = field(default_factory=list)
    type: str | None = None


@dataclass
class FieldModel:
    name: str
    type: str
    sides: dict[str, Side]
    arguments: str = ""
    formula: Formula | None = None
    plain: bool = True
    # For some objects, whoever is asked for it answers with an error.
    fails: bool = False

    @property
    def owners(self) -> list[str]:
        return [graph for graph, side in self.sides.items() if side.answers]

    @property
    def base(self) -> str:
        return base_of(self.type)

    def is_only_had_by(self, graph: str) -> bool:
        """Others may need it, but neither share nor provide it."""
        is_shared = "@shareable" in self.sides[graph].directives
        others = [side for name, side in self.sides.items() if name != graph]
        return not is_shared and all(not side.answers and side.directives == ["@external"] for side in others)


@dataclass
class TypeModel:
    """`keys`, `style`, `implements` and `members` are by subgraph. `sealed` subgraphs must not come to know it.
    `objects` is how many there are."""

    name: str
    kind: TypeKind
    graphs: list[str]
    fields: dict[str, FieldModel] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)
    style: dict[str, str] = field(default_factory=dict)
    implements: dict[str, list[str]] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    directives: dict[str, list[str]] = field(default_factory=dict)
    sealed: set[str] = field(default_factory=set)
    stubs: list[str] = field(default_factory=list)
    # Nothing but what is made with it may lead to it.
    is_private: bool = False
    interface_object_in: set[str] = field(default_factory=set)
    # The subgraph that is entered only by a key which some objects have as null.
    null_leaf: str | None = None
    # A subgraph that lacks some of the objects, if it can do so without anybody's telling otherwise.
    lacking: str | None = None
    # The part of its compound key that some objects have as null.
    null_part: str | None = None
    objects: int = 3

    def declares(self, graph: str, name: str) -> bool:
        return name in self.fields and graph in self.fields[name].sides

    def add(self, one: FieldModel) -> FieldModel:
        self.fields[one.name] = one
        return one

    @property
    def hosts(self) -> list[str]:
        """Subgraphs that may have fields of it."""
        return [graph for graph in self.graphs if graph not in self.stubs]


@dataclass
class GraphModel:
    graphs: list[str]
    versions: dict[str, int]  # minor version of federation 2; 0: federation 1
    composer: str
    types: dict[str, TypeModel] = field(default_factory=dict)
    enums: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    scalars: set[str] = field(default_factory=set)
    # By name and subgraph, as text; what is said behind the name, by name.
    inputs: dict[str, dict[str, str]] = field(default_factory=dict)
    input_directives: dict[str, str] = field(default_factory=dict)
    features: dict[str, set[str]] = field(default_factory=dict)
    # Features that an operation should meet before others.
    themes: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    active_labels: set[str] = field(default_factory=set)

    @property
    def modern(self) -> list[str]:
        """Subgraphs of federation 2."""
        return [graph for graph in self.graphs if self.versions[graph]]

    def note(self, feature: str, *coordinates: str) -> None:
        """`Type.field`, or `Type` for any field of it; `*` for the whole graph."""
        self.features.setdefault(feature, set()).update(coordinates)

    def of_kind(self, *kinds: TypeKind) -> list[TypeModel]:
        return [one for one in self.types.values() if one.kind in kinds]

    @property
    def entities(self) -> list[TypeModel]:
        return self.of_kind("entity")

    def new_name(self, type_: TypeModel, letter: str) -> str:
        number = 0
        while f"{letter}{number}" in type_.fields:
            number += 1
        return f"{letter}{number}"

    def new_type_name(self, letter: str) -> str:
        number = 0
        while f"{letter}{number}" in self.types:
            number += 1
        return f"{letter}{number}"

    def possible(self, graph: str, name: str) -> list[str]:
        """The concrete types that a subgraph can answer with where it declares `name`."""
        one = self.types[name]
        if one.kind not in ("interface", "union"):
            return [name]
        if graph in one.interface_object_in:
            return sorted({member for members in one.members.values() for member in members})
        return one.members.get(graph, [])


def base_of(type_: str) -> str:
    return type_.strip("[]!")
