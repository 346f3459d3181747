"""The SDL of a subgraph as a schema that graphql-core executes: extensions made whole, `_entities` added, keys read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphql import (
    ConstDirectiveNode,
    DocumentNode,
    FieldNode,
    GraphQLSchema,
    InlineFragmentNode,
    InterfaceTypeDefinitionNode,
    Node,
    ObjectTypeDefinitionNode,
    ObjectTypeExtensionNode,
    SchemaExtensionNode,
    SelectionSetNode,
    build_ast_schema,
    parse,
    value_from_ast_untyped,
)


@dataclass(frozen=True)
class KeyOf:
    selection: SelectionSetNode
    fields: frozenset[str]
    resolvable: bool


def arguments_of(directive: ConstDirectiveNode) -> dict[str, Any]:
    return {argument.name.value: value_from_ast_untyped(argument.value) for argument in directive.arguments or ()}


@lru_cache(4096)
def field_set(text: str) -> SelectionSetNode:
    definition = parse(f"{{{text}}}", no_location=True).definitions[0]
    return definition.selection_set  # type: ignore[attr-defined, no-any-return]


def keys_of(schema: GraphQLSchema, type_name: str) -> list[KeyOf]:
    node: Any = schema.type_map[type_name].ast_node
    found = []
    for directive in node.directives or ():
        if directive.name.value == "key":
            arguments = arguments_of(directive)
            selection = field_set(arguments["fields"])
            names = frozenset(one.name.value for one in selection.selections)  # type: ignore[attr-defined]
            found.append(KeyOf(selection, names, arguments.get("resolvable", True)))
    return found


def executable(sdl: str) -> GraphQLSchema:
    document = parse(sdl, no_location=True)
    definitions: list[Any] = [_whole(one) for one in document.definitions if not isinstance(one, SchemaExtensionNode)]
    entities = [one.name.value for one in definitions if _is_entity(one)]
    text = "" if any(_named(one, "Query") for one in definitions) else "type Query { _nothing: Boolean } "
    if entities:
        text += f"scalar _Any union _Entity = {' | '.join(entities)}"
        text += " extend type Query { _entities(representations: [_Any!]!): [_Entity]! }"
    added = list(parse(text, no_location=True).definitions) if text else []
    return build_ast_schema(DocumentNode(definitions=(*definitions, *added)), assume_valid=True, assume_valid_sdl=True)


def _whole(node: Node) -> Node:
    if isinstance(node, ObjectTypeExtensionNode):
        return ObjectTypeDefinitionNode(
            name=node.name, interfaces=node.interfaces, directives=node.directives, fields=node.fields
        )
    return node


def _is_entity(node: Node) -> bool:
    is_type = isinstance(node, ObjectTypeDefinitionNode) and not isinstance(node, InterfaceTypeDefinitionNode)
    return is_type and any(one.name.value == "key" for one in getattr(node, "directives", None) or ())


def _named(node: Any, name: str) -> bool:
    return isinstance(node, ObjectTypeDefinitionNode) and node.name.value == name


def _provided_nodes(provided: tuple[SelectionSetNode, ...], type_name: str) -> Iterator[FieldNode]:
    for selection in provided:
        for node in selection.selections:
            if isinstance(node, FieldNode):
                yield node
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                if condition is None or condition.name.value == type_name:
                    yield from _provided_nodes((node.selection_set,), type_name)


def provides(provided: tuple[SelectionSetNode, ...], name: str, type_name: str) -> bool:
    return any(node.name.value == name for node in _provided_nodes(provided, type_name))


def provided_below(provided: tuple[SelectionSetNode, ...], name: str, type_name: str) -> Iterator[SelectionSetNode]:
    for node in _provided_nodes(provided, type_name):
        if node.name.value == name and node.selection_set is not None:
            yield node.selection_set
