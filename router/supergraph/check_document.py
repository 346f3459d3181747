"""Is the document one that can be served at all? Told at start with the line, not at the first request.

Composers of all times have written schemas that today's rules for schemas would refuse (a deprecated field where its
interface's is not, for one). So only that is checked without which nothing works.
"""

from collections.abc import Collection, Mapping

from graphql import (
    DefinitionNode,
    DirectiveDefinitionNode,
    DirectiveNode,
    DocumentNode,
    EnumValueNode,
    Node,
    ObjectTypeDefinitionNode,
    SchemaDefinitionNode,
    SchemaExtensionNode,
    TypeDefinitionNode,
    TypeExtensionNode,
    Visitor,
    visit,
)
from graphql.validation import (
    ASTValidationRule,
    KnownTypeNamesRule,
    LoneSchemaDefinitionRule,
    UniqueArgumentDefinitionNamesRule,
    UniqueDirectiveNamesRule,
    UniqueEnumValueNamesRule,
    UniqueFieldDefinitionNamesRule,
    UniqueInputFieldNamesRule,
    UniqueOperationTypesRule,
    UniqueTypeNamesRule,
)
from graphql.validation.validate import validate_sdl

from router.errors import SupergraphInvalid
from router.supergraph.links import Links

_RULES: tuple[type[ASTValidationRule], ...] = (
    LoneSchemaDefinitionRule,
    UniqueOperationTypesRule,
    UniqueTypeNamesRule,
    UniqueDirectiveNamesRule,
    UniqueEnumValueNamesRule,
    UniqueFieldDefinitionNamesRule,
    UniqueArgumentDefinitionNamesRule,
    UniqueInputFieldNamesRule,
    KnownTypeNamesRule,
)


def check_document(document: DocumentNode, links: Links) -> None:
    """Raises `SupergraphInvalid` for the first mistake, with its line."""
    own = tuple(definition for definition in document.definitions if not _is_machinery(definition, links))
    for error in validate_sdl(DocumentNode(definitions=own), rules=_RULES):
        raise SupergraphInvalid(f"line {error.locations[0].line if error.locations else 0}: {error.message}")
    for definition in own:
        if isinstance(definition, TypeExtensionNode):
            raise _at(definition, f"a composed supergraph has no `extend` (of {definition.name.value})")
        if not isinstance(
            definition, TypeDefinitionNode | DirectiveDefinitionNode | SchemaDefinitionNode | SchemaExtensionNode
        ):
            raise _at(definition, "operations and fragments have no place in a supergraph")


def check_roots(document: DocumentNode, roots: Mapping[str, str]) -> None:
    if "query" not in roots:
        raise SupergraphInvalid("the supergraph has no query type, which every schema needs")
    for definition in document.definitions:
        is_type = isinstance(definition, TypeDefinitionNode) and definition.name.value in roots.values()
        if is_type and not isinstance(definition, ObjectTypeDefinitionNode):
            raise _at(definition, "the type of a root is not an object type")


def check_graphs(document: DocumentNode, links: Links, known: Collection[str]) -> None:
    """Every mark of the join specification speaks of a subgraph that there is."""
    marks = frozenset(
        links.directive("join", name) for name in ("type", "field", "owner", "implements", "unionMember", "enumValue")
    )
    visit(document, _GraphChecker(marks, known))


class _GraphChecker(Visitor):
    def __init__(self, marks: frozenset[str], known: Collection[str]) -> None:
        super().__init__()
        self._marks = marks
        self._known = known

    def enter_directive(self, node: DirectiveNode, *_: object) -> None:
        if node.name.value in self._marks:
            for argument in node.arguments or ():
                value = argument.value
                if argument.name.value == "graph" and (
                    not isinstance(value, EnumValueNode) or value.value not in self._known
                ):
                    raise _at(node, f"@{node.name.value} names a subgraph that the supergraph does not have")


def _is_machinery(definition: DefinitionNode, links: Links) -> bool:
    is_directive = isinstance(definition, DirectiveDefinitionNode)
    name = getattr(definition, "name", None)
    return name is not None and links.owns(name.value, is_directive=is_directive)


def _at(node: Node, message: str) -> SupergraphInvalid:
    return SupergraphInvalid(f"line {node.loc.start_token.line if node.loc else 0}: {message}")
