"""The supergraph as the planner reads it: every type and field with the subgraphs that know it, and on what terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from graphql import DocumentNode, GraphQLSchema, TypeNode, parse

TYPENAME = "__typename"


class Kind(Enum):
    OBJECT = "OBJECT"
    INTERFACE = "INTERFACE"
    UNION = "UNION"
    ENUM = "ENUM"
    INPUT = "INPUT"
    SCALAR = "SCALAR"


@dataclass(frozen=True)
class Subgraph:
    """`id` is the value of the `join__Graph` enum, `name` what people call it."""

    id: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class ContextArgument:
    """An argument that the router fills in from an ancestor object (`@fromContext`)."""

    name: str
    type: str
    context: str
    selection: str


@dataclass(frozen=True, slots=True)
class FieldJoin:
    """One `@join__field`: how one subgraph knows a field. `type` is that subgraph's own, where it differs."""

    graph: str
    requires: str | None = None
    provides: str | None = None
    type: str | None = None
    external: bool = False
    override: str | None = None
    override_label: str | None = None
    used_overridden: bool = False
    context_arguments: tuple[ContextArgument, ...] = ()


@dataclass(frozen=True, slots=True)
class Access:
    """Who may see an element; scopes and policies are ORs of ANDs."""

    authenticated: bool = False
    scopes: tuple[tuple[str, ...], ...] | None = None
    policies: tuple[tuple[str, ...], ...] | None = None

    @property
    def is_open(self) -> bool:
        return not self.authenticated and self.scopes is None and self.policies is None


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """`joins` is empty for a field that every subgraph of its type has; `by_interface` for one that only an
    interface object brings to its implementers."""

    name: str
    type: TypeNode
    base_type: str
    joins: tuple[FieldJoin, ...]
    by_interface: bool
    access: Access
    arguments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TypeJoin:
    """One `@join__type`: a subgraph that has the type, and one of its keys there."""

    graph: str
    key: str | None = None
    extension: bool = False
    resolvable: bool = True
    is_interface_object: bool = False


@dataclass(frozen=True)
class TypeDefinition:
    """`implements` and `members` are by subgraph; `interfaces` and `possible_types` of the whole graph."""

    name: str
    kind: Kind
    joins: tuple[TypeJoin, ...]
    fields: Mapping[str, FieldDefinition] = field(default_factory=dict)
    interfaces: frozenset[str] = frozenset()
    implements: Mapping[str, frozenset[str]] = field(default_factory=dict)
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    enum_values: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()
    access: Access = Access()
    owner: str | None = None

    @cached_property
    def is_abstract(self) -> bool:
        return self.kind in (Kind.INTERFACE, Kind.UNION)

    @cached_property
    def is_composite(self) -> bool:
        return self.kind in (Kind.OBJECT, Kind.INTERFACE, Kind.UNION)


@dataclass(frozen=True)
class Supergraph:
    """`possible_types` maps every composite type to the objects it can be, in the order of the document."""

    sdl: str
    subgraphs: Mapping[str, Subgraph]
    types: Mapping[str, TypeDefinition]
    roots: Mapping[str, str]
    possible_types: Mapping[str, tuple[str, ...]]
    api_schema: GraphQLSchema

    @property
    def document(self) -> DocumentNode:
        """Read anew each time: a syntax tree is forty times as large as its text."""
        return parse(self.sdl)

    @cached_property
    def interface_objects_below(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """By subgraph and interface: the interface objects that implement it there. What a subgraph says of such a
        value is the name of an interface."""
        found: dict[tuple[str, str], list[str]] = {}
        for name, one in self.types.items():
            for graph in {join.graph for join in one.joins if join.is_interface_object}:
                for interface in one.implements.get(graph, ()):
                    found.setdefault((graph, interface), []).append(name)
        return {place: tuple(names) for place, names in found.items()}

    @cached_property
    def named_below(self) -> Mapping[str, frozenset[str]]:
        """The same by interface, of all subgraphs."""
        found: dict[str, frozenset[str]] = {}
        for (_, interface), names in self.interface_objects_below.items():
            found[interface] = found.get(interface, frozenset()).union(names)
        return found

    def subgraph_named(self, name: str) -> Subgraph | None:
        return next((graph for graph in self.subgraphs.values() if graph.name == name), None)

    def root_kind(self, type_name: str) -> str | None:
        return next((kind for kind, name in self.roots.items() if name == type_name), None)
