"""Supergraph SDL → `Supergraph`: the first step of everything, done once per supergraph."""

from collections.abc import Iterator

from graphql import (
    DocumentNode,
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    GraphQLSyntaxError,
    InputObjectTypeDefinitionNode,
    InterfaceTypeDefinitionNode,
    ObjectTypeDefinitionNode,
    SchemaDefinitionNode,
    TypeDefinitionNode,
    UnionTypeDefinitionNode,
    parse,
)

from router.errors import SupergraphInvalid
from router.supergraph.api_schema import api_schema
from router.supergraph.join_directives import (
    applied,
    base_name,
    read_access,
    read_field_joins,
    read_type_joins,
)
from router.supergraph.links import Links, read_links
from router.supergraph.model import FieldDefinition, FieldJoin, Kind, Subgraph, Supergraph, TypeDefinition, TypeJoin

_KINDS = {
    "object_type_definition": Kind.OBJECT,
    "interface_type_definition": Kind.INTERFACE,
    "union_type_definition": Kind.UNION,
    "enum_type_definition": Kind.ENUM,
    "input_object_type_definition": Kind.INPUT,
    "scalar_type_definition": Kind.SCALAR,
}
_ROOT_KINDS = ("query", "mutation", "subscription")


def parse_supergraph(sdl: str) -> Supergraph:
    document = _parse_document(sdl)
    links = read_links(document)
    subgraphs = _read_subgraphs(document, links)
    reader = _TypeReader(links, subgraphs)
    types = {
        definition.name.value: reader.read(definition)
        for definition in document.definitions
        if isinstance(definition, TypeDefinitionNode) and not links.owns(definition.name.value, is_directive=False)
    }
    return Supergraph(
        document=document,
        subgraphs=subgraphs,
        types=types,
        roots=_read_roots(document, types),
        possible_types=_possible_types(types),
        api_schema=api_schema(document),
    )


def _parse_document(sdl: str) -> DocumentNode:
    try:
        return parse(sdl)
    except GraphQLSyntaxError as error:
        line = error.locations[0].line if error.locations else 0
        raise SupergraphInvalid(f"line {line}: the supergraph does not parse: {error.message}") from error


def _read_subgraphs(document: DocumentNode, links: Links) -> dict[str, Subgraph]:
    enum_name = links.directive("join", "Graph")
    directive = links.directive("join", "graph")
    found: dict[str, Subgraph] = {}
    for definition in document.definitions:
        if isinstance(definition, EnumTypeDefinitionNode) and definition.name.value == enum_name:
            for value in definition.values or ():
                for arguments in applied(value.directives, directive):
                    name = value.name.value
                    found[name] = Subgraph(name, arguments.get("name") or name, arguments.get("url") or "")
    if not found:
        raise SupergraphInvalid(f"the supergraph names no subgraph: enum {enum_name} is missing or empty")
    return found


def _read_roots(document: DocumentNode, types: dict[str, TypeDefinition]) -> dict[str, str]:
    roots = {kind: kind.capitalize() for kind in _ROOT_KINDS if kind.capitalize() in types}
    for definition in document.definitions:
        if isinstance(definition, SchemaDefinitionNode) and definition.operation_types:
            roots = {one.operation.value: one.type.name.value for one in definition.operation_types}
    return roots


def _possible_types(types: dict[str, TypeDefinition]) -> dict[str, tuple[str, ...]]:
    possible: dict[str, list[str]] = {name: [] for name, one in types.items() if one.is_composite}
    for name, one in types.items():
        if one.kind is Kind.OBJECT:
            possible[name].append(name)
            for interface in one.interfaces:
                possible.setdefault(interface, []).append(name)
        elif one.kind is Kind.UNION:
            members = frozenset[str]().union(*one.members.values())
            possible[name].extend(member for member in types if member in members)
    return {name: tuple(members) for name, members in possible.items()}


class _TypeReader:
    def __init__(self, links: Links, subgraphs: dict[str, Subgraph]) -> None:
        self._links = links
        self._all_graphs = tuple(subgraphs)

    def read(self, node: TypeDefinitionNode) -> TypeDefinition:
        kind = _KINDS[node.kind]
        # Join v0.1 marks only entities: a type without a mark is a value type, known wherever it is used.
        joins = read_type_joins(node.directives, self._links) or tuple(map(TypeJoin, self._all_graphs))
        owner = next((one["graph"] for one in applied(node.directives, self._links.directive("join", "owner"))), None)
        graphs = tuple(dict.fromkeys([*([owner] if owner else []), *(join.graph for join in joins)]))
        has_fields = isinstance(
            node, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | InputObjectTypeDefinitionNode
        )
        return TypeDefinition(
            name=node.name.value,
            kind=kind,
            joins=joins if owner is None else _with_owner(joins, owner),
            fields=dict(self._fields(node, owner, joins)) if has_fields and kind is not Kind.INPUT else {},
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
        self, node: TypeDefinitionNode, owner: str | None, type_joins: tuple[TypeJoin, ...]
    ) -> Iterator[tuple[str, FieldDefinition]]:
        for definition in getattr(node, "fields", None) or ():
            if isinstance(definition, FieldDefinitionNode):
                yield definition.name.value, self._field(definition, owner, type_joins)

    def _field(self, node: FieldDefinitionNode, owner: str | None, type_joins: tuple[TypeJoin, ...]) -> FieldDefinition:
        joins, bare = read_field_joins(node.directives, self._links)
        if owner is not None:
            # Join v0.1: an unmarked field of an entity is its owner's. The other subgraphs may still send it as part of
            # a key or where they provide it: external to them, as later versions say outright.
            joins = joins or (FieldJoin(owner),)
            known = {join.graph for join in joins}
            others = dict.fromkeys(join.graph for join in type_joins if join.graph not in known)
            joins = (*joins, *(FieldJoin(graph, external=True) for graph in others))
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
        interfaces = frozenset(one.name.value for one in getattr(node, "interfaces", None) or ())
        marks = applied(node.directives, self._links.directive("join", "implements"))
        if not marks:
            return dict.fromkeys(graphs, interfaces)
        return {
            graph: frozenset(one["interface"] for one in marks if one["graph"] == graph)
            for graph in {one["graph"] for one in marks}
        }

    def _members(self, node: TypeDefinitionNode, graphs: tuple[str, ...]) -> dict[str, frozenset[str]]:
        if not isinstance(node, UnionTypeDefinitionNode):
            return {}
        marks = applied(node.directives, self._links.directive("join", "unionMember"))
        if not marks:
            return dict.fromkeys(graphs, frozenset(one.name.value for one in node.types or ()))
        return {
            graph: frozenset(one["member"] for one in marks if one["graph"] == graph)
            for graph in {one["graph"] for one in marks}
        }


def _with_owner(joins: tuple[TypeJoin, ...], owner: str) -> tuple[TypeJoin, ...]:
    return joins if any(join.graph == owner for join in joins) else (TypeJoin(owner), *joins)


def _enum_values(node: TypeDefinitionNode) -> frozenset[str]:
    values = node.values if isinstance(node, EnumTypeDefinitionNode) else None
    return frozenset(value.name.value for value in values or ())
