"""What a random graph is made of before it is text and data: types and fields with the subgraphs that have them."""

from dataclasses import dataclass, field
from typing import Any

from tests.router.support.world import World

SCALARS = ("Int", "String", "Boolean", "Float", "Color", "[String!]!", "[Int]")
COLORS = ("RED", "GREEN", "BLUE")


@dataclass
class FieldPlan:
    """A field of an entity or value: who has it, and on what terms."""

    name: str
    type: str
    owners: list[str]
    external: list[str] = field(default_factory=list)
    requires: str | None = None
    required: list[str] = field(default_factory=list)
    provides: dict[str, str] = field(default_factory=dict)
    overrides: str | None = None
    argument: bool = False


@dataclass
class TypePlan:
    name: str
    graphs: list[str]
    keys: dict[str, list[str]] = field(default_factory=dict)
    fields: list[FieldPlan] = field(default_factory=list)
    interfaces: dict[str, set[str]] = field(default_factory=dict)
    stubs: list[str] = field(default_factory=list)


@dataclass
class RandomGraph:
    subgraphs: dict[str, str]
    world: World
    features: set[str]


@dataclass
class GraphPlan:
    graphs: list[str]
    features: set[str] = field(default_factory=set)
    entities: list[TypePlan] = field(default_factory=list)
    values: list[TypePlan] = field(default_factory=list)
    roots: dict[str, list[str]] = field(default_factory=dict)
    root_data: dict[str, Any] = field(default_factory=dict)
    interface_objects: dict[str, str] = field(default_factory=dict)
    interface_fields: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    computed: dict[tuple[str, str], Any] = field(default_factory=dict)
    abstract: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    common_in: list[str] = field(default_factory=list)
