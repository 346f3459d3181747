"""The types of a supergraph: which subgraphs have each, with which keys, fields, interfaces and members."""

from collections.abc import Collection, Iterator, Mapping

from graphql import (
    DocumentNode,
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    InterfaceTypeDefinitionNode,
    ObjectTypeDefinitionNode,
    TypeDefinitionNode,
    UnionTypeDefinitionNode,
)

from router.supergraph.join_directives import (
    applied,
    base_name,
    read_access,
    read_field_joins,
    read_type_joins,
)
from router.supergraph.links import Links
from router.supergraph.model import FieldDefinition, FieldJoin, Kind, TypeDefinition, TypeJoin

_KINDS = {
    "object_type_definition": Kind.OBJECT,
    "interface_type_definition": Kind.INTERFACE,
    "union_type_definition": Kind.UNION,
    "enum_type_definition": Kind.ENUM,
    "input_object_type_definition": Kind.INPUT,
    "scalar_type_definition": Kind.SCALAR,
}


def read_types(document: DocumentNode, links: Links, graphs: Collection[str]) -> dict[str, TypeDefinition]:
    """By name, without the types of linked specifications."""
    nodes = [
        definition
        for definition in document.definitions
        if isinstance(definition, TypeDefinitionNode) and not links.owns(definition.name.value, is_directive=False)
    ]
    joins = {node.name.value: _type_joins(node, links, graphs) for node in nodes}
    reader = _TypeReader(links, {name: frozenset(one.graph for one in found) for name, found in joins.items()})
    return {node.name.value: reader.read(node, joins[node.name.value]) for node in nodes}


def _type_joins(node: TypeDefinitionNode, links: Links, graphs: Collection[str]) -> tuple[TypeJoin, ...]:
    # Join v0.1 marks only entities: a type without a mark is a value type, known wherever it is used.
    joins = read_type_joins(node.directives, links) or tuple(map(TypeJoin, graphs))
    owner = _owner(node, links)
    return joins if owner is None or any(join.graph == owner for join in joins) else (TypeJoin(owner), *joins)


def _owner(node: TypeDefinitionNode, links: Links) -> str | None:
    return next((one["graph"] for one in applied(node.directives, links.directive("join", "owner"))), None)


class _TypeReader:
    def __init__(self, links: Links, graphs_of: Mapping[str, frozenset[str]]) -> None:
        self._links = links
        self._graphs_of = graphs_of

    def read(self, node: TypeDefinitionNode, joins: tuple[TypeJoin, ...]) -> TypeDefinition:
        owner = _owner(node, self._links)
        graphs = tuple(dict.fromkeys(join.graph for join in joins))
        return TypeDefinition(
            name=node.name.value,
            kind=_KINDS[node.kind],
            joins=joins,
            fields=dict(self._fields(node, owner, graphs)),
            interfaces=frozenset(one.name.value for one in getattr(node, "interfaces", None) or ()),
            implements=self._implements(node, graphs),
            members=self._members(node, graphs),
            enum_values=_enum_values(node),
            contexts=frozenset(
                one["name"] for one in applied(node.directives, self._links.directive("context", "context"))
            ),
            access=read_access(node.directives, self._links),
            owner=owner,
        )

    def _fields(
        self, node: TypeDefinitionNode, owner: str | None, graphs: tuple[str, ...]
    ) -> Iterator[tuple[str, FieldDefinition]]:
        if isinstance(node, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode):
            for definition in node.fields or ():
                yield definition.name.value, self._field(definition, owner, graphs)

    def _field(self, node: FieldDefinitionNode, owner: str | None, graphs: tuple[str, ...]) -> FieldDefinition:
        joins, bare = read_field_joins(node.directives, self._links, owner)
        if owner is not None:
            # Join v0.1: an unmarked field of an entity is its owner's. The other subgraphs may still send it as part of
            # a key or where they provide it: external to them, as later versions say outright.
            joins = joins or (FieldJoin(owner),)
            known = {join.graph for join in joins}
            joins = (*joins, *(FieldJoin(graph, external=True) for graph in graphs if graph not in known))
            bare = False
        return FieldDefinition(
            name=node.name.value,
            type=node.type,
            base_type=base_name(node.type),
            joins=joins,
            by_interface=bare,
            access=read_access(node.directives, self._links),
            arguments=frozenset(argument.name.value for argument in node.arguments or ()),
        )

    def _implements(self, node: TypeDefinitionNode, graphs: tuple[str, ...]) -> dict[str, frozenset[str]]:
        """By subgraph. Join v0.1 does not say: whatever interface a subgraph knows of."""
        marks = applied(node.directives, self._links.directive("join", "implements"))
        if not marks:
            return self._known([one.name.value for one in getattr(node, "interfaces", None) or ()], graphs)
        return {
            graph: frozenset(one["interface"] for one in marks if one["graph"] == graph)
            for graph in {one["graph"] for one in marks}
        }

    def _members(self, node: TypeDefinitionNode, graphs: tuple[str, ...]) -> dict[str, frozenset[str]]:
        """By subgraph. Join v0.1 and v0.2 do not say: whatever member a subgraph knows of."""
        if not isinstance(node, UnionTypeDefinitionNode):
            return {}
        marks = applied(node.directives, self._links.directive("join", "unionMember"))
        if not marks:
            return self._known([one.name.value for one in node.types or ()], graphs)
        return {
            graph: frozenset(one["member"] for one in marks if one["graph"] == graph)
            for graph in {one["graph"] for one in marks}
        }

    def _known(self, names: Collection[str], graphs: tuple[str, ...]) -> dict[str, frozenset[str]]:
        return {graph: frozenset(name for name in names if graph in self._graphs_of[name]) for graph in graphs}


def _enum_values(node: TypeDefinitionNode) -> frozenset[str]:
    values = node.values if isinstance(node, EnumTypeDefinitionNode) else None
    return frozenset(value.name.value for value in values or ())
