"""What an operation may cost before anything is done with it. Each fragment is measured once, not once per use."""

from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

from router.errors import RequestRefused
from router.operation.tokens import nesting_allowed, too_deep
from router.settings import Limits

# Introspection is deep by nature, and answered from memory.
_NOT_DEEP = frozenset({"__schema", "__type"})
# It needs no aliases, and each of them could ask for the whole schema once more.
_INTROSPECTION_ALIASES = 10


@dataclass(slots=True)
class Size:
    """With every fragment written out. `depth` counts fields, `nesting` also the fragments between them."""

    selections: int = 0
    depth: int = 0
    nesting: int = 0
    aliases: int = 0
    root_fields: int = 0
    directives: int = 0
    introspection_aliases: int = 0

    def hold(self, below: "Size") -> None:
        """What is below stands here as often as it is selected."""
        self.selections += 1 + below.selections
        self.nesting = max(self.nesting, below.nesting + 1)
        self.aliases += below.aliases
        self.directives += below.directives
        self.introspection_aliases += below.introspection_aliases


_NOTHING = Size()


def check_limits(document: DocumentNode, limits: Limits) -> None:
    """Raises `RequestRefused` for the first limit that an operation of the document is over.

    A fragment that contains itself has no size, one that nothing contains has no limit: each is a `GraphQLError`, as
    validation would tell it.
    """
    measure = _Measure(document)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            size = measure.selection_set(definition.selection_set)
            directives = size.directives + len(definition.directives or ())
            _check("MAX_EXPANDED_SELECTIONS_LIMIT", size.selections, "expanded_selections", limits.expanded_selections)
            _check("MAX_DEPTH_LIMIT", size.depth, "depth", limits.depth)
            _check("MAX_ALIASES_LIMIT", size.aliases, "aliases", limits.aliases)
            _check("MAX_ROOT_FIELDS_LIMIT", size.root_fields, "root_fields", limits.root_fields)
            _check("MAX_DIRECTIVES_LIMIT", directives, "directives", limits.directives)
            if size.introspection_aliases > _INTROSPECTION_ALIASES:
                what = f"the operation asks for the schema under more than {_INTROSPECTION_ALIASES} aliases"
                raise RequestRefused(400, "MAX_ALIASES_LIMIT", f"{what}: ask for it once, without aliases")
            if size.nesting > nesting_allowed(limits):
                raise too_deep("has fragments inside fragments that are nested too deeply")
    measure.check_unused()


_WHAT = {
    "expanded_selections": "selections",
    "depth": "levels of fields",
    "aliases": "aliases",
    "root_fields": "root fields",
    "directives": "directives",
}


def _check(code: str, found: int, setting: str, allowed: int) -> None:
    if found > allowed:
        what = f"the operation has more than {allowed} {_WHAT[setting]} with all fragments written out"
        raise RequestRefused(400, code, f"{what}: ask for less at once, or raise limits.{setting}")


class _Measure:
    def __init__(self, document: DocumentNode) -> None:
        fragments = [one for one in document.definitions if isinstance(one, FragmentDefinitionNode)]
        self._fragments = {one.name.value: one for one in fragments}
        self._known: dict[str, Size] = {}
        self._open: set[str] = set()

    def selection_set(self, node: SelectionSetNode) -> Size:
        size = Size(nesting=1)
        for selection in node.selections:
            size.directives += len(selection.directives or ())
            if isinstance(selection, FieldNode):
                self._field(size, selection)
            else:
                below = self._fragment(selection)
                size.hold(below)
                size.depth = max(size.depth, below.depth)
                size.root_fields += below.root_fields
        return size

    def _field(self, size: Size, node: FieldNode) -> None:
        below = _NOTHING if node.selection_set is None else self.selection_set(node.selection_set)
        size.hold(below)
        size.aliases += node.alias is not None
        if node.name.value in _NOT_DEEP:
            size.introspection_aliases += below.aliases + (node.alias is not None and node.name.value == "__schema")
        else:
            size.depth = max(size.depth, 1 + below.depth)
        size.root_fields += 1

    def _fragment(self, node: SelectionNode) -> Size:
        if isinstance(node, InlineFragmentNode):
            return self.selection_set(node.selection_set)
        if isinstance(node, FragmentSpreadNode):
            return self._spread(node)
        return _NOTHING

    def check_unused(self) -> None:
        """No operation has paid for these: nothing more is done with them."""
        unused = next((one for name, one in self._fragments.items() if name not in self._known), None)
        if unused is not None:
            raise GraphQLError(f"Fragment '{unused.name.value}' is never used.", unused)

    def _spread(self, node: FragmentSpreadNode) -> Size:
        name = node.name.value
        known = self._known.get(name)
        if known is None:
            if name in self._open:
                raise GraphQLError(f"Cannot spread fragment '{name}' within itself.", node)
            fragment = self._fragments.get(name)
            if fragment is None:
                return _NOTHING  # for validation to tell
            self._open.add(name)
            known = self._known[name] = self.selection_set(fragment.selection_set)
            self._open.discard(name)
        return known
