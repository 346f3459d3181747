"""What an operation may cost before anything is done with it. Each fragment is measured once, not once per use."""

from collections.abc import Callable
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from router.errors import RequestRefused
from router.settings import Limits


@dataclass(frozen=True)
class Size:
    """With every fragment written out."""

    selections: int = 0
    depth: int = 0
    aliases: int = 0
    root_fields: int = 0
    directives: int = 0


def check_limits(document: DocumentNode, limits: Limits) -> None:
    """Raises `RequestRefused` for the first limit that an operation of the document is over."""
    measure = _measurer(document)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            size = measure(definition.selection_set)
            directives = size.directives + len(definition.directives or ())
            _check("MAX_EXPANDED_SELECTIONS_LIMIT", "selections", size.selections, limits.expanded_selections)
            _check("MAX_DEPTH_LIMIT", "levels", size.depth, limits.depth)
            _check("MAX_ALIASES_LIMIT", "aliases", size.aliases, limits.aliases)
            _check("MAX_ROOT_FIELDS_LIMIT", "root fields", size.root_fields, limits.root_fields)
            _check("MAX_DIRECTIVES_LIMIT", "directives", directives, limits.directives)


def _check(code: str, what: str, found: int, allowed: int) -> None:
    if found > allowed:
        raise RequestRefused(400, code, f"the operation has more than {allowed} {what} with all fragments written out")


def _measurer(document: DocumentNode) -> Callable[[SelectionSetNode], Size]:
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    known: dict[str, Size] = {}
    open_fragments: set[str] = set()

    def of_fragment(name: str) -> Size:
        # An unknown fragment or a cycle is for validation to tell.
        if name not in known:
            if name not in fragments or name in open_fragments:
                return Size()
            open_fragments.add(name)
            known[name] = measure(fragments[name].selection_set)
            open_fragments.discard(name)
        return known[name]

    def measure(selection_set: SelectionSetNode) -> Size:
        selections = depth = aliases = root_fields = directives = 0
        for selection in selection_set.selections:
            directives += len(selection.directives or ())
            if isinstance(selection, FieldNode):
                below = Size() if selection.selection_set is None else measure(selection.selection_set)
                selections += 1 + below.selections
                # Introspection is deep by nature, and answered from memory.
                depth = depth if selection.name.value in ("__schema", "__type") else max(depth, 1 + below.depth)
                aliases += below.aliases + (selection.alias is not None)
                root_fields += 1
            else:
                below = Size()
                if isinstance(selection, FragmentSpreadNode):
                    below = of_fragment(selection.name.value)
                elif isinstance(selection, InlineFragmentNode):
                    below = measure(selection.selection_set)
                selections += 1 + below.selections
                depth = max(depth, below.depth)
                aliases += below.aliases
                root_fields += below.root_fields
            directives += below.directives
        return Size(selections, depth, aliases, root_fields, directives)

    return measure
