"""The schema that clients see: the supergraph without its machinery and without everything `@inaccessible`."""

from collections.abc import Iterable
from typing import Any, TypeVar

from graphql import (
    DefinitionNode,
    DirectiveDefinitionNode,
    DocumentNode,
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    GraphQLDeferDirective,
    GraphQLError,
    GraphQLSchema,
    InputObjectTypeDefinitionNode,
    InputValueDefinitionNode,
    InterfaceTypeDefinitionNode,
    Node,
    ObjectTypeDefinitionNode,
    SchemaDefinitionNode,
    SchemaExtensionNode,
    TypeDefinitionNode,
    UnionTypeDefinitionNode,
    build_ast_schema,
    print_schema,
)

from router.errors import SupergraphInvalid
from router.supergraph.check_document import line_of, undefined_types
from router.supergraph.join_directives import base_name
from router.supergraph.links import Links, read_links
from router.supergraph.without_nodes import without_nodes

N = TypeVar("N", bound=Node)
_IN_OPERATIONS = frozenset(
    {
        "QUERY",
        "MUTATION",
        "SUBSCRIPTION",
        "FIELD",
        "FRAGMENT_DEFINITION",
        "FRAGMENT_SPREAD",
        "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION",
    }
)
_BUILT_IN_DIRECTIVES = frozenset({"deprecated", "specifiedBy", "oneOf"})


def api_schema(document: DocumentNode) -> GraphQLSchema:
    """Built from the document of a supergraph; raises `SupergraphInvalid` when what is left is not a schema.

    `@defer` is the router's own gift to clients, so it is here and not in what is printed.
    """
    schema = _built(document)
    if schema.get_directive(GraphQLDeferDirective.name) is None:
        schema.directives = (*schema.directives, GraphQLDeferDirective)
    return schema


def _built(document: DocumentNode) -> GraphQLSchema:
    visible = visible_document(document, read_links(document))
    for hidden in undefined_types(visible.definitions):
        name = hidden.name.value
        raise SupergraphInvalid(f"line {line_of(hidden)}: {name} is @inaccessible, but what refers to it is not")
    try:
        # Checked before (`check_document`), and no further: see there.
        return without_nodes(build_ast_schema(visible, assume_valid=True))
    except (GraphQLError, TypeError) as error:
        raise SupergraphInvalid(f"the supergraph has no valid API schema: {error}") from error


def print_api_schema(document: DocumentNode) -> str:
    return print_schema(_built(document)) + "\n"


def visible_document(document: DocumentNode, links: Links) -> DocumentNode:
    view = _View(document, links)
    kept = [view.definition(definition) for definition in document.definitions if view.keeps(definition)]
    return DocumentNode(definitions=tuple(kept))


class _View:
    """What may be seen. Of the directives on it only those that introspection tells of are kept."""

    def __init__(self, document: DocumentNode, links: Links) -> None:
        self._links = links
        self._inaccessible = links.directive("inaccessible", "inaccessible")
        self._hidden_types = frozenset(
            definition.name.value
            for definition in document.definitions
            if isinstance(definition, TypeDefinitionNode) and self._is_hidden(definition)
        )

    def _is_hidden(self, node: Node) -> bool:
        return any(directive.name.value == self._inaccessible for directive in getattr(node, "directives", ()) or ())

    def keeps(self, definition: DefinitionNode) -> bool:
        if isinstance(definition, DirectiveDefinitionNode):
            return self._is_for_clients(definition) or not self._links.owns(definition.name.value, is_directive=True)
        if isinstance(definition, TypeDefinitionNode):
            name = definition.name.value
            return name not in self._hidden_types and not self._links.owns(name, is_directive=False)
        return True

    def _is_for_clients(self, definition: DirectiveDefinitionNode) -> bool:
        """A composed directive that operations may use, unless what it takes is not to be seen."""
        types = (base_name(one.type) for one in definition.arguments or ())
        return any(one.value in _IN_OPERATIONS for one in definition.locations) and not any(
            name in self._hidden_types or self._links.owns(name, is_directive=False) for name in types
        )

    def definition(self, node: DefinitionNode) -> DefinitionNode:
        match node:
            case SchemaDefinitionNode() | SchemaExtensionNode():
                return _changed(node, directives=())
            case ObjectTypeDefinitionNode() | InterfaceTypeDefinitionNode():
                interfaces = [one for one in node.interfaces or () if one.name.value not in self._hidden_types]
                fields = self._visible(node.fields)
                return _changed(self._bare(node), interfaces=tuple(interfaces), fields=tuple(map(self._field, fields)))
            case UnionTypeDefinitionNode():
                members = [one for one in node.types or () if one.name.value not in self._hidden_types]
                return _changed(self._bare(node), types=tuple(members))
            case EnumTypeDefinitionNode():
                return _changed(self._bare(node), values=tuple(map(self._bare, self._visible(node.values))))
            case InputObjectTypeDefinitionNode():
                return _changed(self._bare(node), fields=tuple(map(self._bare, self._visible(node.fields))))
            case DirectiveDefinitionNode():
                return _changed(node, arguments=self._arguments(node.arguments))
            case TypeDefinitionNode():
                return self._bare(node)
            case _:
                return node

    def _field(self, node: FieldDefinitionNode) -> FieldDefinitionNode:
        return _changed(self._bare(node), arguments=self._arguments(node.arguments))

    def _arguments(self, nodes: Iterable[InputValueDefinitionNode] | None) -> tuple[InputValueDefinitionNode, ...]:
        return tuple(self._bare(node) for node in self._visible(nodes))

    def _visible(self, nodes: Iterable[N] | None) -> list[N]:
        return [node for node in nodes or () if not self._is_hidden(node)]

    def _bare(self, node: N) -> N:
        directives = getattr(node, "directives", None) or ()
        kept = tuple(directive for directive in directives if directive.name.value in _BUILT_IN_DIRECTIVES)
        return _changed(node, directives=kept)


def _changed(node: N, **changes: object) -> N:
    if all(getattr(node, key, None) == value for key, value in changes.items()):
        return node
    values: dict[str, Any] = {key: getattr(node, key, None) for key in node.keys}
    return type(node)(**{**values, **changes})
