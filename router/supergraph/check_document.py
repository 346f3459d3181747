"""Is the document one that can be served at all? Told at start with the line, not at the first request.

Composers of all times have written schemas that today's rules for schemas would refuse (a deprecated field where its
interface's is not, for one). So only that is checked without which nothing works; by plain loops, since a supergraph
may have thousands of types.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from graphql import (
    ConstDirectiveNode,
    DefinitionNode,
    DirectiveDefinitionNode,
    DocumentNode,
    EnumValueNode,
    NamedTypeNode,
    Node,
    NullValueNode,
    ObjectTypeDefinitionNode,
    SchemaDefinitionNode,
    SchemaExtensionNode,
    TypeDefinitionNode,
    TypeExtensionNode,
    TypeNode,
    specified_scalar_types,
)

from router.errors import SupergraphInvalid
from router.supergraph.links import Links

_JOIN_MARKS = ("type", "field", "owner", "implements", "unionMember", "enumValue")
_NAMED_PARTS = ("fields", "values", "arguments")


def check_document(document: DocumentNode, links: Links) -> None:
    """Raises `SupergraphInvalid` for the first mistake, with its line."""
    own = [definition for definition in document.definitions if not _is_machinery(definition, links)]
    for definition in own:
        if isinstance(definition, TypeExtensionNode):
            raise _at(definition, f"a composed supergraph has no `extend` (of {definition.name.value})")
        if not isinstance(
            definition, TypeDefinitionNode | DirectiveDefinitionNode | SchemaDefinitionNode | SchemaExtensionNode
        ):
            raise _at(definition, "operations and fragments have no place in a supergraph")
    _check_names(one for one in own if isinstance(one, TypeDefinitionNode))
    _check_names(one for one in own if isinstance(one, DirectiveDefinitionNode))
    schemas = [one for one in own if isinstance(one, SchemaDefinitionNode)]
    if len(schemas) > 1:
        raise _at(schemas[1], "there can be only one schema definition")
    unknown = next(undefined_types(own), None)
    if unknown is not None:
        raise _at(unknown, f"unknown type {unknown.name.value}")


def undefined_types(definitions: Collection[DefinitionNode]) -> Iterator[NamedTypeNode]:
    """What the definitions speak of and none of them defines."""
    defined = {one.name.value for one in definitions if isinstance(one, TypeDefinitionNode)}
    for definition in definitions:
        for found in _types_in(definition):
            if found.name.value not in defined and found.name.value not in specified_scalar_types:
                yield found


def check_roots(document: DocumentNode, roots: Mapping[str, str]) -> None:
    if "query" not in roots:
        raise SupergraphInvalid("the supergraph has no query type, which every schema needs")
    for definition in document.definitions:
        is_type = isinstance(definition, TypeDefinitionNode) and definition.name.value in roots.values()
        if is_type and not isinstance(definition, ObjectTypeDefinitionNode):
            raise _at(definition, "the type of a root is not an object type")


def check_graphs(document: DocumentNode, links: Links, known: Collection[str]) -> None:
    """Every mark of the join specification speaks of a subgraph that there is."""
    marks = frozenset(links.directive("join", name) for name in _JOIN_MARKS)
    for definition in document.definitions:
        for node in (definition, *_parts(definition)):
            for directive in getattr(node, "directives", None) or ():
                if directive.name.value in marks and not _is_known(directive, known):
                    what = f"@{directive.name.value} names a subgraph that the supergraph does not have"
                    raise _at(directive, what)


def _check_names(definitions: Iterable[TypeDefinitionNode | DirectiveDefinitionNode]) -> None:
    seen: set[str] = set()
    for definition in definitions:
        name = definition.name.value
        if name in seen:
            raise _at(definition, f"{name} is defined twice")
        seen.add(name)
        for parts in _NAMED_PARTS:
            _check_parts(name, getattr(definition, parts, None) or ())


def _check_parts(owner: str, parts: Iterable[Node]) -> None:
    seen: set[str] = set()
    for part in parts:
        name = part.name.value  # type: ignore[attr-defined]
        if name in seen:
            raise _at(part, f"{owner}.{name} is defined twice")
        seen.add(name)
        if getattr(part, "arguments", None):
            _check_parts(f"{owner}.{name}", part.arguments)  # type: ignore[attr-defined]


def _parts(definition: DefinitionNode) -> Iterator[Node]:
    for parts in _NAMED_PARTS:
        yield from getattr(definition, parts, None) or ()


def _types_in(definition: DefinitionNode) -> Iterator[NamedTypeNode]:
    if isinstance(definition, SchemaDefinitionNode | SchemaExtensionNode):
        yield from (one.type for one in definition.operation_types or ())
        return
    yield from getattr(definition, "interfaces", None) or ()
    yield from getattr(definition, "types", None) or ()
    for part in _parts(definition):
        if (declared := getattr(part, "type", None)) is not None:
            yield _named(declared)
        for argument in getattr(part, "arguments", None) or ():
            yield _named(argument.type)


def _named(node: TypeNode) -> NamedTypeNode:
    while not isinstance(node, NamedTypeNode):
        node = node.type  # type: ignore[attr-defined]
    return node


def _is_known(directive: ConstDirectiveNode, graphs: Collection[str]) -> bool:
    given = [argument.value for argument in directive.arguments or () if argument.name.value == "graph"]
    return all(
        isinstance(value, NullValueNode) or (isinstance(value, EnumValueNode) and value.value in graphs)
        for value in given
    )


def _is_machinery(definition: DefinitionNode, links: Links) -> bool:
    is_directive = isinstance(definition, DirectiveDefinitionNode)
    name = getattr(definition, "name", None)
    return name is not None and links.owns(name.value, is_directive=is_directive)


def _at(node: Node, message: str) -> SupergraphInvalid:
    return SupergraphInvalid(f"line {line_of(node)}: {message}")


def line_of(node: Node) -> int:
    return node.loc.start_token.line if node.loc else 0
