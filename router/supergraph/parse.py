"""Supergraph SDL → `Supergraph`: the first step of everything, done once per supergraph."""

from graphql import (
    DocumentNode,
    EnumTypeDefinitionNode,
    GraphQLSyntaxError,
    SchemaDefinitionNode,
)

from router.errors import SupergraphInvalid
from router.supergraph.api_schema import api_schema
from router.supergraph.check_document import check_document, check_graphs, check_roots
from router.supergraph.join_directives import applied
from router.supergraph.links import Links, read_links
from router.supergraph.model import Kind, Subgraph, Supergraph, TypeDefinition
from router.supergraph.read_document import read_document
from router.supergraph.read_types import read_types

_ROOT_KINDS = ("query", "mutation", "subscription")


def parse_supergraph(sdl: str) -> Supergraph:
    document = _parse_document(sdl)
    links = read_links(document)
    check_document(document, links)
    subgraphs = _read_subgraphs(document, links)
    check_graphs(document, links, subgraphs)
    types = read_types(document, links, subgraphs)
    roots = _read_roots(document, types)
    check_roots(document, roots)
    return Supergraph(
        sdl=sdl,
        subgraphs=subgraphs,
        types=types,
        roots=roots,
        possible_types=_possible_types(types),
        api_schema=api_schema(document),
    )


def _parse_document(sdl: str) -> DocumentNode:
    try:
        return read_document(sdl)
    except GraphQLSyntaxError as error:
        line = error.locations[0].line if error.locations else 0
        raise SupergraphInvalid(f"line {line}: the supergraph does not parse: {error.message}") from error


def _read_subgraphs(document: DocumentNode, links: Links) -> dict[str, Subgraph]:
    enum_name = links.type("join", "Graph")
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
    names = [one.name for one in found.values()]
    for name in names:
        if names.count(name) > 1:
            raise SupergraphInvalid(f"two subgraphs of the supergraph have the name {name!r}")
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
