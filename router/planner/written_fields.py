"""The client's fields at one place of the answer, by field and by alias, whatever the object's type."""

from collections.abc import Iterable, Mapping

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)
from graphql.language import print_ast

from router.operation.conditions import is_included

# By field with its arguments, then by response key.
Children = dict[str, dict[str, "WrittenFields"]]


class WrittenFields:
    """Selections of one object, without what `conditions` switch off. Type conditions are not looked at: there may be
    more here than is shown."""

    def __init__(
        self,
        fragments: Mapping[str, FragmentDefinitionNode],
        conditions: Mapping[str, bool],
        selections: Iterable[SelectionSetNode] = (),
    ) -> None:
        self._fragments = fragments
        self._conditions = conditions
        self._selections = tuple({id(one): one for one in selections}.values())
        self._children: Children | None = None
        self._below: dict[str, WrittenFields] = {}

    def children(self) -> Children:
        if self._children is None:
            nodes: dict[str, dict[str, list[SelectionSetNode]]] = {}
            seen: set[str] = set()
            for one in self._selections:
                self._collect(one, nodes, seen)
            self._children = {
                key: {alias: self._of(found) for alias, found in aliases.items()} for key, aliases in nodes.items()
            }
        return self._children

    def below(self, key: str) -> "WrittenFields":
        """What is asked below a field, its aliases together."""
        found = self._below.get(key)
        if found is None:
            found = self._below[key] = self.united(self.children().get(key, {}).values())
        return found

    def united(self, parts: Iterable["WrittenFields"]) -> "WrittenFields":
        known = list(parts)
        if len(known) == 1:
            return known[0]
        return self._of(selection for one in known for selection in one._selections)

    def _of(self, selections: Iterable[SelectionSetNode]) -> "WrittenFields":
        return WrittenFields(self._fragments, self._conditions, selections)

    def _collect(
        self, selection_set: SelectionSetNode, nodes: dict[str, dict[str, list[SelectionSetNode]]], seen: set[str]
    ) -> None:
        for selection in selection_set.selections:
            if not is_included(selection.directives, self._conditions):
                continue
            if isinstance(selection, FieldNode):
                alias = (selection.alias or selection.name).value
                found = nodes.setdefault(_key(selection), {}).setdefault(alias, [])
                if selection.selection_set is not None:
                    found.append(selection.selection_set)
            elif isinstance(selection, InlineFragmentNode):
                self._collect(selection.selection_set, nodes, seen)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
                seen.add(selection.name.value)
                self._collect(self._fragments[selection.name.value].selection_set, nodes, seen)


def has_aliases(document: DocumentNode) -> bool:
    kinds = (OperationDefinitionNode, FragmentDefinitionNode)
    waiting = [one.selection_set for one in document.definitions if isinstance(one, kinds)]
    while waiting:
        for selection in waiting.pop().selections:
            if isinstance(selection, FieldNode) and selection.alias is not None:
                return True
            below = None if isinstance(selection, FragmentSpreadNode) else getattr(selection, "selection_set", None)
            if below is not None:
                waiting.append(below)
    return False


def _key(node: FieldNode) -> str:
    """As `Field.key` of a field without alias."""
    arguments = sorted(node.arguments or (), key=lambda one: one.name.value)
    return f"{node.name.value}({', '.join(map(print_ast, arguments))})" if arguments else node.name.value
